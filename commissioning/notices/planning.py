"""Writing down what is due to be told. Run as often as you like: a thing is written once."""

import datetime as dt
from collections.abc import Iterable, Iterator
from zoneinfo import ZoneInfo

import structlog
from django.db import models, transaction
from django.utils import timezone

from commissioning.accounts.models import User
from commissioning.celery import wake
from commissioning.notices.clock import Reminder, name_of, reminder_sources, reminders_of
from commissioning.notices.models import Notice

LONDON = ZoneInfo("Europe/London")
HOUR = dt.time(8)
"""When a day's reminders go out, by the clock on the wall."""
log = structlog.get_logger(__name__)


def plan_reminders(on: dt.date) -> int:
    """Write a notice for every reminder due on or before `on` that has none, and say how many.

    Another planner at the same moment does no harm: the database keeps one of each.
    """
    wanted = list(notices_due(on))
    with transaction.atomic():
        keys = {notice.key for notice in wanted}
        there = set(Notice.objects.filter(key__in=keys).values_list("key", "recipient_id"))
        new = [notice for notice in wanted if (notice.key, notice.recipient_id) not in there]
        Notice.objects.bulk_create(new, ignore_conflicts=True, batch_size=500)
    return len(new)


def notices_due(on: dt.date) -> Iterator[Notice]:
    """Of every source that can say; one that cannot does not silence the others."""
    for source in reminder_sources:
        try:
            reminders = reminders_of(source, on)
        except Exception:
            log.exception("reminder_source_failed", source=name_of(source))
            continue
        for reminder in reminders:
            yield from notices_of(name_of(source), reminder)


def notices_of(source: str, reminder: Reminder) -> list[Notice]:
    return [
        Notice(
            key=reminder.key,
            recipient=recipient,
            source=source,
            subject=one_line(reminder.subject),
            body=reminder.body,
            url=reminder.url,
            due_on=reminder.due_on,
            due_at=moment_due(reminder.due_on),
        )
        for recipient in set(reminder.recipients)
    ]


def queue_notice(
    key: str,
    *,
    to: Iterable[User],
    subject: str,
    body: str,
    url: str,
    about: models.Model | None = None,
) -> None:
    """Tell people something now, from inside the act that they should hear of.

    `key` names the thing told: the same key is told to the same person once, ever. Who may no
    longer see `about` when it is sent is not told.
    """
    now = timezone.now()
    Notice.objects.bulk_create(
        [
            Notice(
                key=key,
                recipient=recipient,
                subject=one_line(subject),
                body=body,
                url=url,
                about_type=about._meta.label_lower if about else "",
                about_id=about.pk if about else None,
                due_on=timezone.localdate(now),
                due_at=now,
            )
            for recipient in to
        ],
        ignore_conflicts=True,
    )
    transaction.on_commit(lambda: wake("notices.send_due_notices"))


def moment_due(day: dt.date) -> dt.datetime:
    """Eight in the morning in England, whatever the clocks do that night."""
    return dt.datetime.combine(day, HOUR, tzinfo=LONDON)


def one_line(text: str) -> str:
    """A subject that cannot end its header, nor be too long for its column."""
    return " ".join(text.split())[:250]
