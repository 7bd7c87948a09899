from datetime import date

import pytest

from commissioning.calendar.clear_days import (
    AGENDA,
    GENERAL_EXCEPTION,
    KEY_DECISION,
    MEMBER_DECISION,
    DaysCounted,
    NoticeRule,
)
from commissioning.calendar.working_days import WorkingCalendar


@pytest.mark.parametrize(
    ("meeting", "latest_publication"),
    [
        (date(2026, 4, 14), date(2026, 4, 2)),
        (date(2026, 1, 6), date(2025, 12, 24)),
        (date(2026, 6, 2), date(2026, 5, 22)),
        (date(2025, 12, 30), date(2025, 12, 18)),
    ],
)
def test_an_agenda_is_out_five_clear_working_days_before_the_meeting(meeting, latest_publication):
    """R-CAL-12, R-CAL-13; vectors 13.3."""
    assert AGENDA.latest_notice(meeting) == latest_publication


@pytest.mark.parametrize(
    ("published", "given", "met"),
    [
        (date(2026, 4, 1), 6, True),
        (date(2026, 4, 2), 5, True),
        (date(2026, 4, 3), 5, True),
        (date(2026, 4, 6), 5, True),
        (date(2026, 4, 7), 4, False),
    ],
)
def test_an_agenda_put_online_on_a_holiday_still_leaves_five_clear_days(published, given, met):
    """13.3: the working day before is the safe answer, not the only one that keeps the law."""
    meeting = date(2026, 4, 14)

    assert AGENDA.clear_days_given(published, meeting) == given
    assert AGENDA.is_met(published, meeting) == met


def test_a_council_that_closes_at_christmas_publishes_sooner():
    """R-CAL-14."""
    closed = WorkingCalendar(frozenset(date(2025, 12, day) for day in (29, 30, 31)))

    assert AGENDA.latest_notice(date(2026, 1, 6), closed) == date(2025, 12, 19)


def test_notice_of_a_key_decision_is_28_clear_calendar_days():
    """R-KEY-05; vector 13.4."""
    decision = date(2026, 4, 14)

    assert KEY_DECISION.latest_notice(decision) == date(2026, 3, 16)
    assert KEY_DECISION.is_met(date(2026, 3, 15), decision)
    assert KEY_DECISION.is_met(date(2026, 3, 16), decision)
    assert not KEY_DECISION.is_met(date(2026, 3, 17), decision)


@pytest.mark.parametrize(
    ("notice", "earliest"),
    [(date(2012, 10, 1), date(2012, 10, 30)), (date(2013, 10, 4), date(2013, 11, 2))],
)
def test_the_earliest_key_decision_is_a_day_later_than_published_practice_had_it(notice, earliest):
    """R-KEY-05, R-KEY-06; vectors 13.4."""
    assert KEY_DECISION.earliest_event(notice) == earliest


@pytest.mark.parametrize(
    ("notice", "earliest"),
    [(date(2024, 12, 5), date(2024, 12, 13)), (date(2021, 3, 5), date(2021, 3, 15))],
)
def test_a_member_decides_after_five_clear_working_days(notice, earliest):
    """R-CAL-06; vectors 13.5."""
    assert MEMBER_DECISION.earliest_event(notice) == earliest


def test_under_the_general_exception_five_clear_working_days_are_enough():
    """R-KEY-07."""
    assert GENERAL_EXCEPTION.earliest_event(date(2026, 4, 2)) == date(2026, 4, 14)


def test_a_council_may_count_its_five_days_by_the_calendar():
    """R-CAL-13."""
    by_calendar = NoticeRule(5, DaysCounted.CALENDAR)

    assert by_calendar.latest_notice(date(2026, 4, 14)) == date(2026, 4, 8)


@pytest.mark.parametrize("rule", [AGENDA, KEY_DECISION])
def test_notice_on_the_day_or_after_it_gives_no_clear_day(rule):
    assert rule.clear_days_given(date(2026, 4, 14), date(2026, 4, 14)) == 0
    assert rule.clear_days_given(date(2026, 4, 20), date(2026, 4, 14)) == 0
