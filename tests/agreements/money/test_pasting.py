from decimal import Decimal

import pytest

from agreements.money.models import FundingSource
from agreements.money.pasting import MOST_ROWS, PastedRow, read_pasted


@pytest.fixture
def read(section_75):
    parties = list(section_75.parties.select_related("organisation"))
    sources = list(FundingSource.objects.all())
    return lambda block: read_pasted(block, parties, sources)


def test_a_block_from_a_spreadsheet_is_read_row_by_row(read, council, icb):
    pasted = read(
        "Partner\tSource\tAmount\r\n"
        "the Council\tiBCF\t£5.65M\r\n"
        "\t\t\r\n"
        "NHS Northshire ICB\tNHS minimum contribution\t33,147,300.01\tcash\trevenue\tUplift\r\n"
        "the ICB\tOther: Winter resilience\t\tIn kind\r\n"
        "northshire council\tDFG\t250 000\t\tCapital\r\n"
        "Total\t\t39,047,300.01\r\n"
    )

    assert pasted.slips == []
    assert pasted.rows == [
        PastedRow(
            council.pk,
            "improved-better-care-fund",
            "iBCF",
            Decimal(5_650_000),
            "cash",
            "revenue",
            "",
        ),
        PastedRow(icb.pk, "nhs-minimum", "", Decimal("33147300.01"), "cash", "revenue", "Uplift"),
        PastedRow(icb.pk, "other", "Winter resilience", None, "in_kind", "revenue", ""),
        PastedRow(
            council.pk, "disabled-facilities-grant", "DFG", Decimal(250_000), "cash", "capital", ""
        ),
    ]


def test_every_rows_slips_are_told_at_once(read):
    pasted = read("Nobody\tiBCF\tn/a\nthe Council\tWnter grant\t5\tcredit\topex\n")

    assert pasted.slips == [
        "Row 1: “Nobody” is not a partner. Write Northshire Council or NHS Northshire ICB",
        (
            "Row 1: “n/a” is not an amount."
            " Enter an amount in pounds, like 33147300, £33,147,300 or £5.65m"
        ),
        (
            "Row 2: “Wnter grant” is not on the list of sources."
            " Write it as on the list, or as Other: Wnter grant"
        ),
        "Row 2: “credit” is not known. Write cash or in kind",
        "Row 2: “opex” is not known. Write revenue or capital",
    ]


def test_rows_are_counted_as_pasted(read):
    pasted = read("Partner\tSource\tAmount\n\nthe Council\tiBCF\tmuch\n")

    assert [slip[:6] for slip in pasted.slips] == ["Row 3:"]


def test_cells_may_stand_apart_by_commas(read, council):
    (row,) = read('the Council,Client charges,"1,250.50"').rows

    assert (row.partner, row.amount) == (council.pk, Decimal("1250.50"))


def test_cash_without_an_amount_is_a_slip(read):
    assert read("the Council\tiBCF\t").slips == [
        (
            "Row 1: an empty cell is not an amount."
            " Enter an amount in pounds, like 33147300, £33,147,300 or £5.65m"
        )
    ]


def test_a_row_with_more_cells_than_are_known_is_a_slip(read):
    assert read("the Council\tiBCF\t5\t\t\tnote\textra").slips == [
        "Row 1: there are more than 6 cells"
    ]


@pytest.mark.parametrize("block", ["", "\n\n", "Partner\tSource\tAmount", "\t\t"])
def test_nothing_pasted_is_a_slip(read, block):
    assert read(block).slips == ["Paste at least one row with a partner, a source and an amount"]


def test_a_list_too_long_to_look_through_is_refused(read):
    enough = read("the Council\tiBCF\t5\n" * MOST_ROWS)
    more = read("the Council\tiBCF\t5\n" * (MOST_ROWS + 1))

    assert (len(enough.rows), enough.slips) == (MOST_ROWS, [])
    assert more.slips == ["Paste 200 rows or fewer at a time. There are 201."]


def test_a_quote_that_never_ends_is_no_accident(read):
    """A stray inch mark in a spreadsheet swallows what follows it: the rest is told, not lost."""
    pasted = read('the Council\tiBCF\t"5\nthe ICB\tiBCF\t6')

    assert pasted.rows == []
    assert len(pasted.slips) == 1
