"""The performance report of an agreement, and its files."""

import datetime as dt
from decimal import Decimal
from io import BytesIO
from types import SimpleNamespace

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from agreements.areas.areas import stand_area
from agreements.areas.report_files import make_performance_pdf, performance_workbook
from agreements.areas.reporting import performance_of
from tests.factories import BodyFactory, IndicatorFactory, ReadingFactory, TermFactory

pytestmark = pytest.mark.django_db
TODAY = dt.date(2026, 6, 30)


@pytest.fixture
def agreement(draft):
    """Two areas, one of them with indicators, and one indicator of the agreement."""
    draft.title = "Care together"
    draft.save()
    care = stand_area(draft, "Intermediate care", by=None).area
    stand_area(draft, "Dermatology", by=None)
    home = IndicatorFactory(
        area=care, name="Home first", measured_in="%", target=85, baseline=70, framework="bcf",
        target_on_words="end of March 2027",
    )  # fmt: skip
    ReadingFactory(indicator=home, value="86.5", narrative="A new team")
    falls = IndicatorFactory(area=care, name="Falls", wanted="down", target=10, position=2)
    ReadingFactory(indicator=falls, value=12, narrative="")
    IndicatorFactory(area=None, agreement=draft, name="Good news", measure="direction",
                     every=1, unit="month",
                     made_at=dt.datetime(2026, 4, 1, 9, tzinfo=dt.UTC))  # fmt: skip
    return draft


def test_it_tells_each_area_in_printed_order_and_then_the_agreement(agreement):
    report = performance_of(agreement, today=TODAY)

    told = [(group.name, [line.indicator.name for line in group.lines]) for group in report.groups]
    assert told == [
        ("Intermediate care", ["Home first", "Falls"]),
        ("Dermatology", []),
        ("", ["Good news"]),
    ]
    assert report.sentence == (
        "1 of 2 indicators with a target and a figure met it; 1 of 3 indicators has no reading;"
        " 1 is overdue to be read."
    )


def test_a_line_says_target_and_next_reading_in_words(agreement):
    home, falls, stories = performance_of(agreement, today=TODAY).lines

    assert (home.target, home.baseline, home.next_reading) == (
        "85% by end of March 2027", "70%", "No rhythm is stated",
    )  # fmt: skip
    assert falls.judgement.sentence == "12 is 2 above the target of 10."
    assert (stories.target, stories.next_reading) == ("More", "Due by 30 April 2026: overdue")


@pytest.mark.parametrize(("day", "overdue"), [("2026-04-30", False), ("2026-05-01", True)])
def test_it_is_overdue_from_the_day_after(agreement, day, overdue):
    *_, stories = performance_of(agreement, today=dt.date.fromisoformat(day)).lines

    assert stories.is_overdue is overdue


def test_an_agreement_without_indicators_says_so(draft):
    assert performance_of(draft, today=TODAY).sentence == "No indicators yet."


def test_the_number_of_queries_does_not_grow(agreement, django_assert_num_queries):
    with django_assert_num_queries(3):
        performance_of(agreement, today=TODAY)


def test_the_spreadsheet_has_a_row_an_indicator_and_figures_as_numbers(agreement):
    made_at = dt.datetime(2026, 6, 30, 9, tzinfo=dt.UTC)

    page = load_workbook(BytesIO(performance_workbook(agreement, made_at=made_at))).active

    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=5)]
    assert rows[0] == [
        "Intermediate care", "Home first", "Better Care Fund", "70%", "85% by end of March 2027",
        "30 April 2026", 0.865, "%", "86.5% is 1.5 percentage points better than the target of 85%.",
        "A new team", "No rhythm is stated",
    ]  # fmt: skip
    assert [row[6] for row in rows] == [0.865, 12, None]
    assert rows[2][0] == "The agreement as a whole"


def test_the_pdf_is_for_the_board_that_was_asked_for(agreement, place):
    board = BodyFactory(partnership=place, name="Joint Management Board")
    elsewhere = BodyFactory(name="Board of others")

    told = []
    for details in ({}, {"board": board.pk}, {"board": elsewhere.pk}):
        made = make_performance_pdf(SimpleNamespace(details=details), agreement)
        pages = PdfReader(BytesIO(made.content)).pages
        told.append(" ".join(" ".join(page.extract_text() for page in pages).split()))

    assert ["to the Joint Management Board" in text for text in told] == [False, True, False]
    assert "Board of others" not in told[2]
    assert "12 is 2 above the target of 10." in told[0]
    assert made.file_name == "care-together-performance.pdf"


def test_a_figure_with_a_fraction_stays_as_it_is_said(agreement):
    ReadingFactory(
        indicator=IndicatorFactory(area=None, agreement=agreement, name="Days", measured_in="days"),
        value=Decimal("2.5"),
    )
    made_at = dt.datetime(2026, 6, 30, 9, tzinfo=dt.UTC)

    page = load_workbook(BytesIO(performance_workbook(agreement, made_at=made_at))).active

    assert [row[6].value for row in page.iter_rows(min_row=5)][-1] == "2.5"


@pytest.mark.parametrize(("ended", "told"), [("2026-04-29", False), ("2026-04-30", True)])
def test_an_ended_agreement_is_judged_by_what_was_read_by_its_last_day(agreement, ended, told):
    day = dt.date.fromisoformat(ended)
    TermFactory(agreement=agreement, ends="fixed", ends_earliest=day, ends_latest=day)
    agreement.refresh_from_db()

    report = performance_of(agreement, today=TODAY)

    names = [line.indicator.name for line in report.lines]
    assert names == (["Home first", "Falls"] if told else []) + ["Good news"]
    assert [line.is_overdue for line in report.lines] == [False] * len(names)
