"""Paragraphs become passages: each paragraph is offered to the rules in turn."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from agreements.texts.reading.dividing.bodies import body_of
from agreements.texts.reading.dividing.numbering import Numbering
from agreements.texts.reading.dividing.page_edges import page_edges
from agreements.texts.reading.dividing.printed_numbers import PrintedNumber, printed_number
from agreements.texts.reading.files.paragraphs import Paragraph
from agreements.texts.reading.passages import Passage, Role


class Zone(Enum):
    """How far into the paper the reader is."""

    FRONT = auto()
    CONTENTS = auto()
    PARTIES = auto()
    RECITALS = auto()
    CLAUSES = auto()
    SIGNATURES = auto()
    APPENDICES = auto()


FRONT = (Zone.FRONT, Zone.CONTENTS, Zone.PARTIES, Zone.RECITALS)
"""Before the first clause."""


@dataclass
class OpenPassage:
    """A passage that may still grow."""

    order: int
    role: Role
    mark: str = ""
    number: str = ""
    heading: str = ""
    parent: int | None = None
    paragraphs: list[Paragraph] = field(default_factory=list)
    body: list[tuple[str, bool]] = field(default_factory=list)


class Division:
    """The reader's place in the paper: what has been divided, and what lies ahead."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self.paragraphs = paragraphs
        self.numbers = [printed_number(paragraph.text) for paragraph in paragraphs]
        self.marks = page_edges(paragraphs)
        self.passages: list[OpenPassage] = []
        self.zone = Zone.FRONT
        self.numbering = Numbering()
        self.at = 0

    @property
    def paragraph(self) -> Paragraph:
        return self.paragraphs[self.at]

    @property
    def number(self) -> PrintedNumber | None:
        return self.numbers[self.at]

    @property
    def current(self) -> OpenPassage | None:
        """The last passage that is part of the agreement, whatever marks came after it."""
        return next((p for p in reversed(self.passages) if p.role is not Role.MARK), None)

    def origin_of(self, passage: OpenPassage) -> OpenPassage:
        """The passage itself, or the one that it continues."""
        if passage.role is Role.CONTINUATION and passage.parent is not None:
            return self.passages[passage.parent]
        return passage

    def whole_of(self, passage: OpenPassage) -> list[Paragraph]:
        """Its paragraphs from the first on, before page marks and after them."""
        origin = self.origin_of(passage)
        later = self.passages[origin.order + 1 :] if passage is not origin else []
        return origin.paragraphs + [
            paragraph
            for continuation in later
            if continuation.role is Role.CONTINUATION and continuation.parent == origin.order
            for paragraph in continuation.paragraphs
        ]

    def ahead(self, steps: int = 1) -> int | None:
        """The position of the paragraph so many on, page marks not counted."""
        position = self.at
        while steps and position + 1 < len(self.paragraphs):
            position += 1
            steps -= not self.marks[position]
        return None if steps else position

    def next_paragraph(self) -> Paragraph | None:
        position = self.ahead()
        return None if position is None else self.paragraphs[position]

    def next_number(self) -> PrintedNumber | None:
        position = self.ahead()
        return None if position is None else self.numbers[position]

    def open(
        self,
        role: Role,
        *,
        mark: str = "",
        number: str = "",
        heading: str = "",
        body: str = "",
        parent: int | None = None,
    ) -> OpenPassage:
        """A new passage that begins with this paragraph, and the reader moves on."""
        passage = OpenPassage(len(self.passages), role, mark, number, heading, parent)
        self.passages.append(passage)
        passage.paragraphs.append(self.paragraph)
        if body:
            passage.body.append((body, True))
        self.at += 1
        return passage

    def add(self) -> None:
        """This paragraph to the current passage, after any page mark as its continuation."""
        passage = self.current
        assert passage is not None
        if passage is not self.passages[-1]:
            origin = self.origin_of(passage)
            self.open(Role.CONTINUATION, body=self.paragraph.text, parent=origin.order)
            return
        passage.paragraphs.append(self.paragraph)
        passage.body.append((self.paragraph.text, self.paragraph.stands_apart))
        self.at += 1

    def add_heading(self) -> None:
        """This paragraph as the heading of the current passage, which had none yet."""
        passage = self.current
        assert passage is not None
        passage.paragraphs.append(self.paragraph)
        passage.heading = self.paragraph.text
        self.at += 1


Rule = Callable[[Division], bool]
"""Places the paragraph that the reader is at, and says whether it did."""


def divide(paragraphs: Sequence[Paragraph], rules: Sequence[Rule]) -> tuple[Passage, ...]:
    """Every paragraph in one passage, in order. What no rule places is kept as unplaced."""
    division = Division(paragraphs)
    while division.at < len(paragraphs):
        if not any(rule(division) for rule in rules):
            keep_unplaced(division)
    return tuple(_closed(passage, division.passages) for passage in division.passages)


def keep_unplaced(division: Division) -> None:
    latest = division.passages[-1] if division.passages else None
    if latest and latest.role is Role.UNPLACED:
        division.add()
    else:
        division.open(Role.UNPLACED, body=division.paragraph.text)


def _closed(passage: OpenPassage, passages: Sequence[OpenPassage]) -> Passage:
    return Passage(
        order=passage.order,
        role=passage.role,
        mark=passage.mark,
        number=passage.number,
        heading=passage.heading,
        body=body_of(passage.body),
        parent=passage.parent,
        depth=_depth(passage, passages),
        paragraphs=tuple(passage.paragraphs),
    )


def _depth(passage: OpenPassage, passages: Sequence[OpenPassage]) -> int:
    depth = 1
    while passage.parent is not None:
        passage, depth = passages[passage.parent], depth + 1
    return depth
