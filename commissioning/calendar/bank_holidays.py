"""Bank holidays in England and Wales (R-CAL-14).

GOV.UK's published list is used for the years it covers; the years before and after it are computed.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from govuk_bank_holidays.bank_holidays import BankHolidays

MONDAY, SATURDAY = 0, 5
MAY, AUGUST = 5, 8

EXTRA_HOLIDAYS = frozenset(
    {
        date(2002, 6, 3),  # Golden Jubilee
        date(2011, 4, 29),  # royal wedding
        date(2012, 6, 5),  # Diamond Jubilee
        date(2022, 6, 3),  # Platinum Jubilee
        date(2022, 9, 19),  # state funeral
        date(2023, 5, 8),  # coronation
    }
)
MOVED_HOLIDAYS = {
    date(2002, 5, 27): date(2002, 6, 4),  # to join the Golden Jubilee
    date(2012, 5, 28): date(2012, 6, 4),  # to join the Diamond Jubilee
    date(2020, 5, 4): date(2020, 5, 8),  # to Victory in Europe Day
    date(2022, 5, 30): date(2022, 6, 2),  # to join the Platinum Jubilee
}


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """The days on which banks close in England and Wales in `year`, substitute days included.

    A holiday lost to a weekend is given by its substitute day alone: the Saturday or Sunday itself
    is no working day anyway. Right for 2000 and later; one-offs before 2000 are not known here, and
    later ones are known only once they are announced.
    """
    return published_bank_holidays().get(year) or computed_bank_holidays(year)


@cache
def published_bank_holidays() -> dict[int, frozenset[date]]:
    """GOV.UK's own list by year, from the copy that travels with its package: no network."""
    listed = BankHolidays(use_cached_holidays=True).get_holidays(BankHolidays.ENGLAND_AND_WALES)
    days = [holiday["date"] for holiday in listed]
    return {
        year: frozenset(day for day in days if day.year == year)
        for year in {day.year for day in days}
    }


def computed_bank_holidays(year: int) -> frozenset[date]:
    """The bank holidays of `year` by the ordinary rule, with the one-offs that were announced."""
    ordinary = {MOVED_HOLIDAYS.get(day, day) for day in _ordinary_holidays(year)}
    return frozenset(ordinary | {day for day in EXTRA_HOLIDAYS if day.year == year})


def _ordinary_holidays(year: int) -> Iterator[date]:
    easter = easter_sunday(year)
    yield _on_a_weekday(date(year, 1, 1))
    yield easter - timedelta(days=2)
    yield easter + timedelta(days=1)
    yield _monday_on_or_after(date(year, MAY, 1))
    yield _monday_on_or_before(date(year, MAY, 31))
    yield _monday_on_or_before(date(year, AUGUST, 31))
    yield from _christmas_holidays(year)


def _on_a_weekday(day: date) -> date:
    return day if day.weekday() < SATURDAY else _monday_on_or_after(day)


def _christmas_holidays(year: int) -> set[date]:
    """25 and 26 December; what a weekend swallows is given back on 27 or 28 December."""
    swallowed_by_weekend = {25: 27, 26: 28}
    days = {date(year, 12, 25), date(year, 12, 26)}
    return {
        day if day.weekday() < SATURDAY else day.replace(day=swallowed_by_weekend[day.day])
        for day in days
    }


def _monday_on_or_after(day: date) -> date:
    return day + timedelta(days=(MONDAY - day.weekday()) % 7)


def _monday_on_or_before(day: date) -> date:
    return day - timedelta(days=(day.weekday() - MONDAY) % 7)


def easter_sunday(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the anonymous (Meeus/Jones/Butcher) rule."""
    golden = year % 19
    century, year_of_century = divmod(year, 100)
    centuries_of_400, century_rest = divmod(century, 4)
    moon_shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - centuries_of_400 - moon_shift + 15) % 30
    leaps, leap_rest = divmod(year_of_century, 4)
    to_sunday = (32 + 2 * century_rest + 2 * leaps - epact - leap_rest) % 7
    correction = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * correction + 114, 31)
    return date(year, month, day + 1)
