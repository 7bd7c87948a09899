"""Where a paper says that it is a draft."""

from collections.abc import Sequence
from dataclasses import dataclass

from agreements.texts.reading.dividing.page_marks import is_draft_mark
from agreements.texts.reading.passages import Passage, Role


@dataclass(frozen=True)
class DraftMark:
    """DRAFT as printed; in a page header it has neither line nor passage."""

    words: str
    line: int | None
    passage: int | None


def draft_marks_of(
    passages: Sequence[Passage], header_marks: Sequence[str]
) -> tuple[DraftMark, ...]:
    """Those of the page headers, then those in the text in order."""
    in_text = [
        DraftMark(passage.text, passage.first_line, passage.order)
        for passage in passages
        if passage.role is Role.MARK and is_draft_mark(passage.text)
    ]
    return (*(DraftMark(words, None, None) for words in header_marks), *in_text)
