"""Which terms two texts define, and what became of each: added, taken out, or in other words."""

import datetime as dt
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q

from agreements.register.models import Agreement
from agreements.texts.comparing import Change, Piece, compared
from agreements.texts.comparison.comparison import Fate
from agreements.texts.comparison.versions import day_of, end_of, number_of
from agreements.texts.models import DefinitionVersion
from commissioning.govuk.words import plural


@dataclass(frozen=True)
class DefinedTerm:
    """A term and what it stands for, as one text has it."""

    term: str
    meaning: str


@dataclass(frozen=True)
class ComparedDefinition:
    """One term as it was and as it is."""

    before: DefinedTerm | None
    after: DefinedTerm | None

    @property
    def fate(self) -> Fate:
        if self.before is None:
            return Fate.ADDED
        if self.after is None:
            return Fate.TAKEN_OUT
        return Fate.CHANGED if _said(self.before) != _said(self.after) else Fate.UNCHANGED

    @property
    def name(self) -> str:
        """What it is called now; what it was called, where it is gone."""
        found = self.after or self.before
        return found.term if found else ""

    @property
    def term(self) -> tuple[Piece, ...]:
        return self._compared("term")

    @property
    def meaning(self) -> tuple[Piece, ...]:
        return self._compared("meaning")

    def _compared(self, name: str) -> tuple[Piece, ...]:
        before, after = (getattr(one, name) if one else "" for one in (self.before, self.after))
        if self.fate is Fate.UNCHANGED:
            return (Piece(Change.SAME, after),) if after else ()
        return compared(before, after)


@dataclass(frozen=True)
class DefinitionsCompared:
    """Every term that either text defines, by the alphabet. None where one of them does not tell."""

    rows: tuple[ComparedDefinition, ...] | None

    @property
    def changed(self) -> list[ComparedDefinition]:
        return [row for row in self.rows or () if row.fate is not Fate.UNCHANGED]

    @cached_property
    def same(self) -> list[ComparedDefinition]:
        return [row for row in self.rows or () if row.fate is Fate.UNCHANGED]

    @property
    def summary(self) -> str:
        if self.rows is None:
            return "They are not compared: one of the texts was kept without its definitions."
        if not self.rows:
            return "Neither text lists a definition."
        if not self.changed:
            return "Both texts define the same terms in the same words."
        fates = {Fate.CHANGED: "changed", Fate.ADDED: "added", Fate.TAKEN_OUT: "taken out"}
        numbers = {fate: sum(row.fate is fate for row in self.rows) for fate in fates}
        parts = [f"{numbers[fate]} {said}" for fate, said in fates.items() if numbers[fate]]
        return f"Of {plural(len(self.rows), 'definition')}: {', '.join(parts)}."


def definitions_as(agreement: Agreement, name: str) -> list[DefinedTerm] | None:
    """The terms that a version of the text defines; None where they were not kept with it."""
    if day := day_of(name):
        return _at_the_end_of(agreement, day)
    if number := number_of(name):
        kept = agreement.sealed_texts.defer("clauses").get(number=number).definitions
        return None if kept is None else [DefinedTerm(**one) for one in kept]
    return [DefinedTerm(one.term, one.meaning) for one in agreement.definitions.all()]


def compare_definitions(
    before: Sequence[DefinedTerm] | None, after: Sequence[DefinedTerm] | None
) -> DefinitionsCompared:
    """What became of each term of `before` in `after`.

    A term is the same where it is called the same, whatever its capitals; else where it means the
    same, under another name.
    """
    if before is None or after is None:
        return DefinitionsCompared(None)
    rows = sorted(_paired(list(before), list(after)), key=lambda row: row.name.casefold())
    return DefinitionsCompared(tuple(rows))


def _paired(before: list[DefinedTerm], after: list[DefinedTerm]) -> Iterator[ComparedDefinition]:
    for key in (_exactly, _term, _meaning):
        waiting = {key(one): one for one in before if key(one)}
        for new in list(after):
            old = waiting.pop(key(new), None)
            if old:
                before.remove(old)
                after.remove(new)
                yield ComparedDefinition(old, new)
    yield from (ComparedDefinition(old, None) for old in before)
    yield from (ComparedDefinition(None, new) for new in after)


def _exactly(one: DefinedTerm) -> Hashable:
    return one.term


def _term(one: DefinedTerm) -> Hashable:
    return tuple(one.term.casefold().split())


def _meaning(one: DefinedTerm) -> Hashable:
    return tuple(one.meaning.casefold().split())


def _said(one: DefinedTerm) -> tuple[list[str], list[str]]:
    """Spaces are no words."""
    return one.term.split(), one.meaning.split()


def _at_the_end_of(agreement: Agreement, day: dt.date) -> list[DefinedTerm]:
    end = end_of(day)
    there = Q(definition__taken_out_at__isnull=True) | Q(definition__taken_out_at__gte=end)
    said = DefinitionVersion.objects.filter(there, definition__agreement=agreement, at__lt=end)
    last = {one.definition_id: one for one in said.order_by("version")}
    return [DefinedTerm(one.term, one.meaning) for one in last.values()]
