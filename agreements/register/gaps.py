"""Days between two agreements, or after the last, on which nothing was in force."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from agreements.register.cover import A_DAY, cover, turning_days
from agreements.register.cover_words import days_words
from agreements.register.facts import Facts
from commissioning.calendar.dates import period_words, words


@dataclass(frozen=True)
class Gap:
    """Uncovered from `first` to `last`, both inclusive; `last` is None where nothing follows.

    `earlier` is the agreement that covered the day before, `later` that of the day after.
    """

    first: dt.date
    last: dt.date | None
    earlier: int
    later: int | None = None

    def __contains__(self, day: dt.date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


def gaps_of(facts: Mapping[int, Facts], known_on: dt.date | None) -> list[Gap]:
    """Every gap that the agreements of `facts` leave, in order; days before the first are none.

    `known_on=None` is each day as it was known then.
    """
    days = turning_days(facts)
    if not days:
        return []
    spans = cover(facts, min(days), max(days) + A_DAY, known_on)
    found = []
    for n, span in enumerate(spans[1:], start=1):
        earlier = spans[n - 1].agreement
        if span.cover.covers or earlier is None:
            continue
        is_last = n == len(spans) - 1
        found.append(
            Gap(span.first, None, earlier)
            if is_last
            else Gap(span.first, span.last, earlier, spans[n + 1].agreement)
        )
    return found


def gap_on(facts: Mapping[int, Facts], known_on: dt.date | None, day: dt.date | None) -> Gap | None:
    """The gap in which `day` lies; without a day, the latest. None where there is no such gap."""
    gaps = gaps_of(facts, known_on)
    if day is None:
        return gaps[-1] if gaps else None
    return next((gap for gap in gaps if day in gap), None)


def gap_words(gap: Gap, subject: str, today: dt.date) -> str:
    """The gap in a sentence, with its days: 20 days, 1 to 20 April 2021."""
    if gap.last is None:
        if gap.first > today:
            return f"Nothing covers {subject} from {words(gap.first)} on."
        days = days_words((today - gap.first).days + 1)
        return f"Nothing has covered {subject} since {words(gap.first - A_DAY)} ({days})."
    verb = "was" if gap.last < today else "will" if gap.first > today else "is"
    days = days_words((gap.last - gap.first).days + 1)
    to_be = "not be" if verb == "will" else "not"
    return f"{subject} {verb} {to_be} covered for {days}, {period_words(gap.first, gap.last)}."
