"""The commissioning actions of an area's plan."""

import datetime as dt

import pytest

from agreements.areas.actions import add_area_action, change_area_action, take_out_area_action
from agreements.areas.areas import stand_area
from agreements.areas.models import AreaAction
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken, StaleVersion
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def area(draft):
    return stand_area(draft, "Intermediate care", by=None).area


@pytest.fixture
def action(area, icb):
    due = PrintedDate.from_words("March 2027")
    return add_area_action(
        area, words="One pathway", due=due, owner=icb, owner_post="Director of Place", by=None
    )


def change(action, commissioner, **changes):
    said = {
        "words": action.words,
        "due": action.due_on,
        "owner": action.owner,
        "owner_post": action.owner_post,
        "state": action.state,
        "note": action.note,
        "version": action.version,
    }
    return change_area_action(action, by=commissioner, **{**said, **changes})


def test_actions_stand_in_the_order_in_which_they_were_added(area, action):
    second = add_area_action(area, words="One team", by=None)

    assert [(one.position, one.words) for one in area.actions.all()] == [
        (1, "One pathway"),
        (2, "One team"),
    ]
    assert (action.owner_words, second.owner_words) == (
        "Director of Place, NHS Northshire ICB", "",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("day", "state", "late"),
    [
        ("2027-03-31", "to_do", 0),
        ("2027-04-01", "to_do", 1),
        ("2027-04-02", "under_way", 2),
        ("2027-04-02", "done", 0),
        ("2027-04-02", "stopped", 0),
    ],
)
def test_an_action_of_a_month_is_late_after_its_last_day(action, day, state, late):
    action.state = state

    assert action.days_late_on(dt.date.fromisoformat(day)) == late


def test_one_without_a_day_is_never_late(area):
    action = add_area_action(area, words="One team", by=None)

    assert action.days_late_on(dt.date(2099, 1, 1)) == 0


def test_an_action_is_done(action, commissioner):
    assert change(action, commissioner, state="done").is_finished


def test_one_that_is_stopped_says_why(action, commissioner):
    with pytest.raises(RuleBroken, match="Say why it was stopped"):
        change(action, commissioner, state="stopped", note=" ")

    assert change(action, commissioner, state="stopped", note="No money").note == "No money"


def test_an_owner_is_a_party(area):
    with pytest.raises(RuleBroken, match="Far is not a party"):
        add_area_action(area, words="x", owner=OrganisationFactory(name="Far"), by=None)
    with pytest.raises(RuleBroken, match="Say which body"):
        add_area_action(area, words="x", owner_post="Director", by=None)


def test_two_who_change_an_action_meet(action, commissioner):
    change(action, commissioner, note="Going")

    with pytest.raises(StaleVersion):
        change(action, commissioner, note="Gone", version=1)
    with pytest.raises(StaleVersion):
        take_out_area_action(action, version=1, by=commissioner)


def test_an_action_is_taken_out(area, action, commissioner):
    assert take_out_area_action(action, version=1, by=commissioner) == area
    assert AreaAction.objects.count() == 0
