"""How a task or a report owed stands on a day: done, late, due soon."""

import datetime as dt

from agreements.plans.models import PlanTask, ReviewReport
from agreements.plans.models.review_report import MONTHS_REMEMBERED
from commissioning.calendar.dates import add_months
from commissioning.calendar.lateness import Lateness, done_on, not_recorded, still_open


def lateness_of_task(task: PlanTask, *, today: dt.date) -> Lateness:
    """It is late from the day after the last one it can mean.

    What a plan left undone whose period is over is not called late: no paper may say how it went.
    """
    due = task.due_on.falls_due_on
    if task.done_on and task.done_on <= today:
        return done_on(task.done_on, due=due)
    if task.plan.ends_latest and task.plan.ends_latest < today:
        return not_recorded("done")
    return still_open(due=due, today=today)


def lateness_of_report(report: ReviewReport, *, today: dt.date) -> Lateness:
    """Late by N days until it is delivered, or until the review is decided.

    Of a review that only a paper records, nothing is called late a year after it was due.
    """
    due, review = report.due_on.falls_due_on, report.review
    if report.delivered_on and report.delivered_on <= today:
        return done_on(report.delivered_on, due=due, tag="Delivered")
    is_history = bool(review.stated_in) and due and due < add_months(today, -MONTHS_REMEMBERED)
    decided = review.is_decided and not (review.decided_latest and review.decided_latest > today)
    if is_history or decided:
        return not_recorded("delivered")
    return still_open(due=due, today=today, tag="Owed")
