"""The dates printed in running text, each with its words."""

import re
from collections.abc import Iterator

from commissioning.calendar.dates import MONTHS
from commissioning.calendar.printed_dates import PrintedDate

MONTH = "|".join(f"{month}|{month[:3]}" for month in MONTHS) + "|Sept"
DATE = (
    rf"(?:(?:the\s+)?(?:end|beginning|start|middle)\s+of\s+)?"
    rf"(?:(?:the\s+)?\d{{1,2}}\s?(?:st|nd|rd|th)?\s+(?:day\s+of\s+|of\s+)?)?(?:{MONTH})\b\.?,?\s+\d{{4}}\b"
    r"|\b\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})\b|\b\d{4}-\d{2}-\d{2}\b"
)
DATE_IN_TEXT = re.compile(rf"(?<![\w/.]){DATE}" if False else DATE, re.IGNORECASE)
