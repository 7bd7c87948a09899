"""A standing in words and colour, as pages, the API and documents show it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from agreements.register.facts import Facts
from agreements.register.life_facts import Turn
from agreements.register.standing import Rest, Standing, State, standing
from commissioning.calendar.dates import words

COLOURS = {
    State.DRAFT: "grey",
    State.IN_REVIEW: "blue",
    State.AWAITING_APPROVAL: "light blue",
    State.AWAITING_SIGNATURE: "light blue",
    State.NOT_KNOWN: "grey",
    State.AGREED: "turquoise",
    State.IN_FORCE: "green",
    State.ENDING_SOON: "yellow",
    State.LAPSED: "red",
    State.ENDED: "grey",
}

ENDED_BY = {
    Turn.NOTICE: ", by notice",
    Turn.WITHDRAWAL: ", when too few partners were left",
}


@dataclass(frozen=True)
class ShownStanding:
    """A tag with its colour, and a sentence that says what it means on the day."""

    standing: Standing
    others: Mapping[int, Facts]

    @property
    def tag(self) -> str:
        return str(self.standing.state)

    @property
    def colour(self) -> str:
        return COLOURS[self.standing.state]

    @property
    def sentence(self) -> str:
        """What the tag means, such as "It ended on 31 March 2021, 10 days ago, and nothing followed."."""
        return _sentence(self.standing, self.others)

    @property
    def rests_on(self) -> str:
        """What it rests on besides recorded facts, as one phrase; empty if nothing."""
        phrases = [str(rest) for rest in self.standing.rests_on]
        return ", ".join(phrases[:-1]) + (" and " if phrases[1:] else "") + "".join(phrases[-1:])


def show(
    facts: Facts, day: dt.date, known_on: dt.date, others: Mapping[int, Facts]
) -> ShownStanding:
    return ShownStanding(standing(facts, day, known_on, others=others), others)


def _sentence(how: Standing, others: Mapping[int, Facts]) -> str:
    match how.state:
        case State.AWAITING_APPROVAL | State.AWAITING_SIGNATURE:
            return f"{_act(how.state)} by {' and '.join(how.waiting_for)} is awaited."
        case State.AGREED if how.first:
            return f"It starts on {words(how.first)}."
        case State.IN_FORCE | State.ENDING_SOON:
            return _running(how)
        case State.LAPSED if how.last:
            return f"It ended on {words(how.last)}, {_days(how.days_lapsed)} ago, and nothing followed."
        case State.ENDED if how.last:
            heir = others.get(how.superseded_by or 0)
            after = f" and was followed by {heir.title or 'another agreement'}" if heir else ""
            by = ENDED_BY.get(how.ended_by, "") if how.ended_by and not heir else ""
            return f"It ended on {words(how.last)}{by}{after}."
    return {
        State.DRAFT: "It is being written.",
        State.IN_REVIEW: "The partners are reading it.",
        State.NOT_KNOWN: "Nothing recorded says when it starts.",
    }.get(how.state, str(how.state))


def _running(how: Standing) -> str:
    ends = f"It ends on {words(how.last)}" if how.last else "No day ends it"
    left = f", in {_days(how.days_left)}" if how.days_left else ""
    late = ""
    if Rest.LATER_DECISION in how.rests_on and how.agreed_on:
        late = f" On this day it rests on what was agreed later, on {words(how.agreed_on)}."
    elif how.begun_by and how.agreed_on and how.agreed_on > how.begun_by:
        late = f" It was agreed on {words(how.agreed_on)}, after it began; that day is inferred."
    elif how.days_retrospective:
        late = f" It was agreed {_days(how.days_retrospective)} after it began."
    return f"{ends}{left}.{late}"


def _act(state: State) -> str:
    return "Approval" if state is State.AWAITING_APPROVAL else "Signature"


def _days(n: int | None) -> str:
    return f"{n:,} day{'' if n == 1 else 's'}"
