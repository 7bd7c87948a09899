"""The overview: every fund's years, what places come to, and narrowing them."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.money.contributions import confirm_contribution
from agreements.money.models import FundClass
from tests.agreements.money.answers import tables_of, text_of
from tests.factories import ContributionFactory, PooledFundFactory
from tests.html import error_links, parsed

pytestmark = pytest.mark.django_db


def test_the_overview_shows_funds_by_year_and_what_places_come_to(
    as_finance, entered, fund, council, section_75, finance_officer
):
    confirm_contribution(entered[0], by=finance_officer, version=1)
    ContributionFactory(fund=fund, partner=council, year=2021, amount=Decimal(7))
    ContributionFactory(fund=fund, partner=council, year=2021, amount=Decimal(9), form="in_kind")
    PooledFundFactory(agreement=section_75, name="Empty pool")
    in_view = PooledFundFactory(
        agreement=section_75, name="In view", fund_class=FundClass.objects.get(key="in_view")
    )
    ContributionFactory(fund=in_view, partner=council, amount=Decimal(999))

    funds, places = tables_of(as_finance.get("/money/"))

    assert [[row[0], row[1].split(" Northshire")[0], *row[2:4]] for row in funds[1:]] == [
        ["2022/23", "Better Care Fund", "£460.53", "1 of 2 confirmed To confirm: the ICB 1"],
        ["2022/23", "In view", "£999.00", "0 of 1 confirmed To confirm: the Council 1"],
        ["2021/22", "Better Care Fund", "£7.00", "0 of 2 confirmed To confirm: the Council 2"],
        ["–", "Empty pool", "–", "Nothing entered yet"],
    ]
    assert places[1:] == [
        ["2022/23", "Northshire", "£460.53"],
        ["2021/22", "Northshire", "£7.00"],
    ]


def test_the_overview_is_narrowed_by_place_and_year(as_finance, entered, fund, council, place):
    ContributionFactory(fund=fund, partner=council, year=2021, amount=Decimal(7))

    page = as_finance.get("/money/", {"year": "21/22", "place": place.pk})
    nothing = as_finance.get("/money/", {"year": "2001/02"})

    assert [row[0] for row in tables_of(page)[0][1:]] == ["2021/22"]
    assert "No funds match." in text_of(nothing)


def test_a_filter_that_names_no_year_says_so(as_finance, entered):
    page = as_finance.get("/money/", {"year": "last year"})

    assert error_links(parsed(page)) == {
        "Financial year, such as 2027/28: enter a financial year, like 2022/23": "id_year"
    }


def test_somebody_without_funds_learns_where_they_come_from(client, outsider):
    client.force_login(outsider)

    assert "No funds yet." in text_of(client.get("/money/"))


@pytest.mark.parametrize("address", ["/money/", "{agreement}"])
def test_lists_ask_as_much_of_the_database_whatever_their_length(
    as_finance, section_75, council, of_agreement, address
):
    def ask():
        with CaptureQueriesContext(connection) as asked:
            as_finance.get(address.format(agreement=of_agreement()))
        return len(asked)

    def add():
        fund = PooledFundFactory(agreement=section_75, host=council)
        ContributionFactory(fund=fund, partner=council)

    add()
    ask()  # the first visit also notes that somebody is there
    one = ask()
    add()
    add()

    assert ask() == one
