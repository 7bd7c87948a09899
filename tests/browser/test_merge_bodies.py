"""Journey A3: two bodies merge into a successor, and what they were party to goes to it."""

import datetime as dt

import pytest

from agreements.register.models import Agreement
from agreements.register.party_changes import party_lines
from commissioning.accounts.roles import Role
from tests.agreements.register.novated import in_force
from tests.browser.visitor import UNLIKE_SCREENS
from tests.factories import (
    ContributionFactory,
    OrganisationFactory,
    PartnerFactory,
    PartnershipFactory,
    PooledFundFactory,
    SourcedFactFactory,
    SuccessionFactory,
    UserFactory,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BUDGET = 10
EVERY_ROLE_IT_TAKES = [Role.ADMINISTRATOR, Role.COMMISSIONER]


@pytest.fixture
def north(db):
    return OrganisationFactory(name="NHS North CCG", kind="ccg")


@pytest.fixture
def south(db):
    return OrganisationFactory(name="NHS South CCG", kind="ccg")


@pytest.fixture
def wide(db, council, north, south):
    place = PartnershipFactory(name="Wideshire", slug="wideshire")
    for body in (council, north, south):
        PartnerFactory(partnership=place, organisation=body)
    return place


@pytest.fixture
def of_both(north, south):
    """Somebody whom both bodies trust with their settings and with their agreements."""
    return UserFactory(roles=dict.fromkeys((north, south), EVERY_ROLE_IT_TAKES))


def choose_kind(visitor, kind):
    visitor.page.get_by_label("What kind of body is it?").select_option(kind)
    visitor.clicks += 1


def tick(visitor, *labels):
    for label in labels:
        visitor.page.get_by_label(label, exact=True).check()
        visitor.clicks += 1


def test_two_bodies_merge_within_ten_clicks(visitor, wide, council, north, south, of_both):
    agreement = in_force(wide, council, north, south, title="Joint agreement")
    fund = PooledFundFactory(agreement=agreement, name="Better Care Fund", host=north)
    visitor.sign_in(of_both)
    visitor.go("/organisations/")

    visitor.press("Record a body")
    visitor.fill(name="NHS Whole CCG", began_on="1 April 2022")
    choose_kind(visitor, "Clinical commissioning group")
    visitor.press("Record the body")
    visitor.follow("Record a succession")
    tick(visitor, "NHS North CCG", "NHS South CCG", "Merged")
    visitor.fill(source="NHS England’s approval of the merger")
    visitor.press("Record the succession")
    visitor.press("Check the novations")
    visitor.press("Record the novations")

    assert visitor.clicks <= BUDGET
    assert "2 parties changed, and 1 fund moved." in visitor.page.content()
    assert "Agreements novated (1)" in visitor.page.content()
    agreement = Agreement.objects.get(pk=agreement.pk)
    lines = party_lines(list(agreement.parties.all()), list(agreement.novations.all()))
    assert [line.words for line in lines] == [
        "Northshire Council",
        "NHS North CCG to 31 March 2022, then NHS Whole CCG",
        "NHS South CCG to 31 March 2022, then NHS Whole CCG",
    ]
    fund.refresh_from_db()
    assert (str(fund.host), north.__class__.objects.get(pk=north.pk).ended_on) == (
        "NHS Whole CCG",
        dt.date(2022, 3, 31),
    )


@pytest.mark.parametrize("visitor", UNLIKE_SCREENS, ids=str, indirect=True)
def test_the_other_pages_of_bodies_and_their_successions(
    visitor, wide, council, north, south, icb, of_both, commissioner
):
    agreement = in_force(wide, council, north, title="Joint agreement")
    fund = PooledFundFactory(agreement=agreement, name="Better Care Fund", host=north)
    ContributionFactory(fund=fund, partner=north, year=2022, note="")
    SuccessionFactory(predecessor=north, successor=icb, on=dt.date(2022, 7, 1), source="The Act")
    claim = SuccessionFactory(predecessor=south, successor=icb, entered_by=UserFactory())
    fact = SourcedFactFactory(organisation=north)
    party = agreement.parties.get(organisation=north)
    visitor.sign_in(of_both)

    here, there = north.get_absolute_url(), agreement.get_absolute_url()
    for page in (
        here,
        south.get_absolute_url(),
        wide.get_absolute_url(),
        f"{here}edit/",
        f"{here}rename/",
        f"{here}names/add/",
        f"{here}end/",
        f"{here}successions/add/",
        f"{here}touched/",
        f"{here}novate/",
        f"{south.get_absolute_url()}touched/",
        f"/organisations/successions/{claim.pk}/confirm/",
        f"/organisations/successions/{claim.pk}/take-back/",
        f"{here}sourced-facts/add/",
        f"/sourced-facts/{fact.pk}/correct/",
        f"/sourced-facts/{fact.pk}/retire/",
        there,
        f"{there}parties/",
        f"{there}parties/{party.pk}/novate/",
        f"{there}successor-clause/",
    ):
        visitor.go(page)

    visitor.go(f"{there}parties/{party.pk}/novate/")
    visitor.page.get_by_label("Who takes its place?").select_option("NHS Northshire ICB")
    visitor.choose(
        "How does the place pass?", "The parties agree to it: the approval of each is awaited"
    )
    visitor.fill(on="1 July 2022")
    visitor.press("Record the novation")
    approval = agreement.novations.get().approvals.first()
    assert "NHS North CCG to 30 June 2022, then NHS Northshire ICB" in visitor.page.content()
    visitor.sign_in(commissioner)
    visitor.go(f"{there}parties/")
    visitor.go(f"{there}novation-approvals/{approval.pk}/")
