"""What the printed contents list says, and where it differs from the headings in the text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agreements.texts.reading.dividing.contents_list import BEGINS, COLUMN_HEADS, ENTRY
from agreements.texts.reading.dividing.headings import plain
from agreements.texts.reading.dividing.printed_numbers import printed_number
from agreements.texts.reading.passages import Passage, Role

APPENDIX = re.compile(
    r"(?P<number>(?:appendix|annexe?|schedule|attachment|exhibit)\s+\w{1,4})[\s:.–—-]*"
    r"(?P<heading>.*)",
    re.IGNORECASE,
)
ROOTS = (Role.CLAUSE, Role.APPENDIX, Role.SCHEDULE)


@dataclass(frozen=True)
class ContentsEntry:
    """A line of the contents list: number and heading as printed there, and the page."""

    number: str
    heading: str
    page: str


@dataclass(frozen=True)
class ContentsDifference:
    """A heading that the contents list prints otherwise than the text; empty where one lacks it."""

    number: str
    in_contents: str
    in_text: str


def contents_of(passages: Sequence[Passage]) -> tuple[ContentsEntry, ...]:
    lines = [
        p.text for passage in passages if passage.role is Role.CONTENTS for p in passage.paragraphs
    ]
    return tuple(
        _entry(line)
        for line in lines
        if not (BEGINS.fullmatch(line) or COLUMN_HEADS.fullmatch(line))
    )


def contents_differences(
    entries: Sequence[ContentsEntry], passages: Sequence[Passage]
) -> tuple[ContentsDifference, ...]:
    """Entries whose heading is not the text's to the letter, in the order of the list."""
    headings = {
        _key(p.number): p.heading for p in reversed(passages) if p.role in ROOTS and p.number
    }
    differences = []
    for entry in entries:
        in_text = " ".join(plain(headings.get(_key(entry.number), "")).split())
        if entry.number and entry.heading and entry.heading != in_text:
            differences.append(ContentsDifference(entry.number, entry.heading, in_text))
    return tuple(differences)


def _entry(line: str) -> ContentsEntry:
    page = ""
    if match := ENTRY.fullmatch(line):
        line, page = match["heading"], match["page"]
    if match := APPENDIX.fullmatch(line):
        return ContentsEntry(match["number"], match["heading"].strip(), page)
    number = printed_number(line)
    if number is None:
        return ContentsEntry("", line.strip(), page)
    return ContentsEntry(number.number, " ".join(number.rest.split()), page)


def _key(number: str) -> str:
    return number.casefold()
