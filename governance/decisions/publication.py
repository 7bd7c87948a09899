"""Publishing a decision: it gets its number and is sealed."""

from __future__ import annotations

import datetime as dt
from copy import copy

from django.db import transaction
from django.utils import timezone

from commissioning.accounts.models import User
from commissioning.audit.models import Head
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken, in_sentences
from governance.decisions.approvals import record_approvals
from governance.decisions.decisions import (
    lock_decision,
    note_act,
    organisations_concerned,
    save_next_version,
)
from governance.decisions.details import Parts, parts_of, put_date
from governance.decisions.documents import queue_decision_pdf
from governance.decisions.models import Counter, Decision, PublishedRevision
from governance.decisions.public_record import Record, digest_of, public_record, words_of
from governance.decisions.warnings import Kind, cautions_about


@transaction.atomic
def publish_decision(
    decision: Decision,
    *,
    version: int,
    by: User,
    key: str,
    on: dt.date,
    personal_data_checked: bool = False,
) -> PublishedRevision:
    """Give the decision its reference, and show it to the public for good.

    `key` belongs to the form sent in: sent twice, it publishes once and the second gets the same
    answer. `on` is the day of publication; history keeps the one that its paper states, and is
    numbered in that year, unless it is yet to come: then the paper is wrong. Refuses a new record that lacks what the law asks for (R-DEC-06,
    R-DEC-12), and any that seems to hold personal data nobody has looked at.
    """
    decision = lock_decision(decision)
    if done := decision.revisions.filter(key=key).first():
        return done
    if decision.is_published:
        raise RuleBroken(f"This decision is already published, as {decision.reference}.")
    decision = lock_decision(decision, version=version)
    parts = parts_of(decision)
    refuse_to_publish(decision, parts, on=on, personal_data_checked=personal_data_checked)
    if not decision.is_history:
        put_date(decision, "published_on", PrintedDate.on(on))
    published_on = decision.published_on.latest or on
    _give_number(decision, min(published_on, on).year)
    decision.published_at = timezone.now()
    note_act("decision.published", decision, by=by, after={"reference": decision.reference})
    revision = seal(decision, parts, by=by, key=key, published_on=published_on)
    record_approvals(decision, by=by)
    return revision


def preview_publication(decision: Decision, parts: Parts, *, on: dt.date) -> Record:
    """What the public would be shown if the draft were published on `on`; nothing is saved."""
    shown = copy(decision)
    if not shown.is_history:
        put_date(shown, "published_on", PrintedDate.on(on))
    day = shown.published_on.latest or on
    return sealed_record(public_record(shown, parts, published_on=day), number=1)


def refuse_to_publish(
    decision: Decision, parts: Parts, *, on: dt.date, personal_data_checked: bool
) -> None:
    """Raise RuleBroken if the record as it would be may not be shown to the public."""
    cautions = cautions_about(decision, parts, on=on)
    missing = [c.message for c in cautions if c.kind is Kind.REQUIRED]
    if missing and not decision.is_history:
        raise RuleBroken(in_sentences(missing))
    personal = [c.message for c in cautions if c.kind is Kind.PERSONAL_DATA]
    if personal and not personal_data_checked:
        raise RuleBroken(in_sentences(personal))


def seal(
    decision: Decision,
    parts: Parts,
    *,
    by: User,
    key: str,
    published_on: dt.date,
    reason: str = "",
) -> PublishedRevision:
    """Save the row, seal what it now says as the decision's next revision, and ask for its PDF."""
    record = public_record(decision, parts, published_on=published_on)
    number = decision.revisions.count() + 1
    record = sealed_record(record, number=number, reason=reason)
    decision.public_words = words_of(record)
    save_next_version(decision, by=by)
    revision = PublishedRevision.objects.create(
        decision=decision,
        number=number,
        content=record,
        digest=digest_of(record),
        chain_heads=_chain_heads(decision),
        reason=reason,
        published_at=timezone.now(),
        published_by=by,
        key=key,
    )
    queue_decision_pdf(revision, by=by, organisations=organisations_concerned(decision))
    return revision


def sealed_record(record: Record, *, number: int, reason: str = "") -> Record:
    """The record with the revision that it is; a reason makes it a correction."""
    return {**record, "revision": number, "correction": reason}


def _give_number(decision: Decision, year: int) -> None:
    """Take the body's next number of `year`, from 1 without gaps.

    The counter's row stays locked until the transaction ends, so a number is never given twice, and
    one that was taken in vain is given back with everything else.
    """
    Counter.objects.get_or_create(body=decision.body, year=year)
    counter = Counter.objects.select_for_update().get(body=decision.body, year=year)
    counter.last += 1
    counter.save(update_fields=["last"])
    decision.number_year, decision.number = year, counter.last
    decision.reference = f"{decision.body.short_name}/{year}/{counter.last}"


def _chain_heads(decision: Decision) -> list[dict[str, object]]:
    heads = Head.objects.filter(organisation__in=organisations_concerned(decision))
    return [
        {"organisation": head.organisation.name, "sequence": head.sequence, "hash": head.hash}
        for head in heads.select_related("organisation").order_by("organisation__name")
    ]
