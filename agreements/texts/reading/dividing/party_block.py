"""The block that names the parties, before the first clause."""

import re

from agreements.texts.reading.dividing.division import Division, Zone
from agreements.texts.reading.dividing.front_matter import (
    LONGEST_TITLE,
    NAMES_AN_AGREEMENT,
    ORGANISATION,
    is_front_heading,
)
from agreements.texts.reading.dividing.headings import looks_like_heading
from agreements.texts.reading.dividing.printed_numbers import PrintedNumber
from agreements.texts.reading.passages import Role

PARTIES = re.compile(
    r"\W*(?:between|(?:the\s+)?part(?:ies|ners)(?:\s+to\s+[\w ]{1,60})?)\W*$"
    r"|\W*(?:this|the)\s+[^.]{0,120}?\b(?:is|was)\s+(?:made|entered\s+into|dated|an?\s+agreement)\b"
    r"|\W*the\s+part(?:ies|ners)\s+to\s+this\b[^.]{0,120}:$"
    r"|\W*this\s+[^.]{0,120}\bbetween:?$|\W*between\s.*\band\b.*",
    re.IGNORECASE,
)
AND = re.compile(r"\W*and\W*", re.IGNORECASE)
ABOUT_THE_FILE = re.compile(r"[A-Z][\w ]{1,25}:\s+\S")
"""Version: 0.4, Author: a person, and the like."""

LETTERS_AND_BRACKETS = ("bracketed letter", "half bracketed letter", "bracketed")
FAR_ENOUGH = 400
"""How many paragraphs ahead the numbers of clauses are looked for behind those of parties."""


def place_parties(division: Division) -> bool:
    """The block that names the parties, from "between" or its like to whatever comes next."""
    text = division.paragraph.text
    if division.zone in (Zone.FRONT, Zone.CONTENTS) and (
        PARTIES.match(text) or _lists_parties(division) or _is_first_of_two_names(division)
    ):
        division.open(Role.PARTIES, body=text)
        division.zone = Zone.PARTIES
        return True
    if division.zone is not Zone.PARTIES:
        return False
    if _ends_parties(division):
        division.zone = Zone.FRONT
        return False
    division.add()
    return True


def _lists_parties(division: Division) -> bool:
    """A cover that only says "(1) … (2) …" before anything else is numbered."""
    number, following = division.number, division.ahead()
    return (
        number is not None
        and number.style == "bracketed"
        and number.number == "(1)"
        and following is not None
        and any(
            later is not None and later.number == "(2)"
            for later in division.numbers[following : following + 4]
        )
    )


def _is_first_of_two_names(division: Division) -> bool:
    """A cover that prints a body, "and" on a line of its own, and another body."""
    following = division.next_paragraph()
    return (
        following is not None
        and AND.fullmatch(following.text) is not None
        and len(division.paragraph.text) <= LONGEST_TITLE
        and ORGANISATION.search(division.paragraph.text) is not None
    )


def _ends_parties(division: Division) -> bool:
    text, number = division.paragraph.text, division.number
    if PARTIES.match(text) or (number is not None and number.style in LETTERS_AND_BRACKETS):
        return False
    return (
        _begins_clauses(division)
        or (ABOUT_THE_FILE.match(text) is not None and not ORGANISATION.search(text))
        or (division.paragraph.is_heading and number is None)
        or (not ORGANISATION.search(text) and is_front_heading(division))
        or (looks_like_heading(text) and NAMES_AN_AGREEMENT.search(text) is not None)
    )


def _begins_clauses(division: Division) -> bool:
    """A first number, unless the parties themselves are numbered so and the numbers begin again."""
    number = division.number
    if number is None or (number.counts("decimal") is None and not number.is_path):
        return False
    if number.style == "bracketed":
        return False
    return not (ORGANISATION.search(number.rest) and _begin_again(division, number))


def _begin_again(division: Division, number: PrintedNumber) -> bool:
    """Whether a 1 of this look comes again before any number like 1.1."""
    for later in division.numbers[division.at + 1 : division.at + FAR_ENOUGH]:
        if later is not None and later.is_path:
            return False
        if later is not None and later.style == number.style and later.counts("decimal") == 1:
            return True
    return False
