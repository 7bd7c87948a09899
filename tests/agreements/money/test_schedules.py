import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.money.contributions import (
    change_contribution,
    confirm_contribution,
    enter_contribution,
)
from agreements.money.forms.funds import FundForm
from agreements.money.models import FundingSource
from agreements.money.particulars import particulars
from agreements.money.schedules import schedule_of
from agreements.money.shares import share_words, shares_of
from agreements.register.models import Agreement
from commissioning.calendar.financial_years import FinancialYear
from commissioning.errors import RuleBroken
from tests.factories import (
    AgreementFactory,
    ContributionFactory,
    OrganisationFactory,
    PartyFactory,
    PooledFundFactory,
    VariationFactory,
)

YEAR = FinancialYear(2022)


@pytest.fixture
def put_in(fund):
    def put_in(partner, source, amount, **facts):
        money = None if amount is None else Decimal(str(amount))
        return ContributionFactory(
            fund=fund, partner=partner, source_key=source, amount=money, **facts
        )

    return put_in


def words(block):
    return [(line.source, [cell.words for cell in line.cells], line.total) for line in block.lines]


@pytest.mark.parametrize("basis", ["regime", "agency", "not_stated"])
def test_amounts_are_taken_as_net_of_vat_with_a_note_beside(fund, put_in, icb, basis):
    """R-S75-36."""
    fund.vat_basis, fund.vat_note = basis, "The council recovers all of it."
    put_in(icb, "nhs-minimum", "120.00")

    schedule = schedule_of(fund)

    assert [line.total for line in schedule.years[0].cash.lines] == [Decimal("120.00")]
    assert ("VAT note", "The council recovers all of it.") in particulars(schedule)
    assert FundForm.base_fields["vat_note"].help_text == (
        "Amounts are entered net of VAT that can be recovered"
    )


def test_a_year_has_a_line_a_source_and_a_column_a_partner(fund, put_in, council, icb):
    put_in(icb, "nhs-minimum", "33147300.01")
    put_in(council, "improved-better-care-fund", 10_000_000, source_as_printed="iBCF")
    put_in(council, "disabled-facilities-grant", "2500000.50", spend="capital")
    put_in(council, "client-charges", 5)
    put_in(icb, "client-charges", "7.25")

    schedule = schedule_of(fund)
    (year,) = schedule.years

    assert [partner.name for partner in schedule.partners] == [
        "Northshire Council",
        "NHS Northshire ICB",
    ]
    assert words(year.cash) == [
        ("NHS minimum contribution", ["–", "£33,147,300.01"], Decimal("33147300.01")),
        ("Disabled Facilities Grant (capital)", ["£2,500,000.50", "–"], Decimal("2500000.50")),
        ("Improved Better Care Fund", ["£10,000,000.00", "–"], Decimal(10_000_000)),
        ("Client charges", ["£5.00", "£7.25"], Decimal("12.25")),
    ]
    assert year.cash.totals == (Decimal("12500005.50"), Decimal("33147307.26"))
    assert year.cash.total == Decimal("45647312.76")
    assert year.shares == (Decimal("27.38"), Decimal("72.62"))


def test_a_partner_that_puts_nothing_in_has_its_column(fund, put_in, council):
    """R-S75-18."""
    put_in(council, "council-base-budget", 100)

    (year,) = schedule_of(fund).years

    assert (year.cash.totals, year.shares) == (
        (Decimal("100.00"), Decimal("0.00")),
        (Decimal("100.00"), Decimal("0.00")),
    )
    assert [standing.words for standing in year.standings] == [
        "To be confirmed",
        "Nothing entered",
    ]


def test_what_is_in_kind_is_shown_and_does_not_count(fund, put_in, council, icb):
    """R-FIN-05."""
    put_in(council, "council-base-budget", 300)
    put_in(icb, "nhs-base-budget", 100)
    put_in(icb, "nhs-base-budget", 900, form="in_kind")
    put_in(council, "council-base-budget", None, form="in_kind")

    (year,) = schedule_of(fund).years

    assert words(year.in_kind) == [
        ("Council base budget", ["not valued", "–"], Decimal("0.00")),
        ("NHS base budget", ["–", "£900.00"], Decimal("900.00")),
    ]
    assert (year.cash.total, year.in_kind.total) == (Decimal(400), Decimal(900))
    assert year.shares == (Decimal("75.00"), Decimal("25.00"))


def test_contributions_from_one_source_add_up_in_one_cell(fund, put_in, council):
    put_in(council, "council-base-budget", "0.10")
    put_in(council, "council-base-budget", "0.20", effective_from=dt.date(2022, 7, 1))

    (year,) = schedule_of(fund).years

    assert words(year.cash) == [("Council base budget", ["£0.30", "–"], Decimal("0.30"))]


def test_sources_off_the_list_stand_apart_by_their_words(fund, put_in, council):
    put_in(council, "other", 1, source_as_printed="Growth fund")
    put_in(council, "other", 2, source_as_printed="Winter resilience")

    (year,) = schedule_of(fund).years

    assert [line.source for line in year.cash.lines] == ["Growth fund", "Winter resilience"]


def test_years_stand_side_by_side_and_add_up(fund, put_in, council, icb):
    put_in(council, "council-base-budget", 100, year=2022)
    put_in(icb, "nhs-base-budget", 300, year=2022)
    put_in(council, "council-base-budget", 200, year=2021)

    schedule = schedule_of(fund)

    assert [(y.year.label, y.cash.total) for y in schedule.years] == [
        ("2021/22", Decimal(200)),
        ("2022/23", Decimal(400)),
    ]
    assert (schedule.totals, schedule.total) == ((Decimal(300), Decimal(300)), Decimal(600))
    assert schedule.shares == (Decimal("50.00"), Decimal("50.00"))
    assert schedule.source_totals == {
        "Council base budget": Decimal(300),
        "NHS base budget": Decimal(300),
    }


def test_one_year_can_be_asked_for(fund, put_in, council):
    put_in(council, "council-base-budget", 100, year=2022)
    put_in(council, "council-base-budget", 200, year=2021)

    schedule = schedule_of(fund, [YEAR])

    assert (len(schedule.years), schedule.total) == (1, Decimal(100))


def test_a_year_with_nothing_still_shows_every_partner(fund):
    schedule = schedule_of(fund, [YEAR])

    (year,) = schedule.years
    assert (year.cash.totals, year.shares) == ((Decimal(0), Decimal(0)), None)
    assert not year.is_settled


def test_a_fund_with_nothing_has_no_years(fund):
    schedule = schedule_of(fund)

    assert (schedule.years, schedule.total, len(schedule.partners)) == ((), Decimal(0), 2)


def test_a_year_across_a_succession_shows_each_body(place, council):
    """R-PTY-10: three months of the CCG, nine of the ICB."""
    agreement = AgreementFactory(partnership=place, kind=Agreement.Kind.SECTION_75)
    ccg, icb = OrganisationFactory(name="CCG"), OrganisationFactory(name="ICB")
    PartyFactory(agreement=agreement, organisation=council)
    PartyFactory(agreement=agreement, organisation=ccg, until_on=dt.date(2022, 6, 30), position=2)
    PartyFactory(agreement=agreement, organisation=icb, from_on=dt.date(2022, 7, 1), position=3)
    fund = PooledFundFactory(agreement=agreement)
    for body, amount in (ccg, 3_000_000), (icb, 9_000_000):
        ContributionFactory(fund=fund, partner=body, source_key="nhs-minimum", amount=amount)

    within = schedule_of(fund, [YEAR])
    before = schedule_of(fund, [FinancialYear(2021)])
    after = schedule_of(fund, [FinancialYear(2023)])

    assert words(within.years[0].cash) == [
        ("NHS minimum contribution", ["–", "£3,000,000.00", "£9,000,000.00"], Decimal(12_000_000))
    ]
    assert [partner.name for partner in before.partners] == [council.name, "CCG"]
    assert [partner.name for partner in after.partners] == [council.name, "ICB"]


@pytest.mark.parametrize(
    ("from_on", "until_on", "shown"),
    [
        (None, dt.date(2022, 3, 31), False),
        (None, dt.date(2022, 4, 1), True),
        (dt.date(2023, 3, 31), None, True),
        (dt.date(2023, 4, 1), None, False),
    ],
)
def test_a_party_of_a_single_day_of_the_year_has_its_column(fund, icb, from_on, until_on, shown):
    fund.agreement.parties.filter(organisation=icb).update(from_on=from_on, until_on=until_on)

    bodies = [partner.id for partner in schedule_of(fund, [YEAR]).partners]

    assert (icb.pk in bodies) is shown


def test_who_only_observes_or_provides_has_no_column_unless_it_puts_in(fund, put_in):
    observer, provider = OrganisationFactory(name="Watch"), OrganisationFactory(name="Trust")
    for body, capacity in (observer, "observer"), (provider, "provider"):
        PartyFactory(agreement=fund.agreement, organisation=body, capacities=[capacity], position=3)
    put_in(provider, "other", 5, source_as_printed="Trust")

    assert [partner.name for partner in schedule_of(fund).partners][2:] == ["Trust"]


def test_a_body_that_put_in_keeps_its_column_when_it_is_a_party_no_longer(fund, put_in, icb):
    put_in(icb, "nhs-base-budget", 5)
    fund.agreement.parties.filter(organisation=icb).delete()

    schedule = schedule_of(fund)

    assert [partner.name for partner in schedule.partners][1:] == ["NHS Northshire ICB"]
    assert schedule.total == Decimal(5)


def test_each_partner_says_how_far_it_has_confirmed(fund, put_in, council, finance_officer):
    first = put_in(council, "council-base-budget", 5)
    put_in(council, "client-charges", 6)

    def standing():
        return schedule_of(fund).years[0].standings[0].words

    assert standing() == "To be confirmed"
    first = confirm_contribution(first, by=finance_officer, version=1)
    assert standing() == "1 of 2 to be confirmed"
    for row in fund.contributions.unconfirmed():
        confirm_contribution(row, by=finance_officer, version=1)
    assert (standing(), schedule_of(fund).years[0].is_settled) == ("Confirmed", True)
    change_contribution(first, by=finance_officer, version=2, amount=Decimal(4))
    assert standing() == "1 of 2 to be confirmed"


def test_it_is_laid_out_in_two_queries(fund, put_in, council, django_assert_num_queries):
    for amount in range(3):
        put_in(council, "council-base-budget", amount)
    fund = type(fund).objects.with_names().get()

    with django_assert_num_queries(2):
        schedule = schedule_of(fund)
        assert [words(year.cash) for year in schedule.years]


def test_shares_of_what_is_partly_taken_out_mean_nothing():
    assert shares_of([Decimal(5), Decimal(-1)]) is None
    assert shares_of([Decimal(0), Decimal(0)]) is None
    assert share_words([Decimal(5), Decimal(-1)]) == ("–", "–", "–")


@given(st.lists(st.decimals(0, 10**9, places=2), min_size=1, max_size=8).filter(any))
def test_shares_sum_to_exactly_a_hundred(amounts):
    """R-RSK-14, R-RSK-02."""
    shares = shares_of(amounts)

    assert sum(shares) == Decimal("100.00")
    assert all(
        abs(part - amount * 100 / sum(amounts)) < Decimal("0.01")
        for part, amount in zip(shares, amounts, strict=True)
    )


def test_a_body_only_asked_to_join_has_no_column_and_puts_nothing_in(fund, finance_officer):
    district = OrganisationFactory(name="District Council")
    variation = VariationFactory(agreement=fund.agreement)
    PartyFactory(agreement=fund.agreement, organisation=district, asked_by=variation)

    names = [partner.name for partner in schedule_of(fund).partners]

    assert names == ["Northshire Council", "NHS Northshire ICB"]
    with pytest.raises(RuleBroken, match="is not a party to this agreement"):
        enter_contribution(
            fund,
            by=finance_officer,
            partner=district,
            source=FundingSource.objects.get(key="council-base-budget"),
            year=2022,
            amount=Decimal(1),
        )
