"""Stating the decision that fixed a contribution, as far as it is known."""

from agreements.money.models import Contribution, PooledFund
from commissioning.authorities.models import Authority
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.organisations.models import Organisation


def state_decision(
    fund: PooledFund,
    partner: Organisation,
    *,
    given_by: str,
    reference: str,
    on: PrintedDate,
    now: Authority | None = None,
) -> Authority | None:
    """The authority as a person states it; None where they name nobody.

    `now` is the one stated so far: saying the same again states nothing new.
    """
    if not given_by:
        return None
    if now and (now.given_by, now.reference, now.on_words) == (given_by, reference, on.words):
        return now
    return Authority.objects.create(
        organisation=partner,
        given_by=given_by,
        what=f"Contribute to {fund.name}"[:300],
        reference=reference,
        on_words=on.words,
        on_earliest=on.earliest,
        on_latest=on.latest,
    )


def decided_words(contribution: Contribution) -> str:
    """Who decided it, when, under which reference, as one phrase; empty if it is not stated."""
    authority = contribution.decided_by
    if authority is None:
        return ""
    parts = (authority.given_by, authority.on_words, authority.reference)
    return ", ".join(part for part in parts if part)
