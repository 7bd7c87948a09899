import datetime as dt

import pytest

from commissioning.calendar.lateness import Lateness, done_on, not_recorded, still_open

DUE = dt.date(2027, 3, 31)


@pytest.mark.parametrize(
    ("today", "stands"),
    [
        ("2027-02-28", Lateness("To do", "blue", "Due in 31 days")),
        ("2027-03-01", Lateness("Due soon", "yellow", "Due in 30 days")),
        ("2027-03-30", Lateness("Due soon", "yellow", "Due in 1 day")),
        ("2027-03-31", Lateness("Due soon", "yellow", "Due today")),
        ("2027-04-01", Lateness("Late", "red", "1 day late", 1)),
        ("2030-03-31", Lateness("Late", "red", "1,096 days late", 1096)),
    ],
)
def test_it_is_late_from_the_day_after_it_fell_due(today, stands):
    assert still_open(due=DUE, today=dt.date.fromisoformat(today)) == stands


def test_what_has_no_day_is_never_late():
    assert still_open(due=None, today=DUE, tag="Owed") == Lateness(
        "Owed", "blue", "No day is given"
    )


@pytest.mark.parametrize(
    ("day", "stands"),
    [
        ("2027-03-31", Lateness("Done", "green", "Done on 31 March 2027")),
        ("2027-04-01", Lateness("Done", "green", "Done on 1 April 2027, 1 day late", 1)),
    ],
)
def test_what_was_done_says_how_late(day, stands):
    assert done_on(dt.date.fromisoformat(day), due=DUE) == stands


def test_what_no_paper_records_is_not_called_late():
    assert not_recorded("delivered") == Lateness(
        "Not recorded", "grey", "No record says that it was delivered"
    )
