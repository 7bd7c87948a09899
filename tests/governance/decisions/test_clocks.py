"""Call-in, effect and retention: R-CAL-01 to 04, R-CAL-10, R-DEC-09, 13.2, 13.8."""

import datetime as dt

import pytest

from commissioning.calendar.printed_dates import PrintedDate
from governance.decisions.clocks import Clocks, clocks_of
from tests.factories import CallInRuleFactory, DecisionFactory
from tests.governance.conftest import TODAY

BEFORE_EASTER = dt.date(2026, 4, 1)


def decided(body, words="1 April 2026", **fields):
    day = PrintedDate.from_words(words)
    dates = {
        "decided_on_words": day.words,
        "decided_on_earliest": day.earliest,
        "decided_on_latest": day.latest,
    }
    return DecisionFactory(body=body, **dates, **fields)


def days(clocks):
    return clocks.last_call_in_day, clocks.effective_from


@pytest.mark.parametrize(
    ("working_days", "snap", "last", "effective"),
    [
        (3, "next_calendar_day", "2026-04-08", "2026-04-09"),
        (5, "next_calendar_day", "2026-04-10", "2026-04-11"),
        (5, "next_working_day", "2026-04-10", "2026-04-13"),
    ],
)
def test_call_in_counts_the_working_days_of_the_council(
    officer, council, working_days, snap, last, effective
):
    """R-CAL-02, R-CAL-03: the second takes effect on a Saturday."""
    CallInRuleFactory(organisation=council, working_days=working_days, snap=snap)
    decision = decided(officer, is_subject_to_call_in="yes")

    assert days(clocks_of(decision, published_on=BEFORE_EASTER)) == (
        dt.date.fromisoformat(last),
        dt.date.fromisoformat(effective),
    )


def test_the_rule_of_the_day_of_publication_counts(officer, council):
    """R-CAL-01: a setting with dates."""
    CallInRuleFactory(organisation=council, working_days=3, until_on=dt.date(2026, 3, 31))
    CallInRuleFactory(organisation=council, working_days=5, from_on=dt.date(2026, 4, 1))
    decision = decided(officer, is_subject_to_call_in="yes")

    on_the_last_day = clocks_of(decision, published_on=dt.date(2026, 3, 31))
    the_day_after = clocks_of(decision, published_on=dt.date(2026, 4, 1))

    assert on_the_last_day.last_call_in_day == dt.date(2026, 4, 7)
    assert the_day_after.last_call_in_day == dt.date(2026, 4, 10)


def test_without_a_rule_no_day_is_made_up(officer, council):
    decision = decided(officer, is_subject_to_call_in="yes")

    clocks = clocks_of(decision, published_on=BEFORE_EASTER)

    assert days(clocks) == (None, None)
    assert clocks.without_call_in_rule == (council,)


def test_a_joint_board_waits_for_its_councils_not_for_the_nhs(board, council):
    CallInRuleFactory(organisation=council, working_days=3)
    decision = decided(board, is_subject_to_call_in="yes")

    assert clocks_of(decision, published_on=BEFORE_EASTER).last_call_in_day == dt.date(2026, 4, 8)


def test_not_subject_to_call_in_it_has_effect_when_it_is_taken(officer):
    """R-CAL-04: before its publication too."""
    decision = decided(officer, "21/04/2021", is_subject_to_call_in="no")

    clocks = clocks_of(decision, published_on=TODAY)

    assert days(clocks) == (None, dt.date(2021, 4, 21))


def test_where_the_paper_does_not_say_no_day_is_given(officer):
    assert days(clocks_of(decided(officer), published_on=TODAY)) == (None, None)


@pytest.mark.parametrize(
    ("words", "record", "papers"),
    [
        ("21/04/2021", "2027-04-21", "2025-04-21"),
        ("29/02/2024", "2030-03-01", "2028-02-29"),
    ],
)
def test_records_are_kept_six_years_and_papers_four(officer, words, record, papers):
    """R-DEC-09 and 13.8: of two days the later."""
    clocks = clocks_of(decided(officer, words), published_on=TODAY)

    assert (clocks.kept_until, clocks.papers_kept_until) == (
        dt.date.fromisoformat(record),
        dt.date.fromisoformat(papers),
    )


def test_an_unknown_date_gives_no_days(officer):
    assert clocks_of(DecisionFactory(body=officer), published_on=TODAY) == Clocks()
