from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from commissioning.spreadsheets.cells import AmongNumbers, Formula, Percent, clean_text, total
from commissioning.spreadsheets.workbooks import Row, Sheet, Style, sheet_name, workbook
from tests.commissioning.spreadsheets.payloads import PAYLOADS
from tests.opened_files import (
    formulas_in,
    hidden_in,
    parts_of,
    recalculated_by_libreoffice,
    sheet_of,
)

MADE_AT = datetime(2022, 5, 3, 10, 14, tzinfo=UTC)


def a_workbook(rows, **sheet):
    return workbook("Figures", [Sheet("Figures", rows, **sheet)], made_at=MADE_AT)


def test_values_keep_their_types():
    values = ["Café £", Decimal("33147300.01"), date(2022, 4, 1), 7, None, "2022"]

    (read,) = sheet_of(a_workbook([Row(values)]), "Figures").iter_rows(values_only=True)

    assert read == ("Café £", 33147300.01, datetime(2022, 4, 1), 7, None, "2022")  # noqa: DTZ001 -- a cell's day has no zone


def test_the_largest_amount_is_exact_to_the_penny():
    most = Decimal("999999999999.99")

    cell = sheet_of(a_workbook([Row([most])]), "Figures")["A1"]

    assert Decimal(str(cell.value)) == most


def test_amounts_and_percentages_say_what_they_are():
    sheet = sheet_of(a_workbook([Row([Decimal("1.5"), Percent(Decimal("52.25"))])]), "Figures")

    assert [(c.value, c.number_format) for c in sheet[1]] == [
        (1.5, "£#,##0.00;[Red]-£#,##0.00"),
        (0.5225, "0.00%"),
    ]


def test_words_among_numbers_are_text_on_the_numbers_side():
    cell = sheet_of(a_workbook([Row([AmongNumbers("=not valued")])]), "Figures")["A1"]

    assert (cell.value, cell.data_type, cell.alignment.horizontal) == (
        "=not valued",
        "s",
        "right",
    )


def test_a_total_is_a_formula_that_carries_its_value():
    file = a_workbook(
        [Row([Decimal("1.10")]), Row([Decimal("2.20")]), Row([total("A1:A2", Decimal("3.30"))])]
    )

    assert sheet_of(file, "Figures", formulas=True)["A3"].value == "=SUM(A1:A2)"
    assert sheet_of(file, "Figures")["A3"].value == 3.3


def test_no_payload_becomes_a_formula_or_breaks_the_file():
    file = a_workbook([Row([payload], style) for payload in PAYLOADS for style in Style])

    assert formulas_in(file) == []
    assert [row[0].data_type for row in sheet_of(file, "Figures")] == ["s"] * 60 * len(Style)
    assert [row[0].value for row in sheet_of(file, "Figures")][:: len(Style)] == [
        clean_text(payload) for payload in PAYLOADS
    ]


def test_text_that_starts_like_a_formula_stays_text_when_it_is_edited():
    sheet = sheet_of(a_workbook([Row(["=1+1"]), Row(["plain"])]), "Figures")

    assert [sheet["A1"].quotePrefix, sheet["A2"].quotePrefix] == [True, False]


def test_text_that_looks_like_an_escape_is_kept_as_it_is():
    assert sheet_of(a_workbook([Row(["_x0041_"])]), "Figures")["A1"].value == "_x0041_"


@pytest.mark.parametrize("rows", [3, 6000])
def test_nothing_is_hidden_and_nobody_is_named(rows):
    file = a_workbook([Row(["a", Decimal(1)])] * rows, widths=[20, 12], headings_at=1)

    assert hidden_in(file) == []


def test_rows_of_unknown_number_are_written_as_they_come():
    file = a_workbook(Row([str(number)]) for number in range(3))

    assert [row[0].value for row in sheet_of(file, "Figures")] == ["0", "1", "2"]


def test_headings_stay_in_sight_and_repeat_on_paper():
    sheet = sheet_of(a_workbook([Row(["Title"]), Row(["Source"])], headings_at=2), "Figures")

    assert (sheet.freeze_panes, sheet.print_title_rows) == ("B3", "$2:$2")
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)


def test_the_document_has_a_title():
    assert b"<dc:title>Figures</dc:title>" in parts_of(a_workbook([]))["docProps/core.xml"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Schedule", "Schedule"),
        ("2022/23: [BCF]", "2022 23 BCF"),
        ("x" * 40, "x" * 31),
        ("'quoted'", "quoted"),
        ("\x0b", "Sheet"),
    ],
)
def test_any_words_can_name_a_sheet(words, name):
    assert sheet_name(words) == name


def test_rows_are_high_enough_for_their_words():
    rows = [
        Row(["short", "one\ntwo\nthree"]),
        Row(["a word or two more than fit in here"]),
        Row(["short"]),
        Row(["A title that runs on over the cells beside it"], Style.TITLE),
        Row(["=1+1\n" * 500]),
    ]

    sheet = sheet_of(a_workbook(rows, widths=[20, 20]), "Figures")

    heights = [sheet.row_dimensions[n].height for n in range(1, 6)]
    assert [height and round(height, 1) for height in heights] == [44.2, 30.0, None, 21.8, 371.2]


@pytest.mark.needs("LibreOffice")
def test_libreoffice_opens_it_and_finds_the_same_total(tmp_path):
    file = a_workbook(
        [
            Row(["Source", "Amount"], Style.HEADINGS),
            Row(["=1+1", Decimal("0.10")]),
            Row(["Client charges", Decimal("-0.30")]),
            Row(["Total", total("B2:B3", Decimal("-0.20"))], Style.TOTAL),
            Row(
                [
                    "Check",
                    Formula('=IF(ROUND(B4+0.2,2)=0,"Agrees","Differs")', "not yet worked out"),
                ]
            ),
        ]
    )

    rows = recalculated_by_libreoffice(file, tmp_path)["Figures"]

    assert rows == [
        ["Source", "Amount"],
        ["=1+1", "0.1"],
        ["Client charges", "-0.3"],
        ["Total", "-0.2"],
        ["Check", "Agrees"],
    ]
