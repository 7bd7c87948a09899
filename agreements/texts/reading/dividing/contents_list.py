"""The printed list of contents: it repeats the headings, often older ones."""

import re

from agreements.texts.reading.dividing.division import Division, Zone
from agreements.texts.reading.dividing.headings import plain
from agreements.texts.reading.files.paragraphs import Paragraph
from agreements.texts.reading.passages import Role

BEGINS = re.compile(r"\W*(?:table\s+of\s+)?contents(?:\s+page)?\W*|\W*index\W*", re.IGNORECASE)
ENTRY = re.compile(
    r"(?P<heading>\S.*?)(?:\t+|[.…_]{3,}|\s{2,}|(?<=\S)\s)[\s.…]*(?P<page>\d{1,3}|[ivx]{1,5})"
)
ENDS_WITH_PAGE = re.compile(r"(?:\t|[.…_]{3,}|\s{3,})[\s.…]*(?:\d{1,3}|[ivx]{1,5})$")
COLUMN_HEADS = re.compile(
    r"(?:page|clause|heading|section|item|title|no\.?|number|\s)+", re.IGNORECASE
)
LONGEST_ENTRY = 160
MOST_ENTRIES = 500


def place_contents(division: Division) -> bool:
    """From the word Contents, or the first of three lines with page numbers, to the last."""
    text = division.paragraph.text
    if division.zone is Zone.CONTENTS:
        if _goes_on(division):
            division.add()
            return True
        division.zone = Zone.FRONT
        return False
    if division.zone not in (Zone.FRONT, Zone.PARTIES) or not _begins(division):
        return False
    titled = BEGINS.fullmatch(text) is not None
    division.open(Role.CONTENTS, heading=text if titled else "", body="" if titled else text)
    division.zone = Zone.CONTENTS
    return True


def _begins(division: Division) -> bool:
    if division.paragraph.is_contents or BEGINS.fullmatch(division.paragraph.text):
        return True
    lines = division.paragraphs[division.at : division.at + 3]
    return len(lines) == 3 and all(ENDS_WITH_PAGE.search(line.text) for line in lines)


def _goes_on(division: Division) -> bool:
    text = division.paragraph.text
    listed = _entries_so_far(division)
    if len(listed) > MOST_ENTRIES:
        return False
    if division.paragraph.is_contents or ENDS_WITH_PAGE.search(text):
        return True
    known_by_style = division.paragraph.is_heading or any(line.is_contents for line in listed)
    if known_by_style or len(text) > LONGEST_ENTRY or text.endswith((".", ";", ":")):
        return False
    if COLUMN_HEADS.fullmatch(text):
        return True
    if sum(bool(ENDS_WITH_PAGE.search(line.text)) for line in listed) >= 2:
        return _more_entries_follow(division)
    return _entry_key(text) not in {_entry_key(line.text) for line in listed} and not _number_came(
        division
    )


def _more_entries_follow(division: Division) -> bool:
    """Where entries have page numbers, a line without one is the first half of an entry."""
    following = division.next_paragraph()
    return following is not None and ENDS_WITH_PAGE.search(following.text) is not None


def _number_came(division: Division) -> bool:
    number = division.number
    if number is None:
        return False
    beginnings = (f"{number.mark} ".casefold(), f"{number.mark}\t".casefold())
    return any(line.text.casefold().startswith(beginnings) for line in _entries_so_far(division))


def _entries_so_far(division: Division) -> list[Paragraph]:
    return division.whole_of(division.current) if division.current else []


def _entry_key(text: str) -> str:
    return plain(text).casefold()
