"""Checking an organisation's chain of audit events."""

from collections.abc import Iterable
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


@dataclass(frozen=True)
class Anchor:
    """A chain's head as it once was, kept outside: printed on a decision, or sent to an auditor."""

    sequence: int
    hash: str


def anchor_of(organisation: int) -> Anchor:
    """The chain's head now, to be kept outside."""
    head = Head.objects.filter(organisation_id=organisation).first()
    return Anchor(head.sequence, head.hash) if head else Anchor(0, GENESIS)


def verify_chain(organisation: int, *, anchors: Iterable[Anchor] = ()) -> Verdict:
    """Recompute every link of the chain, and every payload that has not been erased.

    A chain whose end was cut off, or that was written anew from some point, holds in itself: only
    `anchors`, heads that were noted before, show it.
    """
    kept = {anchor.sequence: anchor.hash for anchor in anchors}
    previous, sequence = GENESIS, 0
    links = Link.objects.filter(organisation_id=organisation).order_by("sequence")
    for link in links.select_related("event", "event__payload").iterator():
        sequence += 1
        reason = _fault(link, previous, sequence)
        if not reason and kept.pop(sequence, link.hash) != link.hash:
            reason = "The chain is not the one of which this head was noted before."
        if reason:
            return Verdict(sequence - 1, sequence, reason)
        previous = link.hash
    head = Head.objects.filter(organisation_id=organisation).first()
    if head and (head.sequence, head.hash) != (sequence, previous):
        return Verdict(sequence, sequence + 1, "The chain ends before its recorded head.")
    if any(kept):
        return Verdict(sequence, sequence + 1, "The chain ends before a head noted before.")
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
