"""Checking an organisation's chain of audit events."""

from dataclasses import dataclass

from commissioning.audit.log import digest, link_hash
from commissioning.audit.models import GENESIS, Head, Link


@dataclass(frozen=True)
class Verdict:
    """How far a chain holds. `broken_at` is the first sequence that does not, or None."""

    length: int
    broken_at: int | None
    reason: str = ""

    @property
    def holds(self) -> bool:
        return self.broken_at is None


def verify_chain(organisation: int) -> Verdict:
    """Recompute every link of the chain, and every payload that has not been erased.

    A chain whose end was cut off verifies up to its new end: compare the head with one that was
    printed or sent before (see `Head`).
    """
    previous, sequence = GENESIS, 0
    links = Link.objects.filter(organisation_id=organisation).order_by("sequence")
    for link in links.select_related("event", "event__payload"):
        sequence += 1
        reason = _fault(link, previous, sequence)
        if reason:
            return Verdict(sequence - 1, sequence, reason)
        previous = link.hash
    head = Head.objects.filter(organisation_id=organisation).first()
    if head and (head.sequence, head.hash) != (sequence, previous):
        return Verdict(sequence, sequence + 1, "The chain ends before its recorded head.")
    return Verdict(sequence, None)


def _fault(link: Link, previous: str, sequence: int) -> str:
    if link.sequence != sequence:
        return "A link is missing."
    if link.hash != link_hash(previous, link.organisation_id, sequence, link.event):
        return "The event or its link was altered."
    payload = getattr(link.event, "payload", None)
    if payload and digest({"before": payload.before, "after": payload.after}) != (
        link.event.payload_digest
    ):
        return "The payload was altered."
    return ""
