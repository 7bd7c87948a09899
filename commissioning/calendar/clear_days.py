"""Notice in clear days: neither the day of notice nor the day of the event counts (R-CAL-13)."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from commissioning.calendar.working_days import ENGLAND, WorkingCalendar


class DaysCounted(StrEnum):
    """Which days make up a notice: a setting of each council (R-CAL-13)."""

    WORKING = "working_days"
    CALENDAR = "calendar_days"


@dataclass(frozen=True)
class NoticeRule:
    """How many clear days must lie between a notice and what it gives notice of.

    The days it works out are for advice and warnings: real records fall short, and are kept as
    stated (R-GEN-01, R-KEY-06).
    """

    clear_days: int
    counted: DaysCounted

    def latest_notice(self, event: date, calendar: WorkingCalendar = ENGLAND) -> date:
        """The last day on which notice of `event` can be given.

        In working days it is itself a working day (13.3): a notice put online on a holiday might
        do, but a working day is the safe answer.
        """
        return self._move(event, -(self.clear_days + 1), calendar)

    def earliest_event(self, notice: date, calendar: WorkingCalendar = ENGLAND) -> date:
        """The first day `notice` allows. In working days it is itself a working day (R-CAL-06)."""
        return self._move(notice, self.clear_days + 1, calendar)

    def clear_days_given(
        self, notice: date, event: date, calendar: WorkingCalendar = ENGLAND
    ) -> int:
        """How many clear days `notice` gave, counted strictly between; 0 if it came too late."""
        if self.counted == DaysCounted.CALENDAR:
            return max((event - notice).days - 1, 0)
        return calendar.working_days_between(notice, event)

    def is_met(self, notice: date, event: date, calendar: WorkingCalendar = ENGLAND) -> bool:
        return self.clear_days_given(notice, event, calendar) >= self.clear_days

    def _move(self, day: date, days: int, calendar: WorkingCalendar) -> date:
        if self.counted == DaysCounted.CALENDAR:
            return day + timedelta(days=days)
        return calendar.add_working_days(day, days)


AGENDA = NoticeRule(5, DaysCounted.WORKING)
"""Agenda and reports open to the public before a council meeting: LGA 1972 s100B, R-CAL-12."""

KEY_DECISION = NoticeRule(28, DaysCounted.CALENDAR)
"""A key decision: SI 2012/2089 reg 9, R-KEY-05."""

GENERAL_EXCEPTION = NoticeRule(5, DaysCounted.WORKING)
"""A key decision for which 28 days were not practicable: SI 2012/2089 reg 10, R-KEY-07."""

MEMBER_DECISION = NoticeRule(5, DaysCounted.WORKING)
"""A decision by one member, at councils that ask for notice of it: a local rule, R-CAL-06."""
