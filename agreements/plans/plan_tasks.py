"""The tasks of a plan: adding them, marking them as done, and moving them with a reason."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from agreements.plans.models import Plan, PlanTask, PlanTaskMove
from agreements.plans.models.concern import concerned_on, printed
from agreements.plans.plans import lock_plan
from commissioning.accounts.models import User
from commissioning.audit.log import record
from commissioning.calendar.dates import words as day_words
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken, StaleVersion
from commissioning.organisations.models import Organisation
from commissioning.people.models import Post


@transaction.atomic
def add_task(
    plan: Plan,
    *,
    words: str,
    by: User | None,
    due: PrintedDate | None = None,
    owner: Organisation | None = None,
    post: Post | None = None,
    stated_in: str = "",
) -> PlanTask:
    """Add what somebody will do, behind the tasks there are: the printed order stays.

    A post brings its organisation with it. Refuses one of another organisation than the owner. An
    owner must be a body that the plan concerns, unless a paper states it.
    """
    plan = lock_plan(plan)
    owner = owner or (post.organisation if post else None)
    if post and owner and post.organisation_id != owner.pk:
        raise RuleBroken(f"{post.title} is no post of {owner}.")
    if owner and not stated_in and owner.pk not in concerned_on(plan, timezone.localdate()):
        raise RuleBroken(f"{owner} has no part in this plan.")
    last = plan.tasks.aggregate(last=Max("position"))["last"] or 0
    task = PlanTask.objects.create(
        plan=plan,
        position=last + 1,
        words=words,
        owner=owner,
        post=post,
        stated_in=stated_in,
        **printed("due", due),
    )
    _record("plan_task.added", task, by, after={"words": words, "due": task.due_words})
    return task


@transaction.atomic
def finish_task(
    task: PlanTask, *, done_on: dt.date, today: dt.date, version: int, by: User
) -> PlanTask:
    """Mark a task as done on `done_on`, which is not after `today`."""
    task = lock_task(task, version)
    if task.done_on:
        raise RuleBroken(f"This was marked as done already, on {day_words(task.done_on)}.")
    if done_on > today:
        raise RuleBroken("The day it was done must be today or in the past.")
    task.done_on = done_on
    _save(task, "done_on")
    _record("plan_task.finished", task, by, after={"done_on": done_on})
    return task


@transaction.atomic
def reopen_task(task: PlanTask, *, reason: str, version: int, by: User) -> PlanTask:
    """Say that a task marked as done is not done after all, and why."""
    task = lock_task(task, version)
    if not task.done_on:
        raise RuleBroken("This is not marked as done.")
    before, task.done_on = {"done_on": task.done_on}, None
    _save(task, "done_on")
    _record("plan_task.reopened", task, by, before=before, after={"reason": reason})
    return task


@transaction.atomic
def move_task(task: PlanTask, *, due: PrintedDate, reason: str, version: int, by: User) -> PlanTask:
    """Give a task another due date. The one it had is kept, with the reason for the change.

    Refuses a date whose words name no day, because nothing could then say when it is late.
    """
    task = lock_task(task, version)
    if task.done_on:
        raise RuleBroken("This is done, so its date cannot be moved.")
    if not due.known:
        raise RuleBroken("Enter a day or a month, like 31 January 2027.")
    if not reason.strip():
        raise RuleBroken("Enter the reason for the move.")
    was = task.due_on
    PlanTaskMove.objects.create(task=task, reason=reason, by=by, **printed("was", was))
    for field, value in printed("due", due).items():
        setattr(task, field, value)
    _save(task, *printed("due", due))
    after = {"due": due.words, "reason": reason}
    _record("plan_task.moved", task, by, before={"due": was.words}, after=after)
    return task


def lock_task(task: PlanTask, version: int) -> PlanTask:
    rows = PlanTask.objects.select_for_update(of=("self",))
    locked = rows.select_related("plan__partnership", "plan__agreement").get(pk=task.pk)
    if locked.version != version:
        raise StaleVersion("Somebody else changed this task in between.", theirs=locked)
    return locked


def _save(task: PlanTask, *fields: str) -> None:
    task.version += 1
    task.save(update_fields=[*fields, "version"])


def _record(what: str, task: PlanTask, by: User | None, **changes: Any) -> None:
    ids = concerned_on(task.plan, timezone.localdate())
    record(what, task, by=by, organisations=ids, **changes)
