"""Whether what was planned is still to be told, asked just before it is sent."""

import datetime as dt

import structlog
from django.utils import timezone

from commissioning.notices.clock import name_of, reminder_sources, reminders_of
from commissioning.notices.models import Notice

NO_LONGER = "No longer needed, or no longer for this person."
log = structlog.get_logger(__name__)


def withdraw_unwanted(now: dt.datetime) -> tuple[frozenset[str], int]:
    """Give up due reminders that their sources no longer have for their people (R10).

    So a warning of expiry stops when the renewal is signed, and who left the organisation since it
    was planned gets nothing. Also says which sources could not answer: theirs must wait, since
    nobody knows whether they may be told.
    """
    due = Notice.objects.due(now).exclude(source="")
    names = set(due.values_list("source", flat=True))
    if not names:
        return frozenset(), 0
    wanted, unsure = _wanted_of(names, timezone.localdate(now))
    unwanted = [
        notice.pk
        for notice in due.exclude(source__in=unsure)
        if (notice.key, notice.recipient_id) not in wanted
    ]
    stale = Notice.objects.filter(pk__in=unwanted).unsent()
    return unsure, stale.update(given_up_at=now, failed_because=NO_LONGER)


def _wanted_of(names: set[str], on: dt.date) -> tuple[set[tuple[str, int]], frozenset[str]]:
    wanted, unsure = set(), set()
    for source in reminder_sources:
        if name_of(source) not in names:
            continue
        try:
            for reminder in reminders_of(source, on):
                wanted |= {(reminder.key, person.pk) for person in reminder.recipients}
        except Exception:
            log.exception("reminder_source_failed", source=name_of(source))
            unsure.add(name_of(source))
    return wanted, frozenset(unsure)
