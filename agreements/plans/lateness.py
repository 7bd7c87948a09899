"""How a task or a report owed stands on a day: done, late, due soon. Computed, never stored."""

import datetime as dt
from dataclasses import dataclass

from agreements.plans.models import PlanTask, ReviewReport
from agreements.plans.models.review_report import MONTHS_REMEMBERED
from commissioning.calendar.dates import add_months, words

SOON = 30
"""Due soon in its last 30 days."""


@dataclass(frozen=True)
class Lateness:
    """A tag with its colour, and the same in a few words."""

    tag: str
    colour: str
    sentence: str
    days_late: int = 0


def lateness_of_task(task: PlanTask, *, today: dt.date) -> Lateness:
    """It is late from the day after the last one it can mean.

    What a plan left undone whose period is over is not called late: no paper may say how it went.
    """
    if task.done_on and task.done_on <= today:
        return _done("Done", task.done_on, task.due_on.falls_due_on)
    if task.plan.ends_latest and task.plan.ends_latest < today:
        return Lateness("Not recorded", "grey", "No record says that it was done")
    return _open("To do", task.due_on.falls_due_on, today)


def lateness_of_report(report: ReviewReport, *, today: dt.date) -> Lateness:
    """Late by N days until it is delivered, or until the review is decided.

    Of a review that only a paper records, nothing is called late a year after it was due.
    """
    due, review = report.due_on.falls_due_on, report.review
    if report.delivered_on and report.delivered_on <= today:
        return _done("Delivered", report.delivered_on, due)
    is_history = bool(review.stated_in) and due and due < add_months(today, -MONTHS_REMEMBERED)
    decided = review.is_decided and not (review.decided_latest and review.decided_latest > today)
    if is_history or decided:
        return Lateness("Not recorded", "grey", "No record says that it was delivered")
    return _open("Owed", due, today)


def _done(tag: str, done_on: dt.date, due: dt.date | None) -> Lateness:
    late = max(0, (done_on - due).days) if due else 0
    after = f", {_days(late)} late" if late else ""
    return Lateness(tag, "green", f"{tag} on {words(done_on)}{after}", late)


def _open(tag: str, due: dt.date | None, today: dt.date) -> Lateness:
    if due is None:
        return Lateness(tag, "blue", "No day is given")
    days = (due - today).days
    if days < 0:
        return Lateness("Late", "red", f"Late by {_days(-days)}", -days)
    if days == 0:
        return Lateness("Due soon", "yellow", "Due today")
    soon = days <= SOON
    return Lateness(
        "Due soon" if soon else tag, "yellow" if soon else "blue", f"Due in {_days(days)}"
    )


def _days(n: int) -> str:
    return f"{n:,} {'day' if n == 1 else 'days'}"
