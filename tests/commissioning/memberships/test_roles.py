import datetime as dt

import pytest

from commissioning.accounts.models import User
from commissioning.accounts.roles import Role
from commissioning.audit.models import Event
from commissioning.errors import RuleBroken
from commissioning.memberships.roles import end_membership, give_role
from commissioning.notices.models import Notice

TODAY = dt.date(2027, 2, 2)
DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def noon(time_machine):
    time_machine.move_to("2027-02-02 12:00")


def now(user):
    """As the next request would read them."""
    return User.objects.get(pk=user.pk)


def test_a_role_given_counts_from_today(viewer, council, administrator):
    membership = give_role(viewer, organisation=council, role=Role.FINANCE, by=administrator)

    assert (membership.from_on, membership.until_on) == (TODAY, None)
    assert now(viewer).is_role(Role.FINANCE)


def test_ending_a_role_without_a_day_ends_it_at_once(viewer, administrator):
    membership = end_membership(viewer.memberships.get(), by=administrator)

    assert membership.until_on == TODAY - DAY
    assert now(viewer).current_memberships == []


def test_a_role_that_began_today_can_be_ended_at_once(viewer, council, administrator):
    membership = give_role(viewer, organisation=council, role=Role.FINANCE, by=administrator)

    end_membership(membership, by=administrator)

    assert not now(viewer).is_role(Role.FINANCE)
    assert now(viewer).is_role(Role.VIEWER)


def test_a_role_ends_after_its_last_day(viewer, administrator, time_machine):
    end_membership(viewer.memberships.get(), by=administrator, last_day=TODAY)

    assert now(viewer).is_role(Role.VIEWER)
    time_machine.move_to("2027-02-03 00:00")
    assert not now(viewer).is_role(Role.VIEWER)


def test_in_summer_too_a_role_ends_at_midnight_in_england(viewer, administrator, time_machine):
    end_membership(viewer.memberships.get(), by=administrator, last_day=dt.date(2027, 7, 1))

    time_machine.move_to(dt.datetime(2027, 7, 1, 22, 59, tzinfo=dt.UTC))
    assert now(viewer).is_role(Role.VIEWER)
    time_machine.move_to(dt.datetime(2027, 7, 1, 23, 0, tzinfo=dt.UTC))
    assert not now(viewer).is_role(Role.VIEWER)


def test_an_administrator_changes_no_role_of_their_own(administrator, council):
    with pytest.raises(RuleBroken, match="your own roles"):
        give_role(administrator, organisation=council, role=Role.FINANCE, by=administrator)
    with pytest.raises(RuleBroken, match="your own roles"):
        end_membership(administrator.memberships.get(), by=administrator)


def test_who_does_not_act_for_the_organisation_is_not_given_a_role(
    outsider, council, administrator
):
    with pytest.raises(RuleBroken, match="Out Sample does not act for Northshire Council"):
        give_role(outsider, organisation=council, role=Role.VIEWER, by=administrator)


def test_a_role_that_somebody_has_is_not_given_again(viewer, council, administrator):
    with pytest.raises(RuleBroken, match="already viewer"):
        give_role(viewer, organisation=council, role=Role.VIEWER, by=administrator)


def test_a_role_does_not_end_in_the_past_nor_twice(viewer, administrator):
    membership = viewer.memberships.get()
    with pytest.raises(RuleBroken, match="today or later"):
        end_membership(membership, by=administrator, last_day=TODAY - DAY)
    end_membership(membership, by=administrator)

    with pytest.raises(RuleBroken, match="already ended"):
        end_membership(membership, by=administrator)


def test_both_are_recorded_with_what_was_before(viewer, council, administrator):
    give_role(viewer, organisation=council, role=Role.FINANCE, by=administrator)
    end_membership(viewer.memberships.get(role=Role.VIEWER), by=administrator)

    given, ended = Event.objects.filter(links__organisation=council).order_by("pk")
    assert (given.what, given.payload.after) == (
        "membership.given",
        {"user": viewer.pk, "role": "finance", "until_on": None},
    )
    assert (ended.what, ended.payload.before, ended.payload.after) == (
        "membership.ended",
        {"from_on": "2010-01-01", "until_on": None},
        {"from_on": "2010-01-01", "until_on": "2027-02-01"},
    )


def test_the_other_administrators_hear_of_both(viewer, council, administrator, other_administrator):
    give_role(viewer, organisation=council, role=Role.FINANCE, by=administrator)
    end_membership(viewer.memberships.get(role=Role.VIEWER), by=administrator)

    told = Notice.objects.order_by("pk").values_list("recipient__email", "subject")
    assert list(told) == [
        ("bo@example.org", "Finance officer of Northshire Council was given to Vi Sample"),
        ("bo@example.org", "Viewer of Northshire Council of Vi Sample ends after 1 February 2027"),
    ]
