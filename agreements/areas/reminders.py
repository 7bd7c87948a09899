"""What falls due with milestones. Only reads."""

import datetime as dt
from collections.abc import Iterator

from agreements.areas.models import Milestone
from agreements.register.recipients import commissioners_of
from commissioning.accounts.models import User
from commissioning.calendar.dates import words
from commissioning.notices.clock import Reminder
from commissioning.notices.lead_times import LeadTimes
from commissioning.notices.models import LeadTime

KIND = LeadTime.Kind.MILESTONE
LONGEST_WORDS = 120
WHY = "You get this because you are a commissioner of a party to the agreement."


def milestone_reminders(on: dt.date) -> Iterator[Reminder]:
    """Every reminder of milestones due on or before `on` that still matters on that day.

    One done by then needs none; nor does one of an agreement that had ended.
    """
    leads = LeadTimes()
    near = Milestone.objects.open_on(on).filter(due_latest__range=leads.days_near(on, KIND))
    milestones = list(near.select_related("agreement__partnership"))
    if not milestones:
        return
    people = commissioners_of({one.agreement_id for one in milestones}, on=on)
    for milestone in milestones:
        for lead in leads.of(KIND, milestone.agreement.partnership_id):
            reminder = _reminder(milestone, lead, people.get(milestone.agreement_id, ()))
            if reminder.due_on <= on:
                yield reminder


def _reminder(milestone: Milestone, lead: LeadTime, people: tuple[User, ...]) -> Reminder:
    due = milestone.due_on.falls_due_on
    assert due is not None  # the query asks for a day
    series = f"{KIND} areas.milestone {milestone.pk} {due}"
    agreement = milestone.agreement
    return Reminder(
        key=f"{series} {lead.words}",
        series=series,
        recipients=people,
        subject=f"Due by {words(due)}: {shortened(milestone.words)}",
        body="\n\n".join(
            (
                f"By {milestone.due_words}: {milestone.words}",
                f"It is a milestone of {agreement.title}. Mark it as done, or move it and say why.",
                WHY,
            )
        ),
        url=milestone.get_absolute_url(),
        due_on=lead.due_on(due),
        place=agreement.partnership.slug,
    )


def shortened(text: str) -> str:
    return text if len(text) <= LONGEST_WORDS else f"{text[: LONGEST_WORDS - 1].rstrip()}…"
