"""Obligations, readings and actions on the home page and in reminders."""

import datetime as dt

import pytest

from agreements.areas.areas import stand_area
from agreements.areas.duties_home import action_needs, obligation_needs, reading_needs
from agreements.areas.duties_reminders import duty_reminders
from commissioning.home.reading import Reading
from commissioning.home.registry import Group
from commissioning.notices.clock import reminders_of
from tests.factories import (
    AgreementFactory,
    AreaActionFactory,
    IndicatorFactory,
    ObligationDoneFactory,
    ObligationFactory,
    PartnerFactory,
    PlanFactory,
    PlanStateFactory,
    TermFactory,
)

pytestmark = pytest.mark.django_db
FIRST, LAST = dt.date(2026, 4, 1), dt.date(2027, 3, 31)


@pytest.fixture
def agreement(draft):
    TermFactory(
        agreement=draft, starts="fixed", ends="fixed", starts_words="1 April 2026",
        starts_earliest=FIRST, starts_latest=FIRST, ends_words="31 March 2027",
        ends_earliest=LAST, ends_latest=LAST,
    )  # fmt: skip
    return draft


@pytest.fixture
def area(agreement):
    return stand_area(agreement, "Care", by=None).area


@pytest.fixture
def reports(agreement):
    """Owed every quarter: by 30 June 2026 at first."""
    return ObligationFactory(agreement=agreement, words="Report", every=3)


@pytest.fixture
def falls(area):
    made_at = dt.datetime(2026, 4, 1, 9, tzinfo=dt.UTC)
    return IndicatorFactory(area=area, name="Falls", every=3, unit="month", made_at=made_at)


def needs(function, user, day):
    handed = [Reading(user)] if function is obligation_needs else []
    found = function(user, dt.date.fromisoformat(day), *handed)
    return [(need.group, need.title, need.due and need.due.isoformat()) for need in found]


@pytest.mark.parametrize(
    ("day", "group"),
    [
        ("2026-05-30", None),
        ("2026-05-31", Group.DUE),
        ("2026-06-30", Group.DUE),
        ("2026-07-01", Group.OVERDUE),
        ("2027-04-01", None),
    ],
)
def test_what_is_due_stands_on_the_home_page_of_a_commissioner(
    reports, falls, commissioner, viewer, day, group
):
    told = needs(obligation_needs, commissioner, day), needs(reading_needs, commissioner, day)

    expected = ("Obligation: Report", "Indicator: Falls")
    assert told == tuple([(group, title, "2026-06-30")] if group else [] for title in expected)
    assert needs(obligation_needs, viewer, day) == needs(reading_needs, viewer, day) == []


def test_what_was_done_is_not_due(reports, commissioner):
    day = dt.date(2026, 6, 29)
    ObligationDoneFactory(obligation=reports, on_earliest=day, on_latest=day)

    assert needs(obligation_needs, commissioner, "2026-07-01") == []


def test_an_area_in_two_agreements_is_read_once(falls, area, place, council, icb, commissioner):
    second = AgreementFactory(partnership=place, parties=[council, icb])
    stand_area(second, "Care", by=None)

    assert len(needs(reading_needs, commissioner, "2026-07-01")) == 1


@pytest.mark.parametrize(
    ("day", "group"), [("2026-07-31", Group.DUE), ("2026-08-01", Group.OVERDUE)]
)
def test_an_action_stands_before_the_body_that_does_it(
    area, council, icb, commissioner, partner_commissioner, day, group
):
    due = dt.date(2026, 7, 31)
    AreaActionFactory(area=area, words="Buy", owner=council, due_earliest=due, due_latest=due)

    assert needs(action_needs, commissioner, day) == [(group, "Action: Buy", "2026-07-31")]
    assert needs(action_needs, partner_commissioner, day) == []


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-05-30", []),
        ("2026-05-31", ["30 days before"] * 2),
        ("2026-06-22", ["30 days before"] * 2),
        ("2026-06-23", ["7 days before"] * 2),
        ("2026-08-15", []),
    ],
)
def test_people_are_told_before_the_day(
    reports, falls, commissioner, partner_commissioner, day, expected
):
    found = reminders_of(duty_reminders, dt.date.fromisoformat(day))

    assert [one.key.split(" ", 4)[-1] for one in found] == expected
    told = {user for one in found for user in one.recipients}
    assert told == ({commissioner, partner_commissioner} if expected else set())


def test_a_reminder_says_it_all_in_its_subject(reports, falls, commissioner):
    owed, read = duty_reminders(dt.date(2026, 5, 31))

    assert (owed.subject, owed.place) == ("Due by 30 June 2026: Report", "northshire")
    assert read.subject == "To be read by 30 June 2026: Falls"
    assert owed.url == reports.get_absolute_url()
    assert read.url == falls.get_absolute_url()


@pytest.fixture
def waiting(place, council):
    """An indicator of a plan of the place, read every quarter: by 30 June 2026 at first."""
    PartnerFactory(partnership=place, organisation=council)
    plan = PlanFactory(partnership=place, title="Place plan")
    made_at = dt.datetime(2026, 4, 1, 9, tzinfo=dt.UTC)
    return IndicatorFactory(
        area=None, plan=plan, name="Wait", every=3, unit="month", made_at=made_at
    )


@pytest.mark.parametrize(
    ("day", "group"),
    [
        ("2026-05-30", None),
        ("2026-05-31", Group.DUE),
        ("2026-06-30", Group.DUE),
        ("2026-07-01", Group.OVERDUE),
    ],
)
def test_a_plan_of_a_place_is_read_by_commissioners_of_its_partners(
    waiting, commissioner, partner_commissioner, viewer, day, group
):
    expected = [(group, "Indicator: Wait", "2026-06-30")] if group else []

    assert needs(reading_needs, commissioner, day) == expected
    assert needs(reading_needs, viewer, day) == []
    assert needs(reading_needs, partner_commissioner, day) == []  # no partner in the place


def test_at_home_it_says_why_one_is_asked(waiting, commissioner):
    (need,) = reading_needs(commissioner, dt.date(2026, 6, 30))

    assert need.because == "you are a commissioner of a partner in Place plan"


@pytest.mark.parametrize(
    ("day", "lead"),
    [
        ("2026-05-30", None),
        ("2026-05-31", "30 days before"),
        ("2026-06-22", "30 days before"),
        ("2026-06-23", "7 days before"),
    ],
)
def test_whoever_keeps_a_plan_of_a_place_is_told_before_the_day(
    waiting, commissioner, partner_commissioner, day, lead
):
    found = reminders_of(duty_reminders, dt.date.fromisoformat(day))

    told = [(one.subject, one.place, one.recipients, one.key.split(" ", 4)[-1]) for one in found]
    said = ("To be read by 30 June 2026: Wait", "northshire", (commissioner,))
    assert told == ([(*said, lead)] if lead else [])
    assert all("a commissioner of a partner in it" in one.body for one in found)


@pytest.mark.parametrize(
    ("dates", "is_told"),
    [
        ({"ends_latest": dt.date(2026, 6, 29)}, False),
        ({"ends_latest": dt.date(2026, 6, 30)}, True),
        ({"starts_earliest": dt.date(2026, 6, 30)}, True),
        ({"starts_earliest": dt.date(2026, 7, 1)}, False),
    ],
)
def test_a_plan_is_read_while_it_runs(waiting, commissioner, dates, is_told):
    for field, day in dates.items():
        name, _ = field.split("_")
        printed = {f"{name}_words": "A day", f"{name}_earliest": day, f"{name}_latest": day}
        type(waiting.plan).objects.filter(pk=waiting.plan.pk).update(**printed)

    assert bool(needs(reading_needs, commissioner, "2026-06-30")) is is_told


def test_a_plan_that_was_said_to_have_ended_is_read_no_more(waiting, commissioner):
    PlanStateFactory(plan=waiting.plan, state="ended", words="Stopped")

    assert needs(reading_needs, commissioner, "2026-06-30") == []
    assert list(reminders_of(duty_reminders, dt.date(2026, 6, 30))) == []
