"""The sentence of a cover timeline (pages.md 11: generated, and tested case by case)."""

import datetime as dt

import pytest

from agreements.register.cover import Cover, Span
from agreements.register.cover_words import days_words, finding

FULL, LATER, NOBODY, NONE = Cover.IN_FORCE, Cover.LATER_DECISION, Cover.BINDS_NOBODY, Cover.NONE


def d(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def spans(*stretches):
    """`spans("2020-04-01", (FULL, "2021-03-31"), …)`: each stretch ends on its day, inclusive."""
    first, found = d(stretches[0]), []
    for kind, last in stretches[1:]:
        found.append(Span(first, d(last), kind, None if kind is NONE else 1))
        first = d(last) + dt.timedelta(days=1)
    return tuple(found)


CASES = {
    "nothing at all": (
        spans("2020-04-01", (NONE, "2022-12-31")),
        "2021-06-01",
        "Nothing covers Doncaster.",
    ),
    "past days without cover that were asked about": (
        spans("2021-04-01", (NONE, "2021-04-20")),
        "2021-04-21",
        "Doncaster was not covered for 20 days, 1 to 20 April 2021.",
    ),
    "the last of the days asked about is today": (
        spans("2021-04-01", (NONE, "2021-04-20")),
        "2021-04-20",
        "Nothing covers Doncaster.",
    ),
    "covered for as far as one sees": (
        spans("2020-04-01", (FULL, "2022-12-31")),
        "2021-06-01",
        "Doncaster is covered without a gap, from 1 April 2020.",
    ),
    "covered then, and nobody asks about today": (
        spans("2020-04-01", (FULL, "2021-03-31"), (NONE, "2021-12-31")),
        "2026-06-01",
        "Doncaster is covered without a gap, 1 April 2020 to 31 March 2021.",
    ),
    "an end to come": (
        spans("2026-04-01", (FULL, "2027-03-31"), (NONE, "2027-09-30")),
        "2026-11-22",
        "Cover ends on 31 March 2027, in 129 days.",
    ),
    "an end tomorrow": (
        spans("2026-04-01", (FULL, "2027-03-31"), (NONE, "2027-09-30")),
        "2027-03-30",
        "Cover ends on 31 March 2027, in 1 day.",
    ),
    "an end today": (
        spans("2026-04-01", (FULL, "2027-03-31"), (NONE, "2027-09-30")),
        "2027-03-31",
        "Cover ends today.",
    ),
    "the day after the end": (
        spans("2026-04-01", (FULL, "2027-03-31"), (NONE, "2027-09-30")),
        "2027-04-01",
        "Nothing has covered Doncaster since 31 March 2027 (1 day).",
    ),
    "an end after two in a row": (
        spans("2020-04-01", (FULL, "2021-03-31"), (NOBODY, "2021-09-30"), (NONE, "2022-03-31")),
        "2020-09-30",
        "Cover ends on 30 September 2021, in 365 days.",
    ),
    "a beginning to come": (
        spans("2026-04-01", (NONE, "2027-03-31"), (FULL, "2027-12-31")),
        "2026-11-22",
        "Cover of Doncaster begins on 1 April 2027, in 130 days.",
    ),
    "one gap in the past": (
        spans("2020-04-01", (FULL, "2021-03-31"), (NONE, "2021-04-20"), (FULL, "2022-12-31")),
        "2021-06-01",
        "Doncaster was not covered for 20 days, 1 to 20 April 2021.",
    ),
    "one day's gap": (
        spans("2020-04-01", (FULL, "2021-03-31"), (NONE, "2021-04-01"), (FULL, "2022-12-31")),
        "2021-06-01",
        "Doncaster was not covered on 1 April 2021.",
    ),
    "two gaps": (
        spans(
            "2020-04-01",
            (FULL, "2021-03-31"),
            (NONE, "2021-04-20"),
            (FULL, "2021-05-31"),
            (NONE, "2021-06-02"),
            (FULL, "2022-12-31"),
        ),
        "2021-07-01",
        (
            "Doncaster was not covered for 22 days in 2 gaps, the longest for 20 days,"
            " 1 to 20 April 2021."
        ),
    ),
    "in a gap that will end": (
        spans("2020-04-01", (FULL, "2021-03-31"), (NONE, "2021-04-20"), (FULL, "2022-12-31")),
        "2021-04-10",
        (
            "Nothing has covered Doncaster since 31 March 2021 (10 days)."
            " Cover begins again on 21 April 2021."
        ),
    ),
    "a gap to come": (
        spans("2026-04-01", (FULL, "2027-03-31"), (NONE, "2027-04-05"), (FULL, "2028-03-31")),
        "2026-11-22",
        "Doncaster will not be covered for 5 days, 1 to 5 April 2027.",
    ),
    "a gap yesterday and one to come": (
        spans(
            "2026-04-01",
            (FULL, "2026-11-20"),
            (NONE, "2026-11-21"),
            (FULL, "2027-03-31"),
            (NONE, "2027-04-05"),
            (FULL, "2028-03-31"),
        ),
        "2026-11-22",
        (
            "Doncaster was not covered on 21 November 2026."
            " Doncaster will not be covered for 5 days, 1 to 5 April 2027."
        ),
    ),
    "a later decision within a month": (
        spans("2020-04-01", (FULL, "2021-03-31"), (LATER, "2021-04-20"), (FULL, "2022-12-31")),
        "2021-06-01",
        "For 20 days in April 2021 cover rests on a later decision.",
    ),
    "a later decision over two months": (
        spans("2020-04-01", (FULL, "2021-03-31"), (LATER, "2021-05-20"), (FULL, "2022-12-31")),
        "2021-06-01",
        "For 50 days, 1 April to 20 May 2021, cover rests on a later decision.",
    ),
    "a later decision of one day": (
        spans("2020-04-01", (FULL, "2021-03-31"), (LATER, "2021-04-01"), (FULL, "2022-12-31")),
        "2021-06-01",
        "On 1 April 2021 cover rests on a later decision.",
    ),
    "two later decisions": (
        spans(
            "2020-04-01",
            (LATER, "2020-04-10"),
            (FULL, "2021-03-31"),
            (LATER, "2021-04-20"),
            (FULL, "2022-12-31"),
        ),
        "2021-06-01",
        "For 30 days in 2 stretches cover rests on later decisions.",
    ),
    "lapsed, with a later decision before": (
        spans(
            "2018-04-01",
            (FULL, "2021-03-31"),
            (LATER, "2021-04-20"),
            (FULL, "2022-03-31"),
            (NONE, "2027-05-21"),
        ),
        "2026-11-22",
        (
            "Nothing has covered Doncaster since 31 March 2022 (1,697 days)."
            " For 20 days in April 2021 cover rests on a later decision."
        ),
    ),
    "a document that binds nobody": (
        spans("2017-12-31", (NOBODY, "2018-03-31"), (NONE, "2018-09-30")),
        "2018-01-31",
        (
            "Only a document that binds nobody covers Doncaster now."
            " Cover ends on 31 March 2018, in 59 days."
        ),
    ),
    "a later decision and an end to come": (
        spans("2021-04-01", (LATER, "2021-04-20"), (FULL, "2022-03-31"), (NONE, "2022-09-30")),
        "2022-03-01",
        (
            "For 20 days in April 2021 cover rests on a later decision."
            " Cover ends on 31 March 2022, in 30 days."
        ),
    ),
}


@pytest.mark.parametrize(("shown", "today", "expected"), CASES.values(), ids=CASES)
def test_a_picture_says_what_it_shows(shown, today, expected):
    assert finding(shown, today=d(today), subject="Doncaster") == expected


def test_a_clock_set_back_is_said():
    shown = spans("2020-04-01", (FULL, "2021-03-31"), (NONE, "2021-12-31"))

    found = finding(shown, today=d("2021-04-30"), known_on=d("2021-04-20"), subject="Doncaster")

    assert found == (
        "As known on 20 April 2021: Nothing has covered Doncaster since 31 March 2021 (30 days)."
    )


def test_a_clock_that_says_today_is_not():
    shown = spans("2020-04-01", (FULL, "2021-03-31"), (NONE, "2021-12-31"))

    found = finding(shown, today=d("2021-04-30"), known_on=d("2021-04-30"), subject="Doncaster")

    assert found == "Nothing has covered Doncaster since 31 March 2021 (30 days)."


def test_a_sentence_begins_with_a_capital_whatever_it_is_about():
    shown = spans("2020-04-01", (FULL, "2021-03-31"), (NONE, "2021-04-20"), (FULL, "2022-12-31"))

    assert finding(shown, today=d("2021-06-01")) == (
        "The work under these agreements was not covered for 20 days, 1 to 20 April 2021."
    )


@pytest.mark.parametrize(
    ("days", "expected"), [(1, "1 day"), (2, "2 days"), (999, "999 days"), (1697, "1,697 days")]
)
def test_days_are_counted_in_words(days, expected):
    assert days_words(days) == expected
