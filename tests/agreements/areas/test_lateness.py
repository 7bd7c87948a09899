import datetime as dt

import pytest

from agreements.areas.lateness import lateness
from agreements.areas.models import Milestone
from agreements.register.models import Agreement, Term
from commissioning.calendar.lateness import Lateness
from commissioning.calendar.printed_dates import PrintedDate


def milestone(due="31 January 2018", done_on=None, ends=None):
    agreement = Agreement(pk=1)
    agreement.term = Term(ends_latest=ends)
    on = PrintedDate.from_words(due)
    return Milestone(
        agreement=agreement,
        due_words=due,
        due_earliest=on.earliest,
        due_latest=on.latest,
        done_on=done_on,
    )


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2017-12-31", Lateness("To do", "blue", "Due in 31 days")),
        ("2018-01-01", Lateness("Due soon", "yellow", "Due in 30 days")),
        ("2018-01-30", Lateness("Due soon", "yellow", "Due in 1 day")),
        ("2018-01-31", Lateness("Due soon", "yellow", "Due today")),
        ("2018-02-01", Lateness("Late", "red", "1 day late", 1)),
        ("2020-10-27", Lateness("Late", "red", "1,000 days late", 1000)),
    ],
)
def test_a_milestone_is_late_from_the_day_after_its_own(today, expected):
    assert lateness(milestone(), today=dt.date.fromisoformat(today)) == expected


@pytest.mark.parametrize(("today", "tag"), [("2018-04-30", "Due soon"), ("2018-05-01", "Late")])
def test_a_month_falls_due_on_its_last_day(today, tag):
    assert lateness(milestone("April 2018"), today=dt.date.fromisoformat(today)).tag == tag


@pytest.mark.parametrize(
    ("done_on", "expected"),
    [
        ("2018-01-31", Lateness("Done", "green", "Done on 31 January 2018")),
        ("2018-02-01", Lateness("Done", "green", "Done on 1 February 2018, 1 day late", 1)),
    ],
)
def test_what_is_done_says_when_and_how_late(done_on, expected):
    found = milestone(done_on=dt.date.fromisoformat(done_on))

    assert lateness(found, today=dt.date(2018, 3, 1)) == expected


def test_what_an_ended_agreement_left_is_not_called_late():
    left = milestone(ends=dt.date(2018, 3, 31))

    assert lateness(left, today=dt.date(2018, 3, 31)).tag == "Late"
    assert lateness(left, today=dt.date(2018, 4, 1)) == Lateness(
        "Not recorded", "grey", "No record says that it was done"
    )


def test_words_that_name_no_day_are_never_late():
    found = lateness(milestone("when we can"), today=dt.date(2018, 3, 1))

    assert found == Lateness("To do", "blue", "No day is given")
