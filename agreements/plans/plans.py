"""Starting a plan, saying what it is, issuing it again, and stating how far it is."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone

from agreements.plans.models import Plan, PlanState, PlanVersion
from agreements.plans.models.concern import concerned_on, printed
from commissioning.accounts.models import User
from commissioning.audit.log import record
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken, StaleVersion
from commissioning.partnerships.models import Partnership

NO_DATE = PrintedDate("")
CHANGEABLE = (
    "kind",
    "title",
    "client_group",
    "overseen_by",
    "overseen_by_words",
    "agreement",
    "relation",
    "supports",
    "stated_in",
)


@transaction.atomic
def start_plan(
    partnership: Partnership,
    *,
    kind: str,
    title: str,
    by: User | None,
    starts: PrintedDate | None = None,
    ends: PrintedDate | None = None,
    **details: Any,
) -> Plan:
    """Put a plan of a place on record, being written until something else is stated of it.

    `by=None` is the service itself, loading what a paper states.
    """
    plan = Plan(partnership=partnership, made_by=by)
    _set(plan, kind=kind, title=title, starts=starts, ends=ends, **details)
    plan.save()
    _record("plan.started", plan, by, after={"title": title, "kind": kind})
    return plan


@transaction.atomic
def change_plan(plan: Plan, *, by: User, version: int, **changes: Any) -> Plan:
    """Change what is said of a plan: its title, period, agreement, who oversees it."""
    plan = lock_plan(plan, version=version)
    before = {name: _value(plan, name) for name in changes}
    _set(plan, **changes)
    plan.version += 1
    plan.save()
    after = {name: _value(plan, name) for name in changes}
    _record("plan.changed", plan, by, before=before, after=after)
    return plan


@transaction.atomic
def issue_version(
    plan: Plan,
    *,
    label: str,
    by: User | None,
    on: PrintedDate | None = None,
    is_refresh: bool = True,
    what_changed: str = "",
    stated_in: str = "",
    keep_priorities: bool = False,
) -> PlanVersion:
    """Record that a plan was issued, anew if it `is_refresh`. Earlier versions stay as they were.

    `keep_priorities` gives the new version those of the last; else it begins without any.
    """
    plan = lock_plan(plan)
    if plan.versions.filter(label__iexact=label.strip()).exists():
        raise RuleBroken(f"This plan has a version {label.strip()} already.")
    before = current_version(plan)
    version = PlanVersion.objects.create(
        plan=plan,
        label=label.strip(),
        is_refresh=is_refresh,
        what_changed=what_changed,
        stated_in=stated_in,
        **printed("on", on),
    )
    if keep_priorities:
        for priority in plan.priorities.filter(of_version=before):
            priority.pk, priority.of_version = None, version
            priority.save()
    count_up(plan)
    _record("plan.issued", plan, by, after={"version": version.label, "on": version.on_words})
    return version


@transaction.atomic
def state_plan(
    plan: Plan,
    *,
    state: str,
    by: User | None,
    on: PrintedDate | None = None,
    words: str = "",
    stated_in: str = "",
    today: dt.date | None = None,
) -> PlanState:
    """Record how far a plan is, and since when. History needs no day; what is new does.

    Refuses a day after `today`, because a state is a fact.
    """
    plan = lock_plan(plan)
    on = on or NO_DATE
    if not stated_in and not on.known:
        raise RuleBroken("Enter the day, or the paper that states it.")
    if today and on.earliest and on.earliest > today:
        raise RuleBroken("The day must be today or in the past.")
    row = PlanState.objects.create(
        plan=plan,
        state=state,
        words=words,
        stated_in=stated_in,
        entered_by=by,
        **printed("on", on),
    )
    count_up(plan)
    _record("plan.stated", plan, by, after={"state": state, "on": on.words, "in": stated_in})
    return row


def current_version(plan: Plan) -> PlanVersion | None:
    """The last issued; None while none is on record."""
    return plan.versions.order_by("-pk").first()


def lock_plan(plan: Plan, *, version: int | None = None) -> Plan:
    """The plan's row, locked until the transaction ends. StaleVersion if `version` is an older one."""
    rows = Plan.objects.select_for_update(of=("self",)).select_related("agreement", "partnership")
    locked = rows.get(pk=plan.pk)
    if version is not None and locked.version != version:
        raise StaleVersion("Somebody else changed this plan in between.", theirs=locked)
    return locked


def count_up(plan: Plan) -> None:
    """So that an older page can no longer overwrite it."""
    plan.version += 1
    plan.save(update_fields=["version"])


def _set(plan: Plan, **values: Any) -> None:
    for side in ("starts", "ends"):
        if side in values:
            values |= printed(side, values.pop(side))
    names = {*CHANGEABLE, *printed("starts", None), *printed("ends", None)}
    for name, value in values.items():
        if name not in names:
            raise TypeError(f"{name} is not said of a plan")
        setattr(plan, name, value)
    _refuse_what_cannot_be(plan)


def _refuse_what_cannot_be(plan: Plan) -> None:
    if not plan.agreement:
        plan.relation = ""
    elif not plan.relation:
        raise RuleBroken("Say whether the plan delivers the agreement or is part of it.")
    if plan.supports and plan.supports.pk == plan.pk:
        raise RuleBroken("A plan cannot support itself.")
    if plan.starts_earliest and plan.ends_latest and plan.ends_latest < plan.starts_earliest:
        raise RuleBroken(f"Its end must be after {plan.starts_words}.")


def _value(plan: Plan, name: str) -> str:
    found = getattr(plan, f"{name}_words" if name in ("starts", "ends") else name)
    return "" if found is None else str(found)


def _record(what: str, plan: Plan, by: User | None, **changes: Any) -> None:
    ids = concerned_on(plan, timezone.localdate())
    record(what, plan, by=by, organisations=ids, **changes)
