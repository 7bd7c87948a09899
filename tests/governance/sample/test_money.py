from decimal import Decimal

import pytest

from agreements.money.schedules import schedule_of
from commissioning.accounts.roles import Role
from commissioning.calendar.financial_years import FinancialYear
from governance.sample.money import EVERY_SOURCE, invent_year
from tests.factories import AgreementFactory, PooledFundFactory, UserFactory


@pytest.fixture
def fund(place, council, icb):
    agreement = AgreementFactory(partnership=place, parties=[council, icb], kind="section_75")
    return PooledFundFactory(agreement=agreement)


@pytest.fixture
def officers(council, icb, finance_officer):
    return {council: finance_officer, icb: UserFactory(roles={icb: [Role.FINANCE]})}


def test_a_fund_says_that_its_amounts_are_invented(fund, officers):
    invent_year(fund, FinancialYear(2026), officers)

    assert (fund.figures_are, fund.version) == ("illustrative", 2)


def test_each_body_puts_in_from_the_sources_paid_in_that_year(fund, officers):
    for year in (2024, 2025):
        invent_year(fund, FinancialYear(year), officers)

    assert [[line.source for line in year.cash.lines] for year in schedule_of(fund).years] == [
        [
            "Council base budget",
            "NHS minimum contribution",
            "Additional NHS contribution",
            "Disabled Facilities Grant (capital)",
            "Improved Better Care Fund",
            "Client charges",
        ],
        [
            "Council base budget",
            "NHS minimum contribution",
            "Additional NHS contribution",
            "Disabled Facilities Grant (capital)",
            "Local Authority Better Care Grant",
            "Client charges",
        ],
    ]
    assert [line.source for line in schedule_of(fund).years[0].in_kind.lines] == ["NHS base budget"]


@pytest.mark.parametrize(
    ("unconfirmed", "words"),
    [
        ((), ["Confirmed", "Confirmed"]),
        (("client-charges",), ["1 of 4 to be confirmed", "Confirmed"]),
        (EVERY_SOURCE, ["To be confirmed", "To be confirmed"]),
    ],
)
def test_what_is_left_unconfirmed_awaits_its_own_partner(fund, officers, unconfirmed, words):
    invent_year(fund, FinancialYear(2026), officers, unconfirmed=unconfirmed)

    (year,) = schedule_of(fund).years
    assert [standing.words for standing in year.standings] == words
    entered = {row.partner: row.entered_by for row in fund.contributions.all()}
    assert entered == officers


def test_amounts_grow_from_year_to_year_and_with_the_size_of_the_fund(fund, officers):
    """R-BCF-08."""
    for year, size in ((2018, 1), (2019, 1), (2020, "0.5")):
        invent_year(fund, FinancialYear(year), officers, size=Decimal(size))

    minimum = fund.contributions.filter(source__key="nhs-minimum", year__lt=2020).order_by("year")
    charges = fund.contributions.filter(source__key="client-charges").order_by("year")
    assert [str(row.amount) for row in charges] == ["1040020.35", "1060716.75", "540912.51"]
    assert [str(row.amount) for row in minimum] == ["19401100.20", "20499202.47"]
