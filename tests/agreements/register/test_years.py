"""Each year of a long agreement says what is known of it (seed 003)."""

import datetime as dt

import pytest

from agreements.register.facts import facts_of
from agreements.register.models import Agreement
from agreements.register.standing import Rest
from agreements.register.years import state_year, years_of
from commissioning.calendar.financial_years import FinancialYear


@pytest.fixture
def long(make_agreed, council, icb):
    """From April 2013 on, like the Oxfordshire agreement."""
    return make_agreed(council, icb, first="2013-04-01", last="2023-03-31")


def test_a_year_that_no_paper_records_is_what_its_days_rest_on(long, commissioner, stands):
    year = FinancialYear(2019)

    state_year(long, year, state="not_recorded", by=commissioner, stated_in="The report of 2020")

    days = ("2019-03-31", "2019-04-01", "2020-03-31", "2020-04-01")
    assert [stands(long, day).rests_on for day in days] == [
        (),
        (Rest.YEAR_NOT_RECORDED,),
        (Rest.YEAR_NOT_RECORDED,),
        (),
    ]


@pytest.mark.parametrize("state", ["agreed", "varied"])
def test_a_later_word_on_a_year_replaces_the_earlier(long, commissioner, stands, state):
    year = FinancialYear(2019)
    state_year(long, year, state="not_recorded", by=commissioner, stated_in="The report of 2020")

    state_year(long, year, state=state, by=commissioner, stated_in="The cabinet's minutes")

    assert [one.state for one in long.yearly_statements.all()] == [state]
    assert stands(long, "2019-04-01").rests_on == ()


def test_the_years_of_an_agreement_go_up_to_today_or_its_end(long):
    facts = facts_of(Agreement.objects.filter(pk=long.pk))[long.pk]

    assert [str(year) for year in years_of(facts, dt.date(2015, 4, 1))] == [
        "2013/14",
        "2014/15",
        "2015/16",
    ]
    assert str(years_of(facts, dt.date(2030, 1, 1))[-1]) == "2022/23"
    assert years_of(facts, dt.date(2013, 3, 31)) == []
