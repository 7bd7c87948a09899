"""CSV that a ledger can load and that a spreadsheet program can open without harm (C-15)."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from io import StringIO

from commissioning.spreadsheets.cells import (
    AmongNumbers,
    Cell,
    Formula,
    Percent,
    clean_text,
    looks_like_a_formula,
)

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel reads £ as Â£."""


def csv_lines(rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """The rows as UTF-8, one line at a time, so that a long list never stands in memory whole.

    Days are ISO dates, amounts plain numbers. Text that a program might run as a formula gets a
    leading apostrophe; numbers never do.
    """
    line = StringIO(newline="")
    writer = csv.writer(line)
    line.write(BYTE_ORDER_MARK)
    for row in rows:
        writer.writerow([_written(cell) for cell in row])
        yield line.getvalue().encode()
        line.seek(0)
        line.truncate()


def _written(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case str():
            return f"'{clean_text(cell)}" if looks_like_a_formula(cell) else clean_text(cell)
        case Decimal():
            return f"{cell:.2f}"
        case date():
            return f"{cell:%Y-%m-%d}"
        case Percent():
            return f"{cell.of_a_hundred:.2f}"
        case Formula():
            return _written(cell.value)
        case AmongNumbers():
            return _written(cell.text)
        case int():
            return str(cell)
