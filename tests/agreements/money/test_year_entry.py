from decimal import Decimal

import pytest

from agreements.money.contributions import change_contribution, confirm_contribution
from agreements.money.models import Contribution, FundingSource
from agreements.money.year_entry import RowsRefused, YearRow, enter_year
from commissioning.calendar.financial_years import FinancialYear
from commissioning.errors import RuleBroken, StaleVersion
from tests.factories import ContributionFactory, OrganisationFactory

YEAR = FinancialYear(2022)


@pytest.fixture
def facts(council):
    source = FundingSource.objects.get(key="council-base-budget")
    return {"partner": council, "source": source, "amount": Decimal(100)}


@pytest.fixture
def there(fund, council):
    return ContributionFactory(fund=fund, partner=council, year=2022, amount=Decimal(50))


def test_rows_are_entered_changed_and_taken_out_together(
    fund, council, facts, there, finance_officer
):
    slip = ContributionFactory(fund=fund, partner=council, year=2022)

    saved = enter_year(
        fund,
        YEAR,
        [
            YearRow(facts),
            YearRow({**facts, "amount": Decimal(60)}, key=there.key, version=1),
            YearRow(None, key=slip.key, version=1),
            YearRow(None),
        ],
        by=finance_officer,
    )

    assert [(row.year, row.amount) for row in saved] == [(2022, Decimal(100)), (2022, Decimal(60))]
    assert sorted(fund.contributions.values_list("amount", flat=True)) == [60, 100]


def test_every_rows_slip_is_told_at_once_and_nothing_is_saved(fund, facts, there, finance_officer):
    stranger = OrganisationFactory(name="Elsewhere Council")
    rows = [
        YearRow(facts),
        YearRow({**facts, "partner": stranger}),
        YearRow({**facts, "amount": None}),
        YearRow({**facts, "amount": Decimal(60)}, key=there.key, version=7),
    ]

    with pytest.raises(RowsRefused) as refused:
        enter_year(fund, YEAR, rows, by=finance_officer)

    assert [(i, type(slip)) for i, slip in refused.value.slips.items()] == [
        (1, RuleBroken),
        (2, RuleBroken),
        (3, StaleVersion),
    ]
    assert str(refused.value) == (
        "Row 2: Elsewhere Council is not a party to this agreement. Add it as a party first; a funder"
        " need not sign. Row 3: Enter the amount. Only a contribution in kind can go without one."
        " Row 4: Somebody else changed this contribution in between."
    )
    assert [row.amount for row in Contribution.objects.all()] == [Decimal(50)]


def test_a_row_that_others_confirmed_meanwhile_shows_theirs(fund, facts, there, finance_officer):
    confirm_contribution(there, by=finance_officer, version=1)

    with pytest.raises(RowsRefused) as refused:
        enter_year(fund, YEAR, [YearRow(facts, key=there.key, version=1)], by=finance_officer)

    assert refused.value.slips[0].theirs.status == "confirmed"


def test_rows_left_as_they_are_do_not_change(fund, there, finance_officer):
    confirmed = confirm_contribution(there, by=finance_officer, version=1)
    same = {"partner": there.partner, "source": there.source, "amount": there.amount}

    (row,) = enter_year(fund, YEAR, [YearRow(same, key=there.key, version=2)], by=finance_officer)

    assert (row.version, row.is_confirmed) == (confirmed.version, True)


@pytest.mark.parametrize("year", [2021, 2023])
def test_a_row_of_another_year_is_not_touched(fund, there, facts, finance_officer, year):
    with pytest.raises(RowsRefused, match="took this row out"):
        enter_year(
            fund,
            FinancialYear(year),
            [YearRow(facts, key=there.key, version=1)],
            by=finance_officer,
        )


def test_a_row_of_another_fund_is_not_touched(fund, facts, finance_officer):
    elsewhere = ContributionFactory(year=2022)

    with pytest.raises(RowsRefused, match="took this row out"):
        enter_year(fund, YEAR, [YearRow(facts, key=elsewhere.key, version=1)], by=finance_officer)


def test_a_row_that_is_gone_is_told(fund, facts, there, finance_officer):
    change_contribution(there, by=finance_officer, version=1, note="x")
    key = there.key
    there.delete()

    with pytest.raises(RowsRefused, match="took this row out"):
        enter_year(fund, YEAR, [YearRow(facts, key=key, version=1)], by=finance_officer)
