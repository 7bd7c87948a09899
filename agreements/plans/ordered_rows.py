"""The rows of plans and reviews that stand in an order: priorities, points, what is waited for.

All are changed in the same way, and each change is recorded of the plan or review that they are of.
"""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from agreements.plans.models import Plan, PlanPriority, Review, ReviewDependency, ReviewPoint
from agreements.plans.models.concern import concerned_on
from agreements.plans.plans import count_up, current_version, lock_plan
from agreements.plans.reviews import count_review_up, lock_review
from commissioning.accounts.models import User
from commissioning.audit.log import record
from commissioning.errors import RuleBroken

Row = TypeVar("Row", PlanPriority, ReviewPoint, ReviewDependency)
ROOTS: dict[type, str] = {
    PlanPriority: "plan",
    ReviewPoint: "review",
    ReviewDependency: "review",
}


@transaction.atomic
def add_row(rows: type[Row], root: Plan | Review, /, *, by: User | None, **fields: Any) -> Row:
    """Add a row behind those of its kind. A priority goes to the plan's current version."""
    root = _lock(root)
    row = _placed(rows, root, fields)
    row.position = (row.siblings().aggregate(last=Max("position"))["last"] or 0) + 1
    row.save()
    _count_up(root)
    _record(f"{rows.noun}.added", root, by, after=_plain(fields))
    return row


@transaction.atomic
def change_row(row: Row, *, by: User, version: int, **changes: Any) -> Row:
    """Change what a row says. `version` is that of its plan or review."""
    root = _lock(row.root, version)
    before = {name: getattr(row, name) for name in changes}
    for name, value in changes.items():
        setattr(row, name, value)
    row.save(update_fields=list(changes))
    _count_up(root)
    _record(f"{row.noun}.changed", root, by, before=_plain(before), after=_plain(changes))
    return row


@transaction.atomic
def take_out_row(row: Row, *, by: User, version: int) -> None:
    """Take a row out. The audit log keeps what it said."""
    root = _lock(row.root, version)
    _record(f"{row.noun}.taken_out", root, by, before={"words": str(row)})
    row.delete()
    _count_up(root)


@transaction.atomic
def move_row(row: Row, *, up: bool, by: User) -> Row:
    """Let a row change places with the one before it, or after it. At the end it stays."""
    root = _lock(row.root)
    rows = list(row.siblings())
    if row not in rows:
        raise RuleBroken("Somebody took this out in between.")
    here = rows.index(row)
    there = here - 1 if up else here + 1
    if not 0 <= there < len(rows):
        return row
    rows[here], rows[there] = rows[there], rows[here]
    for position, one in enumerate(rows, start=1):
        if one.position != position:
            one.position = position
            one.save(update_fields=["position"])
    _count_up(root)
    _record(f"{row.noun}.moved", root, by, after={"what": str(row), "to": there + 1})
    return row


@transaction.atomic
def set_rows(
    kind: type[Row],
    root: Plan | Review,
    rows: Iterable[Mapping[str, Any]],
    *,
    by: User,
    version: int,
) -> None:
    """Give a plan or review these rows of a kind, in this order, instead of those it has.

    Of a plan, its current version's: earlier versions keep theirs.
    """
    root = _lock(root, version)
    mine: dict[str, Any] = {ROOTS[kind]: root}
    if isinstance(root, Plan):
        mine["of_version"] = current_version(root)
    old = kind._default_manager.filter(**mine)
    before = [str(row) for row in old]
    old.delete()
    new = [_placed(kind, root, fields) for fields in rows]
    counts: dict[Any, int] = {}
    for row in new:
        group = getattr(row, "kind", None) if kind is ReviewPoint else None
        counts[group] = row.position = counts.get(group, 0) + 1
        row.save()
    _count_up(root)
    after = {"rows": [str(row) for row in new]}
    _record(f"{kind.noun}.set", root, by, before={"rows": before}, after=after)


def _placed(kind: type[Row], root: Plan | Review, fields: Mapping[str, Any]) -> Row:
    row = kind(**{ROOTS[kind]: root}, **fields)
    if isinstance(row, PlanPriority) and isinstance(root, Plan) and row.of_version is None:
        row.of_version = current_version(root)
    return row


def _lock(root: Plan | Review, version: int | None = None) -> Plan | Review:
    if isinstance(root, Plan):
        return lock_plan(root, version=version)
    return lock_review(root, version=version)


def _count_up(root: Plan | Review) -> None:
    if isinstance(root, Plan):
        count_up(root)
    else:
        count_review_up(root)


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: "" if value is None else str(value) for name, value in values.items()}


def _record(what: str, root: Plan | Review, by: User | None, **changes: Any) -> None:
    ids = concerned_on(root, timezone.localdate())
    record(what, root, by=by, organisations=ids, **changes)
