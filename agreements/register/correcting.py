"""Putting right what was recorded wrongly of an approval or a signature. The old stays in the log."""

from django.db import transaction

from agreements.register.approvals import refuse_signing_anew, telling_once_all_signed
from agreements.register.authorities import state_authority
from agreements.register.facts import NO_DATE
from agreements.register.locks import lock_agreement
from agreements.register.models import Approval, Party, PartyFact, Signature
from agreements.register.stating import content_of, state_fact
from commissioning.accounts.models import User
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken


@transaction.atomic
def correct_approval(
    party: Party,
    *,
    by: User,
    version: int,
    reason: str,
    state: str,
    on: PrintedDate = NO_DATE,
    given_by: str = "",
    reference: str = "",
    stated_in: str = "",
) -> Approval:
    """Put right what is recorded of a party's approval; awaited, if it was never given.

    `version` is the agreement's. What stood before goes to the audit log with the reason. Refuses
    to take back an approval on which a recorded signature rests.
    """
    lock_agreement(party.agreement, version=version)
    approval = Approval.objects.select_for_update().get(party=party)
    _refuse(approval, by)
    signed = party.signature.state == PartyFact.State.RECORDED and not party.signature.stated_in
    if state == PartyFact.State.AWAITED and signed:
        raise RuleBroken(f"Correct the signature of {party} first: it rests on this approval.")
    said, authority = content_of(approval), approval.authority
    if (given_by, reference) != (said.get("given_by", ""), said.get("reference", "")):
        authority = state_authority(party, given_by=given_by, reference=reference, on=on)
    return state_fact(
        approval,
        "approval_corrected",
        by=by,
        state=state,
        on=on,
        stated_in=stated_in,
        own={"authority": authority},
        reason=reason,
    )


@transaction.atomic
def correct_signature(
    party: Party,
    *,
    by: User,
    version: int,
    reason: str,
    state: str,
    on: PrintedDate = NO_DATE,
    name: str = "",
    post: str = "",
    is_counterpart: bool = False,
    stated_in: str = "",
) -> Signature:
    """Put right what is recorded of a party's signature; awaited, if it was never made.

    Where no signature is awaited any more, it is kept as signed, as when the last is recorded.
    What was no signature is made one only as one is recorded.
    """
    lock_agreement(party.agreement, version=version)
    signature = Signature.objects.select_for_update().get(party=party)
    _refuse(signature, by)
    is_new = state == PartyFact.State.RECORDED and not stated_in
    if is_new and signature.state != PartyFact.State.RECORDED:
        refuse_signing_anew(party)
    with telling_once_all_signed(party.agreement, by):
        return state_fact(
            signature,
            "signature_corrected",
            by=by,
            state=state,
            on=on,
            stated_in=stated_in,
            own={"name": name, "post": post, "is_counterpart": is_counterpart},
            reason=reason,
        )


def may_correct(fact: PartyFact, by: User) -> bool:
    """Whether `by` may put it right: what a party's own officers confirmed is theirs (law 4)."""
    if fact.state == PartyFact.State.AWAITED:
        return False
    return fact.confirmed_at is None or by.answers_for(fact.party.organisation_id)


def _refuse(fact: PartyFact, by: User) -> None:
    if fact.state == PartyFact.State.AWAITED:
        raise RuleBroken("Nothing is recorded yet that could be corrected.")
    if not may_correct(fact, by):
        party = fact.party
        raise RuleBroken(f"Only an officer of {party} can correct what its own officers confirmed.")
