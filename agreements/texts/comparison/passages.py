"""A text as it is compared: its passages in order, each with what it stands under. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from textwrap import shorten
from typing import Any

from agreements.texts.models import Clause

ANNEXES = (Clause.Role.SCHEDULE, Clause.Role.APPENDIX)
COMPARED = (
    Clause.Role.PARTIES,
    Clause.Role.RECITAL,
    Clause.Role.CLAUSE,
    Clause.Role.HEADING,
    Clause.Role.CONTINUATION,
    *ANNEXES,
    Clause.Role.UNPLACED,
)
"""What is compared: not the title, dates, contents list, page marks and signature blocks."""
LONGEST_NAME = 60


@dataclass(frozen=True)
class ComparedPassage:
    """One clause, heading or schedule of a text. `place` counts from 0; `under` is a place.

    `is_nesting_kept` where that is how it stood, and not how its number and the order read.
    """

    place: int
    role: str
    number: str
    heading: str
    body: str
    under: int | None = None
    is_nesting_kept: bool = False

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Every word of it but its number, without regard to capitals."""
        return tuple(f"{self.heading} {self.body}".casefold().split())

    @cached_property
    def bare_number(self) -> str:
        """Its number without the stop that some papers print behind it."""
        return self.number.strip(". ")

    @property
    def called(self) -> str:
        """Its number and heading; its first words where it has no heading."""
        if self.role == Clause.Role.PARTIES and not self.heading:
            return str(Clause.Role.PARTIES.label)
        named = f"{self.number} {self.heading or self.body}".strip()
        return shorten(named, LONGEST_NAME, placeholder=" …")

    @property
    def name(self) -> str:
        """Its number alone, where it has one."""
        return self.bare_number or self.called


def passages_of(rows: Iterable[Mapping[str, Any]]) -> list[ComparedPassage]:
    """The passages of a text that are compared. Each row has role, number, heading and body.

    Rows that also have `under`, a place among all of them from 0, stand as that says. What others
    stand under is read from the numbers and the order alone.
    """
    said = list(rows)
    numbers = [n for n, row in enumerate(said) if _is_compared(row)]
    places = {n: place for place, n in enumerate(numbers)}
    found = [_passage(place, said[n]) for n, place in places.items()]
    if not all("under" in row for row in said):
        return nested_by_numbers(found)
    above = [_nearest(said, n, places) for n in numbers]
    return [
        replace(one, under=under, is_nesting_kept=True)
        for one, under in zip(found, above, strict=True)
    ]


def nested_alike(
    before: list[ComparedPassage], after: list[ComparedPassage]
) -> tuple[list[ComparedPassage], list[ComparedPassage]]:
    """Both as they stood; where that is not kept of one, both as their numbers read."""
    if all(one.is_nesting_kept for one in (*before, *after)):
        return before, after
    return nested_by_numbers(before), nested_by_numbers(after)


def nested_by_numbers(passages: Sequence[ComparedPassage]) -> list[ComparedPassage]:
    """The same passages, each under what its number and the order put it under."""
    above = _Above()
    found = []
    for passage in passages:
        found.append(replace(passage, under=above.of(passage), is_nesting_kept=False))
        above.passed(passage)
    return found


def _is_compared(row: Mapping[str, Any]) -> bool:
    return row["role"] in COMPARED and bool(row["heading"].strip() or row["body"].strip())


def _passage(place: int, row: Mapping[str, Any]) -> ComparedPassage:
    said = row["heading"].strip(), row["body"].strip()
    return ComparedPassage(place, row["role"], row["number"], *said)


def _nearest(rows: Sequence[Mapping[str, Any]], n: int, places: Mapping[int, int]) -> int | None:
    """The place of the nearest above a row that is compared."""
    above = rows[n]["under"]
    while above is not None and above not in places:
        above = rows[above]["under"]
    return None if above is None else places[above]


class _Above:
    """What stands above the next passage, kept while a text is gone through."""

    def __init__(self) -> None:
        self.annex: int | None = None
        self.heading: int | None = None
        self.numbered: dict[str, int] = {}
        self.last: int | None = None

    def of(self, passage: ComparedPassage) -> int | None:
        """2.1 stands under 2, and (a) under what was numbered in figures last."""
        if passage.role in ANNEXES:
            return None
        if passage.role in (Clause.Role.HEADING, Clause.Role.RECITAL, Clause.Role.PARTIES):
            return self.annex
        number = passage.bare_number
        if not number[:1].isdigit():
            return self.last if self.last is not None else self.annex
        while "." in number:
            number = number.rpartition(".")[0]
            if number in self.numbered:
                return self.numbered[number]
        return self.annex if self.heading is None else self.heading

    def passed(self, passage: ComparedPassage) -> None:
        if passage.role in ANNEXES:
            self.annex = self.last = passage.place
            self.heading, self.numbered = None, {}
        elif passage.role == Clause.Role.HEADING:
            self.heading = self.last = passage.place
        elif passage.bare_number[:1].isdigit():
            self.numbered[passage.bare_number] = self.last = passage.place
