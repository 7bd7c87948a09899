"""Gaps in cover: between two agreements, or after the last (journey C4; seed 000)."""

import datetime as dt

import pytest

from agreements.register.gaps import Gap, gap_on, gap_words, gaps_of
from tests.agreements.register.doncaster import FIRST_JCA, SECOND_JCA, chain

TODAY = dt.date(2026, 11, 22)


def d(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


LAPSE = Gap(d("2022-04-01"), None, SECOND_JCA)
APRIL = Gap(d("2021-04-01"), d("2021-04-20"), FIRST_JCA, SECOND_JCA)


def test_as_known_today_the_only_gap_is_the_lapse():
    assert gaps_of(chain(), TODAY) == [LAPSE]


def test_as_known_then_the_days_before_the_decision_are_a_gap_too():
    assert gaps_of(chain(), None) == [APRIL, LAPSE]


@pytest.mark.parametrize(
    ("day", "found"),
    [("2021-03-31", None), ("2021-04-01", APRIL), ("2021-04-20", APRIL), ("2021-04-21", None)],
)
def test_a_gap_holds_its_first_day_and_its_last(day, found):
    assert gap_on(chain(), None, d(day)) == found


@pytest.mark.parametrize("day", ["2022-04-01", "2099-01-01"])
def test_a_lapse_has_no_last_day(day):
    assert gap_on(chain(), TODAY, d(day)) == LAPSE


def test_without_a_day_the_latest_gap_is_meant():
    assert gap_on(chain(), None, None) == LAPSE


def test_what_never_began_has_no_gap():
    assert gaps_of({}, TODAY) == []
    assert gap_on({}, TODAY, None) is None


@pytest.mark.parametrize(
    ("gap", "today", "said"),
    [
        (APRIL, "2021-03-31", "Doncaster will not be covered for 20 days, 1 to 20 April 2021."),
        (APRIL, "2021-04-01", "Doncaster is not covered for 20 days, 1 to 20 April 2021."),
        (APRIL, "2021-04-20", "Doncaster is not covered for 20 days, 1 to 20 April 2021."),
        (APRIL, "2021-04-21", "Doncaster was not covered for 20 days, 1 to 20 April 2021."),
        (LAPSE, "2022-03-31", "Nothing covers Doncaster from 1 April 2022 on."),
        (LAPSE, "2022-04-01", "Nothing has covered Doncaster since 31 March 2022 (1 day)."),
    ],
)
def test_a_gap_in_words(gap, today, said):
    assert gap_words(gap, "Doncaster", d(today)) == said
