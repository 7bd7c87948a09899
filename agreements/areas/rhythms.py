"""When something that is done again and again is next due. Pure; time comes in."""

import datetime as dt

from agreements.areas.models.rhythm import WithRhythm
from commissioning.calendar.dates import add_months

A_DAY = dt.timedelta(days=1)


def next_due(
    rhythm: WithRhythm, *, last: dt.date | None, begins: dt.date | None = None
) -> dt.date | None:
    """The day, inclusive, by which it is due again after `last`, the day it was last done.

    Never done, it is due by the last day of the first stretch from `begins`: what is owed monthly
    from 1 April, by 30 April. None where no rhythm is stated, or there is no day to count from.
    """
    if rhythm.every is None:
        return None
    if last:
        return _later(last, rhythm.every, rhythm.unit)
    return _later(begins, rhythm.every, rhythm.unit) - A_DAY if begins else None


def _later(day: dt.date, count: int, unit: str) -> dt.date:
    """What was done on the last day of a month is due on the last day of another."""
    if unit == WithRhythm.Unit.MONTH:
        is_last = (day + A_DAY).day == 1
        return add_months(day + A_DAY, count) - A_DAY if is_last else add_months(day, count)
    return day + dt.timedelta(days=count * (7 if unit == WithRhythm.Unit.WEEK else 1))
