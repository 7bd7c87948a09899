"""Naming areas of opportunity, and saying in which agreements they stand."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Max

from agreements.areas.models import Area, AreaStanding
from agreements.register.drafting import refuse_if_signed
from agreements.register.locks import lock_agreement, save_next_version
from agreements.register.models import Agreement
from commissioning.accounts.models import User
from commissioning.audit.log import record
from commissioning.errors import RuleBroken
from commissioning.partnerships.models import Partnership


@transaction.atomic
def name_area(
    partnership: Partnership,
    name: str,
    *,
    by: User | None,
    organisations: Iterable[int],
    other_names: Iterable[str] = (),
) -> Area:
    """The area that papers call `name` or one of `other_names`; a new one if there is none.

    "Urgent & Emergency Care" and "urgent and emergency care" are one area. Names not known yet
    are kept as its other names.
    """
    partnership = Partnership.objects.select_for_update().get(pk=partnership.pk)
    names = [name, *other_names]
    area = _found(partnership, names)
    if area is None:
        last = partnership.areas.aggregate(last=Max("position"))["last"] or 0
        area = Area.objects.create(partnership=partnership, name=name, position=last + 1)
        record("area.named", area, by=by, organisations=organisations, after={"name": name})
    new = [other for other in names if _plain(other) not in map(_plain, _names_of(area))]
    if new:
        area.other_names = [*area.other_names, *new]
        area.save(update_fields=["other_names"])
    return area


@transaction.atomic
def stand_area(
    agreement: Agreement,
    name: str,
    *,
    by: User | None,
    words: str = "",
    note: str = "",
    other_names: Iterable[str] = (),
    stated_in: str = "",
) -> AreaStanding:
    """Put the area of that name in an agreement still being made, under the name printed there.

    `stated_in` names another paper that says so where the agreement's own text does not. Refuses
    an area that stands in the agreement already. The first agreement keeps the area's plan.
    """
    agreement = lock_agreement(agreement)
    refuse_if_signed(agreement)
    ids = agreement.organisation_ids
    area = name_area(agreement.partnership, name, by=by, organisations=ids, other_names=other_names)
    if not area.standings.exists():
        area.planned_under = agreement
        area.save(update_fields=["planned_under"])
    if agreement.areas.filter(area=area).exists():
        raise RuleBroken(f"{area} stands in this agreement already.")
    last = agreement.areas.aggregate(last=Max("position"))["last"] or 0
    standing = AreaStanding.objects.create(
        area=area,
        agreement=agreement,
        position=last + 1,
        name_as_printed=name,
        words=words,
        note=note,
        stated_in=stated_in,
    )
    save_next_version(agreement)
    after = {"area": name, "words": words, "stated_in": stated_in}
    record("agreement.area_added", agreement, by=by, organisations=ids, after=after)
    return standing


@transaction.atomic
def change_area(
    standing: AreaStanding,
    *,
    name_as_printed: str,
    words: str,
    note: str,
    version: int,
    by: User | None,
) -> AreaStanding:
    """Change how an area stands in an agreement; `version` is the agreement's.

    Once every party has signed, its name and words stay, and only the note on how it goes changes.
    """
    agreement = lock_agreement(standing.agreement, version=version)
    standing = AreaStanding.objects.select_for_update().get(pk=standing.pk)
    before = _content(standing)
    after = {"name_as_printed": name_as_printed, "words": words, "note": note}
    if (name_as_printed, words) != (standing.name_as_printed, standing.words):
        refuse_if_signed(agreement)
    for field, value in after.items():
        setattr(standing, field, value)
    standing.save(update_fields=list(after))
    save_next_version(agreement)
    ids = agreement.organisation_ids
    record(
        "agreement.area_changed", agreement, by=by, organisations=ids, before=before, after=after
    )
    return standing


@transaction.atomic
def take_out_area(standing: AreaStanding, *, version: int, by: User) -> Agreement:
    """Take an area out of an agreement still being made. The area itself, and its past, remain."""
    agreement = lock_agreement(standing.agreement, version=version)
    refuse_if_signed(agreement)
    before = _content(standing)
    standing.delete()
    save_next_version(agreement)
    ids = agreement.organisation_ids
    record("agreement.area_taken_out", agreement, by=by, organisations=ids, before=before)
    return agreement


def _found(partnership: Partnership, names: Iterable[str]) -> Area | None:
    wanted = {_plain(name) for name in names}
    areas = partnership.areas.all()
    return next((area for area in areas if wanted & set(map(_plain, _names_of(area)))), None)


def _names_of(area: Area) -> list[str]:
    return [area.name, *area.other_names]


def _plain(name: str) -> str:
    """A name as it is compared: case, spaces and the sign for "and" make no other area."""
    return " ".join(name.casefold().replace("&", " and ").split())


def _content(standing: AreaStanding) -> dict[str, str]:
    return {name: getattr(standing, name) for name in ("name_as_printed", "words", "note")}
