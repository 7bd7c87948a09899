"""What a reading says beside its target, in words."""

import datetime as dt
from decimal import Decimal

import pytest

from agreements.areas.judging import amount, judge, last_reading, reading_due
from agreements.areas.models import Indicator, Reading


def told(value, **said):
    indicator = Indicator(**{"name": "Falls", "measured_in": "%"} | said)
    reading = Reading(value=None if value is None else Decimal(value))
    judgement = judge(indicator, reading)
    return judgement.tag, judgement.sentence


@pytest.mark.parametrize(
    ("value", "wanted", "expected"),
    [
        ("84.9", "up", ("Not met", "84.9% is 0.1 percentage points below the target of 85%.")),
        ("85", "up", ("Met", "85% meets the target of 85%.")),
        ("86", "up", ("Met", "86% is 1 percentage point better than the target of 85%.")),
        ("86", "down", ("Not met", "86% is 1 percentage point above the target of 85%.")),
        ("85", "down", ("Met", "85% meets the target of 85%.")),
        ("85", "level", ("Met", "85% meets the target of 85%.")),
        ("84", "level", ("Not met", "84% is 1 percentage point below the target of 85%.")),
    ],
)
def test_a_figure_is_met_or_not(value, wanted, expected):
    assert told(value, wanted=wanted, target=Decimal(85)) == expected


@pytest.mark.parametrize(
    ("value", "wanted", "expected"),
    [
        ("12", "up", ("As wanted", "12%, up from 10%, as wanted.")),
        ("12", "down", ("Not as wanted", "12%, up from 10%; less is wanted.")),
        ("10", "level", ("As wanted", "10%, as at the start, as wanted.")),
    ],
)
def test_without_a_target_the_baseline_counts(value, wanted, expected):
    assert told(value, wanted=wanted, baseline=Decimal(10)) == expected


def test_without_either_the_figure_is_all():
    assert told("12") == ("No target", "12%. It has no target and no baseline.")


@pytest.mark.parametrize(
    ("moved", "expected"),
    [
        ("up", ("As wanted", "More, as wanted.")),
        ("level", ("Not as wanted", "No change; more is wanted.")),
        ("", ("In words", "Two good stories")),
    ],
)
def test_a_direction_goes_as_wanted_or_not(moved, expected):
    """Seed 001, clause 6.1: more joint projects and good-news stories."""
    indicator = Indicator(measure="direction", wanted="up")

    judgement = judge(indicator, Reading(moved=moved, narrative="Two good stories"))

    assert (judgement.tag, judgement.sentence) == expected


def test_nobody_has_read_it():
    assert judge(Indicator(), None).tag == "Not read"


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [("1234.50", "people", "1,234.5 people"), ("120", "%", "120%"), ("0.05", "", "0.05")],
)
def test_a_figure_in_words(value, unit, words):
    assert amount(Decimal(value), unit) == words


def reading(pk, day):
    on = day and dt.date.fromisoformat(day)
    return Reading(pk=pk, on_words=day or "lately", on_earliest=on, on_latest=on)


def test_the_last_reading_is_of_the_latest_day_and_then_the_one_recorded_later():
    rows = [reading(3, "2026-04-30"), reading(1, "2026-06-30"), reading(2, "2026-06-30")]

    assert last_reading([*rows, reading(4, None)]).pk == 2
    assert last_reading([]) is None


@pytest.mark.parametrize(
    ("days", "baseline", "expected"),
    [
        ([], None, "2026-06-30"),
        ([], "2026-01-01", "2026-04-01"),
        (["2026-03-31"], "2026-01-01", "2026-06-30"),
    ],
)
def test_a_reading_is_due_after_the_last_one(days, baseline, expected):
    start = baseline and dt.date.fromisoformat(baseline)
    indicator = Indicator(every=3, unit="month", baseline_on_latest=start)
    rows = [reading(n, day) for n, day in enumerate(days)]

    due = reading_due(indicator, rows, dt.date(2026, 4, 1))

    assert due == dt.date.fromisoformat(expected)
