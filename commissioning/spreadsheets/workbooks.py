"""Workbooks for Excel and its like: typed cells, real totals, nothing hidden (C-15, C-16)."""

import re
from collections.abc import Iterable, Mapping, Sequence, Sized
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from io import BytesIO
from textwrap import wrap
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from commissioning.spreadsheets.cells import (
    AmongNumbers,
    Cell,
    Formula,
    Percent,
    clean_text,
    looks_like_a_formula,
)

MANY_ROWS = 5_000
A4 = 9
POINTS = 11
LINE_SPACING = 1.35
MOST_LINES = 25
"""A row can be no higher than 409 points."""
NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\]")
NUMBER_FORMATS = {
    Decimal: "£#,##0.00;[Red]-£#,##0.00",
    Percent: "0.00%",
    date: "d mmm yyyy",
    int: "0",
    AmongNumbers: "@",
}
TEXT_FORMATS = ("", NUMBER_FORMATS[AmongNumbers])


class Style(Enum):
    """What a row is for, which decides how it looks."""

    BODY = "body"
    TITLE = "title"
    SECTION = "section"
    HEADINGS = "headings"
    TOTAL = "total"
    WARNING = "warning"


LOOKS: dict[Style, dict[str, Any]] = {
    Style.BODY: {},
    Style.TITLE: {"bold": True, "font_size": 16},
    Style.SECTION: {"bold": True, "font_size": 13},
    Style.HEADINGS: {"bold": True, "bg_color": "#E6E9ED", "bottom": 1, "text_wrap": True},
    Style.TOTAL: {"bold": True, "top": 1},
    Style.WARNING: {"bold": True, "font_color": "#A3231F"},
}
OPEN_TO_THE_RIGHT = {Style.TITLE, Style.SECTION, Style.WARNING}
"""Lines that run on over the empty cells beside them instead of wrapping in the first."""


@dataclass(frozen=True)
class Row:
    """One row of cells."""

    cells: Sequence[Cell]
    style: Style = Style.BODY


@dataclass(frozen=True)
class Sheet:
    """A sheet to be written. `headings_at` is the row, counted from 1, that stays in sight and is
    printed on every page; `widths` are in characters."""

    name: str
    rows: Iterable[Row]
    widths: Sequence[int] = field(default_factory=list)
    headings_at: int | None = None


def workbook(title: str, sheets: Sequence[Sheet], *, made_at: datetime) -> bytes:
    """The sheets as one XLSX file, with `title` as the document's title and nobody as its author."""
    file = BytesIO()
    with Workbook(file, _options(sheets)) as book:
        book.set_properties({"title": clean_text(title), "created": made_at.replace(tzinfo=None)})
        looks = _Looks(book)
        for sheet in sheets:
            _write(sheet, book.add_worksheet(sheet_name(sheet.name)), looks)
    return file.getvalue()


def sheet_name(words: str) -> str:
    """`words` as the name of a sheet: 31 characters at most, and none that a sheet may not have."""
    cleaned = " ".join(NOT_IN_SHEET_NAMES.sub(" ", clean_text(words)).split())
    return cleaned[:31].strip(" '") or "Sheet"


def column_letter(index: int) -> str:
    """The letter of a column counted from 0: A to Z, then AA."""
    return xl_col_to_name(index)


def _options(sheets: Sequence[Sheet]) -> dict[str, Any]:
    is_big = any(not isinstance(s.rows, Sized) or len(s.rows) > MANY_ROWS for s in sheets)
    return {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "constant_memory": is_big,
        "in_memory": not is_big,
    }


class _Looks:
    """Each look that is needed, made once: a workbook keeps every format it is given."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self.made: dict[tuple[Style, str, bool], Format] = {}

    def of(self, style: Style, number_format: str = "", *, quoted: bool = False) -> Format:
        key = (style, number_format, quoted)
        if key not in self.made:
            self.made[key] = self.book.add_format(self._properties(*key))
        return self.made[key]

    @staticmethod
    def _properties(style: Style, number_format: str, quoted: bool) -> Mapping[str, Any]:
        properties: dict[str, Any] = {"valign": "top", **LOOKS[style]}
        if number_format:
            properties |= {"num_format": number_format, "align": "right", "indent": 1}
        if style not in OPEN_TO_THE_RIGHT and number_format in TEXT_FORMATS:
            properties["text_wrap"] = True
        if quoted:
            properties["quote_prefix"] = True
        return properties


def _write(sheet: Sheet, page: Worksheet, looks: _Looks) -> None:
    page.set_paper(A4)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.set_footer("&L&A&RPage &P of &N")
    for column, width in enumerate(sheet.widths):
        page.set_column(column, column, width)
    if sheet.headings_at:
        page.freeze_panes(sheet.headings_at, 1)
        page.repeat_rows(sheet.headings_at - 1)
    for number, row in enumerate(sheet.rows):
        if (height := _height(row, sheet.widths)) is not None:
            page.set_row(number, height)
        for column, cell in enumerate(row.cells):
            _write_cell(page, number, column, cell, row.style, looks)


def _height(row: Row, widths: Sequence[int]) -> float | None:
    """The height in points of a row whose words need more than one line, or None.

    Excel finds it by itself; other programs cut the words off.
    """
    points = LOOKS[row.style].get("font_size", POINTS) * LINE_SPACING
    if row.style in OPEN_TO_THE_RIGHT:
        return points if points > POINTS * LINE_SPACING else None
    texts = zip(map(_text, row.cells), widths, strict=False)
    lines = max((_lines(text, width) for text, width in texts if text), default=1)
    return points * lines if lines > 1 else None


def _text(cell: Cell) -> str | None:
    if isinstance(cell, AmongNumbers):
        return cell.text
    return cell if isinstance(cell, str) else None


def _lines(text: str, width: int) -> int:
    """About how many lines `text` needs in a column of `width` characters."""
    room = max(width - 2, 1)
    wrapped = (wrap(line, room) or [""] for line in clean_text(text).split("\n"))
    return min(sum(map(len, wrapped)), MOST_LINES)


def _write_cell(
    page: Worksheet, row: int, column: int, cell: Cell, style: Style, looks: _Looks
) -> None:
    match cell:
        case None:
            page.write_blank(row, column, None, looks.of(style))
        case str() | AmongNumbers():
            text = clean_text(_text(cell) or "")
            kind = NUMBER_FORMATS.get(type(cell), "")
            look = looks.of(style, kind, quoted=looks_like_a_formula(text))
            page.write_string(row, column, text, look)
        case Formula():
            kind = NUMBER_FORMATS[Decimal] if isinstance(cell.value, Decimal) else ""
            page.write_formula(row, column, cell.expression, looks.of(style, kind), cell.value)
        case date():
            page.write_datetime(row, column, cell, looks.of(style, NUMBER_FORMATS[date]))
        case Percent():
            part = cell.of_a_hundred / 100
            page.write_number(row, column, part, looks.of(style, NUMBER_FORMATS[Percent]))
        case Decimal() | int():
            page.write_number(row, column, cell, looks.of(style, NUMBER_FORMATS[type(cell)]))
