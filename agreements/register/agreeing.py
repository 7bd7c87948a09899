"""Each party's approval and signature of a variation, and what it changes once all have agreed."""

from django.db import transaction

from agreements.register.approvals import refuse_signing
from agreements.register.facts import NO_DATE
from agreements.register.models import (
    PartyFact,
    Variation,
    VariationApproval,
    VariationSignature,
)
from agreements.register.stating import refuse_redoing, state_fact, who_signed
from agreements.register.variation_records import lock_pending_variation, save_variation
from agreements.register.varying_parties import take_effect
from commissioning.accounts.models import User
from commissioning.authorities.models import Authority
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken


@transaction.atomic
def record_variation_approval(
    approval: VariationApproval,
    *,
    by: User | None,
    state: str = PartyFact.State.RECORDED,
    on: PrintedDate = NO_DATE,
    authority: Authority | None = None,
    stated_in: str = "",
) -> VariationApproval:
    """Record that a party approved the variation, or what history says of it."""
    lock_pending_variation(approval.variation)
    approval = VariationApproval.objects.select_for_update().get(pk=approval.pk)
    refuse_redoing(approval)
    _refuse_unsent(approval.variation, stated_in)
    state_fact(
        approval,
        "variation_approval_recorded",
        by=by,
        state=state,
        on=on,
        stated_in=stated_in,
        own={"authority": authority},
        variation=approval.variation.number,
    )
    _settle(approval.variation)
    return approval


@transaction.atomic
def record_variation_signature(
    signature: VariationSignature,
    *,
    by: User | None,
    state: str = PartyFact.State.RECORDED,
    on: PrintedDate = NO_DATE,
    name: str = "",
    post: str = "",
    is_counterpart: bool = False,
    stated_in: str = "",
) -> VariationSignature:
    """Record a party's signature of the variation, after its own approval; history as stated.

    Refuses a new signature while another part says why nobody can sign the agreement as varied
    (`signing_refusals`). Not if the variation changes nothing but the period, nor of an agreement
    that only papers state: what its text meets is not known here.
    """
    lock_pending_variation(signature.variation)
    signature = VariationSignature.objects.select_for_update().get(pk=signature.pk)
    refuse_redoing(signature)
    _refuse_unsent(signature.variation, stated_in)
    approved = VariationApproval.objects.filter(
        variation=signature.variation, party=signature.party
    )
    if not stated_in and approved.filter(state=PartyFact.State.AWAITED).exists():
        raise RuleBroken(f"Record the approval of {signature.party} before its signature.")
    if state == PartyFact.State.RECORDED and not stated_in:
        _refuse_signing(signature.variation)
    state_fact(
        signature,
        "variation_signature_recorded",
        by=by,
        state=state,
        on=on,
        stated_in=stated_in,
        own=who_signed(signature, name, post, is_counterpart),
        variation=signature.variation.number,
    )
    _settle(signature.variation)
    return signature


def _settle(variation: Variation) -> None:
    """It takes effect once all have agreed."""
    variation = Variation.objects.select_for_update().get(pk=variation.pk)
    save_variation(variation)
    take_effect(variation)


def _refuse_signing(variation: Variation) -> None:
    """A longer period makes nothing else of the agreement than what was signed."""
    changes_more = bool(set(variation.changes) - {Variation.Change.PERIOD})
    if changes_more and not variation.agreement.stated_in:
        refuse_signing(variation.agreement)


def _refuse_unsent(variation: Variation, stated_in: str) -> None:
    if not stated_in and not variation.sent_for_approval_on:
        raise RuleBroken("Send the variation for approval first.")
