from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.money.places import fund_entries, funds_section
from agreements.money.search import find_funds
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.partnerships.sections import Row
from commissioning.partnerships.timeline import Entry
from commissioning.search.registry import Found
from tests.factories import ContributionFactory, PartnershipFactory, PooledFundFactory


@pytest.fixture
def entered(fund, council):
    for year, amount in ((2021, 1_000_000), (2022, 33_147_300)):
        ContributionFactory(fund=fund, partner=council, year=year, amount=Decimal(amount))
    return fund


def test_a_place_shows_its_funds_with_their_last_year(entered, place, viewer):
    PooledFundFactory(agreement=entered.agreement, name="Empty pool")

    section = funds_section(place, viewer)

    assert [(row.title, row.about) for row in section.rows] == [
        ("Better Care Fund", "£33.1 million of cash in 2022/23, 0 of 1 confirmed"),
        ("Empty pool", "Nothing entered yet"),
    ]
    assert isinstance(section.rows[0], Row)
    assert section.more_url == f"/money/?place={place.pk}"


def test_invented_amounts_say_so(entered, place, viewer):
    entered.figures_are = "illustrative"
    entered.save()

    (row,) = funds_section(place, viewer).rows
    assert row.about.endswith("amounts invented for illustration")


def test_a_place_without_funds_of_yours_shows_none(entered, place, viewer, outsider):
    assert funds_section(PartnershipFactory(), viewer) is None
    assert funds_section(place, outsider) is None
    assert list(fund_entries(place, outsider)) == []


def test_the_timeline_has_each_year_on_its_first_day(entered, place, viewer):
    url = entered.get_absolute_url()

    assert list(fund_entries(place, viewer)) == [
        Entry(
            PrintedDate.from_words("1 April 2022"),
            "Better Care Fund, 2022/23: £33.1 million of cash in 2022/23, 0 of 1 confirmed",
            url,
            "money",
        ),
        Entry(
            PrintedDate.from_words("1 April 2021"),
            "Better Care Fund, 2021/22: £1 million of cash in 2021/22, 0 of 1 confirmed",
            url,
            "money",
        ),
    ]


@pytest.mark.parametrize("show", [funds_section, lambda *a: list(fund_entries(*a))])
def test_a_place_asks_as_much_of_the_database_whatever_it_has(
    entered, place, council, viewer, show
):
    def ask():
        fresh = type(place).objects.get(pk=place.pk)  # as each page reads it
        with CaptureQueriesContext(connection) as asked:
            show(fresh, viewer)
        return len(asked)

    viewer.organisation_ids  # noqa: B018 -- read once a request
    one = ask()
    for _ in range(2):
        other = PooledFundFactory(agreement=entered.agreement)
        ContributionFactory(fund=other, partner=council)

    assert ask() == one


@pytest.mark.parametrize("words", ["better", "fund CARE", "step-down better"])
def test_a_fund_is_found_by_its_words(fund, viewer, words):
    fund.services = "Step-down beds"
    fund.save()

    assert list(find_funds(viewer, words)) == [
        Found("Funds", "Better Care Fund", fund.get_absolute_url(), "Northshire: Step-down beds")
    ]


def test_what_is_not_yours_is_not_found(fund, viewer, outsider):
    assert list(find_funds(outsider, "better")) == []
    assert list(find_funds(viewer, "better worse")) == []
