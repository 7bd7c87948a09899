"""What does not fit in the history of a body. Shown beside the facts; refuses nothing (law 2)."""

from collections.abc import Iterator
from itertools import combinations

from commissioning.calendar.dates import words
from commissioning.organisations.models import Organisation, OtherName, Succession


def doubts_about(organisation: Organisation) -> list[str]:
    """Dates of names, life and successions that overlap or contradict each other, as sentences."""
    return [
        *_of_names(organisation),
        *(doubt for one in organisation.successions_from.all() for doubt in _of_leaving(one)),
        *(doubt for one in organisation.successions_to.all() for doubt in _of_coming(one)),
    ]


def _of_names(body: Organisation) -> Iterator[str]:
    former = [name for name in body.other_names.all() if name.kind == OtherName.Kind.FORMER]
    for name in former:
        if name.used_until is None:
            yield f"No last day is recorded for the former name {name}, so no day is shown under it."
        if body.began_on and name.used_until and name.used_until < body.began_on:
            yield f"The name {name} was given up before the body began on {words(body.began_on)}."
        if body.ended_on and name.used_until and name.used_until > body.ended_on:
            yield f"The name {name} was used after the body’s last day, {words(body.ended_on)}."
    for one, other in combinations(former, 2):
        if _overlap(one, other):
            yield f"The former names {one} and {other} overlap: a day shows the first of them."


def _overlap(one: OtherName, other: OtherName) -> bool:
    if one.used_until is None or other.used_until is None:
        return False
    begins_in_time = one.used_from is None or one.used_from <= other.used_until
    return begins_in_time and (other.used_from is None or other.used_from <= one.used_until)


def _of_leaving(succession: Succession) -> Iterator[str]:
    old, new = succession.predecessor, succession.successor
    if succession.is_unconfirmed:
        yield f"{new} states that it took over. No administrator of {old} has confirmed it yet."
    if succession.kind in Succession.ENDS_THE_PREDECESSOR and old.ended_on != succession.last_day:
        ended = f"ended on {words(old.ended_on)}" if old.ended_on else "has no last day"
        yield f"{new} took over on {words(succession.on)}, but {old} {ended}."
    if old.began_on and old.began_on >= succession.on:
        yield f"{new} took over on {words(succession.on)}, before {old} began."


def _of_coming(succession: Succession) -> Iterator[str]:
    old, new = succession.predecessor, succession.successor
    if succession.is_unconfirmed:
        yield f"No administrator of {old} has confirmed yet that {new} took over from it."
    if new.began_on and new.began_on > succession.on:
        began = words(new.began_on)
        yield f"It took over from {old} on {words(succession.on)}, but began on {began}."
    if new.ended_on and new.ended_on < succession.on:
        yield f"It took over from {old} on {words(succession.on)}, after its own last day."
