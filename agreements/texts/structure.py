"""How the clauses of one text stand to each other. Pure: rows in their order in, rows out.

Deleted clauses are rows like others here: they go along with what they stand under, so that they
can be brought back where they were.
"""

from collections import defaultdict
from collections.abc import Sequence
from enum import StrEnum

from agreements.texts.models import Clause
from commissioning.errors import RuleBroken


class Step(StrEnum):
    """One step from where a clause stands."""

    UP = "up"
    DOWN = "down"
    NEST = "nest"
    UNNEST = "unnest"


class Where(StrEnum):
    """On which side of another clause."""

    BEFORE = "before"
    AFTER = "after"
    UNDER = "under"


def with_all_under(rows: Sequence[Clause], top: Clause) -> list[Clause]:
    """`top` and everything under it, in the order of the text."""
    under = _under(rows)
    found, waiting = set[int](), [top.pk]
    while waiting:
        pk = waiting.pop()
        found.add(pk)
        waiting += [row.pk for row in under[pk] if row.pk not in found]
    return [row for row in rows if row.pk in found]


def levels_of(rows: Sequence[Clause]) -> dict[int, int]:
    """How deep each clause stands: 1 at the top, 2 for what stands under that.

    A clause whose parent is not among `rows` stands at the top.
    """
    levels: dict[int, int] = {}
    under = _under(rows)
    there = {row.pk for row in rows}
    waiting = [(row, 1) for row in rows if row.parent_id not in there]
    while waiting:
        row, level = waiting.pop()
        levels[row.pk] = level
        waiting += [(sub, level + 1) for sub in under[row.pk]]
    return levels


def heading_levels_of(rows: Sequence[Clause]) -> dict[int, int]:
    """How deep the heading of each row that has one is: 1, and one more for each headed row above.

    It counts headings and not rows, so that no level is left out between them.
    """
    by_pk = {row.pk: row for row in rows}
    levels: dict[int, int] = {}
    for row in rows:
        level, above = 1, by_pk.get(row.parent_id or 0)
        while above:
            level += bool(above.heading)
            above = by_pk.get(above.parent_id or 0)
        if row.heading:
            levels[row.pk] = level
    return levels


def beside(rows: Sequence[Clause], clause: Clause) -> tuple[Clause | None, Clause | None]:
    """The clauses before and after it that stand under the same one as it does."""
    same = [row for row in rows if row.parent_id == clause.parent_id and _counts(row)]
    place = next(n for n, row in enumerate(same) if row.pk == clause.pk)
    before = same[place - 1] if place else None
    return before, same[place + 1] if place + 1 < len(same) else None


def target_of(rows: Sequence[Clause], clause: Clause, step: Step) -> tuple[Where, Clause]:
    """Where `step` leads. Raises RuleBroken where there is no such place."""
    before, after = beside(rows, clause)
    parent = next((row for row in rows if row.pk == clause.parent_id), None)
    targets = {
        Step.UP: (Where.BEFORE, before, "It is the first here already."),
        Step.DOWN: (Where.AFTER, after, "It is the last here already."),
        Step.NEST: (Where.UNDER, before, "Nothing stands before it that it could stand under."),
        Step.UNNEST: (Where.AFTER, parent, "It stands under no other clause."),
    }
    where, target, refusal = targets[step]
    if target is None:
        raise RuleBroken(refusal)
    return where, target


def rearranged(
    rows: Sequence[Clause], block: Sequence[Clause], where: Where, target: Clause
) -> list[Clause]:
    """All rows in their new order, with `block` before, behind or under `target`.

    Behind means behind everything under it; under it means as its last.
    """
    moving = {row.pk for row in block}
    if target.pk in moving:
        raise RuleBroken("A clause cannot stand beside itself or under its own sub-clauses.")
    rest = [row for row in rows if row.pk not in moving]
    if where is Where.BEFORE:
        place = next(n for n, row in enumerate(rest) if row.pk == target.pk)
    else:
        last = with_all_under(rest, target)[-1]
        place = next(n for n, row in enumerate(rest) if row.pk == last.pk) + 1
    return [*rest[:place], *block, *rest[place:]]


def is_number_under(number: str, clause: Clause) -> bool:
    """Whether `number` goes on from that of `clause`, as 2.1 does from 2."""
    return bool(clause.number) and number.startswith(f"{clause.number.rstrip('.')}.")


def _under(rows: Sequence[Clause]) -> dict[int | None, list[Clause]]:
    under: dict[int | None, list[Clause]] = defaultdict(list)
    for row in rows:
        under[row.parent_id].append(row)
    return under


def _counts(row: Clause) -> bool:
    """Page marks and the rest of a passage have no place of their own to step over."""
    return not row.is_deleted and row.role not in (Clause.Role.CONTINUATION, Clause.Role.MARK)
