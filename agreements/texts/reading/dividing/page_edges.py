"""The lines at the edges of pages that a converter left between the paragraphs of a text file."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from agreements.texts.reading.dividing.page_marks import is_page_mark
from agreements.texts.reading.files.paragraphs import Paragraph

FEWEST_PAGES = 3
LONGEST = 150
NUMBERED_HEADING = re.compile(r"1\.?\s+[A-Z]")
LONE_FIGURE = re.compile(r"\d{1,3}")
ENDS_WITH_PAGE = re.compile(r"\bpage\s*\d{1,3}(?:\s*of\s*\d{1,3})?\W*$", re.IGNORECASE)


def page_edges(paragraphs: Sequence[Paragraph]) -> list[bool]:
    """Whether each paragraph belongs to the page: a mark, a page number, a header or footer."""
    marks = {at for at, paragraph in enumerate(paragraphs) if is_page_mark(paragraph.text)}
    marks |= _page_numbers(paragraphs) | _footers(paragraphs)
    marks |= _running_headers(paragraphs, marks)
    return [at in marks for at in range(len(paragraphs))]


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


def _footers(paragraphs: Sequence[Paragraph]) -> set[int]:
    """Lines that end in "Page 3", alike on three pages but for their figures."""
    found = {
        at: re.sub(r"\d+", "0", paragraph.text)
        for at, paragraph in enumerate(paragraphs)
        if len(paragraph.text) <= LONGEST and ENDS_WITH_PAGE.search(paragraph.text)
    }
    pages = Counter(found.values())
    return {at for at, alike in found.items() if pages[alike] >= FEWEST_PAGES}


def _running_headers(paragraphs: Sequence[Paragraph], marks: set[int]) -> set[int]:
    """Lines that come on three pages, each time beside a mark, and nowhere else."""
    everywhere = Counter(paragraph.text for paragraph in paragraphs)
    beside = [at for at in range(len(paragraphs)) if marks & {at - 1, at, at + 1}]
    beside_marks = Counter(paragraphs[at].text for at in beside)
    return {
        at
        for at in beside
        if FEWEST_PAGES <= beside_marks[paragraphs[at].text] == everywhere[paragraphs[at].text]
    }
