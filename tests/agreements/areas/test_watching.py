"""How an obligation stands on a day."""

import datetime as dt

import pytest

from agreements.areas.models import Obligation, ObligationDone
from agreements.areas.watching import watch

ACCEPTED = dt.datetime(2026, 4, 1, 9, tzinfo=dt.UTC)
FIRST, LAST = dt.date(2026, 4, 1), dt.date(2027, 3, 31)


def told(today, done=(), **said):
    obligation = Obligation(**{"every": 1, "unit": "month", "accepted_at": ACCEPTED} | said)
    times = [ObligationDone(on_words=day, on_latest=dt.date.fromisoformat(day)) for day in done]
    today = dt.date.fromisoformat(today)
    how = watch(obligation, times, first=FIRST, last=LAST, today=today)
    return how.tag, how.due and how.due.isoformat(), how.days_late


@pytest.mark.parametrize(
    ("today", "done", "expected"),
    [
        ("2026-04-01", [], ("Due soon", "2026-04-30", 0)),
        ("2026-04-30", [], ("Due soon", "2026-04-30", 0)),
        ("2026-05-01", [], ("Late", "2026-04-30", 1)),
        ("2026-05-01", ["2026-04-20"], ("Due soon", "2026-05-20", 0)),
        ("2026-05-21", ["2026-04-20", "2026-04-02"], ("Late", "2026-05-20", 1)),
        ("2027-03-31", ["2027-02-28"], ("Due soon", "2027-03-31", 0)),
        ("2027-03-31", ["2027-03-10"], ("Done", None, 0)),
        ("2027-04-01", ["2026-05-01"], ("Ended", None, 0)),
    ],
)
def test_what_is_owed_monthly(today, done, expected):
    assert told(today, done) == expected


@pytest.mark.parametrize(
    ("today", "done", "expected"),
    [
        ("2026-07-31", [], ("To do", "2026-08-31", 0)),
        ("2026-08-01", [], ("Due soon", "2026-08-31", 0)),
        ("2026-09-01", [], ("Late", "2026-08-31", 1)),
        ("2026-09-01", ["2026-09-01"], ("Done", None, 0)),
    ],
)
def test_what_is_owed_once(today, done, expected):
    day = dt.date(2026, 8, 31)
    once = {"every": None, "unit": "", "due_words": "August 2026", "due_latest": day,
            "due_earliest": dt.date(2026, 8, 1)}  # fmt: skip

    assert told(today, done, **once) == expected


def test_an_unstated_rhythm_gives_no_day_and_says_so():
    """Seed 000, Governance: regular reports to two boards."""
    regular = {"every": None, "unit": "", "rhythm_words": "regular"}

    assert told("2026-09-01", **regular) == ("No rhythm stated", None, 0)
    obligation = Obligation(accepted_at=ACCEPTED, **regular)
    how = watch(obligation, [], first=FIRST, last=LAST, today=dt.date(2026, 9, 1))
    assert how.sentence == "No day can be worked out"


def test_what_nobody_accepted_or_somebody_set_aside_is_not_due():
    assert told("2026-09-01", accepted_at=None) == ("Found in the text", None, 0)
    assert told("2026-09-01", set_aside_because="None") == ("Set aside", None, 0)


def test_without_a_first_day_nothing_can_be_counted():
    obligation = Obligation(every=1, unit="month", accepted_at=ACCEPTED)

    how = watch(obligation, [], first=None, last=LAST, today=dt.date(2026, 9, 1))

    assert (how.tag, how.due) == ("Not recorded", None)
