"""Headings without a number: among the clauses, in appendices, or right above the first clause."""

from agreements.texts.reading.bullets import is_item
from agreements.texts.reading.dividing.division import FRONT, Division, Zone
from agreements.texts.reading.dividing.front_matter import is_front_heading
from agreements.texts.reading.dividing.headings import (
    PART,
    is_bold,
    is_in_capitals,
    looks_like_heading,
    plain,
)
from agreements.texts.reading.passages import Role

SHORT_HEADING = 60


def place_heading(division: Division) -> bool:
    """A heading without a number, among the clauses or, in capitals, before the first."""
    if division.number is not None or not _is_unnumbered_heading(division):
        return False
    if division.zone in FRONT:
        division.zone = Zone.CLAUSES
    division.open(
        Role.HEADING, heading=division.paragraph.text, parent=_parent_of_heading(division)
    )
    return True


def _is_unnumbered_heading(division: Division) -> bool:
    paragraph = division.paragraph
    text = paragraph.text
    if is_item(text) or not looks_like_heading(text):
        return False
    if division.zone in FRONT:
        return division.zone is not Zone.CONTENTS and (
            paragraph.is_heading or is_front_heading(division)
        )
    if division.zone not in (Zone.CLAUSES, Zone.APPENDICES):
        return False
    if paragraph.is_heading or is_in_capitals(text) or is_bold(text) or PART.match(text):
        return True
    return division.zone is Zone.CLAUSES and _stands_alone(division)


def _stands_alone(division: Division) -> bool:
    """A short line between blank lines, after a sentence that ended and before a new one."""
    current, position = division.current, division.ahead()
    if current is None or not current.paragraphs or position is None:
        return False
    following, number = division.paragraphs[position], division.numbers[position]
    if not (division.paragraph.stands_apart and following.stands_apart):
        return False
    if number is not None and number.counts("decimal") == division.numbering.top_value + 1:
        return True
    return (
        len(division.paragraph.text) <= SHORT_HEADING
        and (current.paragraphs[-1].text.endswith(".") or is_item(current.paragraphs[-1].text))
        and (division.numbers[position] is not None or plain(following.text).endswith((".", ":")))
    )


def _parent_of_heading(division: Division) -> int | None:
    """The top clause, if its sub-clauses go on below; else it stands beside the clauses."""
    numbering = division.numbering
    following = division.next_number()
    inside = (
        numbering.top is not None
        and following is not None
        and following.style == "path"
        and following.steps[0] == str(numbering.top.value)
    )
    return numbering.top.passage if inside and numbering.top else numbering.root


def heading_follows(division: Division) -> bool:
    """Whether the next paragraph heads what was just opened, which printed no heading."""
    return (
        division.at < len(division.paragraphs)
        and division.number is None
        and not division.marks[division.at]
        and not is_item(division.paragraph.text)
        and looks_like_heading(division.paragraph.text)
    )
