"""Whether a place or a chain of agreements was covered, day by day.

Cover is piecewise: it changes only where some fact has its day. So it is judged at those days and
the stretches between them are joined, however long they are.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from agreements.register.facts import Facts
from agreements.register.life_facts import A_DAY
from agreements.register.lifetime import agreed_on, first_day, term_last_day
from agreements.register.standing import Rest, Standing, standing
from commissioning.calendar.financial_years import FinancialYear

UNRECORDED_RESTS = {
    Rest.ATTESTED,
    Rest.NOT_RECORDED,
    Rest.YEAR_NOT_RECORDED,
    Rest.PARENT_NOT_KNOWN,
}


STANDS_BESIDE = {"protocol", "section_113"}
"""How partners share information, or lend staff: nothing is commissioned by these alone."""


class Cover(StrEnum):
    """How well a day is covered, best first."""

    IN_FORCE = "in force"
    UNRECORDED = "in force, resting on facts that no paper records"
    LATER_DECISION = "in force, resting on a later decision"
    BINDS_NOBODY = "under a document that binds nobody"
    NONE = "not covered"
    AHEAD = "not covered, if nothing is done"

    @property
    def covers(self) -> bool:
        return self not in (Cover.NONE, Cover.AHEAD)


@dataclass(frozen=True)
class Span:
    """Days from `first` to `last`, both inclusive, covered alike."""

    first: dt.date
    last: dt.date
    cover: Cover
    agreement: int | None = None

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


def cover(
    facts: Mapping[int, Facts], first: dt.date, last: dt.date, known_on: dt.date | None
) -> tuple[Span, ...]:
    """The cover that the agreements of `facts` give from `first` to `last`, both inclusive.

    `known_on=None` judges each day by what was known on that day: cover as people then saw it.
    """
    spans: list[Span] = []
    starts = sorted(d for d in turning_days(facts) | {first} if first <= d <= last)
    for begins, ends in zip(starts, [*(d - A_DAY for d in starts[1:]), last], strict=True):
        kind, agreement = cover_on(facts, begins, known_on or begins)
        if spans and (spans[-1].cover, spans[-1].agreement) == (kind, agreement):
            spans[-1] = replace(spans[-1], last=ends)
        else:
            spans.append(Span(begins, ends, kind, agreement))
    return tuple(spans)


def that_commission(facts: Mapping[int, Facts]) -> dict[int, Facts]:
    """Those of `facts` by which care is commissioned: they alone cover a place or an area.

    A protocol on sharing information, in force for ever, would hide that all else has lapsed.
    """
    return {pk: one for pk, one in facts.items() if one.kind not in STANDS_BESIDE}


def if_nothing_is_done(spans: Sequence[Span], today: dt.date) -> tuple[Span, ...]:
    """`spans` with the days to come after all cover told apart from those that have passed."""
    if not any(span.cover.covers for span in spans) or spans[-1].cover.covers:
        return tuple(spans)
    *before, over = spans
    if over.last <= today:
        return tuple(spans)
    if over.first > today:
        return (*before, replace(over, cover=Cover.AHEAD))
    to_come = Span(today + A_DAY, over.last, Cover.AHEAD)
    return (*before, replace(over, last=today), to_come)


def cover_on(
    facts: Mapping[int, Facts], day: dt.date, known_on: dt.date
) -> tuple[Cover, int | None]:
    """The best cover on `day` and the agreement that gives it."""
    best: tuple[Cover, int | None] = (Cover.NONE, None)
    for one in facts.values():
        if not one.stay.has(day, known_on):
            continue
        kind = _cover_of(one, standing(one, day, known_on, others=facts))
        if _rank(kind) < _rank(best[0]):
            best = (kind, one.id)
    return best


def turning_days(facts: Mapping[int, Facts]) -> set[dt.date]:
    """Every day on which some agreement's cover can change."""
    days: set[dt.date | None] = set()
    for one in facts.values():
        last = term_last_day(one)
        days |= {first_day(one), last + A_DAY if last else None, agreed_on(one)}
        days |= {act.on.latest for act in (*one.approvals, *one.signatures) if act.is_dated}
        days |= one.stay.days
        for step in one.life.steps:
            days |= {*step.days}
        for starts_in in one.life.unrecorded_years:
            year = FinancialYear(starts_in)
            days |= {year.first_day, year.last_day + A_DAY}
    return {day for day in days if day is not None}


def _cover_of(facts: Facts, how: Standing) -> Cover:
    if not how.state.covers or Rest.EXPOSED in how.rests_on:
        return Cover.NONE
    if not facts.binds:
        return Cover.BINDS_NOBODY
    if Rest.LATER_DECISION in how.rests_on or facts.stay.is_later_decision(how.day):
        return Cover.LATER_DECISION
    if UNRECORDED_RESTS & set(how.rests_on) or facts.stay.rests_on_unrecorded:
        return Cover.UNRECORDED
    return Cover.IN_FORCE


def _rank(kind: Cover) -> int:
    return list(Cover).index(kind)
