"""What falls due with tasks of plans and reports of reviews. Only reads.

The lead times are those of milestones: all three are things that partners promised by a day.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from agreements.plans.models import Plan, PlanTask, Review, ReviewReport
from agreements.plans.recipients import concern_of, people_of
from commissioning.accounts.models import User
from commissioning.calendar.dates import words
from commissioning.notices.clock import Reminder
from commissioning.notices.lead_times import LeadTimes
from commissioning.notices.models import LeadTime

KIND = LeadTime.Kind.MILESTONE
LONGEST_WORDS = 120
WHY = "You get this because you are a commissioner of a partner in it."


def task_reminders(on: dt.date) -> Iterator[Reminder]:
    """Every reminder of tasks due on or before `on` that still matters on that day."""
    leads = LeadTimes()
    near = PlanTask.objects.open_on(on).filter(due_latest__range=leads.days_near(on, KIND))
    tasks = list(near.select_related("plan__partnership", "plan__agreement"))
    people = people_of([task.plan for task in tasks], on) if tasks else {}
    for task in tasks:
        body = (
            f"By {task.due_words}: {task.words}",
            f"It is a task of {task.plan.title}. Mark it as done, or move it and say why.",
            WHY,
        )
        yield from _reminders(task, task.plan, task.words, body, people, leads, on)


def report_reminders(on: dt.date) -> Iterator[Reminder]:
    """The same of the reports that reviews owe."""
    leads = LeadTimes()
    near = ReviewReport.objects.open_on(on).filter(due_latest__range=leads.days_near(on, KIND))
    reports = list(near.select_related("review__partnership", "review__agreement", "to"))
    people = people_of([report.review for report in reports], on) if reports else {}
    for report in reports:
        body = (
            f"By {report.due_words}: {report}.",
            f"{report.review.title} owes it. When it has gone, mark it as delivered.",
            WHY,
        )
        yield from _reminders(report, report.review, str(report), body, people, leads, on)


def _reminders(
    row: PlanTask | ReviewReport,
    root: Plan | Review,
    what: str,
    body: tuple[str, ...],
    people: dict[Any, tuple[User, ...]],
    leads: LeadTimes,
    on: dt.date,
) -> Iterator[Reminder]:
    due = row.due_on.falls_due_on
    assert due is not None  # the query asks for a day
    series = f"{KIND} {row._meta.label_lower} {row.pk} {due}"
    for lead in leads.of(KIND, root.partnership_id):
        if lead.due_on(due) <= on:
            yield Reminder(
                key=f"{series} {lead.words}",
                series=series,
                recipients=people.get(concern_of(root), ()),
                subject=f"Due by {words(due)}: {_shortened(what)}",
                body="\n\n".join(body),
                url=row.get_absolute_url(),
                due_on=lead.due_on(due),
                place=root.partnership.slug,
            )


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_WORDS else f"{text[: LONGEST_WORDS - 1].rstrip()}…"
