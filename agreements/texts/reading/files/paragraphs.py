"""The paragraphs of a printed agreement, as they came out of a file."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Said:
    """What Word knew of a paragraph in a file that the service made itself, whose styles tell all.

    `number` is empty where the mark was not written but counted. `apart` is whether space was set
    above it, if that was said. `name` is its own, `under` that of the passage that it stands under,
    where style and order do not tell.
    """

    style: str
    words: str
    plain: str = ""
    mark: str = ""
    number: str = ""
    is_counted: bool = False
    apart: bool | None = None
    name: str = ""
    under: str = ""


@dataclass(frozen=True)
class Paragraph:
    """One paragraph as printed, automatic numbers included, and what Word knew about it.

    `first_line` and `last_line` count from 1: lines of a text file, paragraphs of a Word document.
    """

    text: str
    first_line: int
    last_line: int
    after_blank: bool = False
    is_whole: bool = False
    is_heading: bool = False
    is_title: bool = False
    is_contents: bool = False
    is_note: bool = False
    said: Said | None = None

    @property
    def stands_apart(self) -> bool:
        """Whether a reader sees space above it: after a blank line, and in Word always."""
        return self.after_blank or self.is_whole


@dataclass(frozen=True)
class Source:
    """Everything printed in one file, in its order; what runs in page headers is only noted."""

    paragraphs: tuple[Paragraph, ...]
    header_marks: tuple[str, ...] = ()
