"""Financial years of councils and NHS bodies: 1 April to 31 March, written 2022/23 (R-FIN-02)."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Self

from commissioning.calendar.dates import FIRST_YEAR, LAST_YEAR, full_year

APRIL = 4
TWO_YEARS = re.compile(r"(\d{4}|\d{2})\s*[/–-]\s*(\d{4}|\d{2})", re.ASCII)
HOW_TO_WRITE_IT = "Enter a financial year, like 2022/23"


@dataclass(frozen=True, order=True)
class FinancialYear:
    """The year from 1 April of `starting` to 31 March of the year after, both inclusive."""

    starting: int

    @classmethod
    def containing(cls, day: date) -> Self:
        return cls(day.year if day.month >= APRIL else day.year - 1)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Reads 2022/23, 2022-23, 2022-2023 or 22/23. ValueError if not two years in a row."""
        written = TWO_YEARS.fullmatch(text.strip())
        if not written:
            raise ValueError(HOW_TO_WRITE_IT)
        starting, ending = (full_year(year) for year in written.groups())
        if len(written[2]) == 2:
            # The century turns inside 1999/00, and so does the guess at 69/70.
            ending = starting + (ending - starting) % 100
        if ending != starting + 1:
            raise ValueError(f"{HOW_TO_WRITE_IT}: two years in a row")
        if not FIRST_YEAR <= starting < LAST_YEAR:
            raise ValueError(f"{HOW_TO_WRITE_IT}: from {FIRST_YEAR} to {LAST_YEAR}")
        return cls(starting)

    @property
    def label(self) -> str:
        return f"{self.starting}/{(self.starting + 1) % 100:02}"

    @property
    def first_day(self) -> date:
        return date(self.starting, APRIL, 1)

    @property
    def last_day(self) -> date:
        return date(self.starting + 1, 3, 31)

    def __contains__(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day

    def __str__(self) -> str:
        return self.label
