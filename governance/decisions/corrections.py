"""Correcting what was published: a new revision with a reason, the old one stays (law 3)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from copy import copy
from typing import Any

from django.db import transaction

from commissioning.accounts.models import User
from commissioning.errors import RuleBroken, in_sentences
from governance.decisions.approvals import record_approvals
from governance.decisions.decisions import lock_decision, note_act, plain, refuse_muddle
from governance.decisions.details import (
    Details,
    Parts,
    details_of,
    keep_parts,
    parts_given,
    put_details,
)
from governance.decisions.models import Decision, PublishedRevision
from governance.decisions.public_record import Record, public_record, says_the_same
from governance.decisions.publication import refuse_to_publish, seal, sealed_record


@transaction.atomic
def correct_decision(
    decision: Decision,
    *,
    version: int,
    by: User,
    key: str,
    on: dt.date,
    reason: str,
    personal_data_checked: bool = False,
    **changes: Any,
) -> PublishedRevision:
    """Publish `changes` as the decision's next revision; `reason` is shown with it.

    Its reference, and so its deciding body, and its day of publication stay. `key` is as in
    `publish_decision`. Raises StaleVersion when somebody else corrected it after `version`.
    """
    decision = lock_decision(decision)
    if done := decision.revisions.filter(key=key).first():
        return done
    if not decision.is_published:
        raise RuleBroken("This decision is a draft. Edit it instead.")
    decision = lock_decision(decision, version=version)
    before = plain(details_of(decision))
    published = newest_revision(decision)
    reason = reason.strip()
    if not reason:
        raise RuleBroken("Enter the reason for the correction.")
    corrected, parts = as_corrected(decision, changes, by=by)
    refuse_to_publish(corrected, parts, on=on, personal_data_checked=personal_data_checked)
    if says_the_same(_record(corrected, parts, on), published.content):
        raise RuleBroken("Nothing was changed, so there is nothing to correct.")
    keep_parts(corrected, parts, changes)
    note_act(
        "decision.corrected",
        corrected,
        by=by,
        before=before,
        after={**plain(changes), "reason": reason},
    )
    day = corrected.published_on.latest or on
    revision = seal(corrected, parts, by=by, key=key, published_on=day, reason=reason)
    record_approvals(corrected, by=by)
    return revision


def preview_correction(
    decision: Decision, changes: Details, *, by: User, on: dt.date, reason: str
) -> Record:
    """What the public would be shown if `changes` were published; nothing is saved."""
    corrected, parts = as_corrected(decision, changes, by=by)
    number = newest_revision(decision).number + 1
    return sealed_record(_record(corrected, parts, on), number=number, reason=reason)


def newest_revision(decision: Decision) -> PublishedRevision:
    """What the public is shown today."""
    return decision.revisions.order_by("-number")[0]


def as_corrected(
    decision: Decision, changes: Details, *, by: User | None
) -> tuple[Decision, Parts]:
    """A copy of the row and its rows as `changes` would have them; nothing is saved."""
    corrected = copy(decision)
    put_details(corrected, changes)
    refuse_muddle(corrected, changes)
    if corrected.body_id != decision.body_id:
        raise RuleBroken(
            f"{decision.reference} is a decision of {decision.body}, whose number it bears for "
            "good. Withdraw it and record another to change who decided."
        )
    if lost := list(dates_taken_away(decision, corrected)):
        raise RuleBroken(in_sentences(message for _, message in lost))
    if not decision.is_history:
        _refuse_making_it_history(decision, corrected)
    return corrected, parts_given(corrected, changes, by=by)


def dates_taken_away(decision: Decision, corrected: Decision) -> Iterator[tuple[str, str]]:
    """The dates that the record has and would have no more, as field and sentence.

    They order the register and number the decision. One that is wrong is put right, in a paper's
    words if need be; it is not left out.
    """
    names = {"decided_on": "date of the decision", "published_on": "publication date"}
    for field, name in names.items():
        if getattr(decision, field).words and not getattr(corrected, field).words:
            yield field, f"Enter the {name}: a correction cannot take it away"


def _refuse_making_it_history(decision: Decision, corrected: Decision) -> None:
    """Else what the law asks of a new record could be left out afterwards."""
    if corrected.published_on != decision.published_on:
        raise RuleBroken("The publication date is the day on which the decision was published.")
    if corrected.is_history:
        raise RuleBroken("The decision was first published here, so it is taken from no paper.")


def _record(decision: Decision, parts: Parts, on: dt.date) -> Record:
    return public_record(decision, parts, published_on=decision.published_on.latest or on)
