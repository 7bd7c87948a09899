"""Numbered clauses and sub-clauses, with their headings and the text that follows them."""

from agreements.texts.reading.bullets import is_item
from agreements.texts.reading.dividing.division import FRONT, Division, Zone
from agreements.texts.reading.dividing.headings import (
    BOLD_BEGINNING,
    LONGEST,
    is_in_capitals,
    looks_like_heading,
    plain,
)
from agreements.texts.reading.dividing.numbering import Outlook
from agreements.texts.reading.dividing.printed_numbers import PrintedNumber
from agreements.texts.reading.dividing.unnumbered_headings import heading_follows
from agreements.texts.reading.passages import Role

FAR_ENOUGH = 40
"""How many paragraphs ahead the next full number is looked for."""

FIRST_STYLES = ("path", "dotted", "bare", "keyword", "half bracketed")
TAKES_TEXT = (Role.CLAUSE, Role.HEADING, Role.APPENDIX, Role.SCHEDULE, Role.CONTINUATION)
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
    if not number.rest and heading_follows(division):
        division.add_heading()
    return True


def _may_be_first(division: Division, number: PrintedNumber) -> bool:
    """Brackets and letters in the front number parties and recitals."""
    if number.style in FIRST_STYLES:
        return True
    return number.style == "dotted letter" and looks_like_heading(number.rest)


def _outlook(division: Division, number: PrintedNumber) -> Outlook:
    ahead = division.numbers[division.at + 1 : division.at + FAR_ENOUGH]
    later = [number for number in ahead if number is not None]
    path = next((number for number in later if number.style == "path"), None)
    current = division.current
    return Outlook(
        heading_like=division.paragraph.is_heading or looks_like_heading(number.rest),
        next_number=later[0] if later else None,
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
    """A sub-clause is headed where a paragraph comes under it, not a number or a list."""
    following = division.next_paragraph()
    return (
        following is not None
        and division.next_number() is None
        and not is_item(following.text)
        and following.text[:1].isupper()
        and (following.text.endswith((".", ":", ";")) or len(following.text) > LONGEST)
    )


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
