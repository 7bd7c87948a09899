"""Laying what variations change over a text, one after the other. Pure: rows in, passages out."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cached_property

from agreements.register.models import Variation
from agreements.texts.models import Clause, VariedClause
from agreements.texts.structure import Where, rearranged, with_all_under

ADDED_FROM = -1000
"""Below it are the ids that added passages have in a text as varied: no clause has one like it."""
Order = tuple[dt.date, list[tuple[int, str]], int]


@dataclass
class VariedPassage:
    """One clause as it reads: to be read, never saved. `by` are the changes made to it, in order.

    One that was taken out keeps its place, so that a reader can be told where it stood.
    """

    clause: Clause
    added: VariedClause | None = None
    by: tuple[VariedClause, ...] = ()
    is_gone: bool = False

    @property
    def key(self) -> str:
        """What it is called in addresses: a clause's id, or "added-" and that of what added it."""
        return f"added-{self.added.pk}" if self.added else str(self.clause.pk)

    @property
    def origin(self) -> Clause | VariedClause:
        """The row that it comes from: of the signed text, or of the variation that added it."""
        return self.added or self.clause

    @property
    def change(self) -> VariedClause | None:
        """The last change made to it, which it reads as."""
        return self.by[-1] if self.by else None


@dataclass(frozen=True)
class TextAsVaried:
    """A text with variations laid over it, in its order, what they took out included."""

    passages: Sequence[VariedPassage]

    @property
    def clauses(self) -> list[Clause]:
        """What the text says: every clause but those that were taken out."""
        return [one.clause for one in self.passages if not one.is_gone]

    @property
    def is_varied(self) -> bool:
        return bool(self.changed)

    @cached_property
    def changed(self) -> dict[int, VariedPassage]:
        """By the id of its clause, each passage that a variation changed."""
        return {one.clause.pk: one for one in self.passages if one.by}

    @cached_property
    def variations(self) -> list[Variation]:
        """Those that made a difference, in the order in which they took effect."""
        rows = (row for one in self.passages for row in one.by)
        return sorted({row.variation_id: row.variation for row in rows}.values(), key=order_of)

    def find(self, key: str) -> VariedPassage | None:
        """The passage that addresses call so; none where it is not in this text."""
        return next((one for one in self.passages if one.key == key), None)

    def of(self, origin: Clause | VariedClause) -> VariedPassage | None:
        """The passage that comes from that row; none where it is not in this text."""
        pk = id_of(origin)
        return next((one for one in self.passages if one.clause.pk == pk), None)


def lay_over(clauses: Iterable[Clause], rows: Iterable[VariedClause]) -> TextAsVaried:
    """The text of `clauses` with `rows` laid over it, in their order: the later one counts.

    What a variation adds is laid before what changes it or stands behind it, even where that takes
    effect first. A row whose clause the text does not hold changes nothing; one added behind such a
    clause stands last.
    """
    laying = _Laying(clauses)
    for row in _after_what_they_rest_on(rows):
        laying.lay(row)
    return TextAsVaried([laying.by_id[clause.pk] for clause in laying.order])


def order_of(variation: Variation) -> Order:
    """Variations take effect by day, then by number, 10 behind 9; without a day, last."""
    parts = re.split(r"(\d+)", variation.number)
    number = [(int(part) if part.isdecimal() else -1, part) for part in parts]
    return variation.effective_latest or dt.date.max, number, variation.pk


def in_order(rows: Iterable[VariedClause]) -> list[VariedClause]:
    """Those of the earliest variation first, and within one as they were made."""
    return sorted(rows, key=lambda row: (*order_of(row.variation), row.pk))


def id_of(origin: Clause | VariedClause) -> int:
    """The id that what comes from it has in a text as varied."""
    return origin.pk if isinstance(origin, Clause) else ADDED_FROM - origin.pk


def _after_what_they_rest_on(rows: Iterable[VariedClause]) -> Iterator[VariedClause]:
    waiting = {row.pk: row for row in rows}
    for row in [*waiting.values()]:
        resting = [row]
        while base := waiting.get(resting[-1].earlier_id or resting[-1].behind_added_id or 0):
            resting.append(base)
        yield from (waiting.pop(one.pk) for one in reversed(resting) if one.pk in waiting)


class _Laying:
    def __init__(self, clauses: Iterable[Clause]) -> None:
        self.order = [copy(clause) for clause in clauses]
        self.by_id = {clause.pk: VariedPassage(clause) for clause in self.order}

    def lay(self, row: VariedClause) -> None:
        if row.act == VariedClause.Act.ADDED:
            self._add(row)
            return
        passage = self.by_id.get(_id(row.clause_id, row.earlier_id))
        if passage is None:
            return
        if row.act == VariedClause.Act.TAKEN_OUT:
            self._take_out(passage, row)
            return
        passage.by, passage.is_gone = (*passage.by, row), False
        _say(passage.clause, row)

    def _take_out(self, passage: VariedPassage, row: VariedClause) -> None:
        for clause in with_all_under(self.order, passage.clause):
            along = self.by_id[clause.pk]
            if along is passage or not along.is_gone:
                along.by, along.is_gone = (*along.by, row), True

    def _add(self, row: VariedClause) -> None:
        clause = Clause(pk=id_of(row), role=row.role, position=0)
        _say(clause, row)
        self.by_id[clause.pk] = VariedPassage(clause, row, (row,))
        behind = self.by_id.get(_id(row.behind_id, row.behind_added_id))
        if behind is None:
            at_front = not (row.behind_id or row.behind_added_id)
            self.order.insert(0 if at_front else len(self.order), clause)
        elif row.stands_under:
            clause.parent_id = behind.clause.pk
            place = next(n for n, one in enumerate(self.order) if one.pk == behind.clause.pk)
            self.order.insert(place + 1, clause)
        else:
            clause.parent_id = behind.clause.parent_id
            self.order = rearranged(self.order, [clause], Where.AFTER, behind.clause)


def _say(clause: Clause, row: VariedClause) -> None:
    """Let the clause read as the row says. What is printed before it follows its number."""
    if row.number != clause.number:
        clause.mark = row.number
    clause.number, clause.heading, clause.body = row.number, row.heading, row.body


def _id(clause: int | None, added: int | None) -> int:
    return ADDED_FROM - added if added else clause or 0
