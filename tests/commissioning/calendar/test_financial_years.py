from datetime import date

import pytest

from commissioning.calendar.financial_years import FinancialYear


def test_a_financial_year_runs_from_april_to_march():
    """R-FIN-02."""
    year = FinancialYear(2022)

    assert year.label == str(year) == "2022/23"
    assert (year.first_day, year.last_day) == (date(2022, 4, 1), date(2023, 3, 31))


def test_the_label_at_the_turn_of_a_century_has_two_noughts():
    assert FinancialYear(1999).label == "1999/00"


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2021, 3, 31), FinancialYear(2020)),
        (date(2021, 4, 1), FinancialYear(2021)),
        (date(2021, 12, 31), FinancialYear(2021)),
        (date(2022, 1, 1), FinancialYear(2021)),
        (date(2022, 3, 31), FinancialYear(2021)),
        (date(2022, 4, 1), FinancialYear(2022)),
    ],
)
def test_a_day_belongs_to_the_year_that_began_the_april_before(day, year):
    assert FinancialYear.containing(day) == year
    assert day in year


def test_the_days_around_a_year_are_not_in_it():
    assert date(2021, 3, 31) not in FinancialYear(2021)
    assert date(2022, 4, 1) not in FinancialYear(2021)


@pytest.mark.parametrize(
    ("text", "starting"),
    [
        ("2022/23", 2022),
        ("2022-23", 2022),
        ("2022-2023", 2022),
        ("2022–23", 2022),
        ("23/24", 2023),
        (" 2021 / 22 ", 2021),
        ("1999/00", 1999),
        ("99/00", 1999),
        ("1999/2000", 1999),
        ("69/70", 2069),
    ],
)
def test_every_usual_way_to_write_a_financial_year_is_read(text, starting):
    """R-FIN-02."""
    assert FinancialYear.parse(text) == FinancialYear(starting)


def test_what_it_writes_it_can_read():
    years = [FinancialYear(starting) for starting in range(1990, 2110)]

    assert [FinancialYear.parse(year.label) for year in years] == years


@pytest.mark.parametrize(
    "text",
    ["", "2022", "2022/24", "2022/22", "2023/22", "22", "April 2022", "0022/23", "2022/23/24"],
)
def test_what_is_not_two_years_in_a_row_is_refused_with_an_example(text):
    with pytest.raises(ValueError, match="^Enter a financial year, like 2022/23"):
        FinancialYear.parse(text)


def test_financial_years_sort_by_time():
    assert sorted([FinancialYear(2022), FinancialYear(2020)]) == [
        FinancialYear(2020),
        FinancialYear(2022),
    ]
