"""When what comes again is next due: the day before, the day and the day after."""

import datetime as dt

import pytest

from agreements.areas.models import Obligation
from agreements.areas.rhythms import next_due


@pytest.mark.parametrize(
    ("every", "unit", "last", "begins", "expected"),
    [
        (1, "month", None, "2026-04-01", "2026-04-30"),
        (3, "month", None, "2026-04-01", "2026-06-30"),
        (12, "month", None, "2026-04-01", "2027-03-31"),
        (1, "month", "2026-01-31", None, "2026-02-28"),
        (3, "month", "2026-09-30", None, "2026-12-31"),
        (1, "month", "2026-02-27", None, "2026-03-27"),
        (1, "month", "2026-02-28", None, "2026-03-31"),
        (1, "month", "2026-04-14", "2026-04-01", "2026-05-14"),
        (2, "week", "2026-04-14", None, "2026-04-28"),
        (2, "week", None, "2026-04-01", "2026-04-14"),
        (1, "day", "2026-04-14", None, "2026-04-15"),
        (1, "month", None, None, None),
        (None, "", "2026-04-14", "2026-04-01", None),
    ],
)
def test_it_is_due_one_stretch_after_the_last_time(every, unit, last, begins, expected):
    rhythm = Obligation(every=every, unit=unit)
    day, start, due = (text and dt.date.fromisoformat(text) for text in (last, begins, expected))

    assert next_due(rhythm, last=day, begins=start) == due


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"rhythm_words": "regular"}, "regular"),
        ({"rhythm_words": "at least once a month", "every": 1, "unit": "month"},
         "at least once a month"),
        ({"every": 1, "unit": "month"}, "every month"),
        ({"every": 3, "unit": "month"}, "every 3 months"),
        ({"every": 12, "unit": "month"}, "every year"),
        ({}, ""),
    ],
)  # fmt: skip
def test_a_rhythm_is_said_as_it_is_stated(said, words):
    assert Obligation(**said).rhythm == words
