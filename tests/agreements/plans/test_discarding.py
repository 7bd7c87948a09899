"""What was entered by mistake is taken out, and leaves a trace."""

import datetime as dt

import pytest

from agreements.plans.discarding import (
    can_discard_plan,
    discard_plan,
    discard_report,
    discard_review,
    discard_task,
)
from agreements.plans.models import Plan, PlanTask, Review, ReviewReport
from commissioning.audit.models import Event
from commissioning.errors import RuleBroken, StaleVersion
from tests.factories import (
    PlanFactory,
    PlanPriorityFactory,
    PlanStateFactory,
    PlanTaskFactory,
    ReviewFactory,
    ReviewPointFactory,
    ReviewReportFactory,
)

DAY = dt.date(2026, 5, 1)


@pytest.fixture
def plan(place):
    plan = PlanFactory(partnership=place, title="By mistake")
    PlanPriorityFactory(plan=plan)
    return plan


@pytest.fixture
def review(draft):
    review = ReviewFactory(agreement=draft)
    ReviewPointFactory(review=review)
    return review


@pytest.mark.parametrize(
    ("state", "is_allowed"),
    [
        ("being_written", True),
        ("in_consultation", True),
        ("agreed", False),
        ("in_force", False),
        ("ended", False),
    ],
)
def test_only_a_plan_that_nobody_agreed_is_deleted(plan, commissioner, state, is_allowed):
    PlanStateFactory(plan=plan, state=state)

    assert can_discard_plan(plan) is is_allowed
    if is_allowed:
        discard_plan(plan, version=1, by=commissioner)
    else:
        with pytest.raises(RuleBroken, match="has been agreed"):
            discard_plan(plan, version=1, by=commissioner)
    assert Plan.objects.exists() is not is_allowed


def test_a_plan_that_another_supports_stays(plan, commissioner):
    PlanFactory(supports=plan)

    with pytest.raises(RuleBroken, match="Another plan supports"):
        discard_plan(plan, version=1, by=commissioner)


def test_the_log_keeps_what_was_deleted(plan, commissioner):
    key = plan.pk
    discard_plan(plan, version=1, by=commissioner)

    event = Event.objects.get(what="plan.deleted", subject_id=key)
    assert (event.by, event.payload.before) == (commissioner, {"what": "By mistake"})


def test_a_task_and_a_report_are_taken_out_unless_done(plan, review, commissioner):
    task, report = PlanTaskFactory(plan=plan), ReviewReportFactory(review=review)
    discard_task(task, version=1, by=commissioner)
    discard_report(report, version=1, by=commissioner)

    assert (PlanTask.objects.count(), ReviewReport.objects.count()) == (0, 0)
    done = PlanTaskFactory(plan=plan, done_on=DAY)
    delivered = ReviewReportFactory(review=review, delivered_on=DAY)
    for discard, row in ((discard_task, done), (discard_report, delivered)):
        with pytest.raises(RuleBroken, match="Take that back first"):
            discard(row, version=1, by=commissioner)


def test_a_review_from_which_nothing_has_come_is_deleted(review, commissioner):
    ReviewReportFactory(review=review)

    discard_review(review, version=1, by=commissioner)

    assert Review.objects.count() == 0


@pytest.mark.parametrize("came", ["outcome", "report"])
def test_a_review_from_which_something_has_come_stays(review, commissioner, came):
    if came == "outcome":
        Review.objects.update(outcome="end")
    else:
        ReviewReportFactory(review=review, delivered_on=DAY)

    with pytest.raises(RuleBroken, match="has an outcome, or a report"):
        discard_review(review, version=1, by=commissioner)


def test_nobody_takes_out_what_somebody_else_has_changed(plan, review, commissioner):
    rows = (
        (discard_plan, plan),
        (discard_review, review),
        (discard_task, PlanTaskFactory(plan=plan)),
        (discard_report, ReviewReportFactory(review=review)),
    )
    for discard, row in rows:
        type(row).objects.update(version=2)
        with pytest.raises(StaleVersion):
            discard(row, version=1, by=commissioner)


@pytest.mark.parametrize("noun", ["plan", "review"])
def test_it_is_deleted_on_its_page_and_by_the_api(client, commissioner, draft, noun):
    client.force_login(commissioner)
    made = PlanFactory if noun == "plan" else ReviewFactory
    first, second = (made(agreement=draft, partnership=draft.partnership) for _ in range(2))

    page = client.get(first.get_absolute_url()).content.decode()
    deleted = client.post(f"{first.get_absolute_url()}delete/", {"version": 1})
    by_api = client.delete(f"/api/v1/{noun}s/{second.key}/", headers={"If-Match": '"1"'})

    assert f"{first.get_absolute_url()}delete/" in page
    assert deleted.headers["Location"] == f"/northshire/{noun}s/"
    assert by_api.status_code == 204
    assert type(first).objects.count() == 0


def test_a_task_and_a_report_are_taken_out_on_their_pages_and_by_the_api(
    client, commissioner, draft
):
    client.force_login(commissioner)
    plan = PlanFactory(agreement=draft, partnership=draft.partnership)
    review = ReviewFactory(agreement=draft)
    tasks = [PlanTaskFactory(plan=plan) for _ in range(2)]
    reports = [ReviewReportFactory(review=review) for _ in range(2)]
    pages = [
        f"{plan.get_absolute_url()}tasks/{tasks[0].key}/take-out/",
        f"{review.get_absolute_url()}reports/{reports[0].key}/take-out/",
    ]
    paths = [f"plan-tasks/{tasks[1].key}", f"review-reports/{reports[1].key}"]

    answers = [client.post(page, {"version": 1}) for page in pages]
    by_api = [client.delete(f"/api/v1/{p}/", headers={"If-Match": '"1"'}) for p in paths]

    assert [r.headers["Location"] for r in answers] == [
        plan.get_absolute_url(),
        review.get_absolute_url(),
    ]
    assert [r.status_code for r in by_api] == [204, 204]
    assert (PlanTask.objects.count(), ReviewReport.objects.count()) == (0, 0)
