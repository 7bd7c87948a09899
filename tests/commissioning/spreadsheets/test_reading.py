"""Reading a spreadsheet that somebody uploads."""

import io
import zipfile

import pytest
from openpyxl import Workbook

from commissioning.calendar.dates import parse_day
from commissioning.errors import RuleBroken
from commissioning.spreadsheets.csv_files import csv_lines
from commissioning.spreadsheets.reading import read_rows


def workbook(*rows):
    book, file = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def packed(**parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(f"{name}.xml", content)
    return file.getvalue()


def test_a_workbook_gives_text_days_and_whole_numbers():
    content = workbook(["Title", None, 3, 3.0, 2.5, parse_day("31 March 2027")], [], [])

    assert read_rows(content, most=5) == [["Title", "", "3", "3", "2.5", "31 March 2027"]]


def test_our_own_csv_comes_back_as_it_was():
    content = b"".join(csv_lines([["=1+1", "a\nb", 'say "so"'], ["é", "", ""]]))

    assert read_rows(content, most=5) == [["=1+1", "a\nb", 'say "so"'], ["é"]]


def test_plain_csv_from_excel_is_read_in_its_old_encoding():
    assert read_rows("Café,£3\r\n".encode("cp1252"), most=5) == [["Café", "£3"]]


@pytest.mark.parametrize("rows", [3, 4])
def test_a_sheet_holds_so_many_rows(rows):
    content = workbook(*(["x"] for _ in range(rows)))

    if rows == 3:
        assert len(read_rows(content, most=3)) == 3
    else:
        with pytest.raises(RuleBroken, match="more than 3 rows"):
            read_rows(content, most=3)


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"PK rubbish", "not a spreadsheet"),
        (b"\x00\x01\x02", "not a spreadsheet"),
        (b'a,"b', "not a spreadsheet"),
        (b"x" * (5 * 1024 * 1024 + 1), "smaller than 5 MB"),
        (packed(huge="0" * (51 * 1024 * 1024)), "smaller than 5 MB"),
        (packed(part="<!DOCTYPE x [<!ENTITY y 'z'>]><x/>"), "not a spreadsheet"),
        (packed(**{"xl/vbaProject.bin": ""}), "not a spreadsheet"),
    ],
    ids=["broken", "zeros", "open quote", "big", "bomb", "entity", "nothing"],
)
def test_what_is_no_modest_spreadsheet_is_refused(content, refusal):
    with pytest.raises(RuleBroken, match=refusal):
        read_rows(content, most=5)
