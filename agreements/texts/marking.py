"""The words of a clause in pieces: defined terms and references lead where they are explained.

Pure. What is found is made ready once for a whole text, so that each clause is gone through once.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain

from agreements.texts.cross_references import references_in, target_named, targets_of
from agreements.texts.models import Clause, Definition


class Kind(StrEnum):
    PLAIN = ""
    TERM = "term"
    REFERENCE = "reference"


@dataclass(frozen=True)
class Piece:
    """Words that stand together: plain, or leading to the clause or definition of that id."""

    text: str
    kind: Kind = Kind.PLAIN
    target: int | None = None
    title: str = ""

    @property
    def href(self) -> str:
        """Where it leads on the page of the text; nowhere for plain words."""
        names = {Kind.TERM: "definition", Kind.REFERENCE: "clause"}
        return f"#{names[self.kind]}-{self.target}" if self.kind else ""


@dataclass(frozen=True)
class Terms:
    """The defined terms of one text, and how to find them in it."""

    by_term: Mapping[str, Definition]
    pattern: re.Pattern[str] | None

    def found_in(self, text: str) -> Iterator[re.Match[str]]:
        """Each use, written as it is defined; of two that overlap, the longer."""
        return self.pattern.finditer(text) if self.pattern else iter(())


def terms_of(definitions: Sequence[Definition]) -> Terms:
    by_term = {definition.term: definition for definition in definitions}
    if not by_term:
        return Terms({}, None)
    longest_first = sorted(by_term, key=len, reverse=True)
    either = "|".join(re.escape(term) for term in longest_first)
    return Terms(by_term, re.compile(rf"(?<!\w)(?:{either})(?!\w)"))


@dataclass
class Marker:
    """Marks one clause, line by line: every reference, and each term the first time."""

    clause: Clause
    terms: Terms
    targets: Mapping[str, int]
    seen: set[str] = field(default_factory=set)

    def __call__(self, line: str) -> list[Piece]:
        found = sorted(chain(self._references(line), self._terms(line)), key=lambda one: one[0])
        pieces, at = [], 0
        for start, end, piece in found:
            if start < at:  # a term within a reference, or the other way about: the first counts
                continue
            if start > at:
                pieces.append(Piece(line[at:start]))
            pieces.append(piece)
            if piece.kind is Kind.TERM:
                self.seen.add(piece.text)
            at = end
        return [*pieces, Piece(line[at:])] if at < len(line) else pieces

    def _references(self, line: str) -> Iterator[tuple[int, int, Piece]]:
        for one in references_in(line):
            target = target_named(one.name, self.targets)
            if target and target != self.clause.pk:
                words = line[one.start : one.end]
                yield one.start, one.end, Piece(words, Kind.REFERENCE, target)

    def _terms(self, line: str) -> Iterator[tuple[int, int, Piece]]:
        here = set(self.seen)
        for match in self.terms.found_in(line):
            definition = self.terms.by_term[match[0]]
            if match[0] not in here and definition.clause_id != self.clause.pk:
                here.add(match[0])
                piece = Piece(match[0], Kind.TERM, definition.pk, definition.meaning)
                yield match.start(), match.end(), piece


def markers_of(clauses: Sequence[Clause], definitions: Sequence[Definition]) -> dict[int, Marker]:
    """For each clause of a text, by its id, what marks its words."""
    terms, targets = terms_of(definitions), targets_of(clauses)
    return {c.pk: Marker(c, terms, targets) for c in clauses if c.is_text}


def unused_terms(clauses: Sequence[Clause], definitions: Sequence[Definition]) -> list[Definition]:
    """Definitions that no clause but their own uses."""
    used = {term for term, _ in _uses(clauses, definitions)}
    return [definition for definition in definitions if definition.term not in used]


def used_before_defined(
    clauses: Sequence[Clause], definitions: Sequence[Definition]
) -> list[tuple[Definition, Clause]]:
    """Terms with the first clause that uses them, where that stands before their definition."""
    places = {clause.pk: clause.position for clause in clauses}
    first: dict[str, Clause] = {}
    for term, clause in _uses(clauses, definitions):
        first.setdefault(term, clause)
    return [
        (definition, first[definition.term])
        for definition in definitions
        if definition.term in first
        and first[definition.term].position < places.get(definition.clause_id or 0, 0)
    ]


def _uses(
    clauses: Sequence[Clause], definitions: Sequence[Definition]
) -> Iterator[tuple[str, Clause]]:
    """Each term with each clause that uses it, in the order of the text."""
    terms = terms_of(definitions)
    for clause in clauses:
        if clause.is_text:
            for term in dict.fromkeys(m[0] for m in terms.found_in(clause.body)):
                if terms.by_term[term].clause_id != clause.pk:
                    yield term, clause
