"""How days, moments, money and numbers of things are written on a page."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from django.utils.timezone import localtime

from commissioning.calendar.printed_dates import PrintedDate
from commissioning.money import amounts

NOT_RECORDED = "not recorded"
SECOND_BULLET = re.compile(r"^[–•▪]\s+")
"""A bullet that a paper prints inside a list of ours."""
IRREGULAR = {"body": "bodies", "person": "people", "party": "parties", "is": "are", "has": "have"}


def day(value: date | PrintedDate | None) -> str:
    """31 March 2027; a printed date in its own words; "not recorded" when there is none."""
    if value is None:
        return NOT_RECORDED
    if isinstance(value, PrintedDate):
        return value.words
    return f"{in_london(value):%-d %B %Y}"


def short_day(value: date | PrintedDate | None) -> str:
    """31 Mar 2027, for narrow columns."""
    if value is None or isinstance(value, PrintedDate):
        return day(value)
    return f"{in_london(value):%-d %b %Y}"


def moment(value: datetime | None) -> str:
    """2 February 2027 at 10:14am, as the clock showed in England."""
    if value is None:
        return NOT_RECORDED
    local = localtime(value)
    return f"{local:%-d %B %Y} at {local:%-I:%M}{local:%p}".replace("AM", "am").replace("PM", "pm")


def when(value: date | PrintedDate | None) -> str:
    """A moment as a moment, a day as a day."""
    return moment(value) if isinstance(value, datetime) else day(value)


def in_london(value: date) -> date:
    return localtime(value) if isinstance(value, datetime) else value


def pounds(value: Decimal | None) -> str:
    """£1,234,567.89; "not recorded" when there is none."""
    return NOT_RECORDED if value is None else amounts.pounds(value)


def plural(count: int, noun: str, nouns: str | None = None) -> str:
    """1 day, 2 days; `nouns` where the plural is not regular."""
    return f"{count:,} {noun if count == 1 else nouns or plural_of(noun)}"


def plural_of(noun: str) -> str:
    """Of "area of opportunity" it is the area that there are more of."""
    first, of, rest = noun.partition(" of ")
    if of:
        return f"{plural_of(first)}{of}{rest}"
    last = noun.rpartition(" ")[2]
    if last in IRREGULAR:
        return noun.removesuffix(last) + IRREGULAR[last]
    if last.endswith("y") and last[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


def sentence_case(text: str) -> str:
    """First letter large, the rest as it is: "area of NHS work" gives "Area of NHS work"."""
    return text[:1].upper() + text[1:]


Block = tuple[Literal["paragraph", "list"], list[str]]


def runs(line: str) -> list[tuple[str, bool]]:
    """The line in pieces, each with whether it is to be bold: what stands between ** and **."""
    pieces = line.split("**")
    if len(pieces) % 2 == 0:  # one pair of asterisks is open: take them all as they are
        return [(line, False)]
    return [(piece, n % 2 == 1) for n, piece in enumerate(pieces) if piece]


def blocks(text: str) -> Iterator[Block]:
    """Plain text in paragraphs and lists. Lines that begin "- " are a list, empty lines divide."""
    lines: list[str] = []
    kind: Literal["paragraph", "list"] = "paragraph"
    for line in map(str.strip, text.splitlines()):
        kind_of_line: Literal["paragraph", "list"] = (
            "list" if line.startswith("- ") else "paragraph"
        )
        if lines and (not line or kind_of_line != kind):
            yield kind, lines
            lines = []
        if line:
            kind = kind_of_line
            lines.append(SECOND_BULLET.sub("", line.removeprefix("- ").strip()))
    if lines:
        yield kind, lines
