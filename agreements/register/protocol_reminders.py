"""Reminders that a protocol is to be reviewed before the next agreement (seed 001, clause 8.1)."""

import datetime as dt
from collections.abc import Iterator

from agreements.register.models import Agreement
from agreements.register.protocols import ReviewDue, reviews_due
from agreements.register.recipients import commissioners_of
from commissioning.calendar.dates import words
from commissioning.notices.clock import Reminder
from commissioning.notices.lead_times import LeadTimes
from commissioning.notices.models import LeadTime

KIND = LeadTime.Kind.REVIEW
WHY = "You get this because you are a commissioner of a party to it."


def protocol_reminders(on: dt.date) -> Iterator[Reminder]:
    """By the lead times of a review, counted back from the day before the next agreement starts.

    Its own review date is reminded of as that of any agreement.
    """
    found = list(reviews_due(Agreement.objects.all(), on))
    if not found:
        return
    leads = LeadTimes()
    people = commissioners_of([due.protocol.pk for due in found], on=on)
    for due in found:
        for lead in leads.of(KIND, due.protocol.partnership_id):
            if due.due != due.protocol.term.review_latest and lead.due_on(due.due) <= on:
                yield _reminder(due, lead, people.get(due.protocol.pk, ()))


def _reminder(due: ReviewDue, lead: LeadTime, people: tuple) -> Reminder:
    protocol = due.protocol
    series = f"protocol review register.agreement {protocol.pk} {due.due}"
    subject = f"Review {protocol.title[:120]} by {words(due.due)}"
    return Reminder(
        key=f"{series} {lead.words}",
        series=series,
        recipients=people,
        subject=subject,
        body="\n\n".join((f"{subject}.", due.sentence, WHY)),
        url=protocol.get_absolute_url(),
        due_on=lead.due_on(due.due),
        place=protocol.partnership.slug,
    )
