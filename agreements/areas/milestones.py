"""Planning milestones, marking them as done, and moving them with a reason."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Max

from agreements.areas.models import Milestone, MilestoneMove
from agreements.register.locks import lock_agreement
from agreements.register.models import Agreement
from commissioning.accounts.models import User
from commissioning.audit.log import record
from commissioning.authorities.models import Body
from commissioning.calendar.dates import words as day_words
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken, StaleVersion
from commissioning.organisations.models import Organisation


@transaction.atomic
def plan_milestone(
    agreement: Agreement,
    *,
    words: str,
    due: PrintedDate,
    by: User | None,
    owner: Organisation | None = None,
    owner_post: str = "",
    decision_from: Body | None = None,
) -> Milestone:
    """Add what is to be done by a day, behind the milestones there are: the printed order stays.

    Refuses an owner that is no party: nobody else can be bound to do it.
    """
    agreement = lock_agreement(agreement)
    if owner and owner.pk not in agreement.party_ids:
        raise RuleBroken(f"{owner} is not a party to this agreement.")
    if owner_post and owner is None:
        raise RuleBroken("Say which body the owner's post belongs to.")
    last = agreement.milestones.aggregate(last=Max("position"))["last"] or 0
    milestone = Milestone.objects.create(
        agreement=agreement,
        position=last + 1,
        words=words,
        owner=owner,
        owner_post=owner_post,
        decision_from=decision_from,
        **_due(due),
    )
    record_milestone("milestone.planned", milestone, by, after={"words": words, "due": due.words})
    return milestone


@transaction.atomic
def finish_milestone(
    milestone: Milestone, *, done_on: dt.date, today: dt.date, version: int, by: User | None
) -> Milestone:
    """Mark a milestone as done on `done_on`, which is not after `today`."""
    milestone = lock_milestone(milestone, version)
    if milestone.done_on:
        raise RuleBroken(f"This was marked as done already, on {day_words(milestone.done_on)}.")
    if done_on > today:
        raise RuleBroken("The day it was done must be today or in the past.")
    milestone.done_on = done_on
    save_milestone(milestone, "done_on")
    record_milestone("milestone.finished", milestone, by, after={"done_on": done_on})
    return milestone


@transaction.atomic
def reopen_milestone(milestone: Milestone, *, reason: str, version: int, by: User) -> Milestone:
    """Say that a milestone marked as done is not done after all, and why."""
    milestone = lock_milestone(milestone, version)
    if not milestone.done_on:
        raise RuleBroken("This is not marked as done.")
    before, milestone.done_on = {"done_on": milestone.done_on}, None
    save_milestone(milestone, "done_on")
    record_milestone("milestone.reopened", milestone, by, before=before, after={"reason": reason})
    return milestone


@transaction.atomic
def move_milestone(
    milestone: Milestone, *, due: PrintedDate, reason: str, version: int, by: User
) -> Milestone:
    """Give a milestone another due date. The one it had is kept, with the reason for the change.

    Refuses a date whose words name no day, because nothing could then say when it is late.
    """
    milestone = lock_milestone(milestone, version)
    if milestone.done_on:
        raise RuleBroken("This is done, so its date cannot be moved.")
    if not due.known:
        raise RuleBroken("Enter a day or a month, like 31 January 2027.")
    if not reason.strip():
        raise RuleBroken("Enter the reason for the move.")
    was = milestone.due_on
    MilestoneMove.objects.create(
        milestone=milestone,
        was_words=was.words,
        was_earliest=was.earliest,
        was_latest=was.latest,
        reason=reason,
        by=by,
    )
    for field, value in _due(due).items():
        setattr(milestone, field, value)
    save_milestone(milestone, *_due(due))
    after = {"due": due.words, "reason": reason}
    record_milestone("milestone.moved", milestone, by, before={"due": was.words}, after=after)
    return milestone


def _due(due: PrintedDate) -> dict[str, Any]:
    return {"due_words": due.words, "due_earliest": due.earliest, "due_latest": due.latest}


def lock_milestone(milestone: Milestone, version: int) -> Milestone:
    locked = (
        Milestone.objects.select_for_update(of=("self",))
        .select_related("agreement__partnership")
        .get(pk=milestone.pk)
    )
    if locked.version != version:
        raise StaleVersion("Somebody else changed this milestone in between.", theirs=locked)
    return locked


def save_milestone(milestone: Milestone, *fields: str) -> None:
    milestone.version += 1
    milestone.save(update_fields=[*fields, "version"])


def record_milestone(what: str, milestone: Milestone, by: User | None, **changes: Any) -> None:
    ids = milestone.agreement.organisation_ids
    record(what, milestone, by=by, organisations=ids, **changes)
