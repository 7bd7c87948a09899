"""What of plans and reviews needs somebody, and by when: tasks, and reports owed."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from agreements.plans.lateness import lateness_of_report, lateness_of_task
from agreements.plans.models import Plan, PlanTask, Review, ReviewReport
from agreements.plans.models.review_report import ReviewReportQuerySet
from agreements.plans.models.task import PlanTaskQuerySet
from commissioning.accounts.roles import Role
from commissioning.calendar.lateness import SOON, Lateness
from commissioning.home.registry import Coming, Group, Need


def task_needs(user: Any, today: dt.date) -> Iterator[Need]:
    """Tasks late, or due in 30 days, of plans that concern this commissioner's bodies."""
    for task in _tasks_of(user, today).filter(due_latest__lte=today + dt.timedelta(days=SOON)):
        plan = task.plan
        yield _need(
            f"Task: {task.words}",
            f"you are a commissioner of a partner in {plan}",
            task.due_latest,
            reverse("plans:finish_task", args=[plan.partnership.slug, plan.key, task.key]),
            lateness_of_task(task, today=today),
            today,
        )


def report_needs(user: Any, today: dt.date) -> Iterator[Need]:
    """Reports owed that are late, or due in 30 days, of reviews that concern one's bodies."""
    for report in _reports_of(user, today).filter(due_latest__lte=today + dt.timedelta(days=SOON)):
        review = report.review
        yield _need(
            f"Report owed: {report}",
            f"you are a commissioner of a partner in {review}",
            report.due_latest,
            reverse("plans:deliver_report", args=[review.partnership.slug, review.key, report.key]),
            lateness_of_report(report, today=today),
            today,
        )


def whats_coming(user: Any, today: dt.date) -> Iterator[Coming]:
    """The next task and the next report beyond the 30 days."""
    soon = today + dt.timedelta(days=SOON)
    for task in _tasks_of(user, today).filter(due_latest__gt=soon)[:1]:
        if task.due_latest:
            yield Coming(task.due_latest, f"Task: {task.words}", task.get_absolute_url())
    for report in _reports_of(user, today).filter(due_latest__gt=soon)[:1]:
        if report.due_latest:
            yield Coming(report.due_latest, f"Report owed: {report}", report.get_absolute_url())


def _need(
    title: str, because: str, due: dt.date | None, url: str, how: Lateness, today: dt.date
) -> Need:
    group = Group.OVERDUE if due and due < today else Group.DUE
    return Need(group, title, because, due, url, "Update", how.sentence if how.days_late else "")


def _tasks_of(user: Any, today: dt.date) -> PlanTaskQuerySet:
    """Open ones that `user` may mark as done, the earliest first."""
    plans = Plan.objects.acted_for_by(_bodies_of(user), on=today)
    tasks = PlanTask.objects.open_on(today).filter(plan__in=plans)
    return tasks.in_date_order().select_related("plan__partnership")


def _reports_of(user: Any, today: dt.date) -> ReviewReportQuerySet:
    """Open ones that `user` may mark as delivered, the earliest first."""
    reviews = Review.objects.acted_for_by(_bodies_of(user), on=today)
    reports = ReviewReport.objects.open_on(today).filter(review__in=reviews)
    return reports.in_date_order().select_related("review__partnership", "to")


def _bodies_of(user: Any) -> frozenset[int]:
    return user.organisations_as(Role.COMMISSIONER) if user.is_authenticated else frozenset()
