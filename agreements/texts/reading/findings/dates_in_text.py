"""The dates printed in running text, each with its words."""

import re
from collections.abc import Iterator, Sequence

from agreements.texts.reading.passages import Passage, Role
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

MADE_ON = re.compile(
    rf"\b(?:dated|made|entered\s+into)\b[\s:]*(?:(?:as\s+of|on|this)\s+)?(?P<date>{DATE})",
    re.IGNORECASE,
)
DATE_IN_TEXT = re.compile(DATE, re.IGNORECASE)


def dates_in(text: str) -> Iterator[PrintedDate]:
    """The dates that name at least a month and a year, in the order of the text."""
    for match in DATE_IN_TEXT.finditer(text):
        printed = PrintedDate.from_words(match[0])
        if printed.known:
            yield printed


def date_of(passages: Sequence[Passage]) -> PrintedDate | None:
    """The date that the paper bears, on a line of its own or where it says when it is made."""
    for passage in passages:
        if passage.role is Role.DATE:
            for printed in dates_in(passage.text):
                return printed
        if passage.role is Role.PARTIES and (made := MADE_ON.search(passage.text)):
            return PrintedDate.from_words(made["date"])
    return None
