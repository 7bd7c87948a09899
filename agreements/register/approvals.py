"""Each party's own body allowing it to enter, and its signature. No partner acts for another."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from django.db import transaction
from django.utils import timezone

from agreements.register.drafting import all_have_signed_here
from agreements.register.facts import NO_DATE
from agreements.register.locks import lock_agreement, save_next_version
from agreements.register.models import (
    Agreement,
    Approval,
    Party,
    PartyFact,
    Signature,
)
from agreements.register.stating import record_fact, refuse_redoing, state_fact, who_signed
from commissioning.accounts.models import User
from commissioning.audit.log import record
from commissioning.authorities.models import Authority
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken
from commissioning.registry import Registry

sending_for_approval: Registry[Callable[[Agreement, User], object]] = Registry()
"""Functions `(agreement, by)` of other parts, called as it is sent: its text is kept whole."""
signed_by_all: Registry[Callable[[Agreement, User | None], object]] = Registry()
"""Functions `(agreement, by)` of other parts, called once no party's signature is awaited any more.

Never of an agreement that only papers say was signed.
"""
signing_refusals: Registry[Callable[[Agreement], Iterable[str]]] = Registry()
"""Functions of other parts that say why nobody can sign anew yet, as sentences. Never of history."""


@transaction.atomic
def send_for_review(agreement: Agreement, *, by: User) -> Agreement:
    """Ask the partners to read the draft."""
    return _send(agreement, "sent_for_review_on", "agreement.sent_for_review", by)


@transaction.atomic
def send_for_approval(agreement: Agreement, *, by: User) -> Agreement:
    """Ask each party's own body or officer to approve it, as its words stand now."""
    sent = _send(agreement, "sent_for_approval_on", "agreement.sent_for_approval", by)
    for take_part in sending_for_approval:
        take_part(sent, by)
    return sent


@transaction.atomic
def record_approval(
    party: Party,
    *,
    by: User | None,
    state: str = PartyFact.State.RECORDED,
    on: PrintedDate = NO_DATE,
    authority: Authority | None = None,
    stated_in: str = "",
) -> Approval:
    """Record that a party's own body approved the agreement, or what history says of it.

    Entered by another party's officer it stands unconfirmed, by its own it is confirmed (law 4).
    """
    lock_agreement(party.agreement)
    approval, _ = Approval.objects.select_for_update().get_or_create(party=party)
    refuse_redoing(approval)
    return state_fact(
        approval,
        "approval_recorded",
        by=by,
        state=state,
        on=on,
        stated_in=stated_in,
        own={"authority": authority},
    )


@transaction.atomic
def record_signature(
    party: Party,
    *,
    by: User | None,
    state: str = PartyFact.State.RECORDED,
    on: PrintedDate = NO_DATE,
    name: str = "",
    post: str = "",
    is_counterpart: bool = False,
    stated_in: str = "",
) -> Signature:
    """Record a party's signature made elsewhere, or what history says of it.

    Refuses a new signature before the party's own approval is recorded or not required, and while
    another part says why not (`signing_refusals`). Whoever is changing the text is waited for.
    """
    lock_agreement(party.agreement)
    signature, _ = Signature.objects.select_for_update().get_or_create(party=party)
    refuse_redoing(signature)
    if state == PartyFact.State.RECORDED and not stated_in:
        refuse_signing_anew(party)
    with telling_once_all_signed(party.agreement, by):
        return state_fact(
            signature,
            "signature_recorded",
            by=by,
            state=state,
            on=on,
            stated_in=stated_in,
            own=who_signed(signature, name, post, is_counterpart),
        )


@transaction.atomic
def confirm_fact(fact: PartyFact, *, by: User) -> PartyFact:
    """Confirm, as the party's own officer, what another partner entered for it."""
    fact = type(fact).objects.select_for_update().get(pk=fact.pk)
    if not by.answers_for(fact.party.organisation_id):
        raise RuleBroken(f"Only an officer of {fact.party} can confirm this.")
    if not fact.is_unconfirmed:
        raise RuleBroken("There is nothing to confirm.")
    fact.confirmed_by, fact.confirmed_at = by, timezone.now()
    fact.save(update_fields=["confirmed_by", "confirmed_at"])
    record_fact(fact, "confirmed", by, {})
    return fact


def _send(agreement: Agreement, field: str, what: str, by: User) -> Agreement:
    agreement = lock_agreement(agreement)
    if getattr(agreement, field):
        raise RuleBroken("It has been sent already.")
    setattr(agreement, field, timezone.localdate())
    save_next_version(agreement, field)
    record(what, agreement, by=by, organisations=agreement.organisation_ids)
    return agreement


@contextmanager
def telling_once_all_signed(agreement: Agreement, by: User | None) -> Iterator[None]:
    """Tell the other parts, if what is done within leaves no party's signature awaited any more."""
    was_signed = all_have_signed_here(agreement)
    yield
    if not was_signed and all_have_signed_here(agreement):
        for take_part in signed_by_all:
            take_part(agreement, by)


def refuse_signing_anew(party: Party) -> None:
    """What is not history is signed after the party's own approval, and while nothing is missing."""
    if not Approval.objects.filter(party=party).exclude(state=PartyFact.State.AWAITED).exists():
        raise RuleBroken(f"Record the approval of {party} before its signature.")
    refuse_signing(party.agreement)


def refuse_signing(agreement: Agreement) -> None:
    if reasons := [reason for refuse in signing_refusals for reason in refuse(agreement)]:
        raise RuleBroken(" ".join(reasons))
