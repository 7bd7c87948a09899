"""Asking every party anew, once what they were sent for approval is not what they would sign."""

import datetime as dt
from collections.abc import Callable, Iterator

from django.db import transaction
from django.utils import timezone

from agreements.register.approvals import sending_for_approval
from agreements.register.drafting import all_have_signed, refuse_if_signed
from agreements.register.facts import NO_DATE
from agreements.register.locks import lock_agreement, save_next_version
from agreements.register.models import Agreement, Approval, PartyFact, Signature
from agreements.register.stating import state_fact
from commissioning.accounts.models import User
from commissioning.audit.log import record
from commissioning.calendar.dates import words
from commissioning.errors import RuleBroken
from commissioning.registry import Registry

changes_since_sent: Registry[Callable[[Agreement], bool]] = Registry()
"""Functions of other parts: whether their part of it is not what was sent for approval any more."""


def has_changed_since_sent(agreement: Agreement) -> bool:
    """Whether what the parties were asked to approve is not what they would sign.

    Once every party has signed there is nothing left to ask.
    """
    if not agreement.sent_for_approval_on or all_have_signed(agreement):
        return False
    return any(changed(agreement) for changed in changes_since_sent)


def refuse_signing_what_changed(agreement: Agreement) -> Iterator[str]:
    """No body signs what its own board or officer did not see (law 4)."""
    if has_changed_since_sent(agreement):
        yield (
            f"The text is not the one that was sent for approval on {sent_on(agreement)}."
            " Send it for approval again, or put it back as it was."
        )


@transaction.atomic
def send_again(agreement: Agreement, *, reason: str, by: User) -> Agreement:
    """Ask each party to approve the agreement as its words stand now.

    Approvals and signatures recorded so far were given to other words: they are awaited again, and
    stay in the history. What only history states stands. Refuses while nothing has changed.
    """
    agreement = lock_agreement(agreement)
    refuse_if_signed(agreement)
    if not agreement.sent_for_approval_on:
        raise RuleBroken("It has not been sent for approval yet.")
    if not has_changed_since_sent(agreement):
        raise RuleBroken("The text is the one that was sent for approval.")
    for kind, own in ((Approval, {"authority": None}), (Signature, {})):
        given = kind.objects.filter(party__agreement=agreement, stated_in="")
        for fact in given.filter(state=PartyFact.State.RECORDED).select_related("party"):
            _ask_anew(fact, own, reason, by)
    agreement.refresh_from_db(fields=["version"])
    was_sent_on, agreement.sent_for_approval_on = sent_on(agreement), timezone.localdate()
    save_next_version(agreement, "sent_for_approval_on")
    for take_part in sending_for_approval:
        take_part(agreement, by)
    record(
        "agreement.sent_for_approval_again",
        agreement,
        by=by,
        organisations=agreement.organisation_ids,
        before={"sent": was_sent_on},
        after={"reason": reason},
    )
    return agreement


def sent_on(agreement: Agreement) -> str:
    """The day on which the parties were last asked, in words."""
    day: dt.date | None = agreement.sent_for_approval_on
    return words(day) if day else ""


def _ask_anew(fact: PartyFact, own: dict[str, None], reason: str, by: User) -> None:
    state_fact(
        fact,
        f"{fact.word}_asked_anew",
        by=by,
        state=PartyFact.State.AWAITED,
        on=NO_DATE,
        stated_in="",
        own=own,
        reason=reason,
    )
