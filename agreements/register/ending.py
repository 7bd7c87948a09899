"""Notice to end an agreement, and one partner leaving it (R-S75-41)."""

from django.db import transaction
from django.utils import timezone

from agreements.register.facts import NO_DATE
from agreements.register.last_days import save_last_day
from agreements.register.life_records import (
    keep_life_fact,
    lock_for_life,
    named,
    record_life,
    refuse_other_party,
)
from agreements.register.locks import lock_agreement, save_next_version
from agreements.register.models import Agreement, Party, TerminationNotice, Withdrawal
from commissioning.accounts.models import User
from commissioning.calendar.dates import words
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken


@transaction.atomic
def give_notice(
    agreement: Agreement,
    *,
    last: PrintedDate,
    on: PrintedDate = NO_DATE,
    party: Party | None = None,
    notice_days: int | None = None,
    reason: str = "",
    by: User | None,
    stated_in: str = "",
) -> TerminationNotice:
    """Record notice to end the agreement on its last day, inclusive; `party=None` is all of them.

    Refuses a new notice whose last day lies before the day it was given. One shorter than the
    agreement asks for is kept and shown as short.
    """
    agreement, _ = lock_for_life(agreement, stated_in=stated_in)
    refuse_other_party(agreement, party)
    _refuse_last_before(last, on, stated_in)
    notice = TerminationNotice(
        agreement=agreement,
        party=party,
        notice_days=notice_days,
        reason=reason,
        **named("last", last),
    )
    return keep_life_fact(
        notice, "notice_given", by=by, on=on, stated_in=stated_in, last=last.words
    )


@transaction.atomic
def withdraw_notice(
    notice: TerminationNotice, *, on: PrintedDate, reason: str = "", by: User | None
) -> TerminationNotice:
    """Record that notice was taken back, so that the agreement goes on. Refuses a second time."""
    agreement = lock_agreement(notice.agreement)
    notice = TerminationNotice.objects.select_for_update().get(pk=notice.pk)
    if notice.withdrawn_on:
        raise RuleBroken("This notice was withdrawn already.")
    if on.latest is None:
        raise RuleBroken("Enter the day on which the notice was withdrawn.")
    if on.latest > timezone.localdate():
        raise RuleBroken("It must have been withdrawn today or earlier.")
    if notice.on_earliest and on.latest < notice.on_earliest:
        raise RuleBroken(f"The notice was given on {words(notice.on_earliest)}, after that day.")
    notice.withdrawn_on, notice.withdrawn_because = on.latest, reason
    notice.save(update_fields=["withdrawn_on", "withdrawn_because"])
    save_next_version(agreement)
    record_life(agreement, "notice_withdrawn", by, after={"on": on.words, "reason": reason})
    return notice


@transaction.atomic
def record_withdrawal(
    party: Party,
    *,
    last: PrintedDate,
    on: PrintedDate = NO_DATE,
    reason: str = "",
    by: User | None,
    stated_in: str = "",
) -> Withdrawal:
    """Record that one partner leaves; its last day as a party is that of `last`, inclusive.

    The agreement goes on while two remain. Refuses a party that is leaving already. Of one that
    left by a variation or a novation a paper may state that it withdrew: the earliest day counts.
    """
    agreement, _ = lock_for_life(party.agreement, stated_in=stated_in)
    refuse_other_party(agreement, party)
    party = agreement.parties.select_for_update().get(pk=party.pk)
    _refuse_leaving_again(party, stated_in)
    _refuse_last_before(last, on, stated_in)
    leaving = Withdrawal(agreement=agreement, party=party, reason=reason, **named("last", last))
    keep_life_fact(leaving, "partner_withdrew", by=by, on=on, stated_in=stated_in, last=last.words)
    save_last_day(party)
    return leaving


def is_short(notice: TerminationNotice) -> bool:
    """Whether it was given later than the agreement asks: fewer days than its notice period."""
    asked = notice.notice_days or notice.agreement.term.notice_days
    if asked is None or notice.on_latest is None:
        return False
    return (notice.last_latest - notice.on_latest).days < asked


def _refuse_leaving_again(party: Party, stated_in: str) -> None:
    if Withdrawal.objects.filter(party=party).exists():
        raise RuleBroken(f"{party} has left already, or is leaving.")
    if party.until_on is not None and not stated_in:
        raise RuleBroken(
            f"{party} has left already, or is leaving. If a paper says that it withdrew, name it."
        )


def _refuse_last_before(last: PrintedDate, on: PrintedDate, stated_in: str) -> None:
    if last.latest is None:
        raise RuleBroken("Enter the last day.")
    if not stated_in and on.earliest and last.latest < on.earliest:
        raise RuleBroken(f"The last day must be {words(on.earliest)} or later.")
