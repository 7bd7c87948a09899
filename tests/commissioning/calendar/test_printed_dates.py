from datetime import date

import pytest

from commissioning.calendar.printed_dates import PrintedDate


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("31st March 2018", date(2018, 3, 31)),
        ("31st  March 2018", date(2018, 3, 31)),
        ("By 10 November 2017", date(2017, 11, 10)),
        ("By 31 January 2018", date(2018, 1, 31)),
        ("By 1st April 2018", date(2018, 4, 1)),
        ("by the 31st March 2018", date(2018, 3, 31)),
        ("From 1 April 2019", date(2019, 4, 1)),
        ("until 30 November 2020", date(2020, 11, 30)),
        ("on or before 1 April 2018", date(2018, 4, 1)),
        ("Friday 13 November 2020", date(2020, 11, 13)),
        ("13/11/2020", date(2020, 11, 13)),
        ("2020-11-13", date(2020, 11, 13)),
    ],
)
def test_words_that_name_a_day_mean_that_day_and_nothing_is_inferred(printed, day):
    read = PrintedDate.from_words(printed)

    assert read == PrintedDate(printed, day, day)
    assert (read.known, read.inferred) == (True, False)


@pytest.mark.parametrize(
    ("printed", "earliest", "latest"),
    [
        ("April 2018", date(2018, 4, 1), date(2018, 4, 30)),
        ("in April 2019", date(2019, 4, 1), date(2019, 4, 30)),
        ("From April 2021", date(2021, 4, 1), date(2021, 4, 30)),
        ("Jan 2021", date(2021, 1, 1), date(2021, 1, 31)),
        ("January 21", date(2021, 1, 1), date(2021, 1, 31)),
        ("in March '21", date(2021, 3, 1), date(2021, 3, 31)),
        ("Feb 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("December 2016", date(2016, 12, 1), date(2016, 12, 31)),
        ("end of March 2021", date(2021, 3, 31), date(2021, 3, 31)),
        ("by the end of March 2021", date(2021, 3, 31), date(2021, 3, 31)),
        ("end March 2021", date(2021, 3, 31), date(2021, 3, 31)),
        ("beginning of April 2018", date(2018, 4, 1), date(2018, 4, 1)),
        ("early February 2021", date(2021, 2, 1), date(2021, 2, 10)),
        ("mid-February 2021", date(2021, 2, 11), date(2021, 2, 20)),
        ("late February 2021", date(2021, 2, 21), date(2021, 2, 28)),
        ("2017", date(2017, 1, 1), date(2017, 12, 31)),
        ("early 2007", date(2007, 1, 1), date(2007, 4, 30)),
        ("mid 2007", date(2007, 5, 1), date(2007, 8, 31)),
        ("late 2007", date(2007, 9, 1), date(2007, 12, 31)),
        ("end of 2007", date(2007, 12, 31), date(2007, 12, 31)),
        ("2019/20", date(2019, 4, 1), date(2020, 3, 31)),
        ("end of 2019/20", date(2020, 3, 31), date(2020, 3, 31)),
    ],
)
def test_words_that_name_no_one_day_give_the_days_they_can_mean(printed, earliest, latest):
    read = PrintedDate.from_words(printed)

    assert read == PrintedDate(printed, earliest, latest)
    assert (read.known, read.inferred) == (True, True)


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "when the last party signs",
        "April 2019 to 2022",
        "1 April 2018 to 31 March 2019",
        "From April 2021 to March 2022",
        "not before 29 October 2012",
        "before 1 April 2018",
        "31 April 2018",
        "Brexit 2019",
        "March",
        "1 April",
        "today",
        "2019/21",
        "0217",
        "April 1066",
    ],
)
def test_words_that_are_no_date_are_kept_and_give_no_days(printed):
    read = PrintedDate.from_words(printed)

    assert read == PrintedDate(printed, None, None)
    assert (read.known, read.inferred) == (False, False)


def test_words_are_kept_as_printed():
    assert str(PrintedDate.from_words("  End of  March 2021. ")) == "  End of  March 2021. "


def test_a_month_falls_due_on_its_last_day():
    assert PrintedDate.from_words("April 2018").falls_due_on == date(2018, 4, 30)
    assert PrintedDate.from_words("when the last party signs").falls_due_on is None


def test_an_exact_day_has_its_words():
    exact = PrintedDate.on(date(2021, 4, 1))

    assert exact == PrintedDate("1 April 2021", date(2021, 4, 1), date(2021, 4, 1))
    assert not exact.inferred


def test_a_day_that_a_person_set_for_words_that_do_not_name_it_is_inferred():
    assert PrintedDate("April 2018", date(2018, 4, 1), date(2018, 4, 1)).inferred
    assert PrintedDate("1 April 2018", date(2018, 4, 2), date(2018, 4, 2)).inferred


def test_nothing_is_inferred_where_a_person_left_the_days_out():
    assert not PrintedDate("1 April 2018").inferred


def test_days_out_of_order_are_refused():
    with pytest.raises(ValueError, match="must be 2 April 2018 or after"):
        PrintedDate("April 2018", date(2018, 4, 2), date(2018, 4, 1))


@pytest.mark.parametrize("days", [(date(2018, 4, 1), None), (None, date(2018, 4, 1))])
def test_one_day_without_the_other_is_refused(days):
    with pytest.raises(ValueError, match="or neither"):
        PrintedDate("April 2018", *days)
