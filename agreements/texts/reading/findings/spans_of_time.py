"""Lengths of time as agreements write them: "twelve (12) months", "3 years"."""

import re
from datetime import date, timedelta

from commissioning.calendar.dates import last_day_of_period

COUNTED = (
    "one", "two", "three", "four", "five", "six",
    "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
NUMBER_WORDS = {word: value for value, word in enumerate(COUNTED, start=1)} | {
    "eighteen": 18,
    "twenty-four": 24,
    "thirty-six": 36,
}
NUMBER = rf"(?:{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))}|\d{{1,3}})"
LENGTH = rf"(?:{NUMBER}(?:\s*\(\s*[\w-]{{1,12}}\s*\))?[\s-]+(?:day|week|month|year)s?\b)"
"""A regular expression, to be matched without regard to capitals."""

PARTS = re.compile(rf"(?P<count>{NUMBER})\b.*?(?P<unit>day|week|month|year)s?$", re.IGNORECASE)


def last_day_after(start: date, length: str) -> date | None:
    """The last day, inclusive, of a length of time that begins on `start`."""
    match = PARTS.match(length.strip())
    if match is None:
        return None
    words = match["count"].lower()
    count = int(words) if words.isdigit() else NUMBER_WORDS[words]
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
