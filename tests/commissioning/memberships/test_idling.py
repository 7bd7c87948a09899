"""How long an organisation lets its people be away."""

import datetime as dt

import pytest
import time_machine

from commissioning.accounts.roles import Role
from commissioning.audit.models import Event
from commissioning.errors import RuleBroken
from commissioning.memberships.idling import set_idle_minutes
from tests.factories import MembershipFactory, UserFactory

START = dt.datetime(2027, 2, 2, 9, 0, tzinfo=dt.UTC)
PAGE = "/people/northshire-council/idle/"


@pytest.fixture
def administrator(council):
    return UserFactory(roles={council: [Role.ADMINISTRATOR]})


def is_signed_in(client, after):
    with time_machine.travel(START + after, tick=False):
        return client.get("/account/").status_code == 200


@pytest.mark.parametrize(
    ("away", "still_in"),
    [({"minutes": 14, "seconds": 59}, True), ({"minutes": 15}, False)],
)
def test_people_are_signed_out_after_the_minutes_of_their_organisation(
    client, administrator, commissioner, council, away, still_in
):
    set_idle_minutes(council, 15, by=administrator)
    with time_machine.travel(START, tick=False):
        client.force_login(commissioner)
    assert is_signed_in(client, dt.timedelta())

    assert is_signed_in(client, dt.timedelta(**away)) is still_in


def test_the_fewest_count_for_somebody_of_two_bodies(administrator, commissioner, council, icb):
    MembershipFactory(user=commissioner, organisation=icb)
    set_idle_minutes(council, 20, by=administrator)
    set_idle_minutes(icb, 12, by=administrator)

    assert commissioner.idle_minutes == 12


def test_where_no_organisation_says_so_the_installation_does(commissioner, settings):
    assert commissioner.idle_minutes == 30

    settings.IDLE_MINUTES = 25
    assert commissioner.idle_minutes == 25


@pytest.mark.parametrize("minutes", [9, 31])
def test_fewer_than_ten_or_more_than_thirty_are_refused(client, administrator, council, minutes):
    with pytest.raises(RuleBroken, match="Choose 10 to 30 minutes"):
        set_idle_minutes(council, minutes, by=administrator)
    client.force_login(administrator)

    page = client.post(PAGE, {"idle_minutes": minutes})

    assert "Choose 10 to 30 minutes." in page.text


@pytest.mark.parametrize(("typed", "kept"), [("10", 10), ("30", 30), ("", None)])
def test_an_administrator_chooses_and_it_is_recorded(client, administrator, council, typed, kept):
    client.force_login(administrator)

    answer = client.post(PAGE, {"idle_minutes": typed})

    council.refresh_from_db()
    assert (answer.headers["Location"], council.idle_minutes) == (
        "/people/northshire-council/",
        kept,
    )
    assert Event.objects.get().what == "organisation.idle_time_set"


def test_the_page_warns_by_the_same_minutes(client, administrator, council):
    set_idle_minutes(council, 15, by=administrator)
    client.force_login(administrator)

    assert 'data-idle-minutes="15"' in client.get("/people/northshire-council/").text
    assert "after 15 minutes without activity" in client.get("/people/northshire-council/").text
