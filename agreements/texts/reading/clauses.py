"""Numbered clauses and sub-clauses with the text that follows them, and headings without numbers."""

from agreements.texts.reading.bodies import is_item
from agreements.texts.reading.division import Division, Zone
from agreements.texts.reading.front_matter import FRONT, is_front_heading
from agreements.texts.reading.headings import (
    BOLD_BEGINNING,
    LONGEST,
    PART,
    is_bold,
    is_in_capitals,
    looks_like_heading,
    plain,
)
from agreements.texts.reading.numbering import Numbering, Outlook
from agreements.texts.reading.passages import Role
from agreements.texts.reading.printed_numbers import PrintedNumber

FAR_ENOUGH = 40
"""How many paragraphs ahead the next full number is looked for."""

FIRST_STYLES = ("path", "dotted", "bare", "keyword", "half bracketed")
TAKES_TEXT = (Role.CLAUSE, Role.HEADING, Role.APPENDIX, Role.SCHEDULE, Role.CONTINUATION)
SHORT_HEADING = 60
FEW_WORDS = 4


def place_clause(division: Division) -> bool:
    """A paragraph whose number goes on from the numbers before it, with its heading."""
    number = division.number
    if number is None or (division.zone in FRONT and not _may_be_first(division, number)):
        return False
    place = division.numbering.place(number, len(division.passages), _outlook(division, number))
    if place is None:
        return False
    if division.zone in FRONT:
        division.zone = Zone.CLAUSES
    heading, body = _heading_and_body(division, number, is_top=place.is_top)
    division.open(
        Role.CLAUSE,
        mark=number.mark,
        number=number.number,
        heading=heading,
        body=body,
        parent=place.parent,
    )
    if not number.rest and division.at < len(division.paragraphs) and _is_lone_heading(division):
        division.add_heading()
    return True


def _may_be_first(division: Division, number: PrintedNumber) -> bool:
    """Brackets and letters in the front number parties and recitals."""
    if number.style in FIRST_STYLES:
        return True
    return number.style == "dotted letter" and looks_like_heading(number.rest)


def _outlook(division: Division, number: PrintedNumber) -> Outlook:
    later = range(division.at + 1, min(division.at + FAR_ENOUGH, len(division.numbers)))
    paths = (n for n in (division.numbers[i] for i in later) if n is not None and n.style == "path")
    path = next(paths, None)
    current = division.current
    return Outlook(
        heading_like=division.paragraph.is_heading or looks_like_heading(number.rest),
        next_number=next((n for n in (division.numbers[i] for i in later) if n is not None), None),
        next_path_top=int(path.steps[0]) if path and path.steps[0].isdigit() else None,
        may_restart=(
            current is not None
            and current.role is Role.HEADING
            and current.parent == division.numbering.root
        ),
    )


def _heading_and_body(
    division: Division, number: PrintedNumber, *, is_top: bool
) -> tuple[str, str]:
    rest = number.rest
    if match := BOLD_BEGINNING.match(rest):
        return match[0], rest[match.end() :].strip()
    if _is_heading(division, number, is_top=is_top):
        return rest, ""
    return "", rest


def _is_heading(division: Division, number: PrintedNumber, *, is_top: bool) -> bool:
    rest = plain(number.rest)
    if not 0 < len(rest) <= LONGEST or rest.endswith((";", ",")):
        return False
    full_stop = rest.endswith(".") and not is_in_capitals(rest)
    if division.paragraph.is_heading and not full_stop:
        return True
    if not (is_top or number.is_path):
        return False
    following = division.next_number()
    if following and following.is_path and following.steps[:-1] == number.steps:
        return len(rest.split()) <= FEW_WORDS if full_stop else True
    return looks_like_heading(rest) and (is_top or _text_follows(division))


def _text_follows(division: Division) -> bool:
    """A sub-clause is headed where a paragraph of text comes under it, not another number or list."""
    following = division.next_paragraph()
    return (
        following is not None
        and division.next_number() is None
        and not is_item(following.text)
        and following.text[:1].isupper()
        and (following.text.endswith((".", ":", ";")) or len(following.text) > LONGEST)
    )


def _is_lone_heading(division: Division) -> bool:
    return (
        division.number is None
        and not division.marks[division.at]
        and not is_item(division.paragraph.text)
        and looks_like_heading(division.paragraph.text)
    )


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
    """A short line with blank lines around it, after a sentence that ended and before one that begins."""
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
    """The top clause, if its sub-clauses go on below; else the heading stands beside the clauses."""
    numbering: Numbering = division.numbering
    following = division.next_number()
    inside = (
        numbering.top is not None
        and following is not None
        and following.style == "path"
        and following.steps[0] == str(numbering.top.value)
    )
    return numbering.top.passage if inside and numbering.top else numbering.root


def place_text(division: Division) -> bool:
    """Paragraphs and list items after a clause, heading or appendix belong to it."""
    current = division.current
    if (
        current is None
        or current.role not in TAKES_TEXT
        or division.zone in (Zone.CONTENTS, Zone.SIGNATURES)
    ):
        return False
    division.add()
    return True
