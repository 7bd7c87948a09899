"""A finance officer takes a pooled fund's schedule away, in three forms that agree to the penny."""

import re
from decimal import Decimal

import pytest

from agreements.register.models import Agreement
from tests.browser.visitor import UNLIKE_SCREENS
from tests.factories import AgreementFactory, ContributionFactory, PooledFundFactory
from tests.opened_files import csv_rows, pdf_text, sheet_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
AMOUNTS = (Decimal("1160.20"), Decimal("300.33"), Decimal("0.07"))
PENNY = Decimal("0.01")


@pytest.fixture
def fund(place, council, icb):
    """Three contributions of 2022/23, whose pence a sum of floats would lose."""
    agreement = AgreementFactory(
        partnership=place,
        title="Section 75 agreement",
        parties=[council, icb],
        kind=Agreement.Kind.SECTION_75,
    )
    fund = PooledFundFactory(agreement=agreement, name="Better Care Fund", host=council)
    sources = ("council-base-budget", "nhs-minimum", "nhs-base-budget")
    for partner, source, amount in zip((council, icb, icb), sources, AMOUNTS, strict=True):
        ContributionFactory(fund=fund, partner=partner, source_key=source, amount=amount)
    return fund


def test_the_schedule_is_one_click_from_home_and_its_three_forms_agree(
    visitor, fund, finance_officer
):
    visitor.sign_in(finance_officer)
    visitor.go("/")
    name, workbook = visitor.take("Schedule (XLSX) of Better Care Fund, 2022/23")
    assert (visitor.clicks, name) == (1, "better-care-fund-schedule-2022-23.xlsx")

    visitor.follow("Better Care Fund")
    assert visitor.page.get_by_role("cell", name="£1,460.60").count() > 0
    _, rows = visitor.take("Contributions (CSV)")
    _, paper = visitor.take("Schedule (PDF)")
    totals = [total_of_workbook(workbook), total_of_csv(rows), total_of_pdf(paper)]
    assert totals == [Decimal("1460.60")] * 3


def test_the_schedule_is_three_clicks_from_anywhere(visitor, fund, finance_officer):
    visitor.sign_in(finance_officer)
    visitor.go("/help/")
    visitor.follow_in_menu("Money")
    visitor.take("Schedule (XLSX) of Better Care Fund, 2022/23")

    assert visitor.clicks <= 3


def total_of_workbook(content):
    rows = [[cell.value for cell in row] for row in sheet_of(content, "Schedule")]
    (whole,) = [row[-1] for row in rows if row[:2] == ["2022/23", "Total cash"]]
    return Decimal(str(whole)).quantize(PENNY)


def total_of_csv(content):
    heads, *rows = csv_rows(content)
    amount = heads.index("Amount (£)")
    return sum(Decimal(row[amount]) for row in rows)


def total_of_pdf(content):
    """The last figure in the row of the total: the partners' come before it."""
    figures = re.search(r"Total cash((?: £[\d,]+\.\d\d)+)", pdf_text(content))[1]
    return Decimal(figures.split()[-1].lstrip("£").replace(",", ""))


@pytest.mark.parametrize("visitor", UNLIKE_SCREENS, ids=str, indirect=True)
def test_the_other_pages_of_the_money(visitor, fund, finance_officer):
    visitor.sign_in(finance_officer)
    here = fund.get_absolute_url()

    for address in (
        f"{fund.agreement.get_absolute_url()}funds/",
        here,
        f"{here}edit/",
        f"{here}contributions/",
        f"{here}contributions/2022-23/",
        f"{here}contributions/2022-23/confirm/",
        f"{here}contributions/{fund.contributions.first().key}/edit/",
    ):
        visitor.go(address)
