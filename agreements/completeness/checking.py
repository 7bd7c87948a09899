"""How each item of the list stands: met by what, missing, or explained."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import QuerySet

from agreements.completeness.fields.finding import Finding
from agreements.completeness.lists.applying import items_for
from agreements.completeness.lists.item import Group, Item, Weight
from agreements.completeness.models import Disagreement, Explanation, NamedClause
from agreements.completeness.recorded import Recorded, read_recorded
from agreements.completeness.warnings import LegalWarning, warnings_of
from agreements.register.models import Agreement
from commissioning.errors import RuleBroken


class State(StrEnum):
    MET = "met"
    CHANGED = "changed"
    """Met by a clause whose words are others than when it was named."""
    EXPLAINED = "explained"
    MISSING = "missing"


@dataclass(frozen=True)
class Checked:
    """An item with what meets it."""

    item: Item
    finding: Finding | None = None
    clauses: tuple[NamedClause, ...] = ()
    explanation: Explanation | None = None
    disagreements: tuple[Disagreement, ...] = ()

    @property
    def state(self) -> State:
        if self.finding and self.finding.is_met:
            return State.MET
        standing = [named for named in self.clauses if not named.is_deleted]
        if any(not named.is_changed for named in standing):
            return State.MET
        if standing:
            return State.CHANGED
        return State.EXPLAINED if self.explanation else State.MISSING

    @property
    def is_must(self) -> bool:
        return self.item.weight is Weight.MUST

    @property
    def is_missing(self) -> bool:
        return self.state is State.MISSING

    @property
    def open_disagreements(self) -> tuple[Disagreement, ...]:
        return tuple(one for one in self.disagreements if one.is_open)

    @property
    def deleted_clauses(self) -> tuple[NamedClause, ...]:
        return tuple(named for named in self.clauses if named.is_deleted)


@dataclass(frozen=True)
class Completeness:
    """The whole list of one agreement. Without a list for its kind there are no items."""

    agreement: Agreement
    items: tuple[Checked, ...]
    warnings: tuple[LegalWarning, ...]

    @property
    def musts(self) -> list[Checked]:
        return [one for one in self.items if one.is_must]

    @property
    def shoulds(self) -> list[Checked]:
        return [one for one in self.items if one.item.weight is Weight.SHOULD]

    @property
    def in_the_way(self) -> list[Checked]:
        """Musts that are neither met nor explained: nobody signs anew until they are."""
        return [one for one in self.musts if one.is_missing]

    @property
    def explained(self) -> list[Checked]:
        return [one for one in self.musts if one.state is State.EXPLAINED]

    @property
    def disagreements(self) -> list[Disagreement]:
        return [one for checked in self.items for one in checked.open_disagreements]

    @property
    def groups(self) -> list[tuple[Group, list[Checked]]]:
        """The items under each heading that has any."""
        of: dict[Group, list[Checked]] = defaultdict(list)
        for one in self.items:
            of[one.item.group].append(one)
        return [(group, of[group]) for group in Group if group in of]

    def item(self, key: str) -> Checked:
        """The item of that key. Refuses one that is not on this agreement's list."""
        for one in self.items:
            if one.item.key == key:
                return one
        raise RuleBroken("That is not on the list of this agreement.")


def completeness_of(agreement: Agreement, on: dt.date) -> Completeness:
    """Of one agreement, with those who are its parties on a day."""
    return next(completeness_of_all(Agreement.objects.filter(pk=agreement.pk), on))


def completeness_of_all(agreements: QuerySet[Agreement], on: dt.date) -> Iterator[Completeness]:
    """Of each agreement, in a number of queries that does not grow with theirs."""
    for recorded in read_recorded(agreements, on):
        yield check(recorded)


def check(recorded: Recorded) -> Completeness:
    agreement = recorded.agreement
    clauses = _by_item(agreement.named_clauses.all())
    explanations = _by_item(agreement.explanations.all())
    disagreements = _by_item(agreement.disagreements.all())
    items = tuple(
        Checked(
            item,
            finding=item.field(recorded) if item.field else None,
            clauses=tuple(clauses[item.key]),
            explanation=next(iter(explanations[item.key]), None),
            disagreements=tuple(disagreements[item.key]),
        )
        for item in items_for(recorded)
    )
    met = {one.item.key for one in items if not one.is_missing}
    return Completeness(agreement, items, tuple(warnings_of(recorded, answered=met)))


def _by_item(rows: Iterable[Any]) -> dict[str, list[Any]]:
    of: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        of[row.item].append(row)
    return of
