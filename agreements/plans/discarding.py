"""Taking out what was entered by mistake. The audit log keeps who did so, and what it said."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from agreements.plans.models import Plan, PlanState, PlanTask, Review, ReviewReport
from agreements.plans.models.concern import concerned_on
from agreements.plans.plan_tasks import lock_task
from agreements.plans.plans import lock_plan
from agreements.plans.reports import lock_report
from agreements.plans.reviews import lock_review
from commissioning.accounts.models import User
from commissioning.audit.log import record
from commissioning.errors import RuleBroken

State = PlanState.State
SETTLED = (State.AGREED, State.IN_FORCE, State.ENDED)


@transaction.atomic
def discard_plan(plan: Plan, *, version: int, by: User) -> None:
    """Delete a plan that nobody has agreed. Refuses one that has been, or that others support."""
    plan = lock_plan(plan, version=version)
    if plan.supported_by.exists():
        raise RuleBroken("Another plan supports this one. Change that first.")
    if not can_discard_plan(plan):
        raise RuleBroken("This plan has been agreed. Say that it has ended instead.")
    _record("plan.deleted", plan, by)
    plan.delete()


@transaction.atomic
def discard_task(task: PlanTask, *, version: int, by: User) -> None:
    """Take a task out of its plan. Refuses one that is done."""
    task = lock_task(task, version)
    if task.is_done:
        raise RuleBroken("This is done. Take that back first.")
    _record("plan_task.taken_out", task.plan, by, task)
    task.delete()


@transaction.atomic
def discard_review(review: Review, *, version: int, by: User) -> None:
    """Delete a review from which nothing has come: no outcome, and no report delivered."""
    review = lock_review(review, version=version)
    if not can_discard_review(review):
        raise RuleBroken("This review has an outcome, or a report of it was delivered.")
    _record("review.deleted", review, by)
    review.delete()


@transaction.atomic
def discard_report(report: ReviewReport, *, version: int, by: User) -> None:
    """Take a report out of what a review owes. Refuses one that was delivered."""
    report = lock_report(report, version)
    if report.delivered_on:
        raise RuleBroken("This was delivered. Take that back first.")
    _record("review_report.taken_out", report.review, by, report)
    report.delete()


def can_discard_plan(plan: Plan) -> bool:
    """Whether nobody has agreed it, and no other plan supports it."""
    return not (plan.states.filter(state__in=SETTLED).exists() or plan.supported_by.exists())


def can_discard_review(review: Review) -> bool:
    """Whether nothing has come of it."""
    return not (review.is_decided or review.reports.filter(delivered_on__isnull=False).exists())


def _record(what: str, root: Plan | Review, by: User, row: Any = None) -> None:
    """Of the plan or review, whose history goes on when a row of it has gone."""
    ids = concerned_on(root, timezone.localdate())
    record(what, root, by=by, organisations=ids, before={"what": str(row or root)})
