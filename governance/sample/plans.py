"""What papers say of plans, put on record in their order: facts with their sources, no sentences."""

from collections.abc import Iterable
from typing import Any

from agreements.plans.models import Plan, PlanPriority, PlanVersion
from agreements.plans.ordered_rows import add_row
from agreements.plans.plan_tasks import add_task
from agreements.plans.plans import issue_version, start_plan, state_plan
from commissioning.authorities.models import Body
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.partnerships.models import Partnership

NO_DATE = PrintedDate("")


def state_of_plan(
    place: Partnership, kind: str, title: str, *, stated_in: str, **details: Any
) -> Plan:
    """A plan as a paper speaks of it. Days are given in the paper's words."""
    for side in ("starts", "ends"):
        if side in details:
            details[side] = PrintedDate.from_words(details[side])
    return start_plan(place, kind=kind, title=title, stated_in=stated_in, by=None, **details)


def say_how_far(plan: Plan, state: str, *, words: str, stated_in: str, on: str = "") -> None:
    """`words` are the paper's own for how far the plan was."""
    date = PrintedDate.from_words(on) if on else NO_DATE
    state_plan(plan, state=state, words=words, on=date, stated_in=stated_in, by=None)


def issue(
    plan: Plan, label: str, *, on: str, stated_in: str, refresh: bool = False, changed: str = ""
) -> PlanVersion:
    return issue_version(
        plan,
        label=label,
        on=PrintedDate.from_words(on),
        is_refresh=refresh,
        what_changed=changed,
        stated_in=stated_in,
        by=None,
    )


def set_out(plan: Plan, kind: str, rows: Iterable[tuple[str, str]]) -> None:
    """The priorities, layers or strands of the plan's last version, as (name, words)."""
    for name, words in rows:
        add_row(PlanPriority, plan, kind=kind, name=name, words=words, by=None)


def give_tasks(plan: Plan, tasks: Iterable[str], *, stated_in: str) -> None:
    for words in tasks:
        add_task(plan, words=words, stated_in=stated_in, by=None)


def body_named(place: Partnership, short_name: str) -> Body:
    return Body.objects.get(partnership=place, short_name=short_name)
