"""Lengths of time as agreements write them: "twelve (12) months", "3 years"."""

import re
from datetime import date, timedelta

from commissioning.calendar.dates import last_day_of_period

NUMBER_WORDS = {
    word: value
    for value, word in enumerate(
        (
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ),
        start=1,
    )
} | {"eighteen": 18, "twenty-four": 24, "twenty four": 24, "thirty-six": 36}
LENGTH = (
    rf"(?:(?:{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))}|\d{{1,3}})(?:\s*\(\s*[\w -]{{1,12}}\))?)"
    r"[\s-]+(?:day|week|month|year)s?\b"
)
PARTS = re.compile(
    r"(?P<count>[a-z]+(?:[ -]four|-six)?|\d{1,3})\b.*?(?P<unit>day|week|month|year)s?$",
    re.IGNORECASE,
)


def last_day_after(start: date, length: str) -> date | None:
    """The last day, inclusive, of a length of time that begins on `start`."""
    match = PARTS.match(length.strip())
    if match is None:
        return None
    words = match["count"].lower()
    count = int(words) if words.isdigit() else NUMBER_WORDS.get(words, 0)
    if not count:
        return None
    match match["unit"].lower():
        case "day":
            return start + timedelta(days=count - 1)
        case "week":
            return start + timedelta(weeks=count, days=-1)
        case "month":
            return last_day_of_period(start, months=count)
    return last_day_of_period(start, months=12 * count)
