"""Putting a kept clause into a draft, and beginning a draft with the starting text of its kind."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from agreements.register.locks import save_next_version
from agreements.register.models import Agreement
from agreements.texts.clauses import add_clause, add_paragraphs_under, lay_down
from agreements.texts.models import Clause, LibraryClause
from agreements.texts.starting.texts import StartingClause, starting_clause, starting_text
from agreements.texts.structuring import lock_structure
from commissioning.accounts.models import User
from commissioning.audit.log import record
from commissioning.errors import RuleBroken

Kept = LibraryClause | StartingClause
LONGEST_KEY = 18


@transaction.atomic
def insert_from_library(
    agreement: Agreement, kept: Kept, *, number: str, after: Clause | None, by: User
) -> Clause:
    """Put a kept clause into a draft behind `after`, else at the front, as clause `number`.

    Each of its paragraphs becomes a clause under it: 4.1, 4.2. No other clause changes its number.
    """
    if isinstance(kept, LibraryClause) and kept.retired_at:
        raise RuleBroken("This clause was retired from the library.")
    role = kept.role if isinstance(kept, StartingClause) else Clause.Role.CLAUSE
    body = "" if kept.paragraphs else kept.body
    top = add_clause(
        agreement, number=number, heading=kept.heading, body=body, after=after, role=role, by=by
    )
    add_paragraphs_under(top, _numbered_under(top.number, kept.paragraphs), by=by)
    return top


@transaction.atomic
def write_starting_text(agreement: Agreement, by: User | None) -> None:
    """Begin a draft with the starting text of its kind. Refuses where something is written."""
    agreement = lock_structure(agreement)
    if Clause.with_deleted.filter(agreement=agreement).exists():
        raise RuleBroken("This agreement has a text already.")
    rows: list[Clause] = []
    parents: list[int | None] = []
    for one in starting_text(agreement.kind):
        top, said = len(rows), {"heading": one.heading, "role": one.role, "body": one.body}
        rows.append(_row(agreement, one.number, **said))
        parents.append(None)
        for number, words in _numbered_under(one.number, one.paragraphs):
            rows.append(_row(agreement, number, body=words))
            parents.append(top)
    for position, row in enumerate(rows, start=1):
        row.position = position
    lay_down(rows, parents, by=by)
    save_next_version(agreement)
    ids = agreement.organisation_ids
    after = {"kind": agreement.kind, "clauses": str(len(rows))}
    record("agreement.text_started", agreement, by=by, organisations=ids, after=after)


def next_number(agreement: Agreement) -> str:
    """The whole number behind the last clause that has one."""
    tops = agreement.clauses.filter(role=Clause.Role.CLAUSE, parent__isnull=True)
    numbers = (number.strip(".") for number in tops.values_list("number", flat=True))
    return str(max((int(one) for one in numbers if one.isdecimal()), default=0) + 1)


def proposed_place(agreement: Agreement, kept: Kept) -> tuple[str, Clause | None]:
    """What a kept clause would be called in a text, and behind which clause it would stand.

    A clause behind the last one, before the schedules; a schedule behind everything, as Schedule 1
    or what its starting text calls it.
    """
    tops = agreement.clauses.in_order().filter(parent=None)
    if isinstance(kept, StartingClause) and kept.role != Clause.Role.CLAUSE:
        return kept.number, tops.last()
    return next_number(agreement), tops.filter(role=Clause.Role.CLAUSE).last() or tops.last()


def find_kept(name: str, user: Any) -> Kept | None:
    """What an address names: a clause of one's own library that is in use, or of a starting text."""
    if name.isdecimal() and len(name) < LONGEST_KEY:
        return LibraryClause.objects.visible_to(user).in_use().filter(pk=name).first()
    return starting_clause(name)


def _row(agreement: Agreement, number: str, **said: str) -> Clause:
    return Clause(agreement=agreement, mark=number, number=number, **said)


def _numbered_under(number: str, paragraphs: Iterable[str]) -> list[tuple[str, str]]:
    """Each with its number: 4.1 under clause 4; (1) under one without a number."""
    above = number.rstrip(".")
    return [
        (f"{above}.{n}" if above else f"({n})", words)
        for n, words in enumerate(paragraphs, start=1)
    ]
