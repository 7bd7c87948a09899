"""How an agreement stands on a day, judged by what was known on another.

Two clocks (law 1): `day` is the day asked about; `known_on` limits the facts to those whose own
dates are not after it. On 10 April 2021 the Doncaster agreement was lapsed as known that day, and
in force resting on a later decision as known now (seed 000). Pure: facts in, standing out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from agreements.register.facts import Act, Facts
from agreements.register.life_facts import Turn
from agreements.register.lifetime import Stretch, agreed_on, first_day, steps_known, stretches
from commissioning.calendar.dates import add_months
from commissioning.calendar.financial_years import FinancialYear

LEAD_MONTHS = 6
"""An agreement is *ending soon* in its last six months, unless its successor is agreed."""


class State(StrEnum):
    """The one word shown as an agreement's tag."""

    DRAFT = "Draft"
    IN_REVIEW = "In review"
    AWAITING_APPROVAL = "Awaiting approval"
    AWAITING_SIGNATURE = "Awaiting signature"
    NOT_KNOWN = "Not known"
    AGREED = "Agreed"
    IN_FORCE = "In force"
    ENDING_SOON = "Ending soon"
    LAPSED = "Lapsed"
    ENDED = "Ended"

    @property
    def covers(self) -> bool:
        return self in (State.IN_FORCE, State.ENDING_SOON)

    @property
    def is_being_made(self) -> bool:
        return self in (
            State.DRAFT,
            State.IN_REVIEW,
            State.AWAITING_APPROVAL,
            State.AWAITING_SIGNATURE,
        )


class Rest(StrEnum):
    """What a standing rests on besides plain recorded facts."""

    LATER_DECISION = "a later decision"
    ATTESTED = "what a later paper attests"
    NOT_RECORDED = "facts that no paper records"
    INFERRED = "a day inferred from the words"
    UNCONFIRMED = "what another partner entered and its own has not confirmed"
    HELD_OVER = "a hold over after its end"
    YEAR_NOT_RECORDED = "a year that no paper records as agreed"
    EXPOSED = "an agreement that is not in force, of which it is a schedule"
    PARENT_NOT_KNOWN = "an agreement whose start nothing records, of which it is a schedule"


@dataclass(frozen=True)
class Standing:
    """A state, the days it spans (both inclusive, None where open), and what it rests on."""

    state: State
    day: dt.date
    first: dt.date | None = None
    last: dt.date | None = None
    rests_on: tuple[Rest, ...] = ()
    agreed_on: dt.date | None = None
    waiting_for: tuple[str, ...] = ()
    superseded_by: int | None = None
    ended_by: Turn | None = None
    begun_by: dt.date | None = None
    """The last day on which it can have begun, where its first day is inferred."""

    @property
    def days_lapsed(self) -> int:
        """Days since the last day of cover; 0 unless lapsed (R-S75-39)."""
        if self.state is not State.LAPSED or self.last is None:
            return 0
        return (self.day - self.last).days

    @property
    def days_left(self) -> int | None:
        """Days from `day` to the last day in force, inclusive of neither; None if open-ended."""
        return (self.last - self.day).days if self.state.covers and self.last else None

    @property
    def days_retrospective(self) -> int:
        """How many days of the term had passed when it was agreed (R-S75-38).

        Not counted from a day that is inferred: the count would say more than the paper does.
        """
        if self.agreed_on is None or self.first is None or self.begun_by is not None:
            return 0
        return max(0, (self.agreed_on - self.first).days)


def standing(
    facts: Facts,
    day: dt.date,
    known_on: dt.date,
    *,
    others: Mapping[int, Facts] | None = None,
    lead_months: int = LEAD_MONTHS,
) -> Standing:
    """How the agreement of `facts` stands on `day` by what was known on `known_on`.

    `others` holds the facts of its successors, without which a lapse cannot be told from an end.
    """
    others = others or {}
    unfinished = _being_made(facts, day, known_on)
    if unfinished:
        return unfinished
    life = stretches(facts, known_on, others)
    if not life:
        return Standing(State.NOT_KNOWN, day)
    first, last, agreed = life[0].first, life[-1].last, agreed_on(facts)
    here = next((stretch for stretch in life if day in stretch), None)
    rests = _rests(facts, here, day, known_on, others)
    if day < first:
        return Standing(State.AGREED, day, first, last, rests, agreed)
    successor = _successor_in_place(facts, day, known_on, others)
    if here is None:
        return _over(life, day, rests, agreed, successor)
    agreed_successor = _agreed_successor(facts, last, known_on, others)
    soon = last is not None and day > add_months(last, -lead_months)
    soon = soon or _notice_runs(life[-1], day)
    state = State.ENDING_SOON if soon and not agreed_successor else State.IN_FORCE
    return Standing(
        state,
        day,
        first,
        last,
        rests,
        agreed,
        superseded_by=agreed_successor,
        begun_by=_begun_by(facts),
    )


def _over(
    life: tuple[Stretch, ...],
    day: dt.date,
    rests: tuple[Rest, ...],
    agreed: dt.date | None,
    successor: int | None,
) -> Standing:
    """Past its end: lapsed, unless something followed it or it was brought to an end (R-S75-39)."""
    before = [stretch for stretch in life if stretch.last is not None and stretch.last < day]
    latest = (before or life[:1])[-1]
    by = latest.cut_by.turn if latest.cut_by and latest is life[-1] else None
    is_ended = successor is not None or (by is not None and by.ends_it)
    return Standing(
        State.ENDED if is_ended else State.LAPSED,
        day,
        life[0].first,
        latest.last,
        rests,
        agreed,
        superseded_by=successor,
        ended_by=by,
    )


def _notice_runs(latest: Stretch, day: dt.date) -> bool:
    """Whether, by `day`, notice had been given that brings it to an end (R-S75-41)."""
    by = latest.cut_by
    if by is None or by.turn not in (Turn.NOTICE, Turn.WITHDRAWAL):
        return False
    return by.on is None or by.on <= day


def _begun_by(facts: Facts) -> dt.date | None:
    if facts.starts == "fixed" and facts.starts_on.inferred:
        return facts.starts_on.latest
    return None


def _being_made(facts: Facts, day: dt.date, known_on: dt.date) -> Standing | None:
    begins = facts.starts_on.earliest
    awaited = _awaited(facts.approvals, known_on, begins)
    unsigned = _awaited(facts.signatures, known_on, begins)
    if not facts.approvals or awaited:
        return Standing(_state_of_making(facts, known_on, awaited), day, waiting_for=awaited)
    if unsigned:
        return Standing(State.AWAITING_SIGNATURE, day, waiting_for=unsigned)
    return None


def _state_of_making(facts: Facts, known_on: dt.date, awaited: tuple[str, ...]) -> State:
    if facts.sent_for_approval_on and facts.sent_for_approval_on <= known_on:
        return State.AWAITING_APPROVAL
    if 0 < len(awaited) < len(facts.approvals):
        return State.AWAITING_APPROVAL
    if facts.sent_for_review_on and facts.sent_for_review_on <= known_on:
        return State.IN_REVIEW
    return State.DRAFT


def _awaited(acts: Iterable[Act], known_on: dt.date, begins: dt.date | None) -> tuple[str, ...]:
    return tuple(act.party for act in acts if not act.is_settled(known_on, begins))


def _rests(
    facts: Facts,
    here: Stretch | None,
    day: dt.date,
    known_on: dt.date,
    others: Mapping[int, Facts],
) -> tuple[Rest, ...]:
    agreed = agreed_on(facts)
    acts = (*facts.approvals, *facts.signatures)
    steps = list(steps_known(facts, known_on, others))
    by = here.by if here else None
    in_force = here is not None
    decided = (agreed, by.on if by else None)
    above = _states_above(facts, day, known_on, others) if in_force else ()
    unconfirmed = [act.is_unconfirmed for act in acts] + [step.is_unconfirmed for step in steps]
    applies = {
        Rest.LATER_DECISION: in_force and any(on is not None and day < on for on in decided),
        Rest.ATTESTED: any(act.state == "attested" for act in acts),
        Rest.NOT_RECORDED: any(act.state == "not_recorded" for act in acts)
        or (by is not None and (by.on is None or by.is_unrecorded)),
        Rest.INFERRED: facts.has_inferred_day or any(step.is_inferred for step in steps),
        Rest.UNCONFIRMED: any(unconfirmed),
        Rest.HELD_OVER: here is not None and here.is_held_over,
        Rest.YEAR_NOT_RECORDED: in_force
        and FinancialYear.containing(day).starting in facts.life.unrecorded_years,
        Rest.EXPOSED: _is_exposed(above),
        Rest.PARENT_NOT_KNOWN: State.NOT_KNOWN in above and not _is_exposed(above),
    }
    return tuple(rest for rest in Rest if applies[rest])


def _states_above(
    facts: Facts, day: dt.date, known_on: dt.date, others: Mapping[int, Facts]
) -> tuple[State, ...]:
    """How what it is a schedule of stands, unless any of that is in force."""
    parents = [others[pk] for pk in facts.life.parents if pk in others]
    states = tuple(standing(one, day, known_on, others=others).state for one in parents)
    return () if any(state.covers for state in states) else states


def _is_exposed(above: tuple[State, ...]) -> bool:
    """A schedule whose own agreement is not in force hangs on nothing (R-S75-42).

    That nothing records from when it holds is not that it does not: that is said in its own words.
    """
    return bool(above) and State.NOT_KNOWN not in above


def _successor_in_place(
    facts: Facts, day: dt.date, known_on: dt.date, others: Mapping[int, Facts]
) -> int | None:
    """The first successor that had come into force by `day`, as known on `known_on`."""
    for successor in facts.successors:
        heir = others.get(successor)
        if heir and not _being_made(heir, day, known_on):
            begins = first_day(heir)
            if begins is not None and begins <= day:
                return successor
    return None


def _agreed_successor(
    facts: Facts, last: dt.date | None, known_on: dt.date, others: Mapping[int, Facts]
) -> int | None:
    """A successor that is agreed and starts without a gap, so that nothing need be done."""
    for successor in facts.successors:
        heir = others.get(successor)
        if heir and last and not _being_made(heir, last, known_on):
            begins = first_day(heir)
            if begins is not None and begins <= last + dt.timedelta(days=1):
                return successor
    return None
