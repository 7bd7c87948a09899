import datetime as dt
from decimal import Decimal

import pytest

from agreements.money.models import FundClass
from agreements.money.schedules import schedule_of
from agreements.money.warnings import fund_warnings, schedule_warnings
from agreements.register.models import Agreement
from commissioning.calendar.financial_years import FinancialYear
from tests.factories import (
    ContributionFactory,
    OrganisationFactory,
    PartyFactory,
    PostFactory,
)

YEAR = FinancialYear(2022)


@pytest.fixture
def complete(fund, council):
    """A fund about which there is nothing to say."""
    fund.pool_manager = PostFactory(organisation=council)
    fund.report_rhythm = "quarterly"
    fund.vat_basis = "regime"
    fund.save()
    return fund


@pytest.fixture
def put_in(complete, council, icb):
    """Contributions of everybody, and whatever a test adds to the council's."""

    def put_in(*council_rows):
        ContributionFactory(fund=complete, partner=icb, source_key="nhs-minimum", amount=5)
        for row in council_rows:
            facts = {"source_key": "council-base-budget", "amount": Decimal(7), **row}
            ContributionFactory(fund=complete, partner=council, **facts)
        return schedule_warnings(schedule_of(complete))

    return put_in


def test_a_complete_fund_has_no_warnings(complete, put_in):
    assert (fund_warnings(complete), put_in({})) == ([], [])


def test_a_fund_must_have_a_host_and_a_manager_of_it(complete, icb):
    """R-S75-19, R-S75-20."""
    complete.pool_manager = PostFactory(organisation=icb)
    assert fund_warnings(complete) == [
        "The pool manager is not an officer of the host, Northshire Council."
    ]

    complete.host = complete.pool_manager = None
    assert fund_warnings(complete) == [
        "No host is recorded. A pooled fund must have exactly one, who keeps its accounts.",
        "No pool manager is recorded. A pooled fund must have one, an officer of the host.",
    ]


def test_a_fund_in_which_each_keeps_its_own_money_needs_neither_host_nor_manager(complete):
    complete.fund_class = FundClass.objects.get(key="in_view")
    complete.host = complete.pool_manager = None
    complete.report_rhythm = "not_stated"

    assert fund_warnings(complete) == []


def test_reports_more_seldom_than_quarterly_are_told(complete):
    """R-S75-20, R-RSK-18."""
    complete.report_rhythm = "yearly"

    assert fund_warnings(complete) == [
        "Reports: every year. The pool manager must report at least every quarter."
    ]


def test_an_agency_basis_needs_somebody_in_finance(complete):
    """R-S75-35, R-S75-36."""
    complete.vat_basis, complete.vat_note = "agency", ""
    assert [warning[:19] for warning in fund_warnings(complete)] == ["On an agency basis "]

    complete.vat_note = "Agreed by the finance director of the host"
    assert fund_warnings(complete) == []


def test_a_fund_under_a_memorandum_says_why(complete):
    """R-S75-43."""
    complete.agreement.kind = Agreement.Kind.MOU
    complete.held_despite = "A grant of 2017."

    assert fund_warnings(complete) == [
        (
            "Money needs a section 75, 76 or 256 agreement, or a contract. This is a fund under a"
            " memorandum of understanding. It is recorded here because: A grant of 2017."
        )
    ]


def test_a_partner_with_nothing_entered_is_told(put_in):
    assert put_in() == ["Northshire Council has nothing entered for 2022/23."]


def test_a_body_that_was_no_party_yet_owes_nothing(complete, put_in, council):
    """R-PTY-10: its column is there for the other year that is shown."""
    PartyFactory(
        agreement=complete.agreement,
        organisation=OrganisationFactory(name="Next body"),
        from_on=dt.date(2023, 4, 1),
        position=3,
    )
    put_in({})

    warnings = schedule_warnings(schedule_of(complete, [YEAR, FinancialYear(2023)]))

    assert "Next body has nothing entered for 2023/24." in warnings
    assert "Next body has nothing entered for 2022/23." not in warnings


def test_a_body_that_was_no_party_in_the_year_is_told(complete, put_in, council):
    complete.agreement.parties.filter(organisation=council).update(until_on=dt.date(2022, 3, 31))

    assert put_in({}) == ["Northshire Council was not a party in 2022/23."]


def test_a_source_that_was_not_paid_in_the_year_is_told(put_in):
    """R-BCF-07."""
    assert put_in({"source_key": "winter-pressures"}) == [
        (
            "Northshire Council, Winter Pressures Grant, 2022/23: as far as the list of sources"
            " knows, it was not paid in that year."
        )
    ]


@pytest.mark.parametrize(
    ("ends", "told"),
    [(dt.date(2023, 3, 30), 0), (dt.date(2023, 3, 31), 0), (dt.date(2023, 4, 1), 1)],
)
def test_dates_that_reach_beyond_the_year_are_told(put_in, ends, told):
    """R-FIN-02."""
    assert len(put_in({"effective_from": dt.date(2022, 4, 1), "effective_to": ends})) == told


def test_less_than_nothing_and_what_it_means_for_the_shares_are_told(put_in):
    assert put_in({"amount": Decimal(-5)}) == [
        "Northshire Council, Council base budget, 2022/23: −£5.00 is a reduction or a refund.",
        "2022/23: the cash has no shares, because Northshire Council takes out more than it puts in.",
    ]


def test_a_reduction_that_leaves_something_keeps_its_share(put_in):
    assert put_in({"amount": Decimal(-5)}, {"amount": Decimal(6)}) == [
        "Northshire Council, Council base budget, 2022/23: −£5.00 is a reduction or a refund."
    ]


def test_the_same_amount_twice_is_told(put_in):
    assert put_in({}, {}) == [
        "Northshire Council, Council base budget, 2022/23: £7.00 is entered 2 times."
    ]


def test_two_parts_of_a_year_are_no_repeat(put_in):
    halves = [
        {"effective_to": dt.date(2022, 9, 30)},
        {"effective_from": dt.date(2022, 10, 1)},
    ]

    assert put_in(*halves) == []
