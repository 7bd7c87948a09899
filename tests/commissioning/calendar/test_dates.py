from datetime import date

import pytest

from commissioning.calendar.dates import (
    add_months,
    last_day_of_period,
    months_before,
    parse_day,
    period_words,
    words,
    years_after,
)

TODAY = date(2021, 4, 21)


@pytest.mark.parametrize(
    "text",
    [
        "1/4/21",
        "01/04/2021",
        "1-4-2021",
        "1.4.21",
        "1 4 2021",
        "1 April 2021",
        "1 Apr 2021",
        "1 Apr. 2021",
        "1st April 2021",
        "the 1st of April 2021",
        "1 april '21",
        "1 APRIL, 2021",
        "1apr2021",
        "1-Apr-21",
        "April 1, 2021",
        "2021-04-01",
        "2021-4-1",
        "  1  April\u00a02021. ",
    ],
)
@pytest.mark.parametrize("today", [None, TODAY])
def test_every_usual_way_to_write_a_day_is_read_with_the_day_first(text, today):
    """R-CAL-16."""
    assert parse_day(text, today=today) == date(2021, 4, 1)


def test_the_last_day_of_a_financial_year_is_read_with_full_stops():
    assert parse_day("31.3.2022") == date(2022, 3, 31)


@pytest.mark.parametrize("month", ["Sep", "Sept", "September"])
def test_september_has_two_short_names(month):
    assert parse_day(f"30 {month} 2021") == date(2021, 9, 30)


@pytest.mark.parametrize(
    ("text", "year"), [("1/4/00", 2000), ("1/4/69", 2069), ("1/4/70", 1970), ("1/4/99", 1999)]
)
def test_two_figures_mean_a_year_from_1970_to_2069(text, year):
    assert parse_day(text) == date(year, 4, 1)


def test_a_leap_day_is_a_day_in_a_leap_year_only():
    assert parse_day("29/2/24") == date(2024, 2, 29)
    with pytest.raises(ValueError, match="there is no 29 February 2023"):
        parse_day("29/2/23")


@pytest.mark.parametrize(
    "text",
    [
        "tomorrow-ish",
        "April 2021",
        "2021",
        "1/13/21",
        "1/0/21",
        "32/1/2021",
        "0/1/2021",
        "1 Aprl 2021",
        "1/4/221",
        "1/4/20221",
        "1 April 1899",
        "1 April 2200",
        "2021-04-01T00:00",
        "1/4-2021",
        "१/४/२०२१",
        "31 mar",
        "+12m",
        "eoy",
        "today",
    ],
)
def test_what_is_no_day_is_refused_with_an_example(text):
    with pytest.raises(ValueError, match="^Enter a real date, like 1 April 2021"):
        parse_day(text)


@pytest.mark.parametrize("text", ["1 April 1899", "1/4/2200", "3021-04-01"])
def test_a_slip_in_the_year_is_pointed_out(text):
    with pytest.raises(ValueError, match="the year must be from 1900 to 2199$"):
        parse_day(text)


@pytest.mark.parametrize("text", ["", "   "])
def test_nothing_typed_asks_for_a_date(text):
    with pytest.raises(ValueError, match="^Enter a date, like 1 April 2021$"):
        parse_day(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", TODAY),
        ("eoy", date(2022, 3, 31)),
        ("+12m", date(2022, 4, 21)),
        ("-1m", date(2021, 3, 21)),
        ("+1y", date(2022, 4, 21)),
        ("+2w", date(2021, 5, 5)),
        ("+10 d", date(2021, 5, 1)),
        ("20 apr", date(2022, 4, 20)),
        ("21 apr", TODAY),
        ("22nd April", date(2021, 4, 22)),
        ("31 mar", date(2022, 3, 31)),
        ("29 feb", date(2024, 2, 29)),
    ],
)
def test_staff_in_a_hurry_may_type_less_where_today_is_known(text, day):
    assert parse_day(text, today=TODAY) == day


def test_the_end_of_the_financial_year_is_today_on_31_march_and_next_year_on_1_april():
    assert parse_day("eoy", today=date(2021, 3, 31)) == date(2021, 3, 31)
    assert parse_day("eoy", today=date(2021, 4, 1)) == date(2022, 3, 31)


@pytest.mark.parametrize("text", ["31 apr", "0 apr", "1 aprl", "+999y", "12m"])
def test_what_is_no_day_is_refused_in_a_hurry_too(text):
    with pytest.raises(ValueError, match="^Enter a real date, like 1 April 2021"):
        parse_day(text, today=TODAY)


def test_a_day_in_words_has_no_nought_before_it():
    assert words(date(2027, 3, 31)) == "31 March 2027"
    assert words(date(2021, 4, 1)) == "1 April 2021"


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2027, 4, 1), date(2028, 3, 31), "1 April 2027 to 31 March 2028"),
        (date(2021, 4, 1), date(2021, 4, 20), "1 to 20 April 2021"),
        (date(2021, 4, 1), date(2021, 9, 30), "1 April to 30 September 2021"),
        (date(2021, 4, 1), date(2022, 4, 1), "1 April 2021 to 1 April 2022"),
        (date(2021, 4, 1), date(2021, 4, 1), "1 April 2021"),
    ],
)
def test_a_period_in_words_says_once_what_its_ends_share(first, last, expected):
    assert period_words(first, last) == expected


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2021, 4, 1), 12, date(2022, 4, 1)),
        (date(2021, 1, 30), 1, date(2021, 2, 28)),
        (date(2021, 1, 31), 1, date(2021, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2021, 2, 28), 1, date(2021, 3, 28)),
        (date(2021, 12, 31), 1, date(2022, 1, 31)),
        (date(2021, 11, 30), 13, date(2022, 12, 30)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2021, 4, 1), 0, date(2021, 4, 1)),
    ],
)
def test_months_on_is_the_same_day_or_the_last_of_a_shorter_month(day, months, expected):
    assert add_months(day, months) == expected


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2021, 3, 31), 3, date(2020, 12, 31)),
        (date(2021, 3, 31), 1, date(2021, 2, 28)),
        (date(2022, 3, 31), 6, date(2021, 9, 30)),
        (date(2021, 1, 1), 1, date(2020, 12, 1)),
        (date(2021, 12, 15), 12, date(2020, 12, 15)),
    ],
)
def test_months_back_is_the_same_day_or_the_last_of_a_shorter_month(day, months, expected):
    assert months_before(day, months) == expected


@pytest.mark.parametrize(
    ("day", "years", "expected"),
    [
        (date(2024, 2, 28), 1, date(2025, 2, 28)),
        (date(2024, 2, 29), 1, date(2025, 3, 1)),
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
        (date(2024, 3, 1), 1, date(2025, 3, 1)),
    ],
)
def test_years_on_from_a_leap_day_take_the_later_day(day, years, expected):
    """13.8."""
    assert years_after(day, years) == expected


@pytest.mark.parametrize(
    ("start", "months", "last"),
    [
        (date(2021, 4, 1), 12, date(2022, 3, 31)),
        (date(2021, 4, 2), 12, date(2022, 4, 1)),
        (date(2023, 3, 1), 12, date(2024, 2, 29)),
        (date(2022, 3, 1), 12, date(2023, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2021, 1, 28), 1, date(2021, 2, 27)),
        (date(2021, 1, 29), 1, date(2021, 2, 28)),
        (date(2021, 1, 31), 1, date(2021, 2, 28)),
        (date(2021, 7, 1), 9, date(2022, 3, 31)),
    ],
)
def test_a_period_ends_the_day_before_its_day_comes_round_again(start, months, last):
    """Twelve months from 1 April 2021 end on 31 March 2022, as the renewal says."""
    assert last_day_of_period(start, months=months) == last


def test_a_period_is_twelve_months_unless_told():
    assert last_day_of_period(date(2021, 4, 1)) == date(2022, 3, 31)
