"""What falls due with obligations and readings. Only reads.

An agreement wants these done by a day, as it does its milestones: people are told as long before.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from agreements.areas.models import Obligation
from agreements.areas.reminders import KIND, WHY, shortened
from agreements.areas.watched import readings_due, watched_of
from agreements.plans.models import Plan
from agreements.plans.recipients import concern_of, people_of
from agreements.plans.reminders import WHY as WHY_OF_PLACE
from agreements.register.models import Agreement
from commissioning.calendar.dates import words
from commissioning.notices.clock import Reminder
from commissioning.notices.lead_times import LeadTimes


@dataclass(frozen=True)
class Duty:
    """Something due by a day for an agreement or a place's own plan, as a reminder tells it."""

    of: str
    due: dt.date
    done_for: Agreement | Plan
    subject: str
    body: str
    url: str


def duty_reminders(on: dt.date) -> Iterator[Reminder]:
    """Every reminder of obligations and readings, due on or before `on`, that still matters then."""
    leads = LeadTimes()
    first, last = leads.days_near(on, KIND)
    duties = [one for one in (*_obligations(on), *_readings(on)) if first <= one.due <= last]
    if not duties:
        return
    people = people_of([one.done_for for one in duties], on)
    for one in duties:
        for lead in leads.of(KIND, one.done_for.partnership_id):
            if lead.due_on(one.due) <= on:
                yield Reminder(
                    key=f"{one.of} {one.due} {lead.words}",
                    series=f"{one.of} {one.due}",
                    recipients=people.get(concern_of(one.done_for), ()),
                    subject=one.subject,
                    body=one.body,
                    url=one.url,
                    due_on=lead.due_on(one.due),
                    place=one.done_for.partnership.slug,
                )


def _obligations(on: dt.date) -> Iterable[Duty]:
    rows = Obligation.objects.watched().exclude(agreement__term__ends_latest__lt=on)
    rows = rows.select_related("agreement__partnership").prefetch_related("times_done")
    for row, how in watched_of(rows, today=on):
        if how.due:
            said = f"{row.words}\n\nIt is an obligation of {row.agreement.title}. Record when it was done."
            yield Duty(
                f"obligation areas.obligation {row.pk}",
                how.due,
                row.agreement,
                f"Due by {words(how.due)}: {shortened(row.words)}",
                f"{said}\n\n{WHY}",
                row.get_absolute_url(),
            )


def _readings(on: dt.date) -> Iterable[Duty]:
    everything = Agreement.objects.select_related("partnership")
    for one in readings_due(everything, Plan.objects.all(), today=on):
        why = WHY_OF_PLACE if isinstance(one.read_for, Plan) else WHY
        said = (
            f"{one.indicator.name}\n\nIt shows how {one.indicator.subject} goes. Record a reading."
        )
        yield Duty(
            f"reading areas.indicator {one.indicator.pk}",
            one.due,
            one.read_for,
            f"To be read by {words(one.due)}: {shortened(one.indicator.name)}",
            f"{said}\n\n{why}",
            one.indicator.get_absolute_url(),
        )
