"""Before the first clause: title, parties, date, recitals. Agreements have them in any order, or not at all."""

import re

from agreements.texts.reading.division import Division, Zone
from agreements.texts.reading.headings import is_in_capitals, looks_like_heading, plain
from agreements.texts.reading.passages import Role
from agreements.texts.reading.printed_numbers import PrintedNumber

FRONT = (Zone.FRONT, Zone.CONTENTS, Zone.PARTIES, Zone.RECITALS)

NAMES_AN_AGREEMENT = re.compile(
    r"memorandum of (?:understanding|agreement)|\bmo[ua]\b|agreement|\bs(?:ection|\.)?\s?75\b|protocol|\bdeed\b"
    r"|partnership arrangement|delegation",
    re.IGNORECASE,
)
GOES_ON_AS_TITLE = re.compile(
    r"(?:relating to|in relation to|for|in respect of|concerning|on|under|pursuant to|regarding)\b",
    re.IGNORECASE,
)
PARTIES = re.compile(
    r"\W*(?:between|(?:the\s+)?part(?:ies|ners)(?:\s+to\s+[\w ]{1,60})?)\W*$"
    r"|\W*(?:this|the)\s+[^.]{0,120}?\b(?:is|was)\s+(?:made|entered\s+into|dated|an?\s+agreement)\b"
    r"|\W*the\s+part(?:ies|ners)\s+to\s+this\b[^.]{0,120}:$"
    r"|\W*this\s+[^.]{0,120}\bbetween:?$|\W*between\s.*\band\b.*",
    re.IGNORECASE,
)
DATE = re.compile(
    r"\W*date[d]?\W*(?:$|this\b|the\b|\d{1,2}\b|\d{4}\b|(?:january|february|march|april|may|june|july|august"
    r"|september|october|november|december)\b)",
    re.IGNORECASE,
)
RECITALS = re.compile(
    r"\W*(?:background|recitals?|whereas|introduction|preamble)\W*", re.IGNORECASE
)
WHEREAS = re.compile(r"\W*whereas\b", re.IGNORECASE)
AGREED = re.compile(
    r"\W*(?:now\W+)?(?:therefore\W+)?(?:(?:it\s+is|the\s+(?:parties|partners))\s+(?:hereby\s+|now\s+)?agreed?\b"
    r"|[\w ]{1,60}?\bagree\s+as\s+follows|agreed\s+terms|operative\s+(?:provisions|part)|terms\s+agreed)[^.]{0,60}$",
    re.IGNORECASE,
)
ORGANISATION = re.compile(
    r"\b(?:council|ccg|clinical commissioning group|nhs|trust|board|authority|pct|primary care trust|icb"
    r"|limited|ltd|corporation|university|healthwatch|partnership|borough|company|cic|police|commissioner)\b",
    re.IGNORECASE,
)
AND = re.compile(r"\W*and\W*", re.IGNORECASE)
LETTERED = ("bracketed letter", "dotted letter", "half bracketed letter", "bracketed")
LONGEST_TITLE = 250
FAR_ENOUGH = 400
"""How many paragraphs ahead the numbers of clauses are looked for behind those of parties."""

LONGEST_DATE = 80


def place_parties(division: Division) -> bool:
    """The block that names the parties, from "between" or its like to whatever comes next."""
    text = division.paragraph.text
    if division.zone in (Zone.FRONT, Zone.CONTENTS) and (
        PARTIES.match(text) or _lists_parties(division) or _is_first_of_two_names(division)
    ):
        division.open(Role.PARTIES, body=text)
        division.zone = Zone.PARTIES
        return True
    if division.zone is not Zone.PARTIES or _ends_parties(division):
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
    if PARTIES.match(text) or (
        number is not None and number.style in LETTERED and number.style != "dotted letter"
    ):
        return False
    return (
        _begins_clauses(division)
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


def place_date(division: Division) -> bool:
    """The date of the paper, blank or not, where it has a line of its own."""
    text = division.paragraph.text
    if division.zone not in FRONT or len(text) > LONGEST_DATE or not DATE.match(text):
        return False
    division.open(Role.DATE, body=text)
    return True


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
    return RECITALS.fullmatch(division.paragraph.text) is not None and (
        following is not None
        and following.style in LETTERED
        and following.rest != ""
        or WHEREAS.match(division.paragraph.text) is not None
    )


def place_agreed_words(division: Division) -> bool:
    """The line that ends the front: "it is agreed as follows", "agreed terms"."""
    text = division.paragraph.text
    if division.zone not in FRONT or division.number is not None or not AGREED.match(text):
        return False
    division.open(Role.HEADING, heading=text)
    division.zone = Zone.CLAUSES
    return True


def place_title(division: Division) -> bool:
    """What the paper calls itself: the first line that names an agreement, and the line that completes it."""
    text = division.paragraph.text
    if division.zone not in (Zone.FRONT, Zone.PARTIES) or division.number is not None:
        return False
    latest = division.passages[-1] if division.passages else None
    if (
        latest
        and latest.role is Role.TITLE
        and GOES_ON_AS_TITLE.match(text)
        and len(text) <= LONGEST_TITLE
    ):
        latest.heading = f"{latest.heading} {text}"
        latest.paragraphs.append(division.paragraph)
        division.at += 1
        return True
    titled = any(passage.role is Role.TITLE for passage in division.passages)
    names = NAMES_AN_AGREEMENT.search(text) is not None and not text.endswith((".", ":", ";"))
    if titled or len(text) > LONGEST_TITLE or not (division.paragraph.is_title or names):
        return False
    division.open(Role.TITLE, heading=text)
    division.zone = Zone.FRONT
    return True


def is_front_heading(division: Division) -> bool:
    """Before the first clause, a heading in capitals with text below, or one right above clause 1."""
    paragraph, following, number = (
        division.paragraph,
        division.next_paragraph(),
        division.next_number(),
    )
    if following is None or not looks_like_heading(paragraph.text):
        return False
    if number is not None and paragraph.stands_apart and number.style in ("dotted", "bare", "path"):
        return number.counts("decimal") == 1 or number.number == "1.1"
    return is_in_capitals(paragraph.text) and (
        plain(following.text).endswith((".", ":", ";")) or len(following.text) > LONGEST_DATE
    )
