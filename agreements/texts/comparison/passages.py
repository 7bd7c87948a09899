"""A text as it is compared: its passages in order, each with what it stands under. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from textwrap import shorten

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
    """One clause, heading or schedule of a text. `place` counts from 0; `under` is a place."""

    place: int
    role: str
    number: str
    heading: str
    body: str
    under: int | None = None

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


def passages_of(rows: Iterable[Mapping[str, str]]) -> list[ComparedPassage]:
    """The passages of a text that are compared. Each row has role, number, heading and body.

    What a passage stands under is read from the numbers and the order alone, so that a text kept
    whole and one that is still being written are read in the same way.
    """
    above = _Above()
    found: list[ComparedPassage] = []
    for row in rows:
        if row["role"] in COMPARED and (row["heading"].strip() or row["body"].strip()):
            content = (row["role"], row["number"], row["heading"].strip(), row["body"].strip())
            plain = ComparedPassage(len(found), *content)
            found.append(ComparedPassage(len(found), *content, under=above.of(plain)))
            above.passed(plain)
    return found


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
