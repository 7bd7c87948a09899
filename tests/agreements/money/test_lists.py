import pytest

from agreements.money.models import FundClass, FundingSource
from commissioning.calendar.financial_years import FinancialYear

pytestmark = pytest.mark.django_db


def test_every_class_of_fund_is_there_with_what_follows():
    """R-FIN-04."""
    flags = ("in_s75", "in_risk_share", "counts_in_total", "host_holds_cash")

    assert {row[0]: row[1:] for row in FundClass.objects.values_list("key", *flags)} == {
        "pooled": (True, True, True, True),
        "aligned": (True, False, True, False),
        "pooled_aligned": (True, False, True, False),
        "shadow": (False, False, False, False),
        "in_view": (False, False, False, False),
        "risk_pool": (True, True, True, True),
        "in_kind": (True, False, False, False),
    }


def test_a_class_says_what_follows_from_it():
    pooled, in_view = (FundClass.objects.get(key=key) for key in ("pooled", "in_view"))

    assert pooled.what_follows == [
        "It is part of the section 75 agreement.",
        "The host holds the money of every partner.",
        "The partners share overspends and underspends.",
        "It counts toward the total of a place.",
    ]
    assert in_view.what_follows == [
        "It is not part of a section 75 agreement.",
        "Each partner keeps its own money.",
        "Overspends and underspends are not shared.",
        "It does not count toward the total of a place.",
    ]


@pytest.mark.parametrize(
    ("year", "paid"), [(2016, False), (2017, True), (2024, True), (2025, False)]
)
def test_a_source_is_paid_from_its_first_year_to_its_last(year, paid):
    """R-BCF-07."""
    source = FundingSource.objects.get(key="improved-better-care-fund")

    assert source.was_paid_in(FinancialYear(year)) is paid


def test_a_source_without_years_is_always_paid():
    source = FundingSource.objects.get(key="council-base-budget")

    assert source.was_paid_in(FinancialYear(1990))


@pytest.mark.parametrize(
    ("words", "known"),
    [("iBCF", True), ("  improved  better care FUND ", True), ("Better Care Fund", False)],
)
def test_a_source_is_known_by_its_name_or_an_alias(words, known):
    source = FundingSource.objects.get(key="improved-better-care-fund")

    assert source.is_called(words) is known


def test_no_two_sources_share_a_name_or_an_alias():
    names = [
        name.casefold()
        for source in FundingSource.objects.all()
        for name in (source.name, *source.aliases)
    ]

    assert len(names) == len(set(names))
