"""What a file holds once it has been opened by something else than what wrote it."""

import csv
import re
import subprocess
import zipfile
from functools import lru_cache
from io import BytesIO, StringIO
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

FORMULA = re.compile(rb"<f[ >].*?</f>|<f/>")
HIDDEN = (
    rb'hidden="(1|true)"',
    rb'state="(hidden|veryHidden)"',
    rb"<(externalReference|pivotCache|legacyDrawing|hyperlink)\b",
    rb"<dc:creator>[^<]+<",
    rb"<cp:lastModifiedBy>[^<]+<",
    rb"<(Company|Manager)>[^<]+<",
)
EXPECTED_PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(app|core)\.xml|xl/workbook\.xml"
    r"|xl/_rels/workbook\.xml\.rels|xl/worksheets/sheet\d+\.xml"
    r"|xl/(styles|sharedStrings|theme/theme1)\.xml"
)
ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>"""


def parts_of(xlsx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(xlsx)) as file:
        return {name: file.read(name) for name in file.namelist()}


def formulas_in(xlsx: bytes) -> list[str]:
    """Every formula as it stands in the file, sheet by sheet."""
    return [
        found.decode()
        for name, part in parts_of(xlsx).items()
        if name.startswith("xl/worksheets/")
        for found in FORMULA.findall(part)
    ]


def hidden_in(xlsx: bytes) -> list[str]:
    """Whatever a reader of the sheets would not see: hidden rows, names, comments, authors, links."""
    parts = parts_of(xlsx)
    odd_parts = [name for name in parts if not EXPECTED_PARTS.fullmatch(name)]
    odd_marks = [
        f"{name}: {mark.decode()}"
        for name, part in parts.items()
        for mark in HIDDEN
        if re.search(mark, part)
    ]
    return odd_parts + odd_marks


def sheet_of(xlsx: bytes, name: str, *, formulas: bool = False) -> Worksheet:
    """A sheet as openpyxl reads it: the values that were saved, or the formulas."""
    return _opened(xlsx, formulas)[name]


@lru_cache(maxsize=4)
def _opened(xlsx: bytes, formulas: bool) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(xlsx), data_only=not formulas)


def csv_rows(file: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(file.decode("utf-8-sig"), newline="")))


def pdf_text(pdf: bytes) -> str:
    """What Poppler reads on the pages, in its order, with single spaces."""
    read = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=pdf, check=True, capture_output=True, timeout=60
    )
    return " ".join(read.stdout.decode().split())


def recalculated_by_libreoffice(xlsx: bytes, folder: Path) -> dict[str, list[list[str]]]:
    """The rows of each sheet, by name, after LibreOffice has opened the file and worked every formula out."""
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(ALWAYS_RECALCULATE)
    (folder / "book.xlsx").write_bytes(xlsx)
    every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to",
         every_sheet, "--outdir", str(folder), str(folder / "book.xlsx")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return {
        path.stem.removeprefix("book-"): csv_rows(path.read_bytes())
        for path in folder.glob("book-*.csv")
    }
