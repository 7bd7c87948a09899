"""Taking a schedule away from its page: three files that say the same as the page."""

from decimal import Decimal

import pytest

from tests.agreements.money.answers import content_of, text_of
from tests.html import parsed, words
from tests.opened_files import csv_rows, pdf_text, sheet_of

pytestmark = pytest.mark.django_db


def test_the_schedule_is_one_click_from_the_overview(as_finance, entered, here):
    overview = as_finance.get("/money/")

    links = {words(a): a.get("href") for a in parsed(overview).iter("a")}
    assert links["Schedule (XLSX) of Better Care Fund, 2022/23"] == here(
        "schedule.xlsx?year=2022-23"
    )


def test_files_are_named_after_the_fund_and_kept_by_nobody(as_finance, entered, here):
    files = [
        as_finance.get(here(f"schedule.{ending}?year=2022-23")) for ending in ("xlsx", "csv", "pdf")
    ]

    assert [(f.headers["Content-Disposition"], f.headers["Cache-Control"]) for f in files] == [
        (f'attachment; filename="better-care-fund-schedule-2022-23.{ending}"', "private, no-store")
        for ending in ("xlsx", "csv", "pdf")
    ]


@pytest.mark.needs("Poppler")
def test_page_and_files_say_the_same_total(as_finance, entered, here):
    page = text_of(as_finance.get(here()))
    workbook = content_of(as_finance.get(here("schedule.xlsx")))
    ledger = csv_rows(content_of(as_finance.get(here("schedule.csv"))))
    pdf = pdf_text(content_of(as_finance.get(here("schedule.pdf"))))

    assert ("£460.53" in page, "£460.53" in pdf) == (True, True)
    assert sheet_of(workbook, "Schedule")["E5"].value == 460.53
    assert sum(Decimal(row[4]) for row in ledger[1:]) == Decimal("460.53")


@pytest.mark.needs("Poppler")
def test_invented_amounts_say_so_on_the_page_and_in_every_file(as_finance, entered, here, fund):
    fund.figures_are = "illustrative"
    fund.save()
    sentence = "nvented for illustration"

    said = [
        text_of(as_finance.get(here())),
        text_of(as_finance.get(here("contributions/2022-23/"))),
        text_of(as_finance.get(here("contributions/2022-23/confirm/"))),
        sheet_of(content_of(as_finance.get(here("schedule.xlsx"))), "Front sheet")["A2"].value,
        content_of(as_finance.get(here("schedule.csv"))).decode(),
        pdf_text(content_of(as_finance.get(here("schedule.pdf")))),
    ]

    assert [sentence in words for words in said] == [True] * 6


def test_a_pdf_that_cannot_be_made_says_why_and_can_be_tried_again(
    as_finance, entered, here, settings, tmp_path
):
    """Without its styles no document can be laid out."""
    (tmp_path / "static" / "documents").mkdir(parents=True)
    settings.BASE_DIR = tmp_path

    page = as_finance.get(here("schedule.pdf"))

    assert (page.status_code, "The PDF could not be made" in text_of(page)) == (503, True)
    assert here("schedule.pdf") in [a.get("href") for a in parsed(page).iter("a")]
