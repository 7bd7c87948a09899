"""How far a plan is, day by day."""

import datetime as dt

import pytest

from agreements.plans.models import Plan
from agreements.plans.plans import issue_version, start_plan, state_plan
from agreements.plans.status import plan_status
from commissioning.calendar.printed_dates import PrintedDate

RECORD = "Decision record PH 09 2021"


@pytest.fixture
def strategy(place):
    """Seed 000: the strategy of April 2019, with priorities to 2022."""
    return start_plan(
        place,
        kind=Plan.Kind.STRATEGY,
        title="Strategy",
        starts=PrintedDate.from_words("April 2019"),
        ends=PrintedDate.from_words("2022"),
        by=None,
    )


def say(plan, state, on="", words="", stated_in=RECORD):
    state_plan(
        plan,
        state=state,
        on=PrintedDate.from_words(on),
        words=words,
        stated_in=stated_in,
        by=None,
    )


def tag(plan, day):
    return plan_status(plan, on=dt.date.fromisoformat(day)).tag


def test_a_plan_of_which_nothing_is_stated_is_being_written(strategy):
    assert tag(strategy, "2019-05-01") == "Being written"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2019-01-31", "Being written"),
        ("2019-02-01", "In consultation"),
        ("2019-02-28", "In consultation"),
        ("2019-03-01", "Agreed"),
        ("2019-03-31", "Agreed"),
        ("2019-04-01", "In force"),
        ("2020-12-31", "In force"),
        ("2021-01-01", "Refreshed"),
        ("2022-12-31", "Refreshed"),
        ("2023-01-01", "Ended"),
    ],
)
def test_a_plan_goes_its_way_by_what_was_stated_and_by_its_own_dates(strategy, day, expected):
    say(strategy, "in_consultation", "1 February 2019")
    say(strategy, "agreed", "1 March 2019")
    issue_version(strategy, label="2", on=PrintedDate.from_words("2021"), by=None)

    assert tag(strategy, day) == expected


def test_an_agreed_plan_without_a_period_stays_agreed(place):
    """Seed 002, paragraph 8: strategies agreed for mental health and carers, without a day."""
    plan = start_plan(place, kind=Plan.Kind.STRATEGY, title="Carers", by=None)
    say(plan, "agreed", words="agreed", stated_in="The report")

    found = plan_status(plan, on=dt.date(2026, 1, 1))

    assert (found.tag, found.sentence) == ("Agreed", "“agreed”, as stated in The report.")


def test_a_plan_in_force_keeps_the_papers_words_and_says_when_it_was_refreshed(strategy):
    say(strategy, "in_force", "April 2019", "implemented")
    issue_version(strategy, label="2", on=PrintedDate.from_words("2020"), by=None)

    found = plan_status(strategy, on=dt.date(2021, 1, 1))

    assert found.sentence == f"“implemented”, April 2019, as stated in {RECORD}. Refreshed in 2020."


def test_a_new_number_alone_is_no_refresh(strategy):
    say(strategy, "in_force", "April 2019")
    issue_version(strategy, label="1", is_refresh=False, by=None)

    assert tag(strategy, "2020-01-01") == "In force"


def test_a_refresh_without_a_day_is_said_to_have_been(strategy):
    say(strategy, "in_force", "April 2019")
    issue_version(strategy, label="2", by=None)

    assert plan_status(strategy, on=dt.date(2020, 1, 1)).sentence.endswith("Since then refreshed.")


def test_a_plan_that_was_ended_early_has_ended(strategy):
    say(strategy, "in_force", "April 2019")
    say(strategy, "ended", "1 June 2020")

    assert [tag(strategy, day) for day in ("2020-05-31", "2020-06-01")] == ["In force", "Ended"]
    assert plan_status(strategy, on=dt.date(2023, 1, 1)).colour == "grey"
