import datetime as dt

import pytest

from agreements.plans.places import plan_entries, plans_section, review_entries, reviews_section
from agreements.plans.search import find_plans, find_reviews
from commissioning.partnerships.sections import Row
from commissioning.search.registry import Found
from tests.factories import (
    BodyFactory,
    PartnerFactory,
    PlanFactory,
    PlanPriorityFactory,
    PlanStateFactory,
    PlanTaskFactory,
    PlanVersionFactory,
    ReviewFactory,
    ReviewPointFactory,
    ReviewReportFactory,
)


@pytest.fixture
def plan(place, council):
    PartnerFactory(partnership=place, organisation=council)
    plan = PlanFactory(
        partnership=place,
        title="Place plan",
        starts_words="December 2016",
        starts_earliest=dt.date(2016, 12, 1),
        starts_latest=dt.date(2016, 12, 31),
    )
    PlanStateFactory(plan=plan, state="in_force", on_words="December 2016")
    PlanStateFactory(plan=plan, state="agreed")
    PlanVersionFactory(plan=plan, label="Refresh", is_refresh=True, on_words="2019")
    return plan


@pytest.fixture
def review(place, council):
    board = BodyFactory(partnership=place, name="Joint Board")
    return ReviewFactory(body=board, title="After a year", begun_words="2020")


def told(entries):
    return [(entry.on.words, entry.words, entry.kind) for entry in entries]


def test_a_place_shows_its_plans_and_reviews_to_its_partners(
    place, plan, review, commissioner, outsider
):
    plans, reviews = plans_section(place, commissioner), reviews_section(place, commissioner)

    assert plans.rows == [Row("Place plan", plan.get_absolute_url(), "Refreshed")]
    assert plans.more_url == "/northshire/plans/"
    assert reviews.rows == [Row("After a year", review.get_absolute_url(), "No outcome yet")]
    assert plans_section(place, outsider) is reviews_section(place, outsider) is None


def test_the_timeline_has_what_has_a_date(place, plan, review, commissioner, outsider):
    report = ReviewReportFactory(
        review=review, stage="Report", to=review.body, delivered_on=dt.date(2027, 2, 1)
    )

    assert told(plan_entries(place, commissioner)) == [
        ("December 2016", "Place plan begins", "plan"),
        ("December 2016", "Place plan: in force", "plan"),
        ("2019", "Place plan: refreshed, Refresh", "plan"),
    ]
    assert told(review_entries(place, commissioner)) == [
        ("2020", "After a year begins", "review"),
        ("31 January 2027", f"Report due: {report}", "review"),
        ("1 February 2027", f"Report delivered: {report}", "review"),
    ]
    assert told(plan_entries(place, outsider)) == told(review_entries(place, outsider)) == []


@pytest.mark.parametrize("words", ["place PLAN", "no wrong door", "finance"])
def test_a_plan_is_found_by_what_it_sets_out(plan, commissioner, outsider, words):
    PlanPriorityFactory(plan=plan, name="Front door", words="No wrong door")
    PlanTaskFactory(plan=plan, words="Agree a finance plan")

    assert list(find_plans(commissioner, words)) == [
        Found("Plans", "Place plan", plan.get_absolute_url(), "Strategy, Northshire")
    ]
    assert list(find_plans(outsider, words)) == []


@pytest.mark.parametrize("words", ["after a year", "market"])
def test_a_review_is_found_by_what_it_found(plan, review, commissioner, outsider, words):
    ReviewPointFactory(review=review, kind="challenge", words="The market")

    assert list(find_reviews(commissioner, words)) == [
        Found("Reviews", "After a year", review.get_absolute_url(), "Of Joint Board")
    ]
    assert list(find_reviews(outsider, words)) == []
