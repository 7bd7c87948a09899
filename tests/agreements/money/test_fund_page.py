"""The page of a fund: its schedule first, its picture, and how each contribution stands."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.money.contributions import change_contribution, confirm_contribution
from agreements.money.models import Contribution
from tests.agreements.money.answers import tables_of, text_of
from tests.factories import ContributionFactory
from tests.html import parsed, with_class, words

pytestmark = pytest.mark.django_db


def test_a_fund_shows_its_schedule_first(as_finance, entered, here):
    page = as_finance.get(here())

    schedule, *_ = tables_of(page)
    assert schedule == [
        ["Source of funding", "Northshire Council", "NHS Northshire ICB", "Total"],
        ["Council base budget", "£160.20", "–", "£160.20"],
        ["NHS minimum contribution", "–", "£300.33", "£300.33"],
        ["Total cash", "£160.20", "£300.33", "£460.53"],
        ["Share of cash", "34.79%", "65.21%", "100.00%"],
    ]


def test_its_picture_has_a_sentence_and_a_table(as_finance, entered, here):
    page = as_finance.get(here())

    (sentence,) = with_class(parsed(page), "app-figure__sentence")
    assert words(sentence) == (
        "NHS Northshire ICB puts in 65.21% of the cash of Better Care Fund in 2022/23."
    )
    assert ["2022/23", "£160.20 (34.79%)", "£300.33 (65.21%)", "£460.53"] in tables_of(page)[1]


def test_what_is_below_nothing_keeps_its_row_of_shares_its_sentence_and_its_table(
    as_finance, entered, here
):
    Contribution.objects.filter(pk=entered[0].pk).update(amount=Decimal(-5), note="Refund")

    page = as_finance.get(here())

    schedule, picture, *_ = tables_of(page)
    assert schedule[-1] == ["Share of cash", "–", "–", "–"]
    assert picture[1] == ["2022/23", "−£5.00", "£300.33", "£295.33"]
    assert "Northshire Council takes £5.00 more out of Better Care Fund" in text_of(page)
    assert "the cash has no shares, because Northshire Council takes out more" in text_of(page)


def test_one_year_can_be_looked_at_alone(as_finance, entered, here, fund, council):
    ContributionFactory(fund=fund, partner=council, year=2021, amount=Decimal(7))

    both, one = as_finance.get(here()), as_finance.get(here("?year=2021-22"))

    assert "All years, cash" in text_of(both)
    assert "All years, cash" not in text_of(one)
    assert "£460.53" not in text_of(one)
    assert f"{here()}schedule.xlsx?year=2021-22" in one.content.decode()


@pytest.mark.parametrize("year", ["2021", "x", "2021-23"])
def test_what_is_no_year_is_not_found(as_finance, here, year):
    assert as_finance.get(here(f"?year={year}")).status_code == 404


def test_an_empty_fund_says_what_it_is_for(as_finance, here):
    assert "No contributions yet." in text_of(as_finance.get(here()))


def test_each_contribution_says_how_it_stands(as_finance, entered, here, finance_officer):
    confirmed = confirm_contribution(entered[0], by=finance_officer, version=1)
    change_contribution(confirmed, by=finance_officer, version=2, amount=Decimal(5))
    on = Contribution.objects.get(pk=confirmed.pk).confirmed_on

    rows = tables_of(as_finance.get(here()))[-1]

    assert [row[:4] for row in rows[1:]] == [
        [
            "Northshire Council",
            "Council base budget",
            "£5.00",
            f"Varied It was £160.20 when confirmed on {on:%-d %B %Y}",
        ],
        ["NHS Northshire ICB", "NHS minimum contribution", "£300.33", "Indicative"],
    ]


def test_a_fund_asks_as_much_of_the_database_whatever_is_in_it(as_finance, fund, here, council):
    def ask():
        with CaptureQueriesContext(connection) as asked:
            as_finance.get(here())
        return len(asked)

    ContributionFactory(fund=fund, partner=council)
    ask()  # the first visit also notes that somebody is there
    one = ask()
    for year in (2021, 2022, 2023):
        ContributionFactory(fund=fund, partner=council, year=year)

    assert ask() == one
