"""What falls due with the reports that an arrangement owes. Only reads.

Partners want a report by a day, as they do a milestone: people are told as long before.
"""

import datetime as dt
from collections.abc import Iterator

from agreements.completeness.reports import reports_owed
from agreements.register.models import Agreement
from agreements.register.recipients import commissioners_of
from commissioning.calendar.dates import words
from commissioning.notices.clock import Reminder
from commissioning.notices.lead_times import LeadTimes
from commissioning.notices.models import LeadTime

KIND = LeadTime.Kind.MILESTONE
WHY = "You get this because you are a commissioner of a party to the agreement."


def report_reminders(on: dt.date) -> Iterator[Reminder]:
    """Every reminder of a report due on or before `on` that still matters: one given needs none."""
    leads = LeadTimes()
    owed = list(reports_owed(Agreement.objects.all(), *leads.days_near(on, KIND), on=on))
    people = commissioners_of({agreement.pk for agreement, _ in owed}, on=on) if owed else {}
    for agreement, duty in owed:
        series = f"report register.agreement {agreement.pk} {duty.key}"
        told = f"{duty.words}\n\n{duty.owner} reports it to the partners under {agreement.title}."
        for lead in leads.of(KIND, agreement.partnership_id):
            if lead.due_on(duty.due) <= on:
                yield Reminder(
                    key=f"{series} {lead.words}",
                    series=series,
                    recipients=people.get(agreement.pk, ()),
                    subject=f"Report due by {words(duty.due)}: {duty.words}",
                    body=f"{told} Record when it was given.\n\n{WHY}",
                    url=f"{agreement.get_absolute_url()}missing/reports/{duty.key}/",
                    due_on=lead.due_on(duty.due),
                    place=agreement.partnership.slug,
                )
