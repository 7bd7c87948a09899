from datetime import date

import pytest

from commissioning.calendar.working_days import ENGLAND, WorkingCalendar

MAUNDY_THURSDAY = date(2026, 4, 2)
TUESDAY_AFTER_EASTER = date(2026, 4, 7)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (MAUNDY_THURSDAY, True),
        (date(2026, 4, 3), False),
        (date(2026, 4, 4), False),
        (date(2026, 4, 5), False),
        (date(2026, 4, 6), False),
        (TUESDAY_AFTER_EASTER, True),
    ],
)
def test_weekends_and_bank_holidays_are_not_working_days(day, works):
    """R-CAL-02."""
    assert ENGLAND.is_working_day(day) == works


def test_days_the_council_closes_are_not_working_days():
    """R-CAL-14."""
    closed_at_christmas = WorkingCalendar(frozenset({date(2026, 12, 29), date(2026, 12, 30)}))

    assert closed_at_christmas.add_working_days(date(2026, 12, 24), 1) == date(2026, 12, 31)
    assert ENGLAND.add_working_days(date(2026, 12, 24), 1) == date(2026, 12, 29)


def test_calendars_that_close_on_the_same_days_are_the_same():
    assert WorkingCalendar() == ENGLAND


def test_counting_on_starts_from_the_day_after():
    assert ENGLAND.add_working_days(date(2026, 3, 31), 1) == date(2026, 4, 1)
    assert ENGLAND.add_working_days(date(2026, 3, 31), 2) == MAUNDY_THURSDAY
    assert ENGLAND.add_working_days(date(2026, 3, 31), 3) == TUESDAY_AFTER_EASTER


def test_counting_on_from_a_holiday_starts_from_the_first_working_day_after_it():
    assert ENGLAND.add_working_days(date(2026, 4, 4), 1) == TUESDAY_AFTER_EASTER


def test_counting_back_starts_from_the_day_before():
    assert ENGLAND.add_working_days(TUESDAY_AFTER_EASTER, -1) == MAUNDY_THURSDAY
    assert ENGLAND.add_working_days(date(2026, 4, 8), -2) == MAUNDY_THURSDAY


def test_no_working_days_on_is_the_day_itself_even_a_holiday():
    assert ENGLAND.add_working_days(date(2026, 4, 4), 0) == date(2026, 4, 4)


@pytest.mark.parametrize(
    ("first", "last", "between"),
    [
        (MAUNDY_THURSDAY, TUESDAY_AFTER_EASTER, 0),
        (MAUNDY_THURSDAY, date(2026, 4, 8), 1),
        (date(2026, 4, 1), date(2026, 4, 8), 2),
        (MAUNDY_THURSDAY, MAUNDY_THURSDAY, 0),
        (TUESDAY_AFTER_EASTER, MAUNDY_THURSDAY, 0),
    ],
)
def test_neither_end_is_counted_between_two_days(first, last, between):
    """R-CAL-13."""
    assert ENGLAND.working_days_between(first, last) == between


@pytest.mark.parametrize(
    ("day", "before", "after"),
    [
        (MAUNDY_THURSDAY, MAUNDY_THURSDAY, MAUNDY_THURSDAY),
        (date(2026, 4, 3), MAUNDY_THURSDAY, TUESDAY_AFTER_EASTER),
        (date(2026, 4, 6), MAUNDY_THURSDAY, TUESDAY_AFTER_EASTER),
        (TUESDAY_AFTER_EASTER, TUESDAY_AFTER_EASTER, TUESDAY_AFTER_EASTER),
    ],
)
def test_a_holiday_moves_to_the_working_day_before_or_after_and_a_working_day_stays(
    day, before, after
):
    assert ENGLAND.working_day_on_or_before(day) == before
    assert ENGLAND.working_day_on_or_after(day) == after
