from datetime import date

import pytest

from commissioning.calendar.call_in import (
    EffectiveSnap,
    effective_from,
    last_call_in_day,
    takes_effect_before_call_in_ends,
)
from commissioning.calendar.working_days import WorkingCalendar


@pytest.mark.parametrize(
    ("published", "working_days", "last_day", "effective"),
    [
        (date(2025, 4, 15), 3, date(2025, 4, 22), date(2025, 4, 23)),
        (date(2025, 4, 15), 5, date(2025, 4, 24), date(2025, 4, 25)),
        (date(2026, 4, 1), 3, date(2026, 4, 8), date(2026, 4, 9)),
        (date(2026, 4, 1), 5, date(2026, 4, 10), date(2026, 4, 11)),
        (date(2026, 5, 20), 3, date(2026, 5, 26), date(2026, 5, 27)),
        (date(2026, 5, 20), 5, date(2026, 5, 28), date(2026, 5, 29)),
        (date(2026, 12, 22), 3, date(2026, 12, 29), date(2026, 12, 30)),
        (date(2026, 12, 22), 5, date(2026, 12, 31), date(2027, 1, 1)),
        (date(2027, 12, 23), 3, date(2027, 12, 30), date(2027, 12, 31)),
        (date(2027, 12, 23), 5, date(2028, 1, 4), date(2028, 1, 5)),
    ],
)
def test_call_in_lasts_some_working_days_and_effect_follows_the_next_day(
    published, working_days, last_day, effective
):
    """R-CAL-01, R-CAL-02, R-CAL-03; vectors 13.2."""
    assert last_call_in_day(published, working_days=working_days) == last_day
    assert effective_from(published, working_days=working_days) == effective


@pytest.mark.parametrize(
    ("published", "effective"),
    [(date(2026, 4, 1), date(2026, 4, 13)), (date(2026, 12, 22), date(2027, 1, 4))],
)
def test_a_council_may_wait_for_the_next_working_day(published, effective):
    """R-CAL-03: the setting `effective_snap`."""
    snapped = effective_from(published, working_days=5, snap=EffectiveSnap.NEXT_WORKING_DAY)

    assert snapped == effective


def test_days_the_council_closes_make_call_in_longer():
    """R-CAL-02."""
    closed = WorkingCalendar(frozenset({date(2026, 12, 29), date(2026, 12, 30)}))

    assert last_call_in_day(date(2026, 12, 22), working_days=3, calendar=closed) == date(
        2026, 12, 31
    )


def test_a_call_in_period_of_no_days_is_refused():
    """R-CAL-01: a decision not subject to call-in has no last day of call-in."""
    with pytest.raises(ValueError, match="at least 1 working day"):
        last_call_in_day(date(2026, 4, 1), working_days=0)


@pytest.mark.parametrize(
    ("effective", "too_early"),
    [(date(2026, 4, 9), True), (date(2026, 4, 10), True), (date(2026, 4, 11), False)],
)
def test_effect_on_the_last_day_of_call_in_is_too_early(effective, too_early):
    """R-CAL-03."""
    warned = takes_effect_before_call_in_ends(
        effective, published=date(2026, 4, 1), subject_to_call_in=True, working_days=5
    )

    assert warned == too_early


def test_a_decision_not_subject_to_call_in_may_have_effect_before_it_is_published():
    """R-CAL-04; and the renewal decided on 21 April 2021 that ran from 1 April 2021."""
    assert not takes_effect_before_call_in_ends(
        date(2021, 4, 1), published=date(2021, 4, 21), subject_to_call_in=False, working_days=5
    )
