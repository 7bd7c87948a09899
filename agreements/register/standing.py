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
from commissioning.calendar.dates import add_months

LEAD_MONTHS = 6
"""An agreement is *ending soon* in its last six months, unless its successor is agreed."""


class State(StrEnum):
    """The one word shown as an agreement's tag."""

    DRAFT = "Draft"
    IN_REVIEW = "In review"
    AWAITING_APPROVAL = "Awaiting approval"
    AWAITING_SIGNATURE = "Awaiting signature"
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
    unfinished = _being_made(facts, day, known_on)
    if unfinished:
        return unfinished
    first, last = first_day(facts), last_day(facts)
    agreed = agreed_on(facts)
    if first is None:
        return Standing(State.AWAITING_SIGNATURE, day, waiting_for=("a dated signature",))
    if day < first:
        return Standing(State.AGREED, day, first, last, _rests(facts), agreed)
    successor = _successor_in_place(facts, day, known_on, others or {})
    if last is not None and day > last:
        state = State.ENDED if successor else State.LAPSED
        return Standing(state, day, first, last, _rests(facts), agreed, superseded_by=successor)
    rests, begun_by = _rests(facts), _begun_by(facts)
    if agreed is not None and day < agreed:
        rests = (Rest.LATER_DECISION, *rests)
    soon = last is not None and day > add_months(last, -lead_months)
    agreed_successor = _agreed_successor(facts, known_on, others or {})
    state = State.ENDING_SOON if soon and not agreed_successor else State.IN_FORCE
    return Standing(
        state, day, first, last, rests, agreed, superseded_by=agreed_successor, begun_by=begun_by
    )


def first_day(facts: Facts) -> dt.date | None:
    """The first day in force: as printed, or the last signature's day (seed 001 clause 16.1)."""
    if facts.starts == "last_signature":
        days = [act.on.latest for act in facts.signatures if act.is_dated]
        return max((day for day in days if day), default=None)
    return facts.starts_on.earliest


def _begun_by(facts: Facts) -> dt.date | None:
    if facts.starts == "fixed" and facts.starts_on.inferred:
        return facts.starts_on.latest
    return None


def last_day(facts: Facts) -> dt.date | None:
    """The last day in force, inclusive; None when no day ends it (R-S75-40)."""
    return facts.ends_on.latest if facts.ends in ("fixed", "ceiling") else None


def agreed_on(facts: Facts) -> dt.date | None:
    """The day of the last dated approval or signature."""
    acts = (*facts.approvals, *facts.signatures)
    return max((act.on.latest for act in acts if act.is_dated and act.on.latest), default=None)


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


def _rests(facts: Facts) -> tuple[Rest, ...]:
    acts = (*facts.approvals, *facts.signatures)
    found = []
    if any(act.state == "attested" for act in acts):
        found.append(Rest.ATTESTED)
    if any(act.state == "not_recorded" for act in acts):
        found.append(Rest.NOT_RECORDED)
    if facts.has_inferred_day:
        found.append(Rest.INFERRED)
    if any(act.is_unconfirmed for act in acts):
        found.append(Rest.UNCONFIRMED)
    return tuple(found)


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


def _agreed_successor(facts: Facts, known_on: dt.date, others: Mapping[int, Facts]) -> int | None:
    """A successor that is agreed and starts without a gap, so that nothing need be done."""
    last = last_day(facts)
    for successor in facts.successors:
        heir = others.get(successor)
        if heir and last and not _being_made(heir, last, known_on):
            begins = first_day(heir)
            if begins is not None and begins <= last + dt.timedelta(days=1):
                return successor
    return None
