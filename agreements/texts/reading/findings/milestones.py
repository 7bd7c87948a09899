"""What an agreement says will be done by a day."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agreements.texts.reading.bullets import BULLETS
from agreements.texts.reading.findings.dates_in_text import DATE
from agreements.texts.reading.passages import Passage, Role
from commissioning.calendar.printed_dates import PrintedDate

LEAD = rf"(?:[{BULLETS}]\s+)?\W*"
BY = re.compile(
    rf"{LEAD}(?:by|on\s+or\s+before|no\s+later\s+than|not\s+later\s+than)\s+(?P<due>{DATE})\W*"
    r"(?P<words>.*)",
    re.IGNORECASE | re.DOTALL,
)
DATED = re.compile(rf"{LEAD}(?P<due>{DATE})\W+(?P<words>.+)", re.IGNORECASE | re.DOTALL)
DATED_AT_END = re.compile(
    rf"{LEAD}(?P<words>.+?)\s*(?:\t|[|:–—-])\s*(?:by\s+)?(?P<due>{DATE})\W*", re.IGNORECASE
)
ABOUT_MILESTONES = re.compile(
    r"\b(?:milestones?|timeline|timetable|key\s+dates|work\s+programme)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class PrintedMilestone:
    """What is due, in the words printed, and when."""

    due: PrintedDate
    words: str
    passage: int


def milestones_of(passages: Sequence[Passage]) -> tuple[PrintedMilestone, ...]:
    """Paragraphs that begin "By <date>", and every dated line of a part about milestones.

    The order is the paper's, which need not be that of the dates.
    """
    return tuple(
        milestone
        for passage in passages
        if passage.role in (Role.CLAUSE, Role.HEADING, Role.APPENDIX, Role.SCHEDULE)
        for milestone in _in_passage(passage, passages)
    )


def _in_passage(passage: Passage, passages: Sequence[Passage]) -> Iterator[PrintedMilestone]:
    patterns = (BY, DATED, DATED_AT_END) if _is_about_milestones(passage, passages) else (BY,)
    for line in passage.body_paragraphs:
        matches = (pattern.fullmatch(line) for pattern in patterns)
        match = next((match for match in matches if match), None)
        if match and match["words"].strip():
            due = PrintedDate.from_words(match["due"])
            if due.known:
                yield PrintedMilestone(due, match["words"].strip(" |"), passage.order)


def _is_about_milestones(passage: Passage, passages: Sequence[Passage]) -> bool:
    if ABOUT_MILESTONES.search(passage.heading):
        return True
    return passage.parent is not None and _is_about_milestones(passages[passage.parent], passages)
