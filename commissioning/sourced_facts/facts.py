"""Stating, correcting and retiring figures about bodies and places; and which one holds on a day."""

import datetime as dt
from decimal import Decimal
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils import timezone

from commissioning.accounts.models import User
from commissioning.audit.log import record
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken, StaleVersion
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import Partnership
from commissioning.sourced_facts.models import SourcedFact

Subject = Organisation | Partnership


class Figure(TypedDict, total=False):
    """What can be said of a figure."""

    kind: str
    about: str
    words: str
    value: Decimal
    precision: str
    as_of: PrintedDate
    source: str


FIGURE = ("kind", "about", "words", "value", "precision", "as_of_words", "source")


def fact_on(subject: Subject, kind: str, day: dt.date) -> SourcedFact | None:
    """The figure of that kind that was the latest on `day`; None where none was known by then.

    Of a figure whose day is only a month or a year, the earliest day counts. A retired one never
    does. Reads what was fetched already, so that a page can ask it for every day it shows.
    """
    known = [
        fact
        for fact in subject.sourced_facts.all()
        if fact.kind == kind
        and fact.retired_at is None
        and fact.as_of_earliest is not None
        and fact.as_of_earliest <= day
    ]
    return max(known, key=lambda fact: (fact.as_of_earliest, fact.pk), default=None)


@transaction.atomic
def add_fact(subject: Subject, *, by: User | None, **figure: Unpack[Figure]) -> SourcedFact:
    """State a figure as a paper prints it. `by=None` is the service itself, loading a paper.

    Refuses one without a source, without words, or below nothing. Two papers may differ: both
    stand.
    """
    fact = SourcedFact(entered_by=by)
    if isinstance(subject, Organisation):
        fact.organisation = subject
    else:
        fact.partnership = subject
    _set(fact, figure)
    fact.save()
    _record("fact.added", fact, by, after=_said(fact))
    return fact


@transaction.atomic
def correct_fact(
    fact: SourcedFact, *, by: User | None, version: int, **figure: Unpack[Figure]
) -> SourcedFact:
    """Put right what was taken down wrongly. A new figure of a later day is added, not corrected.

    Raises StaleVersion if somebody changed it since `version`.
    """
    fact = _lock(fact, version)
    before = _said(fact)
    _set(fact, figure)
    if _said(fact) == before:
        return fact
    fact.version += 1
    fact.save()
    _record("fact.corrected", fact, by, before=before, after=_said(fact))
    return fact


@transaction.atomic
def retire_fact(fact: SourcedFact, *, by: User | None, version: int, reason: str) -> SourcedFact:
    """Use the figure no more, on any day, saying why. It stays on record."""
    fact = _lock(fact, version)
    if not reason.strip():
        raise RuleBroken("Say why it is no longer used.")
    fact.retired_at, fact.retired_because = timezone.now(), reason.strip()
    fact.version += 1
    fact.save()
    _record("fact.retired", fact, by, after={"reason": fact.retired_because})
    return fact


def _lock(fact: SourcedFact, version: int) -> SourcedFact:
    rows = SourcedFact.objects.select_for_update(of=("self",))
    fact = rows.select_related("organisation", "partnership").get(pk=fact.pk)
    if fact.version != version:
        raise StaleVersion("Somebody else changed this figure in between.", theirs=fact)
    if fact.retired_at:
        raise RuleBroken("It is no longer used, so it stays as it is.")
    return fact


def _set(fact: SourcedFact, figure: Figure) -> None:
    for name, value in figure.items():
        if name == "as_of" and isinstance(value, PrintedDate):
            fact.as_of_words = value.words
            fact.as_of_earliest, fact.as_of_latest = value.earliest, value.latest
        elif name in FIGURE:
            setattr(fact, name, value)
        else:
            raise TypeError(f"{name} is not part of a figure")
    if not fact.source.strip():
        raise RuleBroken("Name the paper that gives the figure.")
    if not fact.as_of_words.strip():
        raise RuleBroken("Enter the day or the year of the figure.")
    if fact.value < 0:
        raise RuleBroken("The figure must be nothing or more.")
    if fact.kind == SourcedFact.Kind.OTHER and not fact.about.strip():
        raise RuleBroken("Say what the figure is of.")
    fact.words = fact.words.strip() or f"{fact.value.normalize():,f}"


def _said(fact: SourcedFact) -> dict[str, str]:
    said = {name: str(getattr(fact, name)) for name in FIGURE}
    return said | {"value": f"{fact.value:.2f}"}


def _record(what: str, fact: SourcedFact, by: User | None, **values: dict[str, str]) -> None:
    record(what, fact, by=by, organisations=_concerned(fact), **values)


def _concerned(fact: SourcedFact) -> set[int]:
    """The body itself, or the place's partners of today."""
    if fact.organisation_id:
        return {fact.organisation_id}
    partners = fact.subject.partners_on(timezone.localdate())  # type: ignore[union-attr] # a place
    return set(partners.values_list("organisation_id", flat=True))
