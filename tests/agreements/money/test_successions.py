import datetime as dt
from decimal import Decimal

import pytest

from agreements.register.chosen_novations import Chosen, novate_chosen
from commissioning.accounts.roles import Role
from commissioning.errors import RuleBroken
from commissioning.organisations.touched import touched_by
from tests.factories import (
    ContributionFactory,
    MembershipFactory,
    OrganisationFactory,
    SuccessionFactory,
)

JULY = dt.date(2022, 7, 1)


@pytest.fixture
def heir(db):
    return OrganisationFactory(name="NHS North ICB", kind="icb")


@pytest.fixture
def succession(icb, heir):
    return SuccessionFactory(predecessor=icb, successor=heir, on=JULY, source="The Act")


@pytest.fixture
def hosted(fund, icb):
    fund.host = icb
    fund.save()
    for year, amount in ((2021, "1.00"), (2022, "4.00"), (2023, "2.00")):
        ContributionFactory(fund=fund, partner=icb, year=year, amount=Decimal(amount), note="")
    return fund


def seen(succession, user):
    return {
        group.name: [(one.title, bool(one.choice)) for one in group.things]
        for group in touched_by(succession, user)
        if "greements" not in group.name
    }


def test_a_commissioner_moves_the_fund_and_sees_the_money(hosted, succession, commissioner):
    """R-PTY-02: hosts, and contributions of the year that straddles the day and of later ones."""
    assert seen(succession, commissioner) == {
        "Funds that it hosts": [("Better Care Fund", True)],
        "Contributions on or after that day": [
            ("2022/23: NHS base budget, £4.00", False),
            ("2023/24: NHS base budget, £2.00", False),
        ],
    }


def test_a_finance_officer_is_offered_the_money(hosted, succession, finance_officer):
    assert [
        c for _, c in seen(succession, finance_officer)["Contributions on or after that day"]
    ] == [
        True,
        True,
    ]


def test_others_see_nothing(hosted, succession, outsider):
    assert touched_by(succession, outsider) == []


def test_agreement_fund_and_money_go_in_one_act(
    hosted, council, icb, heir, succession, commissioner
):
    """R-PTY-02, R-PTY-10, journey A3."""
    MembershipFactory(user=commissioner, organisation=council, role=Role.FINANCE)
    chosen = [
        Chosen(succession, thing.choice)
        for group in touched_by(succession, commissioner)
        for thing in group.things
    ]

    moved = novate_chosen(chosen, how="law", by=commissioner)

    hosted.refresh_from_db()
    assert (len(moved.novations), moved.others, hosted.host) == (1, 1, heir)
    assert [(c.year, c.partner, c.amount) for c in hosted.contributions.order_by("year", "pk")] == [
        (2021, icb, Decimal("1.00")),
        (2022, icb, Decimal("1.00")),
        (2022, heir, Decimal("3.00")),
        (2023, heir, Decimal("2.00")),
    ]
    assert seen(succession, commissioner) == {"Funds moved": [("Better Care Fund", False)]}


def test_a_fund_does_not_go_before_its_agreement(hosted, heir, succession, commissioner):
    chosen = [Chosen(succession, f"fund:{hosted.key}")]

    with pytest.raises(RuleBroken, match="NHS North ICB is not a party"):
        novate_chosen(chosen, how="law", by=commissioner)
