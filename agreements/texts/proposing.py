"""Terms that clauses define in the way a file reader recognises, and that nobody has listed yet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction

from agreements.register.models import Agreement
from agreements.texts.defining import add_definition, change_definition
from agreements.texts.models import Clause, Definition
from agreements.texts.models.definition import LONGEST_TERM
from agreements.texts.reading.findings.defined_terms import defined_terms_of
from agreements.texts.reading.passages import Passage, Role
from agreements.texts.structuring import lock_structure
from commissioning.accounts.models import User


@dataclass(frozen=True)
class Proposal:
    """A term as its clause defines it; `listed` is its entry, where that says something else."""

    term: str
    meaning: str
    clause: Clause
    listed: Definition | None = None

    @property
    def name(self) -> str:
        """What a form sends back for it."""
        return f"{self.clause.pk}:{self.term}"


def proposals_of(
    clauses: Iterable[Clause], definitions: Sequence[Definition]
) -> tuple[Proposal, ...]:
    """What `clauses` define and `definitions`, which are all of the agreement's, do not have so.

    A term that another clause is said to define is left alone; so is a meaning that cannot be told.
    """
    by_pk = {clause.pk: clause for clause in clauses if clause.is_text}
    listed = {definition.term: definition for definition in definitions}
    found = []
    for one in defined_terms_of([_as_passage(clause) for clause in by_pk.values()]):
        entry, clause = listed.get(one.term), by_pk[one.passage]
        if not one.term or len(one.term) > LONGEST_TERM:
            continue
        if entry is None:
            found.append(Proposal(one.term, one.meaning, clause))
        elif entry.clause_id == clause.pk and one.meaning not in ("", entry.meaning):
            found.append(Proposal(one.term, one.meaning, clause, entry))
    return tuple(found)


def proposed_by(clause: Clause) -> tuple[Proposal, ...]:
    return proposals_of([clause], list(clause.agreement.definitions.all()))


@transaction.atomic
def keep_proposals(
    agreement: Agreement, proposals: Iterable[Proposal], *, by: User
) -> list[Definition]:
    """Put the terms chosen in the list of definitions; where one is listed, it says the new words.

    Raises RuleBroken or StaleVersion, and keeps none, if somebody listed or changed one in between.
    """
    lock_structure(agreement)
    return [_keep(agreement, one, by) for one in proposals]


def _keep(agreement: Agreement, one: Proposal, by: User) -> Definition:
    if one.listed is None:
        return add_definition(
            agreement, term=one.term, meaning=one.meaning, clause=one.clause, by=by
        )
    return change_definition(
        one.listed,
        term=one.term,
        meaning=one.meaning,
        clause=one.clause,
        version=one.listed.version,
        by=by,
    )


def _as_passage(clause: Clause) -> Passage:
    return Passage(
        order=clause.pk,
        role=Role(clause.role),
        mark=clause.mark,
        number=clause.number,
        heading=clause.heading,
        body=clause.body,
        parent=None,
        depth=1,
        paragraphs=(),
    )
