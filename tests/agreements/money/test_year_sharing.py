import datetime as dt
from decimal import Decimal

import pytest

from agreements.money.contributions import confirm_contribution
from agreements.money.schedules import schedule_of
from agreements.money.warnings import schedule_warnings
from agreements.money.year_sharing import pass_on_contribution
from agreements.register.novations import novate_party
from commissioning.calendar.financial_years import FinancialYear
from commissioning.errors import RuleBroken
from tests.factories import ContributionFactory, OrganisationFactory, SuccessionFactory

JUNE, JULY = dt.date(2022, 6, 30), dt.date(2022, 7, 1)


@pytest.fixture
def heir(db):
    return OrganisationFactory(name="NHS North ICB", kind="icb")


@pytest.fixture
def succession(icb, heir):
    return SuccessionFactory(predecessor=icb, successor=heir, on=JULY)


@pytest.fixture
def novated(section_75, icb, heir, succession):
    party = section_75.parties.get(organisation=icb)
    return novate_party(
        party, to=heir, on=JULY, how="law", source="The Act", by=None, succession=succession
    )


def contribution(fund, partner, amount="1000.01", year=2022, **facts):
    amount = None if amount is None else Decimal(amount)
    return ContributionFactory(
        fund=fund, partner=partner, amount=amount, year=year, note="", **facts
    )


def passed_on(row, succession, by):
    rows = pass_on_contribution(row, succession, by=by, version=row.version)
    return [(r.partner, r.amount, r.effective_from, r.effective_to) for r in rows]


def test_a_year_is_shared_three_months_to_nine(
    fund, icb, heir, succession, novated, finance_officer
):
    """R-PTY-10: 2022/23 was three months of a group and nine of a board, to the penny."""
    row = contribution(fund, icb)

    assert passed_on(row, succession, finance_officer) == [
        (icb, Decimal("250.00"), dt.date(2022, 4, 1), JUNE),
        (heir, Decimal("750.01"), JULY, dt.date(2023, 3, 31)),
    ]


def test_the_schedule_shows_both_and_they_sum_to_the_year(
    fund, council, icb, heir, succession, novated, finance_officer
):
    """R-PTY-10."""
    contribution(fund, council, "500.00")
    pass_on_contribution(contribution(fund, icb), succession, by=finance_officer, version=1)

    schedule = schedule_of(fund)
    (year,) = schedule.years
    assert [partner.name for partner in schedule.partners] == [
        "Northshire Council",
        "NHS Northshire ICB (to 30 June 2022)",
        "NHS North ICB (from 1 July 2022)",
    ]
    assert (year.cash.totals, year.cash.total) == (
        (Decimal("500.00"), Decimal("250.00"), Decimal("750.01")),
        Decimal("1500.01"),
    )
    assert schedule_warnings(schedule) == []


def test_nobody_is_asked_to_confirm_a_year_in_which_it_was_no_party(
    fund, council, icb, heir, novated
):
    """R-PTY-10."""
    for year in (2021, 2023):
        contribution(fund, council, year=year)

    told = [
        (str(year.year), [standing.partner.id for standing in year.standings_to_tell])
        for year in schedule_of(fund).years
    ]
    assert told == [("2021/22", [council.pk, icb.pk]), ("2023/24", [council.pk, heir.pk])]


def test_a_whole_year_under_a_body_that_left_within_it_is_asked_about(fund, council, icb, novated):
    contribution(fund, council)
    contribution(fund, icb)

    assert (
        "NHS Northshire ICB (to 30 June 2022) left within 2022/23, and what it puts in has no last day."
        in schedule_warnings(schedule_of(fund))
    )


def test_a_day_within_a_month_is_shared_by_days(fund, icb, heir, finance_officer, section_75):
    on = dt.date(2022, 7, 2)
    succession = SuccessionFactory(predecessor=icb, successor=heir, on=on)
    novate_party(
        section_75.parties.get(organisation=icb), to=heir, on=on, how="law", source="x", by=None
    )

    amounts = [
        r[1] for r in passed_on(contribution(fund, icb, "365.00"), succession, finance_officer)
    ]
    assert amounts == [Decimal("92.00"), Decimal("273.00")]


def test_a_later_year_passes_whole_and_an_earlier_stays(
    fund, icb, heir, succession, novated, finance_officer
):
    later, earlier = contribution(fund, icb, year=2023), contribution(fund, icb, year=2021)

    assert passed_on(later, succession, finance_officer) == [(heir, Decimal("1000.01"), None, None)]
    assert passed_on(earlier, succession, finance_officer) == [
        (icb, Decimal("1000.01"), None, None)
    ]


def test_what_is_not_valued_is_shared_as_that(
    fund, icb, heir, succession, novated, finance_officer
):
    row = contribution(fund, icb, None, form="in_kind")

    assert [r[:2] for r in passed_on(row, succession, finance_officer)] == [
        (icb, None),
        (heir, None),
    ]


def test_what_was_confirmed_is_to_be_confirmed_again(
    fund, icb, succession, novated, finance_officer
):
    row = confirm_contribution(contribution(fund, icb), by=finance_officer, version=1)

    both = pass_on_contribution(row, succession, by=finance_officer, version=row.version)

    assert [r.awaits_confirmation for r in both] == [True, True]


def test_a_successor_that_is_no_party_puts_nothing_in(fund, icb, succession, finance_officer):
    with pytest.raises(RuleBroken, match="NHS North ICB is not a party"):
        pass_on_contribution(contribution(fund, icb), succession, by=finance_officer, version=1)

    assert [c.amount for c in fund.contributions.all()] == [Decimal("1000.01")]


def test_names_bear_no_days_in_years_that_straddle_nothing(fund, icb, novated):
    contribution(fund, icb, year=2021)

    schedule = schedule_of(fund, [FinancialYear(2021)])
    assert [p.name for p in schedule.partners] == ["Northshire Council", "NHS Northshire ICB"]
