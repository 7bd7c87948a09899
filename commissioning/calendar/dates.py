"""Days as people write them, and arithmetic in months and years."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""Ours, not the locale's: a page must not change with the machine it is made on."""

MONTH_NUMBERS = {
    name: number
    for number, month in enumerate(MONTHS, start=1)
    for name in (month.lower(), month[:3].lower())
} | {"sept": 9}
FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Years outside these are slips of the finger, like 1021 or 3021."""

A_REAL_DATE = "Enter a real date, like 1 April 2021"
DAY = r"(?P<day>\d{1,2})"
MONTH = rf"(?P<month>{'|'.join(MONTH_NUMBERS)})\.?"
YEAR = r"'?(?P<year>\d{4}|\d{2})"
WRITTEN_DAYS = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        rf"{DAY}(?P<between>[/. -])(?P<month>\d{{1,2}})(?P=between){YEAR}",
        rf"(?P<year>\d{{4}})-(?P<month>\d{{1,2}})-{DAY}",
        rf"(?:the )?{DAY} ?(?:st|nd|rd|th)?(?: of)?[ -]?{MONTH},?[ -]?{YEAR}",
        rf"{MONTH} {DAY}(?:st|nd|rd|th)?,? {YEAR}",
    )
)
DAY_WITHOUT_YEAR = re.compile(rf"{DAY} ?(?:st|nd|rd|th)?(?: of)?[ -]?{MONTH}", re.ASCII)
DISTANCE = re.compile(r"(?P<sign>[+-])(?P<count>\d{1,3}) ?(?P<unit>[dwmy])", re.ASCII)


def words(day: date) -> str:
    """The day as pages write it: 31 March 2027."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def period_words(first: date, last: date) -> str:
    """The period as pages write it, both days inclusive: 1 April 2027 to 31 March 2028.

    What both ends share is said once: 1 to 20 April 2021.
    """
    if first == last:
        return words(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {words(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} to {words(last)}"
    return f"{words(first)} to {words(last)}"


def full_year(written: str) -> int:
    """A year written with two digits is 2000 to 2069 or 1970 to 1999; with four, itself."""
    year = int(written)
    if len(written) != 2:
        return year
    return 2000 + year if year < 70 else 1900 + year


def add_months(day: date, n: int) -> date:
    """The same day n months on, or back if negative; in a shorter month its last day."""
    years, month_before = divmod(day.month - 1 + n, 12)
    year, month = day.year + years, month_before + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def months_before(day: date, n: int) -> date:
    """The same day n months back: three months before 31 March 2021 is 31 December 2020."""
    return add_months(day, -n)


def years_after(day: date, n: int) -> date:
    """The same day n years on; 29 February becomes 1 March in a year without one.

    The later day is taken so that nothing kept "for n years" is let go a day early (13.8).
    """
    same_month = add_months(day, 12 * n)
    return same_month if same_month.day == day.day else same_month + timedelta(days=1)


def last_day_of_period(start: date, *, months: int = 12) -> date:
    """The last day, inclusive, of a period from `start`: 12 months from 1 April end 31 March.

    From the 29th to the 31st, where the last month has no such day, the period ends with that
    month.
    """
    same_day = add_months(start, months)
    return same_day - timedelta(days=1) if same_day.day == start.day else same_day


def parse_day(text: str, *, today: date | None = None) -> date:
    """The day a person typed: 1/4/21, 1 April 2021, 1st Apr 2021, 31.3.2022 or 2021-04-01.

    The day comes before the month, as in England. Given `today`, it also reads what staff type in a
    hurry: 31 mar (the coming one), +12m (or d, w, y), today, eoy (the end of the financial year).
    ValueError, with a sentence for that person, if it is no day between 1900 and 2199.
    """
    typed = " ".join(text.lower().split()).rstrip(".,")
    if not typed:
        raise ValueError("Enter a date, like 1 April 2021")
    day = (_hurried_day(typed, today) if today else None) or _written_day(typed)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(f"{A_REAL_DATE}: the year must be from {FIRST_YEAR} to {LAST_YEAR}")
    return day


def _written_day(typed: str) -> date:
    for pattern in WRITTEN_DAYS:
        if written := pattern.fullmatch(typed):
            return _real_day(full_year(written["year"]), written["month"], written["day"])
    raise ValueError(A_REAL_DATE)


def _real_day(year: int, month: str, day: str) -> date:
    number = MONTH_NUMBERS.get(month) or int(month)
    try:
        return date(year, number, int(day))
    except ValueError:
        if not 1 <= number <= 12:
            raise ValueError(A_REAL_DATE) from None
        there_is_none = f"there is no {int(day)} {MONTHS[number - 1]} {year}"
        raise ValueError(f"{A_REAL_DATE}: {there_is_none}") from None


def _hurried_day(typed: str, today: date) -> date | None:
    if typed == "today":
        return today
    if typed == "eoy":
        return date(today.year if today.month < 4 else today.year + 1, 3, 31)
    if distance := DISTANCE.fullmatch(typed):
        return _day_at(today, int(distance["sign"] + distance["count"]), distance["unit"])
    if written := DAY_WITHOUT_YEAR.fullmatch(typed):
        coming = _days_named(written["day"], written["month"], from_year=today.year)
        return next((day for day in coming if day >= today), None)
    return None


def _day_at(today: date, count: int, unit: str) -> date:
    if unit in "my":
        return add_months(today, count * (12 if unit == "y" else 1))
    return today + timedelta(days=count * (7 if unit == "w" else 1))


def _days_named(day: str, month: str, *, from_year: int) -> Iterator[date]:
    """That day of each year in turn; nine years are enough to meet a 29 February again."""
    number = MONTH_NUMBERS[month]
    for year in range(from_year, from_year + 9):
        if 1 <= int(day) <= monthrange(year, number)[1]:
            yield date(year, number, int(day))
