"""Before the first clause: the title and the date, in any order or not at all."""

import re

from agreements.texts.reading.dividing.division import FRONT, Division, Zone
from agreements.texts.reading.dividing.headings import is_in_capitals, looks_like_heading, plain
from agreements.texts.reading.passages import Role

NAMES_AN_AGREEMENT = re.compile(
    r"memorandum of (?:understanding|agreement)|\bmo[ua]\b|agreement|\bs(?:ection|\.)?\s?75\b"
    r"|protocol|\bdeed\b"
    r"|partnership arrangement|delegation",
    re.IGNORECASE,
)
GOES_ON_AS_TITLE = re.compile(
    r"(?:relating to|in relation to|for|in respect of|concerning|on|under|pursuant to|regarding)\b",
    re.IGNORECASE,
)
DATE = re.compile(
    r"\W*date[d]?\W*(?:$|this\b|the\b|\d{1,2}\b|\d{4}\b|(?:january|february|march|april|may"
    r"|june|july|august"
    r"|september|october|november|december)\b)",
    re.IGNORECASE,
)
ORGANISATION = re.compile(
    r"\b(?:council|ccg|clinical commissioning group|nhs|trust|board|authority|pct"
    r"|primary care trust|icb"
    r"|limited|ltd|corporation|university|healthwatch|partnership|borough|company|cic|police"
    r"|commissioner)\b",
    re.IGNORECASE,
)
LONGEST_TITLE = 250
LONGEST_DATE = 80


def place_title(division: Division) -> bool:
    """What the paper calls itself: the line that names an agreement, and its completion."""
    text = division.paragraph.text
    numbered = division.number is not None and division.number.style != "keyword"
    if division.zone not in (Zone.FRONT, Zone.PARTIES) or numbered:
        return False
    latest = division.passages[-1] if division.passages else None
    if (
        latest
        and latest.role is Role.TITLE
        and GOES_ON_AS_TITLE.match(text)
        and len(latest.heading) + len(text) <= LONGEST_TITLE
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


def place_date(division: Division) -> bool:
    """The date of the paper, blank or not, where it has a line of its own."""
    text = division.paragraph.text
    if division.zone not in FRONT or len(text) > LONGEST_DATE or not DATE.match(text):
        return False
    division.open(Role.DATE, body=text)
    division.zone = Zone.FRONT
    return True


def is_front_heading(division: Division) -> bool:
    """Before the first clause, a heading in capitals above text, or any right above clause 1."""
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
