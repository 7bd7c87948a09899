"""Sending what is due. Any number of senders may run, and any may be killed at any moment.

A sender claims one person's notices for two minutes, so that what is late goes to them as one
mail. If it dies after the mail server took the mail and before that was written down, a second copy
goes out with the same Message-ID: never lost is worth more here than never twice.
"""

import datetime as dt
from dataclasses import dataclass
from smtplib import (
    SMTPConnectError,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPServerDisconnected,
)
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from commissioning.accounts.models import User
from commissioning.notices.mail import mail_of
from commissioning.notices.models import Notice
from commissioning.notices.models.notice import batch_of
from commissioning.notices.wanted import withdraw_unwanted
from commissioning.subjects import seen_by

LEASE = dt.timedelta(minutes=2)
ATTEMPTS = 30
LONGEST_WAIT = 60
"""Minutes. With 1, 2, 4 … minutes before it, thirty attempts take a little over a day."""


@dataclass
class Tally:
    """What became of the notices of one run."""

    sent: int = 0
    put_off: int = 0
    undelivered: int = 0
    withdrawn: int = 0


class ServerGone(Exception):
    """The mail server cannot be reached: no use in trying the next."""


def send_due_notices(now: dt.datetime, *, at_most: int = 200) -> Tally:
    """Send what is due at `now`, in up to `at_most` mails; stop if the mail server is not there."""
    unsure, withdrawn = withdraw_unwanted(now)
    tally = Tally(withdrawn=withdrawn)
    for _ in range(at_most):
        batch = claim_batch(now, except_of=unsure)
        if not batch:
            break
        try:
            deliver(batch, now, tally)
        except ServerGone:
            break
    return tally


@transaction.atomic
def claim_batch(now: dt.datetime, *, except_of: frozenset[str] = frozenset()) -> list[Notice]:
    """Take in hand one mail's worth of somebody's notices: one, or all that are late together.

    The person's row is locked meanwhile, so that two senders never divide what is one person's.
    """
    due = Notice.objects.due(now).exclude(source__in=except_of)
    waiting = User.objects.filter(Exists(due.filter(recipient=OuterRef("pk"))))
    person = waiting.select_for_update(skip_locked=True, no_key=True).order_by("pk").first()
    if person is None:
        return []
    batch = one_mail_of(list(due.filter(recipient=person).order_by("due_at", "pk")), now)
    name = batch[0].batch or batch_of(batch)
    for notice in batch:
        notice.recipient = person
        notice.batch, notice.claimed_until = name, now + LEASE
        notice.attempts += 1
    Notice.objects.bulk_update(batch, ["batch", "claimed_until", "attempts"])
    return batch


def one_mail_of(notices: list[Notice], now: dt.datetime) -> list[Notice]:
    """What was tried as one mail stays one; what is late goes as one; what is of today by itself."""
    first = notices[0]
    if first.batch:
        return [notice for notice in notices if notice.batch == first.batch]
    today = timezone.localdate(now)
    late = [notice for notice in notices if notice.due_on < today and not notice.batch]
    return late or [first]


def deliver(batch: list[Notice], now: dt.datetime, tally: Tally) -> None:
    """Send one mail to one person, of what they may still be told, and write down how it went."""
    allowed = [notice for notice in batch if may_have(notice)]
    tally.withdrawn += write(
        [notice for notice in batch if notice not in allowed],
        given_up_at=now,
        failed_because="This person may no longer see what it is about.",
    )
    if not allowed:
        return
    try:
        mail_of(allowed).send()
    except SMTPRecipientsRefused as refusal:
        code, words = next(iter(refusal.recipients.values()))
        because = f"The mail server did not take this address: {code} {text_of(words)}"
        fail(allowed, now, tally, because, for_good=code >= 500)
    except (SMTPConnectError, SMTPServerDisconnected) as gone:
        fail(allowed, now, tally, "The mail server broke off.")
        raise ServerGone from gone
    except SMTPResponseException as refusal:
        because = f"The mail server answered {refusal.smtp_code} {text_of(refusal.smtp_error)}"
        fail(allowed, now, tally, because)
    except OSError as gone:
        fail(allowed, now, tally, "The mail server could not be reached.")
        raise ServerGone from gone
    else:
        tally.sent += write(allowed, sent_at=now, failed_because="")


def may_have(notice: Notice) -> bool:
    """Whether the account is open, and they may still see what it is about (R10)."""
    person = notice.recipient
    if not person.is_active:
        return False
    return not notice.about_id or seen_by(person, notice.about_type, notice.about_id) is not None


def fail(
    batch: list[Notice], now: dt.datetime, tally: Tally, because: str, *, for_good: bool = False
) -> None:
    """Note why, and put it off; give it up `for_good`, or after a day of attempts."""
    attempts = max(notice.attempts for notice in batch)
    if for_good or attempts >= ATTEMPTS:
        ended = {"given_up_at": now, "undelivered": True}
        tally.undelivered += write(batch, failed_because=because[:500], **ended)
        return
    wait = dt.timedelta(minutes=min(2 ** (attempts - 1), LONGEST_WAIT))
    tally.put_off += write(
        batch, failed_because=because[:500], not_before=now + wait, claimed_until=None
    )


def write(batch: list[Notice], **facts: Any) -> int:
    """Write down how it went with those not yet sent, and say how many they were."""
    keys = [notice.pk for notice in batch]
    return Notice.objects.filter(pk__in=keys).unsent().update(**facts)


def text_of(words: bytes | str) -> str:
    return words.decode(errors="replace") if isinstance(words, bytes) else words
