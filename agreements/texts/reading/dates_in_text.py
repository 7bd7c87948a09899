"""The dates printed in running text, each with its words."""

import re
from collections.abc import Iterator

from commissioning.calendar.dates import MONTHS
from commissioning.calendar.printed_dates import PrintedDate

MONTH = "|".join(f"{month}|{month[:3]}" for month in MONTHS) + "|Sept"
DATE = (
    r"(?:(?:(?:the\s+)?(?:end|beginning|start)\s+of\s+|(?:early|mid|late)[\s-])?"
    r"(?:(?:the\s+)?\d{1,2}\s?(?:st|nd|rd|th)?\s+(?:day\s+of\s+|of\s+)?)?"
    rf"(?:{MONTH})\b\.?,?\s+\d{{4}}\b"
    r"|\b\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})\b|\b\d{4}-\d{2}-\d{2}\b)"
)
"""A regular expression, to be matched without regard to capitals."""

DATE_IN_TEXT = re.compile(DATE, re.IGNORECASE)


def dates_in(text: str) -> Iterator[PrintedDate]:
    """The dates that name at least a month and a year, in the order of the text."""
    for match in DATE_IN_TEXT.finditer(text):
        printed = PrintedDate.from_words(match[0])
        if printed.known:
            yield printed


def first_date(text: str) -> PrintedDate | None:
    return next(dates_in(text), None)
