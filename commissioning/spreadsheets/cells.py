"""What may stand in a cell, by Python type, and how text is made safe for one.

str is text, Decimal is pounds, date a day, int a whole number, None an empty cell. The kinds
that Python has no type for are below. Text never becomes a formula (C-15).
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from commissioning.characters import without_controls

LONGEST_TEXT = 32_767
"""In UTF-16 units, as Excel counts."""
CUT = " … (cut short: a cell holds no more)"
LOOKS_LIKE_A_FORMULA = re.compile("[\t\r\n]|\\s*[=+\\-@\uff1d\uff0b\uff0d\uff20]")
"""Full-width signs too: some programs read them as the plain ones."""


@dataclass(frozen=True)
class Percent:
    """A percentage: `Percent(Decimal("52.25"))` shows 52.25%."""

    of_a_hundred: Decimal


@dataclass(frozen=True)
class AmongNumbers:
    """Text that stands in a column of numbers, above them or in place of one."""

    text: str


@dataclass(frozen=True)
class Formula:
    """A formula of our own, with the value that it works out to. Never made from anybody's text."""

    expression: str
    value: Decimal | str


Cell = str | Decimal | date | int | Percent | AmongNumbers | Formula | None


def total(cells: str, value: Decimal) -> Formula:
    """The sum of a range such as C5:C9, which is `value`."""
    return Formula(f"=SUM({cells})", value)


def clean_text(text: str) -> str:
    """`text` without control characters, its line ends line feeds.

    What a cell cannot hold is cut, and says so.
    """
    cleaned = without_controls(text.replace("\r\n", "\n").replace("\r", "\n"))
    units = cleaned.encode("utf-16-le")
    if len(units) <= 2 * LONGEST_TEXT:
        return cleaned
    return units[: 2 * (LONGEST_TEXT - len(CUT))].decode("utf-16-le", errors="ignore") + CUT


def looks_like_a_formula(text: str) -> bool:
    """Whether a spreadsheet program that reads or re-reads `text` may run it."""
    return bool(LOOKS_LIKE_A_FORMULA.match(text))
