"""Which clauses look as if they met an item. A suggestion meets nothing until a person accepts it."""

import re
from collections.abc import Iterable
from typing import Protocol, TypeVar

from agreements.completeness.lists.item import Item

AT_MOST = 5


class Headed(Protocol):
    """A passage with a heading."""

    @property
    def heading(self) -> str: ...


Passage = TypeVar("Passage", bound=Headed)


def suggest_clauses(item: Item, clauses: Iterable[Passage]) -> list[Passage]:
    """Up to five whose heading has the words of the item, the likeliest first.

    An item gives beginnings of words, so "terminat" finds "Termination"; of several in one entry a
    heading must have all. The earlier the entry that it has, the likelier it is. A schedule too is
    known by what it is about: its number is another in every paper (R-DOC-02).
    """
    found = [
        (rank, position, clause)
        for position, clause in enumerate(clauses)
        if (rank := _rank(item, clause.heading)) is not None
    ]
    return [clause for _, _, clause in sorted(found, key=lambda one: one[:2])[:AT_MOST]]


def _rank(item: Item, heading: str) -> int | None:
    words = re.findall(r"[a-z0-9-]+", heading.lower())
    for rank, entry in enumerate(item.headings):
        if all(any(word.startswith(part) for word in words) for part in entry.split()):
            return rank
    return None
