"""What is printed on pages, not in the agreement: DRAFT, protective markings, page numbers."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from agreements.texts.reading.files.paragraphs import Paragraph

PAGE_MARK = re.compile(
    r"[\W_]*(?:"
    r"(?P<draft>(?:(?:final|working|first|second|third|initial|consultation)\s+)?draft"
    r"(?:\s+(?:document|copy|version|only|for\s+(?:discussion|comment|consultation|approval"
    r"|review)))?"
    r"(?:\s*[-–—:]?\s*v?(?:ersion)?\s*\d[\d.]*)?"
    r"(?:\s*[-–—]\s*not\s+for\s+[\w ]{3,30})?)"
    r"|official(?:\s*[-–—:]?\s*sensitive(?:\s*[-–—:]\s*[\w ]{3,30})?)?"
    r"|(?:strictly\s+)?(?:private\s+and\s+)?confidential"
    r"|not\s+protectively\s+marked|commercial(?:ly)?\s+(?:in\s+confidence|sensitive)"
    r"|page\s*\|?\s*\d{1,3}(?:\s*of\s*\d{1,3})?|\d{1,3}\s+of\s+\d{1,3}|-\s*\d{1,3}\s*-"
    r")[\W_]*",
    re.IGNORECASE,
)
LONGEST = 80


FEWEST_PAGES = 3
NUMBERED_HEADING = re.compile(r"1\.?\s+[A-Z]")
LONE_FIGURE = re.compile(r"\d{1,3}")


def page_marks(paragraphs: Sequence[Paragraph]) -> list[bool]:
    """Whether each paragraph belongs to the page: a mark, a page number, a running header."""
    numbers = _page_numbers(paragraphs)
    marks = [is_page_mark(p.text) or at in numbers for at, p in enumerate(paragraphs)]
    everywhere = Counter(paragraph.text for paragraph in paragraphs)
    beside_marks = Counter(
        p.text for at, p in enumerate(paragraphs) if any(marks[max(0, at - 1) : at + 2])
    )
    return [
        is_mark or (FEWEST_PAGES <= beside_marks[p.text] == everywhere[p.text])
        for is_mark, p in zip(marks, paragraphs, strict=True)
    ]


def _page_numbers(paragraphs: Sequence[Paragraph]) -> set[int]:
    """Lone figures, one more each time, where clauses print theirs beside headings."""
    found = [
        at
        for at, paragraph in enumerate(paragraphs)
        if not paragraph.is_whole and LONE_FIGURE.fullmatch(paragraph.text)
    ]
    figures = [int(paragraphs[at].text) for at in found]
    in_turn = all(later == earlier + 1 for earlier, later in pairwise(figures))
    elsewhere = any(NUMBERED_HEADING.match(paragraph.text) for paragraph in paragraphs)
    return set(found) if in_turn and elsewhere and len(found) >= FEWEST_PAGES else set()


def is_page_mark(text: str) -> bool:
    return len(text) <= LONGEST and PAGE_MARK.fullmatch(text) is not None


def is_draft_mark(text: str) -> bool:
    match = PAGE_MARK.fullmatch(text) if len(text) <= LONGEST else None
    return match is not None and match["draft"] is not None
