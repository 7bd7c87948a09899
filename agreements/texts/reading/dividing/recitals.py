"""Why the parties agree: recitals, before the first clause."""

import re

from agreements.texts.reading.dividing.division import FRONT, Division, Zone
from agreements.texts.reading.dividing.headings import looks_like_heading
from agreements.texts.reading.passages import Role

RECITALS = re.compile(
    r"\W*(?:background|recitals?|whereas|introduction|preamble)\W*", re.IGNORECASE
)
WHEREAS = re.compile(r"\W*whereas\b", re.IGNORECASE)
AGREED = re.compile(
    r"\W*(?:now\W+)?(?:therefore\W+)?(?:(?:it\s+is|the\s+(?:parties|partners))\s+(?:hereby\s+"
    r"|now\s+)?agreed?\b"
    r"|[\w ]{1,60}?\bagree\s+as\s+follows|agreed\s+terms|operative\s+(?:provisions|part)"
    r"|terms\s+agreed)[^.]{0,60}$",
    re.IGNORECASE,
)
LETTERED = ("bracketed letter", "dotted letter", "half bracketed letter", "bracketed")


def place_recitals(division: Division) -> bool:
    """Why the parties agree: (A), (B) under Background, or paragraphs that begin with Whereas."""
    text, number = division.paragraph.text, division.number
    if division.zone not in FRONT:
        return False
    if _heads_recitals(division) or WHEREAS.match(text):
        division.zone = Zone.RECITALS
        is_heading = RECITALS.fullmatch(text) is not None
        division.open(
            Role.RECITAL, heading=text if is_heading else "", body="" if is_heading else text
        )
        return True
    if division.zone is not Zone.RECITALS or AGREED.match(text):
        return False
    if number is not None and number.style in LETTERED:
        division.open(Role.RECITAL, mark=number.mark, number=number.number, body=number.rest)
        return True
    if number is not None or looks_like_heading(text):
        return False
    division.add()
    return True


def _heads_recitals(division: Division) -> bool:
    following = division.next_number()
    return (
        RECITALS.fullmatch(division.paragraph.text) is not None
        and following is not None
        and following.style in LETTERED
        and following.rest != ""
    )


def place_agreed_words(division: Division) -> bool:
    """The line that ends the front: "it is agreed as follows", "agreed terms"."""
    text = division.paragraph.text
    if division.zone not in FRONT or division.number is not None or not AGREED.match(text):
        return False
    division.open(Role.HEADING, heading=text)
    division.zone = Zone.CLAUSES
    return True
