"""What falls due with tasks of plans and reports of reviews. Only reads.

The lead times are those of milestones: all three are things that partners promised by a day.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Q

from agreements.plans.models import Plan, PlanTask, Review, ReviewReport
from agreements.register.recipients import commissioners_for, commissioners_of
from commissioning.accounts.models import User
from commissioning.calendar.dates import words
from commissioning.notices.clock import Reminder
from commissioning.notices.lead_times import LeadTimes
from commissioning.notices.models import LeadTime
from commissioning.partnerships.models import Partner

KIND = LeadTime.Kind.MILESTONE
LONGEST_WORDS = 120
WHY = "You get this because you are a commissioner of a partner in it."


def task_reminders(on: dt.date) -> Iterator[Reminder]:
    """Every reminder of tasks due on or before `on` that still matters on that day."""
    leads = LeadTimes()
    near = PlanTask.objects.open_on(on).filter(due_latest__range=leads.days_near(on, KIND))
    tasks = list(near.select_related("plan__partnership", "plan__agreement"))
    people = _people_of([task.plan for task in tasks], on)
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
    people = _people_of([report.review for report in reports], on)
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
                recipients=people.get(_concern(root), ()),
                subject=f"Due by {words(due)}: {_shortened(what)}",
                body="\n\n".join(body),
                url=row.get_absolute_url(),
                due_on=lead.due_on(due),
                place=root.partnership.slug,
            )


def _concern(root: Plan | Review) -> tuple[str, int]:
    if root.agreement_id is not None:
        return "agreement", root.agreement_id
    return "place", root.partnership_id


def _people_of(
    roots: Iterable[Plan | Review], on: dt.date
) -> dict[tuple[str, int], tuple[User, ...]]:
    """The commissioners of each agreement's parties and of each place's partners of that day."""
    concerns = {_concern(root) for root in roots}
    if not concerns:
        return {}
    found: dict[tuple[str, int], tuple[User, ...]] = {}
    of_agreements = commissioners_of([pk for what, pk in concerns if what == "agreement"], on=on)
    found |= {("agreement", pk): people for pk, people in of_agreements.items()}
    bodies: dict[int, set[int]] = {pk: set() for what, pk in concerns if what == "place"}
    partners = Partner.objects.filter(
        Q(from_on__isnull=True) | Q(from_on__lte=on),
        Q(until_on__isnull=True) | Q(until_on__gte=on),
        partnership__in=bodies,
    )
    for place, organisation in partners.values_list("partnership", "organisation"):
        bodies[place].add(organisation)
    of_places = commissioners_for(bodies, on=on)
    return found | {("place", pk): people for pk, people in of_places.items()}


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST_WORDS else f"{text[: LONGEST_WORDS - 1].rstrip()}…"
