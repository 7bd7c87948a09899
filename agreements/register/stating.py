"""What is known of one party's approval or signature: of an agreement, a variation or a novation.

No partner acts for another: what one enters for another stands unconfirmed (law 4).
"""

from typing import Any, TypeVar

from django.utils import timezone

from agreements.register.locks import lock_agreement, save_next_version
from agreements.register.models import PartyFact, Signature, VariationSignature
from commissioning.accounts.models import User
from commissioning.audit.log import record
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken

Fact = TypeVar("Fact", bound=PartyFact)


def state_fact(
    fact: Fact,
    act: str,
    *,
    by: User | None,
    state: str,
    on: PrintedDate,
    stated_in: str,
    own: dict[str, Any],
    **told: str,
) -> Fact:
    """State what is known of `fact`, confirmed if its party's own officer states it, and record it.

    `own` are the columns of its kind alone: an authority, or who signed; `told` is what the audit
    log hears besides. Part of an act, not one itself.
    """
    if on.latest and on.latest > timezone.localdate():
        raise RuleBroken(f"The day of the {fact.word} must be today or earlier.")
    before = content_of(fact)
    for name, value in own.items():
        setattr(fact, name, value)
    fact.state, fact.stated_in, fact.entered_by = state, stated_in, by
    is_own = by is not None and by.answers_for(fact.party.organisation_id)
    fact.confirmed_by, fact.confirmed_at = (by, timezone.now()) if is_own else (None, None)
    fact.on_words, fact.on_earliest, fact.on_latest = on.words, on.earliest, on.latest
    fact.save()
    save_next_version(lock_agreement(fact.party.agreement))
    record_fact(fact, act, by, before, **told)
    return fact


def who_signed(
    signature: Signature | VariationSignature, name: str, post: str, is_counterpart: bool
) -> dict[str, Any]:
    """What a signature says besides; a name and a post known before stand where none are given."""
    given = {"name": name or signature.name, "post": post or signature.post}
    return given | {"is_counterpart": is_counterpart}


def refuse_redoing(fact: PartyFact) -> None:
    """What is recorded is not recorded over."""
    if fact.state == PartyFact.State.RECORDED:
        raise RuleBroken(f"The {fact.word} of {fact.party} is recorded already.")


def content_of(fact: PartyFact) -> dict[str, str]:
    """What is stated of an approval or a signature, as the audit log keeps it."""
    said = {"state": fact.state, "on": fact.on_words, "stated_in": fact.stated_in}
    if isinstance(fact, Signature | VariationSignature):
        counterpart = {"counterpart": "yes"} if fact.is_counterpart else {}
        return said | {"name": fact.name, "post": fact.post} | counterpart
    authority = getattr(fact, "authority", None)
    if authority is None:
        return said
    return said | {"given_by": authority.given_by, "reference": authority.reference}


def record_fact(
    fact: PartyFact, act: str, by: User | None, before: dict[str, str], **told: str
) -> None:
    agreement = fact.party.agreement
    record(
        f"agreement.{act}",
        agreement,
        by=by,
        organisations=agreement.organisation_ids,
        before=before,
        after={"party": str(fact.party), **content_of(fact), **told},
    )
