"""How days, moments, money and numbers of things are written on a page."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby, zip_longest
from typing import Literal

from django.utils.timezone import localtime

from commissioning.calendar.printed_dates import PrintedDate
from commissioning.money import amounts

NOT_RECORDED = "not recorded"
IN_FIGURES = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")
SECOND_BULLET = re.compile(r"^[–—•·●○▪■✓✔➢❖]\s+")
"""A bullet that a paper prints inside a list of ours."""
OWN_MARK = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s")
IRREGULAR = {"body": "bodies", "person": "people", "party": "parties", "is": "are", "has": "have"}


def day(value: date | PrintedDate | None) -> str:
    """31 March 2027; a printed date in its own words, unless those are figures alone; "not recorded"
    when there is none."""
    if value is None:
        return NOT_RECORDED
    if isinstance(value, PrintedDate):
        if value.earliest is None or not IN_FIGURES.fullmatch(value.words):
            return value.words
        return day(value.earliest)
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


def listed(names: Sequence[str]) -> str:
    """One; one and two; one, two and three."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)


def sentence_case(text: str) -> str:
    """First letter large, the rest as it is: "area of NHS work" gives "Area of NHS work"."""
    return text[:1].upper() + text[1:]


Kind = Literal["paragraph", "list", "table"]
Block = tuple[Kind, list[str]]


def runs(line: str) -> list[tuple[str, bool]]:
    """The line in pieces, each with whether it is to be bold: what stands between ** and **."""
    pieces = line.split("**")
    if len(pieces) % 2 == 0:  # one pair of asterisks is open: take them all as they are
        return [(line, False)]
    return [(piece, n % 2 == 1) for n, piece in enumerate(pieces) if piece]


def bare(text: str) -> str:
    """The words alone, in one line, without the marks of lists and of what is bold."""
    lines = ("".join(piece for piece, _ in runs(_item(line))) for line in text.splitlines())
    return " ".join(" ".join(lines).split())


def blocks(text: str) -> Iterator[Block]:
    """Plain text in paragraphs, lists and tables. Empty lines divide.

    Lines that begin "- " are a list; two or more together that have tabs inside are rows.
    """
    for kind, lines in groupby(text.splitlines(), key=_kind_of):
        together = list(lines)
        if kind == "table" and len(together) > 1 and any("\t" in row.strip() for row in together):
            yield "table", together
        elif kind == "list":
            yield "list", [_item(line) for line in together]
        elif kind:
            yield "paragraph", [line.strip() for line in together]


def bear_marks(lines: list[str]) -> bool:
    """Whether each line of a list has its own mark as printed, such as (1) or b., and needs no bullet."""
    return all(OWN_MARK.match(line) for line in lines)


def cells(rows: list[str]) -> list[list[str]]:
    """The cells of rows with tabs between them, as many in each. Columns without a word go."""
    split = [[cell.strip() for cell in row.rstrip().split("\t")] for row in rows]
    columns = zip_longest(*split, fillvalue="")
    return [list(row) for row in zip(*filter(any, columns), strict=True)]


def _kind_of(line: str) -> Kind | None:
    bare = line.strip()
    if not bare:
        return None
    if bare.startswith("- "):
        return "list"
    return "table" if "\t" in line.rstrip() else "paragraph"


def _item(line: str) -> str:
    return SECOND_BULLET.sub("", line.strip().removeprefix("- ").strip())
