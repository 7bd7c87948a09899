"""Dividing a paper whose styles say what each paragraph is: nothing has to be guessed."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from agreements.texts.reading.bullets import is_item
from agreements.texts.reading.dividing.agreement_styles import (
    LONGEST_MARK,
    Kind,
    kind_of,
    number_of,
    typed_number,
)
from agreements.texts.reading.dividing.nesting import Nesting
from agreements.texts.reading.files.paragraphs import Paragraph, Said
from agreements.texts.reading.passages import Passage, Role

LONGEST_HEADING = 500
UNPLACED = Kind(Role.UNPLACED, 1, is_heading=False)


@dataclass
class Growing:
    """A passage that may still grow."""

    role: Role
    mark: str
    number: str
    parent: int | None
    heading: str = ""
    body: str = ""
    last_line: str = ""
    paragraphs: list[Paragraph] = field(default_factory=list)

    def add(self, words: str, apart: bool | None) -> None:
        """More words: the items of a list stand together, paragraphs apart, unless said."""
        if not words:
            return
        if apart is None:
            apart = not (is_item(words) and is_item(self.last_line))
        between = ("\n\n" if apart else "\n") if self.body else ""
        self.body, self.last_line = f"{self.body}{between}{words}", words.rpartition("\n")[2]


def is_said(paragraphs: Sequence[Paragraph]) -> bool:
    return any(paragraph.said for paragraph in paragraphs)


def passages_as_said(paragraphs: Sequence[Paragraph]) -> tuple[Passage, ...]:
    """The passages that the paragraphs say they are; before the first of them, unplaced ones."""
    grown: list[Growing] = []
    nesting = Nesting()
    names: dict[str, int] = {}
    for paragraph in paragraphs:
        said = _with_typed_number(paragraph.said or Said("", paragraph.text, paragraph.text))
        kind = kind_of(said.style, numbered=bool(said.mark))
        if paragraph.is_note or not (kind or grown):
            kind = UNPLACED
        if kind:
            grown.append(_begun(said, kind, nesting, names, order=len(grown)))
        else:
            words = f"{said.mark} {said.words}" if said.mark else said.words
            grown[-1].add(words, said.apart)
        grown[-1].paragraphs.append(paragraph)
    return tuple(_closed(grown))


def _with_typed_number(said: Said) -> Said:
    """Somebody who adds a clause in Word may type its number and a tab."""
    kind = kind_of(said.style, numbered=True)
    typed = typed_number(said.plain)
    if said.mark or not typed or not (kind and kind.takes_number):
        return said
    plain = said.plain.removeprefix(typed).strip()
    return replace(said, mark=typed.strip(), is_counted=True, plain=plain, words=plain)


def _begun(
    said: Said, kind: Kind, nesting: Nesting, names: dict[str, int], *, order: int
) -> Growing:
    parent = names.get(said.under, nesting.parent(kind.role, kind.level))
    nesting.count(order, kind.role, kind.level)
    if said.name:
        names[said.name] = order
    mark, words = said.mark, said.words
    if len(mark) > LONGEST_MARK:
        mark, words = "", f"{mark}\t{words}"
    number = number_of(mark) if said.is_counted else said.number if mark else ""
    passage = Growing(kind.role, mark, number, parent)
    heading = " ".join(said.plain.split("\n"))
    if kind.is_heading and mark == said.mark and len(heading) <= LONGEST_HEADING:
        passage.heading = heading
    else:
        passage.add(words, None)
    return passage


def _closed(grown: Sequence[Growing]) -> list[Passage]:
    closed: list[Passage] = []
    for order, one in enumerate(grown):
        closed.append(
            Passage(
                order=order,
                role=one.role,
                mark=one.mark,
                number=one.number,
                heading=one.heading,
                body=one.body,
                parent=one.parent,
                depth=1 if one.parent is None else closed[one.parent].depth + 1,
                paragraphs=tuple(one.paragraphs),
            )
        )
    return closed
