import pytest

from agreements.money.sample import load_sample_funds
from agreements.money.schedules import schedule_of
from commissioning.calendar.financial_years import FinancialYear
from commissioning.organisations.models import Organisation
from tests.factories import ContributionFactory, PooledFundFactory

YEARS = [FinancialYear(year) for year in (2024, 2025, 2026)]


def test_an_agreement_without_funds_gets_one_that_says_it_is_invented(
    section_75, council, finance_officer, partner_finance_officer, icb
):
    (fund,) = load_sample_funds(
        section_75,
        years=YEARS,
        by=finance_officer,
        confirmed_by={council: finance_officer, icb: partner_finance_officer},
    )

    schedule = schedule_of(fund)
    assert (fund.name, fund.host, fund.is_illustrative) == ("Better Care Fund", council, True)
    assert [(year.year.label, year.is_settled) for year in schedule.years] == [
        ("2024/25", True),
        ("2025/26", True),
        ("2026/27", False),
    ]
    assert [line.source for line in schedule.years[0].cash.lines] == [
        "Council base budget",
        "NHS base budget",
        "NHS minimum contribution",
        "Disabled Facilities Grant (capital)",
        "Improved Better Care Fund",
        "Client charges",
    ]
    assert "Local Authority Better Care Grant" in schedule.source_totals
    assert [line.source for line in schedule.years[0].in_kind.lines] == ["NHS base budget"]


def test_funds_that_are_there_are_filled_and_marked(section_75):
    for name in ("Better Care Fund", "Adults with Support Needs"):
        PooledFundFactory(agreement=section_75, name=name)

    funds = load_sample_funds(section_75, years=YEARS, by=None)

    assert [(fund.name, fund.is_illustrative) for fund in funds] == [
        ("Better Care Fund", True),
        ("Adults with Support Needs", True),
    ]
    first, second = (schedule_of(fund).total for fund in funds)
    assert first > second > 0


def test_a_body_that_was_gone_puts_nothing_in(section_75, icb):
    Organisation.objects.filter(pk=icb.pk).update(ended_on="2025-03-31")

    (fund,) = load_sample_funds(section_75, years=YEARS, by=None)

    theirs = [year.cash.totals[1] for year in schedule_of(fund).years]
    assert [amount > 0 for amount in theirs] == [True, False, False]


@pytest.mark.parametrize("times", [1, 2])
def test_what_somebody_entered_is_left_alone(fund, council, times):
    ContributionFactory(fund=fund, partner=council)

    for _ in range(times):
        load_sample_funds(fund.agreement, years=YEARS, by=None)

    assert (fund.contributions.count(), fund.figures_are) == (1, "real")
