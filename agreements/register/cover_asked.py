"""The cover that somebody asks for, on either clock, and its days counted. Pages and API ask here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from agreements.register.cover import Cover, Span, cover, if_nothing_is_done
from agreements.register.facts import Facts
from agreements.register.pictures import told_spans, window_of
from commissioning.calendar.dates import years_after


@dataclass(frozen=True)
class CoverAsked:
    """Which days, both inclusive, and by what was known when they are judged.

    Without days, all that the agreements span. `known_on` is None where each day is judged by what
    was known on it. `ahead` is how many years from today to look on, if nothing is done.
    """

    known_on: dt.date | None
    first: dt.date | None = None
    last: dt.date | None = None
    ahead: int | None = None


@dataclass(frozen=True)
class CoverDays:
    """How many days are covered in which way."""

    in_force: int
    unrecorded: int
    back_dated: int
    binds_nobody: int
    uncovered: int
    ahead: int


@dataclass(frozen=True)
class CoverFound:
    """The days from `first` to `last`, both inclusive, as they are covered."""

    first: dt.date
    last: dt.date
    known_on: dt.date | None
    spans: tuple[Span, ...]
    days: CoverDays


def asked_of(details: Mapping[str, Any], today: dt.date) -> CoverAsked:
    """What the answers to a form of cover ask; a day on which it is known goes before "then"."""
    then = None if details.get("known") == "then" else today
    on = details.get("on")
    return CoverAsked(
        known_on=details.get("known_on") or then,
        first=on or details.get("first"),
        last=on or details.get("last"),
        ahead=details.get("ahead"),
    )


def find_cover(facts: Mapping[int, Facts], asked: CoverAsked, today: dt.date) -> CoverFound:
    """The cover that the agreements of `facts` give on the days asked for."""
    first, last = _stretch(facts, asked, today)
    spans = cover(facts, first, last, asked.known_on)
    if asked.ahead:
        spans = if_nothing_is_done(spans, today)
    return CoverFound(first, last, asked.known_on, spans, _count(_counted(spans, asked, today)))


def _stretch(
    facts: Mapping[int, Facts], asked: CoverAsked, today: dt.date
) -> tuple[dt.date, dt.date]:
    """The days asked for; else all of them, up to today and half a year on, or as far ahead."""
    whole = window_of(facts, today) or (today, today)
    first, last = asked.first or whole[0], asked.last or whole[1]
    if asked.ahead:
        last = max(last, years_after(today, asked.ahead))
    return first, max(first, last)


def _counted(spans: Sequence[Span], asked: CoverAsked, today: dt.date) -> Sequence[Span]:
    """Every day of a stretch that was asked for; else those of which a picture tells."""
    return spans if asked.first and asked.last else told_spans(spans, today)


def _count(spans: Sequence[Span]) -> CoverDays:
    def days(kind: Cover) -> int:
        return sum(span.days for span in spans if span.cover is kind)

    return CoverDays(
        in_force=days(Cover.IN_FORCE),
        unrecorded=days(Cover.UNRECORDED),
        back_dated=days(Cover.LATER_DECISION),
        binds_nobody=days(Cover.BINDS_NOBODY),
        uncovered=days(Cover.NONE),
        ahead=days(Cover.AHEAD),
    )
