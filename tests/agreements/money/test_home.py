import datetime as dt
from decimal import Decimal

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.money.contributions import confirm_contribution
from agreements.money.home import contribution_needs, contributions_coming, schedules_panel
from commissioning.home.reading import Reading
from commissioning.home.registry import Coming, Group, Need
from tests.factories import ContributionFactory, PooledFundFactory
from tests.html import parsed, words

MARCH_2023 = dt.date(2023, 3, 10)


@pytest.fixture
def own(fund, council):
    return ContributionFactory(fund=fund, partner=council, year=2023, amount=Decimal("160.20"))


@pytest.fixture
def theirs(fund, icb):
    return ContributionFactory(fund=fund, partner=icb, year=2023, amount=Decimal("300.33"))


def test_ones_own_money_is_to_be_confirmed_before_its_year_begins(own, fund, finance_officer):
    assert list(contribution_needs(finance_officer, MARCH_2023)) == [
        Need(
            Group.DUE,
            "Better Care Fund, 2023/24: confirm what you put in",
            "you are a finance officer of Northshire Council",
            dt.date(2023, 3, 31),
            f"{fund.get_absolute_url()}contributions/2023-24/confirm/",
            "Confirm",
            "1 contribution, £160.20",
        )
    ]


def test_a_partners_money_is_waited_for(theirs, fund, finance_officer):
    assert list(contribution_needs(finance_officer, MARCH_2023)) == [
        Need(
            Group.WAITING,
            "Better Care Fund, 2023/24: NHS Northshire ICB to confirm",
            "you are a finance officer of a party",
            None,
            f"{fund.get_absolute_url()}?year=2023-24",
            "See the schedule",
            "1 contribution, £300.33",
        )
    ]


@pytest.mark.parametrize(
    ("day", "groups"),
    [
        (dt.date(2022, 3, 31), []),
        (dt.date(2023, 2, 28), []),
        (dt.date(2023, 3, 1), [Group.DUE]),
        (dt.date(2023, 3, 31), [Group.DUE]),
        (dt.date(2023, 4, 1), [Group.OVERDUE]),
        (dt.date(2030, 4, 1), [Group.OVERDUE]),
    ],
)
def test_it_is_due_from_30_days_before_the_year_and_overdue_from_its_first(
    own, finance_officer, day, groups
):
    assert [need.group for need in contribution_needs(finance_officer, day)] == groups


@pytest.mark.parametrize(
    ("day", "waits"),
    [
        (dt.date(2022, 3, 31), False),
        (dt.date(2022, 4, 1), True),
        (dt.date(2024, 3, 31), True),
        (dt.date(2024, 4, 1), False),
    ],
)
def test_others_are_waited_for_while_it_is_this_year_or_the_next(
    theirs, finance_officer, day, waits
):
    assert bool(list(contribution_needs(finance_officer, day))) is waits


def test_what_comes_later_is_announced(own, fund, finance_officer):
    day = dt.date(2023, 2, 28)

    assert list(contributions_coming(finance_officer, day)) == [
        Coming(
            dt.date(2023, 3, 31),
            "Better Care Fund, 2023/24: confirm what you put in",
            f"{fund.get_absolute_url()}contributions/2023-24/confirm/",
        )
    ]
    assert list(contributions_coming(finance_officer, dt.date(2023, 3, 1))) == []


def test_what_is_confirmed_needs_nobody(own, finance_officer):
    confirm_contribution(own, by=finance_officer, version=1)

    assert list(contribution_needs(finance_officer, MARCH_2023)) == []


def test_only_finance_officers_of_the_parties_are_asked(own, theirs, commissioner, outsider):
    needs = [list(contribution_needs(user, MARCH_2023)) for user in (commissioner, outsider)]
    panels = [schedules_panel(user, MARCH_2023, Reading(user)) for user in (commissioner, outsider)]

    assert (needs, panels) == ([[], []], [None, None])


def test_the_needs_are_found_in_as_many_queries_however_many(fund, council, icb, finance_officer):
    def ask():
        with CaptureQueriesContext(connection) as asked:
            list(contribution_needs(finance_officer, MARCH_2023))
        return len(asked)

    ContributionFactory(fund=fund, partner=council, year=2023)
    ContributionFactory(fund=fund, partner=icb, year=2023)
    ask()  # memberships are read once
    one = ask()
    other = PooledFundFactory(agreement=fund.agreement)
    for body in (council, icb):
        for year in (2022, 2023):
            ContributionFactory(fund=other, partner=body, year=year)

    assert ask() == one


@time_machine.travel("2023-03-10")
def test_the_schedule_is_one_click_from_home(client, own, theirs, fund, finance_officer):
    """Journey F1."""
    client.force_login(finance_officer)

    home = parsed(client.get("/"))

    links = {words(a): a.get("href") for a in home.iter("a")}
    schedule = links["Schedule (XLSX) of Better Care Fund, 2023/24"]
    assert schedule == f"{fund.get_absolute_url()}schedule.xlsx?year=2023-24"
    assert client.get(schedule).status_code == 200
    assert "0 of 2 confirmed" in words(home)


def test_a_fund_shows_its_latest_year(own, fund, council, finance_officer):
    ContributionFactory(fund=fund, partner=council, year=2020)

    html = str(schedules_panel(finance_officer, MARCH_2023, Reading(finance_officer)).html)

    assert ("2023/24" in html, "2020/21" in html) == (True, False)
