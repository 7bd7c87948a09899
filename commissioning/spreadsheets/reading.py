"""Reading the first sheet of a spreadsheet that somebody uploads: XLSX or CSV, and never trusted."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any

from openpyxl import load_workbook

from commissioning.calendar.dates import words
from commissioning.characters import without_controls
from commissioning.errors import RuleBroken

MOST_BYTES = 5 * 1024 * 1024
MOST_UNPACKED = 50 * 1024 * 1024
MOST_ENTRIES = 500
MOST_COLUMNS = 60
LONGEST_CELL = 5_000

TOO_BIG = "The file must be smaller than 5 MB."
NOT_ONE = "The file is not a spreadsheet. Save it as .xlsx or .csv."
HAS_MACROS = "The file has macros. Save it as .xlsx without macros."


def read_rows(content: bytes, *, most: int) -> list[list[str]]:
    """Every cell of the first sheet as text, without empty ones at an end; days as 31 March 2027.

    Row 1 is the first. A formula gives the value that was saved with it. Raises RuleBroken, saying
    what to do, for what is no spreadsheet, is too big, or has more than `most` rows.
    """
    if len(content) > MOST_BYTES:
        raise RuleBroken(TOO_BIG)
    is_packed = content.startswith(b"PK")
    found = list(islice(_of_workbook(content) if is_packed else _of_csv(content), most + 1))
    while found and not found[-1]:
        found.pop()
    if len(found) > most:
        raise RuleBroken(f"The sheet has more than {most:,} rows. Divide it into several files.")
    return found


def _of_workbook(content: bytes) -> Iterator[list[str]]:
    try:
        _check_archive(content)
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        sheet = book.worksheets[0]
        for row in sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS):
            yield _trimmed(_text(cell) for cell in row)
    except RuleBroken:
        raise
    except Exception as broken:  # openpyxl raises whatever a broken part happens to cause
        raise RuleBroken(NOT_ONE) from broken


def _check_archive(content: bytes) -> None:
    """Zip never unpacks more than its directory declares, so the directory is what to judge."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
        if any(entry.filename.lower().endswith("vbaproject.bin") for entry in entries):
            raise RuleBroken(HAS_MACROS)
        if len(entries) > MOST_ENTRIES or sum(e.file_size for e in entries) > MOST_UNPACKED:
            raise RuleBroken(TOO_BIG)
        for entry in entries:
            if entry.filename.endswith((".xml", ".rels")):
                part = archive.read(entry).replace(b"\x00", b"")
                if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
                    raise RuleBroken(NOT_ONE)


def _of_csv(content: bytes) -> Iterator[list[str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")  # what Excel saves as plain CSV
    if "\x00" in text:
        raise RuleBroken(NOT_ONE)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), strict=True):
            yield _trimmed(_text(cell) for cell in row[:MOST_COLUMNS])
    except csv.Error as broken:
        raise RuleBroken(NOT_ONE) from broken


def _trimmed(cells: Iterable[str]) -> list[str]:
    row = list(cells)
    while row and not row[-1]:
        row.pop()
    return row


def _text(cell: Any) -> str:
    """What the cell says. The apostrophe that our own CSV puts before a formula is taken off."""
    if cell is None:
        return ""
    if isinstance(cell, date | datetime):
        return words(cell)
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = without_controls(str(cell)).strip()[:LONGEST_CELL]
    return text[1:] if text[:2] in ("'=", "'+", "'-", "'@") else text
