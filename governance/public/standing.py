"""How an agreement stands today, as the public may know it: from what was published alone."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from agreements.register.facts import Facts, facts_with_successors
from agreements.register.models import Agreement
from agreements.register.shown import COLOURS
from agreements.register.standing import Rest, Standing, State, standing
from commissioning.calendar.dates import words
from governance.public.agreements import agreements_on_register

TOLD = (
    Rest.ATTESTED,
    Rest.NOT_RECORDED,
    Rest.INFERRED,
    Rest.HELD_OVER,
    Rest.YEAR_NOT_RECORDED,
)
"""What it rests on and the public may know; who confirmed what is between the partners."""


@dataclass(frozen=True)
class PublicStanding:
    """A tag with its colour, what it means in plain words, and what followed if that is public."""

    tag: str
    colour: str
    sentence: str
    following: Agreement | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    rests_on: tuple[Rest, ...] = ()


def public_standings(agreements: Sequence[Agreement], today: dt.date) -> dict[int, PublicStanding]:
    """How each of `agreements` stands, by its id, in as many queries for one as for all."""
    ids = [agreement.pk for agreement in agreements]
    facts = facts_with_successors(ids, seen_by=None)
    around = facts.keys() - ids
    heirs = agreements_on_register().in_bulk(around) if around else {}
    published = {pk: one for pk, one in facts.items() if pk in heirs or pk not in around}
    how = {pk: _as_published(facts[pk], facts, published, today) for pk in ids}
    followed = {agreement.pk: agreement for agreement in agreements} | heirs
    return {pk: _shown(one, followed.get(one.superseded_by or 0)) for pk, one in how.items()}


def _as_published(
    one: Facts, facts: Mapping[int, Facts], published: Mapping[int, Facts], today: dt.date
) -> Standing:
    """How it stands by what was published; over, without a day that only another agreement gives.

    What the public may not see still ended it: "in force", or "nothing has followed", would be
    false, and the day would tell of what is not published.
    """
    how = standing(one, today, today, others=published)
    if standing(one, today, today, others=facts).state is not State.ENDED:
        return how
    if how.state.covers:
        return Standing(State.ENDED, today)
    return replace(how, state=State.ENDED)


def _shown(how: Standing, following: Agreement | None) -> PublicStanding:
    if how.state.is_being_made:
        return PublicStanding("Not yet agreed", "grey", "Its partners have not agreed it yet.")
    state = State.IN_FORCE if how.state.covers else how.state
    after = following if state is State.ENDED else None
    said = [_sentence(how, after), _late(how), _rests(how)]
    sentence = " ".join(part for part in said if part)
    return PublicStanding(
        str(state), COLOURS[state], sentence, after, how.first, how.last, how.rests_on
    )


def _sentence(how: Standing, following: Agreement | None) -> str:
    last = words(how.last) if how.last else ""
    if how.state.covers:
        return f"It is in force until {last}." if last else "It is in force, and no day ends it."
    match how.state:
        case State.AGREED:
            return f"It is agreed, and starts on {words(how.first)}." if how.first else ""
        case State.NOT_KNOWN:
            return "Nothing recorded says when it starts."
        case State.LAPSED:
            return f"It lapsed on {last}, and nothing has followed it." if last else ""
    after = ", and this followed it:" if following else "."
    return f"It ended on {last}{after}" if last else f"It has ended{after}"


def _late(how: Standing) -> str:
    if how.state.covers and how.agreed_on and how.days_retrospective:
        days = how.days_retrospective
        counted = f"{days:,} {'day' if days == 1 else 'days'}"
        return f"It was agreed on {words(how.agreed_on)}, {counted} after it began."
    return ""


def _rests(how: Standing) -> str:
    phrases = [str(rest) for rest in TOLD if rest in how.rests_on]
    listed = ", ".join(phrases[:-1]) + (" and " if phrases[1:] else "") + "".join(phrases[-1:])
    return f"That rests on {listed}." if listed else ""
