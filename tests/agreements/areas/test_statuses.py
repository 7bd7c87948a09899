"""How far an area has come: statements with their days (law 1)."""

import datetime as dt

import pytest
from django.db import IntegrityError

from agreements.areas.areas import stand_area
from agreements.areas.models import AreaStatus
from agreements.areas.statuses import record_area_status, status_on, take_back_area_status
from commissioning.audit.models import Event
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken
from tests.factories import AreaStatusFactory

pytestmark = pytest.mark.django_db
TODAY = dt.date(2027, 2, 1)


@pytest.fixture
def area(draft):
    return stand_area(draft, "Dermatology", by=None).area


@pytest.fixture
def state(area, commissioner):
    def act(how, on, **more):
        on = PrintedDate.from_words(on)
        return record_area_status(area, state=how, on=on, today=TODAY, by=commissioner, **more)

    return act


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-03-31", None),
        ("2026-04-01", "not_started"),
        ("2026-05-30", "not_started"),
        ("2026-05-31", "under_way"),
        ("2027-01-31", "under_way"),
        ("2027-02-01", "stopped"),
    ],
)
def test_the_latest_statement_whose_day_is_over_counts(area, state, day, expected):
    state("stopped", "1 February 2027", note="No money")
    state("not_started", "1 April 2026")
    state("under_way", "May 2026")

    found = status_on(area.statuses.all(), dt.date.fromisoformat(day))

    assert (found and found.state) == expected


def test_of_two_of_one_day_the_one_recorded_later_counts(area, state):
    state("not_started", "1 April 2026")
    state("under_way", "1 April 2026")

    assert status_on(area.statuses.all(), TODAY).state == "under_way"


def test_a_statement_that_names_no_day_counts_for_none(area, state):
    state("under_way", "when we met", stated_in="Minutes")

    assert status_on(area.statuses.all(), TODAY) is None


def test_history_is_taken_as_a_paper_states_it(area, state):
    """Seed 000: dermatology alone had not been progressed."""
    record = "Decision record PH 09 2021"
    state("not_started", "21 April 2021", note="Plans are being developed", stated_in=record)

    then = status_on(area.statuses.all(), dt.date(2021, 4, 21))

    assert (then.tag, then.colour, then.stated_in) == ("Not started", "grey", record)
    assert status_on(area.statuses.all(), dt.date(2021, 4, 20)) is None


@pytest.mark.parametrize(
    ("how", "on", "refusal"),
    [
        ("under_way", "2 February 2027", "today or in the past"),
        ("under_way", "when we met", "Enter a day or a month"),
        ("stopped", "1 February 2027", "Say why it was stopped"),
    ],
)
def test_what_cannot_be_known_is_refused(area, state, how, on, refusal):
    with pytest.raises(RuleBroken, match=refusal):
        state(how, on)

    assert area.statuses.count() == 0


def test_the_month_that_is_not_over_can_be_named(state):
    assert state("under_way", "February 2027").on_latest == dt.date(2027, 2, 28)


def test_the_database_keeps_a_stop_without_its_reason_out(area):
    with pytest.raises(IntegrityError):
        AreaStatusFactory(area=area, state="stopped", note="")


def test_a_mistake_is_taken_back_and_the_log_keeps_it(area, state, commissioner):
    wrong = state("delivered", "1 January 2027", note="All of it")

    take_back_area_status(wrong, reason="Another area", by=commissioner)

    assert AreaStatus.objects.count() == 0
    assert Event.objects.filter(what="area.status_taken_back").count() == 1
