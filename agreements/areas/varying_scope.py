"""Areas that a variation adds to an agreement or takes out of it (R-S75-41)."""

import datetime as dt
from collections.abc import Iterator

from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone

from agreements.areas.areas import name_area
from agreements.areas.models import AreaStanding
from agreements.register.models import Variation
from agreements.register.variation_records import (
    follow_rows,
    lock_variation,
    record_variation,
    refuse_other_change,
    save_variation,
)
from agreements.register.varied import Varied, VaryingAct
from commissioning.accounts.models import User
from commissioning.errors import RuleBroken

ABOUT = Variation.Change.SCOPE
A_DAY = dt.timedelta(days=1)


@transaction.atomic
def add_area_by_variation(
    variation: Variation, name: str, *, words: str = "", by: User | None, version: int | None = None
) -> AreaStanding:
    """The area of that name stands in the agreement once the variation has taken effect.

    Refuses one that stands there already, or did.
    """
    variation = _open(variation, version)
    said = _words(variation)
    agreement = variation.agreement
    ids = agreement.organisation_ids
    area = name_area(agreement.partnership, name, by=by, organisations=ids)
    if agreement.areas.filter(area=area).exists():
        raise RuleBroken(f"{area} stands in this agreement already, or has stood there.")
    last = agreement.areas.aggregate(last=Max("position"))["last"] or 0
    standing = AreaStanding.objects.create(
        area=area,
        agreement=agreement,
        position=last + 1,
        name_as_printed=name,
        words=words,
        added_by=variation,
    )
    return _keep(standing, variation, said, "variation_area_added", by)


@transaction.atomic
def take_out_area_by_variation(
    standing: AreaStanding,
    variation: Variation,
    *,
    by: User | None,
    version: int | None = None,
) -> AreaStanding:
    """The area stands in the agreement no longer once the variation has taken effect."""
    variation = _open(variation, version)
    standing = variation.agreement.areas.select_for_update().get(pk=standing.pk)
    if standing.added_by == variation or standing.taken_out_by:
        raise RuleBroken(f"A variation changes {standing} already.")
    said = _words(variation)
    standing.taken_out_by = variation
    standing.save(update_fields=["taken_out_by"])
    return _keep(standing, variation, said, "variation_area_taken_out", by)


@transaction.atomic
def leave_area_as_it_is(
    standing: AreaStanding,
    variation: Variation,
    *,
    by: User | None,
    version: int | None = None,
) -> Variation:
    """The variation neither adds the area nor takes it out any more.

    Refuses an area that it does not change: what another variation does is that one's.
    """
    variation = lock_variation(variation, version)
    standing = variation.agreement.areas.select_for_update().get(pk=standing.pk)
    if variation.pk not in (standing.added_by_id, standing.taken_out_by_id):
        raise RuleBroken(f"This variation does not change {standing}.")
    said = _words(variation)
    before = {"area": str(standing)}
    _undo(standing, variation)
    record_variation(variation, "variation_area_left", by, before=before)
    say_scope(variation, said)
    save_variation(variation)
    return variation


def undo_varied_scope(variation: Variation, about: str) -> None:
    """For `varied_undone`: the variation no longer changes the scope, or goes altogether."""
    if about == ABOUT:
        for standing in _changed_by(variation):
            _undo(standing, variation)


def say_scope(variation: Variation, said: str) -> None:
    """The words that a reader of the variation finds under scope; `said` are those before."""
    day = variation.effective_latest or timezone.localdate()
    before = variation.agreement.areas.standing_on(day - A_DAY)
    words = "; ".join(map(str, before))
    follow_rows(variation, ABOUT, before=words, said=said, after=_words(variation))


def scope_rows(variation: Variation) -> Iterator[Varied]:
    """Each area that the variation adds or takes out, for `varied_rows`.

    An area that so far stands only in agreements of others leads nowhere: who reads the variation
    may not see it before it has come into this one.
    """
    changed = _changed_by(variation)
    open_to_all = _open_to_readers(variation) if changed else frozenset()
    for standing in changed:
        is_added = standing.added_by_id == variation.pk
        yield Varied(
            ABOUT,
            f"{standing} is added" if is_added else f"{standing} is taken out",
            url=standing.area.get_absolute_url() if standing.pk in open_to_all else "",
            take_out=_page("leave_area_as_it_is", variation, standing),
        )


def scope_acts(variation: Variation) -> Iterator[VaryingAct]:
    """What a variation can do with areas, for `varying_acts`."""
    yield VaryingAct(ABOUT, "Add an area", _page("add_area_by_variation", variation))
    day = variation.effective_latest or timezone.localdate()
    for standing in variation.agreement.areas.standing_on(day).filter(taken_out_by__isnull=True):
        if standing.added_by_id != variation.pk:
            page = _page("take_out_area_by_variation", variation, standing)
            yield VaryingAct(ABOUT, "Take out", page, str(standing))


def _open(variation: Variation, version: int | None) -> Variation:
    variation = lock_variation(variation, version)
    refuse_other_change(variation, ABOUT)
    return variation


def _words(variation: Variation) -> str:
    return "; ".join(row.words for row in scope_rows(variation))


def _keep(
    standing: AreaStanding, variation: Variation, said: str, what: str, by: User | None
) -> AreaStanding:
    say_scope(variation, said)
    save_variation(variation)
    record_variation(variation, what, by, after={"area": str(standing)})
    return standing


def _undo(standing: AreaStanding, variation: Variation) -> None:
    if standing.added_by_id == variation.pk:
        standing.delete()
        return
    standing.taken_out_by = None
    standing.save(update_fields=["taken_out_by"])


def _changed_by(variation: Variation) -> list[AreaStanding]:
    rows = variation.areas_added.all() | variation.areas_taken_out.all()
    return list(rows.select_related("area__partnership", "added_by", "taken_out_by"))


def _open_to_readers(variation: Variation) -> frozenset[int]:
    """The standings whose area everybody may see who sees the variation's agreement."""
    concerning = variation.agreement.areas.concerning_on(timezone.localdate())
    return frozenset(concerning.values_list("pk", flat=True))


def _page(name: str, variation: Variation, standing: AreaStanding | None = None) -> str:
    agreement = variation.agreement
    args = [agreement.partnership.slug, agreement.key, variation.pk]
    return reverse(f"areas:{name}", args=[*args, standing.pk] if standing else args)
