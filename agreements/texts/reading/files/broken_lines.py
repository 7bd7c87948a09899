"""Lines of a text file become paragraphs again where a converter broke them at the page's width."""

import re
from collections.abc import Sequence
from itertools import pairwise

from agreements.texts.reading.bullets import BULLETS
from agreements.texts.reading.files.paragraphs import Paragraph

WIDEST_PAGE = 130
"""A longer line was not broken anywhere, so neither were its neighbours."""

NARROWEST_PAGE = 50
NEARLY_FULL = 0.75
FEWEST_BROKEN = 5
"""Fewer full lines may be short paragraphs; left alone, they lose nothing."""

ITEM = re.compile(rf"(?:[{BULLETS}]|o|\([0-9a-zA-Z]{{1,5}}\)|[a-zA-Z][.)]|#+)\s")
NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})*[.)]?\s")
LABEL = re.compile(r"[A-Z][A-Za-z ]{1,30}:(?:\s|$)")
LEADS_TO_PAGE_NUMBER = re.compile(r"(?:\t|[.…]{3,}|\s{3,})\s*\d+$")
ENDS_A_THOUGHT = re.compile(r"(?:[.:;?!][\"”’)*]*|[;,]\s*(?:and|or))$")


def paragraphs_of_lines(lines: Sequence[str]) -> tuple[Paragraph, ...]:
    """The lines that are not blank, in order. A line of no-break spaces is blank."""
    width = _page_width(lines)
    groups: list[list[tuple[int, str]]] = []
    blank_before: list[bool] = []
    blank = False
    for number, line in enumerate((line.strip() for line in lines), start=1):
        if line and groups and not blank and _goes_on(groups[-1][-1][1], line, width):
            groups[-1].append((number, line))
        elif line:
            groups.append([(number, line)])
            blank_before.append(blank)
        blank = not line
    return tuple(
        Paragraph(
            text=" ".join(line for _, line in group),
            first_line=group[0][0],
            last_line=group[-1][0],
            after_blank=after_blank,
        )
        for group, after_blank in zip(groups, blank_before, strict=True)
    )


def _page_width(lines: Sequence[str]) -> int:
    """The width at which every line was broken; 0 where lines are whole paragraphs."""
    longest = max((len(line.strip()) for line in lines), default=0)
    if not NARROWEST_PAGE <= longest <= WIDEST_PAGE:
        return 0
    stripped = [line.strip() for line in lines]
    broken = sum(
        bool(following) and _goes_on(line, following, longest)
        for line, following in pairwise(stripped)
    )
    return longest if broken >= FEWEST_BROKEN else 0


def _goes_on(line: str, following: str, width: int) -> bool:
    """Whether `line` was full, so that the next line is the rest of its sentence."""
    next_word = following.split(maxsplit=1)[0]
    if not width or len(line) + 1 + len(next_word) < NEARLY_FULL * width:
        return False
    if ITEM.match(following) or LABEL.match(following) or LEADS_TO_PAGE_NUMBER.search(line):
        return False
    if "\t" in line or "\t" in following:
        return False
    return not (NUMBER.match(following) and ENDS_A_THOUGHT.search(line))
