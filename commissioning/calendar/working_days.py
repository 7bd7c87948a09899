"""Working days: Monday to Friday, without bank holidays and without the days a council closes."""

from dataclasses import dataclass
from datetime import date, timedelta

from commissioning.calendar.bank_holidays import SATURDAY, bank_holidays

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class WorkingCalendar:
    """When an office is open. `closed_days` are its own, often 27 to 31 December (R-CAL-14)."""

    closed_days: frozenset[date] = frozenset()

    def is_working_day(self, day: date) -> bool:
        if day.weekday() >= SATURDAY or day in self.closed_days:
            return False
        return day not in bank_holidays(day.year)

    def add_working_days(self, day: date, n: int) -> date:
        """The nth working day after `day`, which is not counted; before it, for a negative n.

        With n of 0 it is `day` itself, working day or not.
        """
        step = ONE_DAY if n > 0 else -ONE_DAY
        for _ in range(abs(n)):
            day += step
            while not self.is_working_day(day):
                day += step
        return day

    def working_days_between(self, first: date, last: date) -> int:
        """The working days strictly between, neither end counted; 0 if `last` is not later."""
        days_apart = (last - first).days
        return sum(self.is_working_day(first + ONE_DAY * n) for n in range(1, days_apart))

    def working_day_on_or_after(self, day: date) -> date:
        return self.add_working_days(day - ONE_DAY, 1)

    def working_day_on_or_before(self, day: date) -> date:
        return self.add_working_days(day + ONE_DAY, -1)


ENGLAND = WorkingCalendar()
