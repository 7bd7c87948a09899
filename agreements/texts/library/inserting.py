"""Putting a kept clause into a draft, and beginning a draft with the starting text of its kind."""

from typing import Any

from django.db import transaction

from agreements.register.locks import save_next_version
from agreements.register.models import Agreement
from agreements.texts.clauses import add_clause, keep_version
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
    for n, words in enumerate(kept.paragraphs, start=1):
        number = _number_under(top, n)
        add_clause(agreement, number=number, heading="", body=words, under=top, by=by)
    return top


@transaction.atomic
def write_starting_text(agreement: Agreement, by: User | None) -> None:
    """Begin a draft with the starting text of its kind. Refuses where something is written."""
    agreement = lock_structure(agreement)
    if Clause.with_deleted.filter(agreement=agreement).exists():
        raise RuleBroken("This agreement has a text already.")
    position = 0
    for one in starting_text(agreement.kind):
        said = {"number": one.number, "heading": one.heading, "role": one.role, "body": one.body}
        top = _write(agreement, position := position + 1, by, **said)
        for n, words in enumerate(one.paragraphs, start=1):
            under = {"parent": top, "number": _number_under(top, n), "body": words}
            _write(agreement, position := position + 1, by, **under)
    save_next_version(agreement)
    ids = agreement.organisation_ids
    after = {"kind": agreement.kind, "clauses": str(position)}
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
    tops = agreement.clauses.filter(parent=None).in_order()
    if getattr(kept, "role", Clause.Role.CLAUSE) != Clause.Role.CLAUSE:
        return kept.number, tops.last()
    return next_number(agreement), tops.filter(role=Clause.Role.CLAUSE).last() or tops.last()


def find_kept(name: str, user: Any) -> Kept | None:
    """What an address names: a clause of one's own library that is in use, or of a starting text."""
    if name.isdecimal() and len(name) < LONGEST_KEY:
        return LibraryClause.objects.visible_to(user).in_use().filter(pk=name).first()
    return starting_clause(name)


def _write(agreement: Agreement, position: int, by: User | None, **said: Any) -> Clause:
    clause = Clause.objects.create(
        agreement=agreement, position=position, mark=said["number"], **said
    )
    keep_version(clause, by=by)
    return clause


def _number_under(top: Clause, n: int) -> str:
    """4.1 under clause 4; (1) under one without a number."""
    number = top.number.rstrip(".")
    return f"{number}.{n}" if number else f"({n})"
