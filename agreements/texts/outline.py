"""What was read in a file, laid out for a person to check before it becomes an agreement."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import shorten

from agreements.texts.reading.agreement_text import AgreementText
from agreements.texts.reading.passages import Passage, Role
from agreements.texts.reading.references import reference_of

OUTLINED = (Role.RECITAL, Role.CLAUSE, Role.HEADING, Role.SCHEDULE, Role.APPENDIX)
LONGEST_BEGINNING = 80


@dataclass(frozen=True)
class Heading:
    """One passage of the text: its number, its heading or first words, and those under it.

    `level` is 1 for clause 2 and 2 for 2.1.
    """

    number: str
    heading: str
    level: int
    under: "tuple[Heading, ...]" = ()

    def __iter__(self) -> "Iterator[Heading]":
        """It and all under it, in the order of the text."""
        yield self
        for heading in self.under:
            yield from heading


def outline_of(reading: AgreementText) -> tuple[Heading, ...]:
    """The clauses, schedules and appendices as they stand under each other."""
    under: dict[int | None, list[Passage]] = {}
    outlined = {p.order for p in reading.passages if p.role in OUTLINED}
    for passage in reading.passages:
        if passage.order in outlined:
            above = passage.parent if passage.parent in outlined else None
            under.setdefault(above, []).append(passage)
    return _headings(under, None, 1)


def repeated_numbers(reading: AgreementText) -> tuple[str, ...]:
    """The clause numbers that the paper prints more than once, such as 2.1.4, in its order."""
    references = [reference_of(reading.passages, c) for c in reading.clauses if c.number]
    return tuple(number for number, times in Counter(references).items() if times > 1)


def _headings(
    under: dict[int | None, list[Passage]], above: int | None, level: int
) -> tuple[Heading, ...]:
    return tuple(
        Heading(
            passage.number, _beginning(passage), level, _headings(under, passage.order, level + 1)
        )
        for passage in under.get(above, ())
    )


def _beginning(passage: Passage) -> str:
    """Its heading; where it has none, its first words."""
    return passage.heading or shorten(passage.body, LONGEST_BEGINNING, placeholder=" …")
