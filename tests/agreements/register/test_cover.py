"""Cover of a chain, day by day, on either clock (domain.md, Cover; seed 000)."""

import datetime as dt

import pytest

from agreements.register.cover import Cover, Span, cover, if_nothing_is_done
from tests.agreements.register.doncaster import FIRST_JCA, MOU, SECOND_JCA, chain

TODAY = dt.date(2026, 11, 22)


def d(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def test_cover_as_known_today():
    found = cover(chain(), d("2017-12-01"), d("2022-04-30"), TODAY)

    assert found == (
        Span(d("2017-12-01"), d("2017-12-30"), Cover.NONE, None),
        Span(d("2017-12-31"), d("2018-03-31"), Cover.BINDS_NOBODY, MOU),
        Span(d("2018-04-01"), d("2021-03-31"), Cover.UNRECORDED, FIRST_JCA),
        Span(d("2021-04-01"), d("2021-04-20"), Cover.LATER_DECISION, SECOND_JCA),
        Span(d("2021-04-21"), d("2022-03-31"), Cover.UNRECORDED, SECOND_JCA),
        Span(d("2022-04-01"), d("2022-04-30"), Cover.NONE, None),
    )


def test_cover_as_each_day_was_known_then():
    found = cover(chain(), d("2021-03-01"), d("2021-05-31"), None)

    assert found == (
        Span(d("2021-03-01"), d("2021-03-31"), Cover.UNRECORDED, FIRST_JCA),
        Span(d("2021-04-01"), d("2021-04-20"), Cover.NONE, None),
        Span(d("2021-04-21"), d("2021-05-31"), Cover.UNRECORDED, SECOND_JCA),
    )


def test_cover_as_known_on_the_day_before_the_decision():
    found = cover(chain(), d("2021-04-01"), d("2021-04-30"), d("2021-04-20"))

    assert found == (Span(d("2021-04-01"), d("2021-04-30"), Cover.NONE, None),)


def test_a_span_counts_both_its_ends():
    assert Span(d("2021-04-01"), d("2021-04-20"), Cover.NONE).days == 20


def test_nothing_covers_a_place_without_agreements():
    assert cover({}, d("2021-04-01"), d("2021-04-02"), TODAY) == (
        Span(d("2021-04-01"), d("2021-04-02"), Cover.NONE, None),
    )


@pytest.mark.parametrize(
    ("today", "after"),
    [
        ("2022-03-31", [("2022-04-01", "2022-04-30", Cover.AHEAD)]),
        (
            "2022-04-01",
            [("2022-04-01", "2022-04-01", Cover.NONE), ("2022-04-02", "2022-04-30", Cover.AHEAD)],
        ),
        ("2022-04-30", [("2022-04-01", "2022-04-30", Cover.NONE)]),
    ],
)
def test_days_to_come_after_all_cover_are_those_if_nothing_is_done(today, after):
    spans = cover(chain(), d("2022-03-31"), d("2022-04-30"), TODAY)

    assert if_nothing_is_done(spans, d(today)) == (
        Span(d("2022-03-31"), d("2022-03-31"), Cover.UNRECORDED, SECOND_JCA),
        *(Span(d(first), d(last), kind) for first, last, kind in after),
    )


def test_what_was_never_covered_has_nothing_ahead():
    spans = cover({}, d("2021-04-01"), d("2021-04-02"), TODAY)

    assert if_nothing_is_done(spans, d("2021-04-01")) == spans
