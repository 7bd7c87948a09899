"""Dates as papers print them: "April 2018", "end of March 2021", "Jan 2021".

A paper's words are kept, and what they say about the calendar is worked out beside them. A date
that names only a month, or only a year, falls due on its last day.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Self

from commissioning.calendar import dates
from commissioning.calendar.financial_years import FinancialYear

LEADING_WORDS = re.compile(
    r"(?:(?:on or before|by|on|in|at|from|until|till|to|up to|during|dated|no later than"
    r"|with effect from) )?"
    r"(?:the )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:the )?"
)
PART = r"(?:(?P<part>end|start|beginning|early|mid|late)(?: of)?(?: in)?[ -])?(?:the )?"
MONTH_AND_YEAR = re.compile(PART + rf"{dates.MONTH},?[ -]?'?(?P<year>(?:19|20|21)?\d\d)", re.ASCII)
YEAR_ALONE = re.compile(PART + r"(?P<year>(?:19|20|21)\d\d)", re.ASCII)
FINANCIAL_YEAR = re.compile(PART + r"(?:financial year )?(?P<years>\d{4}/\d{2})", re.ASCII)
Span = tuple[date, date]


@dataclass(frozen=True)
class PrintedDate:
    """A date with its words, and the earliest and the latest day, both inclusive, it can mean.

    Both days are None where the words name no date, as in "when the last party signs". A person may
    set other days than the words suggest; ValueError if only one is given, or they are out of
    order.
    """

    words: str
    earliest: date | None = None
    latest: date | None = None

    def __post_init__(self) -> None:
        if (self.earliest is None) != (self.latest is None):
            raise ValueError("Give both the earliest and the latest day, or neither")
        if self.earliest and self.latest and self.latest < self.earliest:
            raise ValueError(f"The latest day must be {dates.words(self.earliest)} or after")

    @classmethod
    def from_words(cls, words: str) -> Self:
        """Reads a paper's words and keeps them as they are. What it cannot read gives no days.

        A span such as "April 2019 to 2022" is not a date, and gives none either.
        """
        earliest, latest = _span_named(words) or (None, None)
        return cls(words, earliest, latest)

    @classmethod
    def on(cls, day: date) -> Self:
        return cls(dates.words(day), day, day)

    @property
    def known(self) -> bool:
        return self.latest is not None

    @property
    def inferred(self) -> bool:
        """Whether its days were worked out, because the words do not name exactly that one day.

        "By 10 November 2017" names it; "end of March 2021" does not, though it can mean one day
        only. An unknown date has no days, so none was inferred.
        """
        named = _day_named(_plain(self.words))
        return self.known and (self.earliest, self.latest) != (named, named)

    @property
    def falls_due_on(self) -> date | None:
        """The last day it can mean: what is due "April 2018" is late on 1 May."""
        return self.latest

    def __str__(self) -> str:
        return self.words


def _span_named(words: str) -> Span | None:
    plain = _plain(words)
    if day := _day_named(plain):
        return day, day
    if written := MONTH_AND_YEAR.fullmatch(plain):
        return _part_of_month(written["part"], written["year"], written["month"])
    if written := YEAR_ALONE.fullmatch(plain):
        return _part_of_year(written["part"], date(int(written["year"]), 1, 1))
    if written := FINANCIAL_YEAR.fullmatch(plain):
        return _part_of_financial_year(written["part"], written["years"])
    return None


def _plain(words: str) -> str:
    """The words in lower case, without what goes before a date and does not change its day."""
    tidy = " ".join(words.lower().replace("’", "'").split()).strip(" .,;:")
    return LEADING_WORDS.sub("", tidy, count=1)


def _day_named(plain: str) -> date | None:
    try:
        return dates.parse_day(plain)
    except ValueError:
        return None


def _part_of_month(part: str | None, year: str, month: str) -> Span:
    """Early, mid and late are its first ten days, the next ten, and the rest."""
    first = date(dates.full_year(year), dates.MONTH_NUMBERS[month], 1)
    last = dates.last_day_of_period(first, months=1)
    thirds = {
        "early": (first, first.replace(day=10)),
        "mid": (first.replace(day=11), first.replace(day=20)),
        "late": (first.replace(day=21), last),
    }
    return _edge(part, first, last) or thirds.get(part or "", (first, last))


def _part_of_year(part: str | None, first: date) -> Span:
    """Early, mid and late are its first four months, the next four, and the last four."""
    last = dates.last_day_of_period(first)
    middle, late = dates.add_months(first, 4), dates.add_months(first, 8)
    thirds = {
        "early": (first, dates.last_day_of_period(first, months=4)),
        "mid": (middle, dates.last_day_of_period(middle, months=4)),
        "late": (late, last),
    }
    return _edge(part, first, last) or thirds.get(part or "", (first, last))


def _part_of_financial_year(part: str | None, years: str) -> Span | None:
    try:
        return _part_of_year(part, FinancialYear.parse(years).first_day)
    except ValueError:
        return None


def _edge(part: str | None, first: date, last: date) -> Span | None:
    if part == "end":
        return last, last
    return (first, first) if part in ("start", "beginning") else None
