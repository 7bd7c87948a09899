from datetime import date

import pytest

from commissioning.calendar.bank_holidays import (
    bank_holidays,
    computed_bank_holidays,
    easter_sunday,
    published_bank_holidays,
)


def days(year, *months_and_days):
    return frozenset(date(year, month, day) for month, day in months_and_days)


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (2025, days(2025, (1, 1), (4, 18), (4, 21), (5, 5), (5, 26), (8, 25), (12, 25), (12, 26))),
        (2026, days(2026, (1, 1), (4, 3), (4, 6), (5, 4), (5, 25), (8, 31), (12, 25), (12, 28))),
        (2027, days(2027, (1, 1), (3, 26), (3, 29), (5, 3), (5, 31), (8, 30), (12, 27), (12, 28))),
        (2028, days(2028, (1, 3), (4, 14), (4, 17), (5, 1), (5, 29), (8, 28), (12, 25), (12, 26))),
    ],
)
def test_the_years_the_rulebook_lists_are_as_it_lists_them(year, expected):
    """R-CAL-14."""
    assert bank_holidays(year) == expected
    assert computed_bank_holidays(year) == expected


def test_computed_holidays_are_those_that_were_published_in_every_published_year():
    """R-CAL-14. When this fails after an update, GOV.UK has announced a one-off: add it."""
    published = published_bank_holidays()

    assert {year: computed_bank_holidays(year) for year in published} == published


def test_the_published_list_covers_the_years_from_2012_without_a_hole():
    years = sorted(published_bank_holidays())

    assert years[0] == 2012
    assert years == list(range(years[0], years[-1] + 1))


def test_years_before_the_published_list_have_their_one_offs():
    """R-CAL-14: the royal wedding of 2011; the Golden Jubilee of 2002 moved the spring holiday."""
    assert bank_holidays(2011) == days(
        2011, (1, 3), (4, 22), (4, 25), (4, 29), (5, 2), (5, 30), (8, 29), (12, 26), (12, 27)
    )
    assert bank_holidays(2002) == days(
        2002, (1, 1), (3, 29), (4, 1), (5, 6), (6, 3), (6, 4), (8, 26), (12, 25), (12, 26)
    )


@pytest.mark.parametrize(
    "one_off",
    [
        date(2011, 4, 29),
        date(2012, 6, 4),
        date(2012, 6, 5),
        date(2020, 5, 8),
        date(2022, 6, 2),
        date(2022, 6, 3),
        date(2022, 9, 19),
        date(2023, 5, 8),
    ],
)
def test_past_one_offs_are_holidays(one_off):
    """R-CAL-14."""
    assert one_off in bank_holidays(one_off.year)


def test_a_moved_holiday_is_not_kept_on_its_ordinary_day_too():
    """R-CAL-14: the early May holiday of 2020 moved from the 4th to the 8th."""
    assert date(2020, 5, 4) not in bank_holidays(2020)


@pytest.mark.parametrize("year", range(2000, 2041))
def test_every_ordinary_year_has_eight_holidays_all_of_them_weekdays(year):
    extra = {2002: 1, 2011: 1, 2012: 1, 2022: 2, 2023: 1}

    assert len(bank_holidays(year)) == 8 + extra.get(year, 0)
    assert all(day.weekday() < 5 for day in bank_holidays(year))


@pytest.mark.parametrize(
    "easter",
    [
        date(2000, 4, 23),
        date(2008, 3, 23),
        date(2011, 4, 24),
        date(2019, 4, 21),
        date(2024, 3, 31),
        date(2038, 4, 25),
        date(2040, 4, 1),
    ],
)
def test_easter_falls_where_the_almanac_has_it(easter):
    assert easter_sunday(easter.year) == easter
