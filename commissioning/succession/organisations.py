"""Recording bodies: that they exist, their codes, what they are called, and that they ended."""

import datetime as dt
from typing import TypedDict, Unpack

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.text import slugify

from commissioning.accounts.models import User
from commissioning.audit.log import record
from commissioning.calendar.dates import words
from commissioning.errors import RuleBroken, StaleVersion
from commissioning.organisations.models import Organisation, OtherName
from commissioning.succession.codes import OWN, borne_beside, hold_code

RESERVED = {"new", "successions"}
"""Words that stand in the addresses of pages beside those of bodies."""


class OrganisationFacts(TypedDict, total=False):
    """What can be said of a body beside its names and its end."""

    short_name: str
    kind: str
    ods_code: str | None
    gss_code: str | None
    address: str
    contact: str
    began_on: dt.date | None


FACTS = tuple(OrganisationFacts.__annotations__)


@transaction.atomic
def record_organisation(
    name: str, *, by: User | None, **facts: Unpack[OrganisationFacts]
) -> Organisation:
    """Put a body on record. Nobody acts for it by that: its people are invited.

    Refuses a body of the same name and kind, a code that is none, and one that another body has
    (R-PTY-07).
    """
    if Organisation.objects.filter(name__iexact=name, kind=facts.get("kind", "")).exists():
        raise RuleBroken(f"{name} is here already.")
    body = Organisation(name=name, slug=_free_slug(name), **_codes_or_none(facts))
    body.short_name = body.short_name or name
    _refuse_what_cannot_be(body)
    body.save()
    _record("organisation.recorded", body, by, after={"name": name} | _facts(body))
    return body


@transaction.atomic
def change_organisation(
    organisation: Organisation,
    *,
    by: User | None,
    version: int,
    **changes: Unpack[OrganisationFacts],
) -> Organisation:
    """Change what is on record of a body. Refuses what `record_organisation` refuses of codes.

    A short name left empty stays as it is: pages call the body by it. Raises StaleVersion if
    somebody changed it since `version`.
    """
    body = _lock(organisation)
    if body.version != version:
        raise StaleVersion("Somebody else changed this body in between.", theirs=body)
    before = _facts(body)
    for name, value in _codes_or_none(changes).items():
        if name not in FACTS:
            raise TypeError(f"{name} is not changed by change_organisation")
        if name == "short_name" and not value:
            continue
        setattr(body, name, value)
    _refuse_what_cannot_be(body)
    after = _facts(body)
    changed = [name for name in FACTS if before[name] != after[name]]
    if not changed:
        return body
    _save_next_version(body, *changed)
    _record(
        "organisation.changed",
        body,
        by,
        before={name: before[name] for name in changed},
        after={name: after[name] for name in changed},
    )
    return body


@transaction.atomic
def rename_organisation(
    organisation: Organisation, *, name: str, used_from: dt.date, by: User | None
) -> Organisation:
    """The body bears `name` from `used_from`; the name before is kept as a former one (R-PTY-08)."""
    body = _lock(organisation)
    if name.strip() == body.name:
        raise RuleBroken(f"It is called {name} already.")
    former = body.name
    began = _former_names(body).order_by("-used_until").values_list("used_until", flat=True).first()
    OtherName.objects.create(
        organisation=body,
        name=former,
        kind=OtherName.Kind.FORMER,
        used_from=began + dt.timedelta(days=1) if began and began < used_from else None,
        used_until=used_from - dt.timedelta(days=1),
    )
    body.name = name.strip()
    _save_next_version(body, "name")
    _record(
        "organisation.renamed",
        body,
        by,
        before={"name": former},
        after={"name": body.name, "used_from": used_from},
    )
    return body


@transaction.atomic
def add_name(
    organisation: Organisation,
    *,
    name: str,
    kind: str,
    by: User | None,
    used_from: dt.date | None = None,
    used_until: dt.date | None = None,
) -> OtherName:
    """State a former name or an alias, with the days that are known (R-PTY-08).

    What contradicts another name is shown, not refused: history is kept as stated (law 2).
    """
    body = _lock(organisation)
    if used_from and used_until and used_until < used_from:
        raise RuleBroken(f"The last day must be {words(used_from)} or after")
    if body.other_names.filter(name=name, kind=kind, used_from=used_from).exists():
        raise RuleBroken(f"{name} is on record already.")
    other = OtherName.objects.create(
        organisation=body, name=name, kind=kind, used_from=used_from, used_until=used_until
    )
    after = {"name": name, "kind": kind, "used_from": used_from, "used_until": used_until}
    _record("organisation.name_added", body, by, after=after)
    return other


@transaction.atomic
def end_organisation(
    organisation: Organisation, *, last_day: dt.date, source: str = "", by: User | None
) -> Organisation:
    """The body existed up to and on `last_day`. Refuses an end before its beginning."""
    body = _lock(organisation)
    if body.began_on and last_day < body.began_on:
        raise RuleBroken(f"Its last day must be {words(body.began_on)} or after")
    before, body.ended_on = body.ended_on, last_day
    _save_next_version(body, "ended_on")
    _record(
        "organisation.ended",
        body,
        by,
        before={"ended_on": before},
        after={"ended_on": last_day, "source": source},
    )
    return body


def _lock(organisation: Organisation) -> Organisation:
    return Organisation.objects.select_for_update().get(pk=organisation.pk)


def _save_next_version(body: Organisation, *fields: str) -> None:
    body.version += 1
    body.save(update_fields=[*fields, "version"])


def _former_names(body: Organisation) -> QuerySet[OtherName]:
    return body.other_names.filter(kind=OtherName.Kind.FORMER, used_until__isnull=False)


def _codes_or_none(facts: OrganisationFacts) -> OrganisationFacts:
    """An empty code is none: two bodies without one are not alike in it."""
    given = facts.copy()
    if "ods_code" in given:
        given["ods_code"] = (given["ods_code"] or "").upper() or None
    if "gss_code" in given:
        given["gss_code"] = (given["gss_code"] or "").upper() or None
    return given


def _refuse_what_cannot_be(body: Organisation) -> None:
    try:
        body.clean_fields()
    except ValidationError as slip:
        raise RuleBroken(" ".join(slip.messages)) from slip
    for scheme, field in OWN.items():
        code = getattr(body, field)
        if code:
            hold_code(scheme, code)
        other = code and Organisation.objects.filter(**{field: code}).exclude(pk=body.pk).first()
        other = other or (code and borne_beside(scheme, code, body.began_on, body.ended_on))
        if other:
            raise RuleBroken(f"{other} has the {scheme.label} {code}.")
    if body.began_on and body.ended_on and body.ended_on < body.began_on:
        raise RuleBroken(f"It ended on {words(body.ended_on)}, before that day.")


def _free_slug(name: str) -> str:
    slug = wanted = slugify(name)[:70] or "body"
    figure = 2
    while slug in RESERVED or Organisation.objects.filter(slug=slug).exists():
        slug, figure = f"{wanted}-{figure}", figure + 1
    return slug


def _facts(body: Organisation) -> dict[str, str]:
    return {name: str(getattr(body, name) or "") for name in FACTS}


def _record(what: str, body: Organisation, by: User | None, **values: dict) -> None:
    record(what, body, by=by, organisations=[body.pk], **values)
