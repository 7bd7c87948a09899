"""Cover on either clock, its days counted (law 1; seeds 000 and 001)."""

import datetime as dt

import pytest

from agreements.register.cover import Cover, Span
from agreements.register.cover_asked import CoverAsked, CoverDays, asked_of, find_cover
from tests.agreements.register.doncaster import chain

TODAY = dt.date(2026, 11, 22)
NO_DAYS = {
    "in_force": 0,
    "unrecorded": 0,
    "back_dated": 0,
    "binds_nobody": 0,
    "uncovered": 0,
    "ahead": 0,
}


def d(text):
    return dt.date.fromisoformat(text)


def counted(**days):
    return CoverDays(**(NO_DAYS | days))


@pytest.mark.parametrize(
    ("details", "asked"),
    [
        ({}, CoverAsked(TODAY)),
        ({"known": "today"}, CoverAsked(TODAY)),
        ({"known": "then"}, CoverAsked(None)),
        ({"known": "then", "known_on": d("2021-04-10")}, CoverAsked(d("2021-04-10"))),
        ({"on": d("2021-04-10")}, CoverAsked(TODAY, d("2021-04-10"), d("2021-04-10"))),
        ({"first": d("2021-04-01"), "ahead": 2}, CoverAsked(TODAY, d("2021-04-01"), None, 2)),
    ],
)
def test_what_a_form_asks(details, asked):
    assert asked_of(details, TODAY) == asked


@pytest.mark.parametrize(
    ("known_on", "days"),
    [
        ("2021-04-20", counted(uncovered=20)),
        ("2021-04-21", counted(back_dated=20)),
        ("2021-04-22", counted(back_dated=20)),
    ],
)
def test_days_before_a_decision_are_back_dated_only_once_it_is_known(known_on, days):
    asked = CoverAsked(d(known_on), d("2021-04-01"), d("2021-04-20"))

    assert find_cover(chain(), asked, TODAY).days == days


def test_days_judged_by_what_was_known_on_each_are_uncovered_until_the_decision():
    asked = CoverAsked(None, d("2021-04-01"), d("2021-04-21"))

    found = find_cover(chain(), asked, TODAY)

    assert (found.known_on, found.days) == (None, counted(uncovered=20, unrecorded=1))


def test_without_days_those_before_the_first_agreement_and_those_to_come_are_not_counted():
    found = find_cover(chain(), CoverAsked(TODAY), TODAY)

    since = (TODAY - d("2022-03-31")).days
    assert found.days.uncovered == since
    assert found.last > TODAY


def test_a_day_asked_for_is_counted_though_nothing_covers_it():
    asked = asked_of({"on": d("2012-04-01")}, TODAY)

    assert find_cover(chain(), asked, TODAY).days == counted(uncovered=1)


def test_looking_ahead_counts_the_days_to_come():
    found = find_cover(chain(), CoverAsked(TODAY, ahead=1), TODAY)

    assert found.spans[-1] == Span(d("2026-11-23"), d("2027-11-22"), Cover.AHEAD)
    assert found.days.ahead == 365


def test_where_there_is_nothing_no_day_is_counted():
    found = find_cover({}, CoverAsked(TODAY), TODAY)

    assert (found.first, found.last, found.days) == (TODAY, TODAY, counted())
