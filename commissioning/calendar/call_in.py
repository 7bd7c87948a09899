"""Call-in: how long a published decision waits, so that members may ask to look again.

How many working days, and how the day of effect is found, are dated settings of each council
(R-CAL-01). A stated day that differs from the computed one is kept and both are shown (R-CAL-10).
"""

from datetime import date, timedelta
from enum import StrEnum

from commissioning.calendar.working_days import ENGLAND, WorkingCalendar


class EffectiveSnap(StrEnum):
    """Where the day of effect falls once call-in has ended (R-CAL-03)."""

    NEXT_CALENDAR_DAY = "next_calendar_day"
    NEXT_WORKING_DAY = "next_working_day"


def last_call_in_day(
    published: date, *, working_days: int, calendar: WorkingCalendar = ENGLAND
) -> date:
    """The last day, inclusive, on which the decision can be called in (R-CAL-02).

    It is the nth working day after publication, whose own day does not count. ValueError if n < 1:
    a decision that is not subject to call-in has no such day.
    """
    if working_days < 1:
        raise ValueError("A call-in period is at least 1 working day.")
    return calendar.add_working_days(published, working_days)


def effective_from(
    published: date,
    *,
    working_days: int,
    calendar: WorkingCalendar = ENGLAND,
    snap: EffectiveSnap = EffectiveSnap.NEXT_CALENDAR_DAY,
) -> date:
    """The first day on which a decision has effect if nobody calls it in (R-CAL-03).

    By default the very next day, which may be a Saturday or a bank holiday, as published records
    show.
    """
    last_day = last_call_in_day(published, working_days=working_days, calendar=calendar)
    if snap == EffectiveSnap.NEXT_WORKING_DAY:
        return calendar.add_working_days(last_day, 1)
    return last_day + timedelta(days=1)


def takes_effect_before_call_in_ends(
    effective: date,
    *,
    published: date,
    subject_to_call_in: bool,
    working_days: int,
    calendar: WorkingCalendar = ENGLAND,
) -> bool:
    """Whether to warn that a stated day of effect leaves members too little time.

    A decision not subject to call-in may have effect on any day, before its publication too
    (R-CAL-04).
    """
    if not subject_to_call_in:
        return False
    return effective <= last_call_in_day(published, working_days=working_days, calendar=calendar)
