"""From when to when an agreement ran: its own term, and what its life made of it (R-S75-40, 41).

Pure. A step counts from its own day: the term is extended, varied, cut short by notice, held over,
in the order in which these were decided.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from agreements.register.facts import Facts
from agreements.register.life_facts import A_DAY, Step, Turn

EVERYTHING = dt.date.max
"""Known on this day: all that is recorded."""


@dataclass(frozen=True)
class Stretch:
    """Days from `first` to `last`, both inclusive, in force by the term itself or by one step.

    `last` is None where no day ends it. `cut_by` is what ended it before its time.
    """

    first: dt.date
    last: dt.date | None
    by: Step | None = None
    cut_by: Step | None = None

    def __contains__(self, day: dt.date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)

    @property
    def is_held_over(self) -> bool:
        return self.by is not None and self.by.turn is Turn.HOLD_OVER


def first_day(facts: Facts) -> dt.date | None:
    """The first day in force: as printed, or the last signature's day (seed 001 clause 16.1)."""
    if facts.starts == "last_signature":
        days = [act.on.latest for act in facts.signatures if act.is_dated]
        return max((day for day in days if day), default=None)
    return facts.starts_on.earliest


def term_last_day(facts: Facts) -> dt.date | None:
    """The last day by its own term, inclusive; None when no day ends it (R-S75-40)."""
    return facts.ends_on.latest if facts.ends in ("fixed", "ceiling") else None


def last_day(
    facts: Facts, known_on: dt.date = EVERYTHING, others: Mapping[int, Facts] | None = None
) -> dt.date | None:
    """The last day in force, as its life made it by what was known; None when no day ends it."""
    life = stretches(facts, known_on, others)
    return life[-1].last if life else term_last_day(facts)


def agreed_on(facts: Facts) -> dt.date | None:
    """The day of the last dated approval or signature."""
    acts = (*facts.approvals, *facts.signatures)
    return max((act.on.latest for act in acts if act.is_dated and act.on.latest), default=None)


def is_agreed(facts: Facts, known_on: dt.date) -> bool:
    """Whether every party had approved and signed, as far as was known."""
    begins = facts.starts_on.earliest
    acts = (*facts.approvals, *facts.signatures)
    return bool(facts.approvals) and all(act.is_settled(known_on, begins) for act in acts)


def stretches(
    facts: Facts, known_on: dt.date = EVERYTHING, others: Mapping[int, Facts] | None = None
) -> tuple[Stretch, ...]:
    """The days in force, in order, as known on `known_on`; none while no first day is known.

    `others` holds the facts of what replaced it: a replacement not yet agreed ends nothing.
    """
    first = first_day(facts)
    if first is None:
        return ()
    found = [Stretch(first, term_last_day(facts))]
    leaving: list[dt.date] = []
    for step in steps_known(facts, known_on, others or {}):
        if step.turn is Turn.WITHDRAWAL and step.last:
            leaving = sorted([*leaving, step.last])
            if len(leaving) < facts.life.partners - 1:  # two or more go on (R-S75-41)
                continue
            step = replace(step, last=leaving[max(facts.life.partners - 2, 0)])
        found = _after(found, step)
    return tuple(found)


def steps_known(facts: Facts, known_on: dt.date, others: Mapping[int, Facts]) -> Iterator[Step]:
    """The steps that count by what was known on a day, in the order of their own days.

    A variation and an extension of one day count in this order: an option is used on top of what
    was varied, and a new one is refused unless it goes further. One without a day is known from when the term would have ended; a replacement, from when it was
    agreed.
    """
    undated = (term_last_day(facts) or dt.date.min) + A_DAY

    def own_day(step: Step) -> dt.date:
        heir = others.get(step.heir or 0)
        return (heir and agreed_on(heir)) or step.on or undated

    def in_turn(step: Step) -> tuple[dt.date, bool]:
        return own_day(step), step.turn is not Turn.VARIATION

    in_order = sorted(facts.life.steps, key=in_turn)
    for step in (*in_order, *_followed(facts, others)):
        withdrawn = step.withdrawn_on is not None and step.withdrawn_on <= known_on
        agreed = step.heir is None or _is_agreed_heir(step.heir, known_on, others)
        if own_day(step) <= known_on and not withdrawn and agreed:
            yield step


def _followed(facts: Facts, others: Mapping[int, Facts]) -> Iterator[Step]:
    """What runs until something happens, or is held over, ends with what follows it."""
    is_held_over = any(step.turn is Turn.HOLD_OVER for step in facts.life.steps)
    if facts.ends != "event" and not is_held_over:
        return
    after = term_last_day(facts) or dt.date.min
    for pk in facts.successors:
        begins = first_day(others[pk]) if pk in others else None
        if begins and begins > after:
            yield Step(Turn.REPLACEMENT, begins, begins - A_DAY, heir=pk)


def _is_agreed_heir(heir: int, known_on: dt.date, others: Mapping[int, Facts]) -> bool:
    return heir in others and is_agreed(others[heir], known_on)


def _after(found: list[Stretch], step: Step) -> list[Stretch]:
    """The stretches once `step` has been taken."""
    if step.turn is Turn.HOLD_OVER:
        return _held_over(found, step)
    last = found[-1].last
    if step.last is None:
        return found
    if step.turn.ends_it or (step.turn is Turn.VARIATION and (last is None or step.last < last)):
        return _cut(found, step.last, step)
    return _extended(found, step, step.last)


def _extended(found: list[Stretch], step: Step, until: dt.date) -> list[Stretch]:
    """Days on from the last one; where it was held over meanwhile, from the day of deciding."""
    held = found[-1]
    if held.is_held_over and step.on and step.on in held and step.on > held.first:
        found = [*found[:-1], replace(held, last=step.on - A_DAY)]
    elif held.is_held_over and held.last is None:
        found = found[:-1]
    last = found[-1].last
    if last is None or until <= last:
        return found
    return [*found, Stretch(last + A_DAY, until, step)]


def _held_over(found: list[Stretch], step: Step) -> list[Stretch]:
    """Days after the last one, from when it says; never before the agreement itself ends."""
    last = found[-1].last
    if last is None:
        return found
    first = max(last + A_DAY, step.first or last + A_DAY)
    if step.last is not None and step.last < first:
        return found
    return [*found, Stretch(first, step.last, step)]


def _cut(found: list[Stretch], last: dt.date, by: Step) -> list[Stretch]:
    """Nothing after `last`; the first stretch stays, though it may then hold no day."""
    if found[-1].last is not None and found[-1].last <= last:
        return found
    kept = [one for one in found[1:] if one.first <= last]
    return [*(found[:1] + kept)[:-1], replace((found[:1] + kept)[-1], last=last, cut_by=by)]
