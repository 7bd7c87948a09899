"""A printed agreement in pieces: every paragraph is in one passage, in the order of the paper."""

from dataclasses import dataclass
from enum import StrEnum

from agreements.texts.reading.files.paragraphs import Paragraph


class Role(StrEnum):
    """What a passage is for in the agreement."""

    TITLE = "title"
    CONTENTS = "contents"
    PARTIES = "parties"
    DATE = "date"
    RECITAL = "recital"
    CLAUSE = "clause"
    HEADING = "heading"
    CONTINUATION = "continuation"
    SIGNATURES = "signatures"
    SCHEDULE = "schedule"
    APPENDIX = "appendix"
    MARK = "mark"
    UNPLACED = "unplaced"


@dataclass(frozen=True)
class Passage:
    """A piece of the paper with one role.

    `mark` is what is printed before the heading or body ("2.", "Appendix A –", "- (1)"), `number`
    what the passage is called elsewhere ("2", "Appendix A", "(1)"). Mark, heading and body together
    are the words of `paragraphs` and nothing else. `parent` is the order of the passage that this
    one is part of; a continuation is the rest of its parent after a page mark.
    """

    order: int
    role: Role
    mark: str
    number: str
    heading: str
    body: str
    parent: int | None
    depth: int
    paragraphs: tuple[Paragraph, ...]

    @property
    def first_line(self) -> int:
        return self.paragraphs[0].first_line

    @property
    def text(self) -> str:
        """Everything printed in it, a paragraph a line."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)

    @property
    def body_paragraphs(self) -> list[str]:
        """The body as paragraphs and list items, each whole."""
        return [line for line in self.body.splitlines() if line.strip()]
