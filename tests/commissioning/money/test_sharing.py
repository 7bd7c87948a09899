from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from commissioning.money.sharing import CappedShares, instalments, share, share_with_caps

PENNY = Decimal("0.01")
TOTALS = st.decimals(min_value=-(10**12), max_value=10**12, places=2)
WEIGHTS = st.lists(
    st.decimals(min_value=0, max_value=10**12, places=4) | st.just(Decimal(0)),
    min_size=1,
    max_size=12,
).filter(any)


def amounts(*texts):
    return [Decimal(text) for text in texts]


def test_pence_left_over_go_to_the_first_of_equal_partners():
    """R-RSK-14; vector 13.7."""
    shares = share(Decimal("100000.01"), amounts("1000000", "1000000", "1000000"))

    assert shares == amounts("33333.34", "33333.34", "33333.33")


def test_a_sum_is_shared_in_proportion_to_contributions():
    """R-RSK-02; vector 13.7."""
    assert share(Decimal(20000), amounts("600000", "400000")) == amounts("12000", "8000")


def test_a_penny_left_over_goes_to_the_largest_remainder_not_to_the_first():
    """R-RSK-14: exact shares of 10 pence are 1.43, 2.86 and 5.71."""
    assert share(Decimal("0.10"), amounts("1", "2", "4")) == amounts("0.01", "0.03", "0.06")


def test_an_underspend_is_shared_as_an_overspend_of_its_size_is():
    """R-RSK-14: toward zero."""
    shares = share(Decimal("-100000.01"), amounts("1", "1", "1"))

    assert shares == amounts("-33333.34", "-33333.34", "-33333.33")


def test_shares_are_written_to_the_penny():
    assert [str(due) for due in share(Decimal(3), amounts("1", "1"))] == ["1.50", "1.50"]
    assert [str(due) for due in share(Decimal(0), amounts("1", "1"))] == ["0.00", "0.00"]


@pytest.mark.parametrize("weights", [[], amounts("0"), amounts("0", "0.00")])
def test_a_sum_nobody_bears_is_refused(weights):
    with pytest.raises(ValueError, match="every weight is zero"):
        share(Decimal(100), weights)


def test_a_weight_below_zero_is_refused():
    with pytest.raises(ValueError, match="less than zero"):
        share(Decimal(100), amounts("2", "-1"))


def test_parts_of_a_penny_are_refused():
    with pytest.raises(ValueError, match="whole pence"):
        share(Decimal("0.001"), amounts("1"))


@settings(deadline=None)
@given(TOTALS, WEIGHTS)
def test_shares_always_sum_to_the_total(total, weights):
    assert sum(share(total, weights)) == total


@settings(deadline=None)
@given(TOTALS, WEIGHTS)
def test_a_weight_of_nothing_always_gets_nothing(total, weights):
    shares = share(total, weights)

    assert [due for due, weight in zip(shares, weights, strict=True) if not weight] == [0] * sum(
        not weight for weight in weights
    )


@settings(deadline=None)
@given(TOTALS, WEIGHTS)
def test_every_share_is_less_than_a_penny_from_exact(total, weights):
    whole = sum(map(Fraction, weights))
    exact = [Fraction(total) * Fraction(weight) / whole for weight in weights]

    shares = share(total, weights)

    assert all(abs(Fraction(due) - e) < PENNY for due, e in zip(shares, exact, strict=True))


@settings(deadline=None)
@given(TOTALS, WEIGHTS)
def test_a_share_never_has_the_other_sign_than_the_total(total, weights):
    assert all(due * total >= 0 for due in share(total, weights))


@settings(deadline=None)
@given(TOTALS, WEIGHTS)
def test_sharing_again_by_the_shares_changes_nothing(total, weights):
    assume(total)
    shares = share(total, weights)

    assert share(total, [abs(due) for due in shares]) == shares


@settings(deadline=None)
@given(TOTALS, WEIGHTS, st.sampled_from(amounts("0.001", "0.5", "3", "1000000")))
def test_the_scale_of_the_weights_does_not_matter(total, weights, scale):
    assert share(total, [weight * scale for weight in weights]) == share(total, weights)


@settings(deadline=None)
@given(TOTALS, WEIGHTS)
def test_a_larger_weight_never_gets_less(total, weights):
    by_weight = sorted(zip(weights, map(abs, share(total, weights)), strict=True))

    # Equal weights may differ by the penny that goes to the earlier.
    assert all(
        less[1] <= more[1]
        for less, more in zip(by_weight, by_weight[1:], strict=False)
        if less[0] < more[0]
    )


def test_what_a_cap_cuts_off_stays_unresolved_where_nobody_bears_it():
    """R-RSK-04; vector 13.7."""
    capped = share_with_caps(Decimal(90000), amounts("50", "50"), [None, Decimal(30000)])

    assert capped == CappedShares(amounts("45000", "30000"), Decimal(15000))


def test_what_a_cap_cuts_off_falls_on_the_residual_bearer():
    """R-RSK-04; vector 13.7."""
    capped = share_with_caps(
        Decimal(90000), amounts("50", "50"), [None, Decimal(30000)], residual_bearer=0
    )

    assert capped == CappedShares(amounts("60000", "30000"), Decimal(0))


@pytest.mark.parametrize(
    ("total", "shares", "unresolved"),
    [
        ("59999.98", ("29999.99", "29999.99"), "0"),
        ("60000", ("30000", "30000"), "0"),
        ("60000.02", ("30000.01", "30000"), "0.01"),
        ("-60000.02", ("-30000.01", "-30000"), "-0.01"),
    ],
)
def test_a_cap_bites_above_its_amount_over_or_under(total, shares, unresolved):
    """R-RSK-04."""
    capped = share_with_caps(Decimal(total), amounts("50", "50"), [None, Decimal(30000)])

    assert capped == CappedShares(amounts(*shares), Decimal(unresolved))


def test_the_residual_bearer_bears_the_rest_even_above_its_own_cap():
    """R-RSK-04."""
    capped = share_with_caps(
        Decimal(90000), amounts("50", "50"), amounts("40000", "30000"), residual_bearer=0
    )

    assert capped == CappedShares(amounts("60000", "30000"), Decimal(0))


@pytest.mark.parametrize("cap", ["-1", "0.001"])
def test_a_cap_below_zero_or_with_parts_of_a_penny_is_refused(cap):
    with pytest.raises(ValueError, match="cap"):
        share_with_caps(Decimal(100), amounts("1"), amounts(cap))


@settings(deadline=None)
@given(TOTALS, WEIGHTS, st.data())
def test_capped_shares_and_what_is_unresolved_sum_to_the_total(total, weights, data):
    cap = st.none() | st.decimals(min_value=0, max_value=10**12, places=2)
    caps = data.draw(st.lists(cap, min_size=len(weights), max_size=len(weights)))

    capped = share_with_caps(total, weights, caps)

    assert sum(capped.shares) + capped.unresolved == total


def test_the_last_instalment_takes_the_pence_left_over():
    """R-FIN-11; vector 13.7."""
    assert instalments(Decimal("10000.01"), 4) == amounts("2500", "2500", "2500", "2500.01")


@pytest.mark.parametrize(
    ("amount", "n", "expected"),
    [
        ("100", 1, ("100",)),
        ("100", 3, ("33.33", "33.33", "33.34")),
        ("-100", 3, ("-33.33", "-33.33", "-33.34")),
        ("0.02", 3, ("0", "0", "0.02")),
    ],
)
def test_instalments_are_equal_but_for_the_last(amount, n, expected):
    """R-FIN-11."""
    assert instalments(Decimal(amount), n) == amounts(*expected)


@settings(deadline=None)
@given(TOTALS, st.integers(min_value=1, max_value=60))
def test_instalments_always_sum_to_the_amount(amount, n):
    assert sum(instalments(amount, n)) == amount


def test_no_instalments_are_refused():
    with pytest.raises(ValueError, match="at least 1 instalment"):
        instalments(Decimal(100), 0)
