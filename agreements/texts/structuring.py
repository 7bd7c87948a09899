"""Changing where clauses stand. Their numbers stay as they are (law 8): see `renumbering`.

The order and nesting of a text carry the agreement's own version, so that two people who move
clauses at once meet; what a clause says carries the clause's.
"""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from agreements.register.drafting import refuse_if_signed
from agreements.register.locks import lock_agreement, save_next_version
from agreements.register.models import Agreement
from agreements.texts.models import Clause
from agreements.texts.models.clause import ClauseQuerySet
from agreements.texts.structure import Step, Where, rearranged, target_of, with_all_under
from agreements.texts.structure_versions import keep_structure
from commissioning.accounts.models import User
from commissioning.audit.log import record
from commissioning.errors import RuleBroken, StaleVersion

BATCH = 500


@transaction.atomic
def move_clause(clause: Clause, *, where: str, beside: Clause, version: int, by: User) -> Clause:
    """Put a clause with all under it before, behind or under another of the same text.

    `version` is the agreement's. Raises StaleVersion when the structure changed since.
    """
    agreement = lock_structure(clause.agreement, version=version)
    rows = rows_of(agreement)
    return _move(agreement, rows, _row(rows, clause), Where(where), _row(rows, beside), by)


@transaction.atomic
def step_clause(clause: Clause, *, step: str, version: int, by: User) -> Clause:
    """Move a clause one place up or down among its like, under the one before it, or out again."""
    agreement = lock_structure(clause.agreement, version=version)
    rows = rows_of(agreement)
    moving = _row(rows, clause)
    where, target = target_of(rows, moving, Step(step))
    return _move(agreement, rows, moving, where, target, by)


@transaction.atomic
def delete_clause(clause: Clause, *, version: int, by: User) -> Clause:
    """Take a clause and all under it out of a draft. They can be brought back while it lasts.

    `version` is the clause's own: whoever deletes it has read what it says now.
    """
    agreement = lock_structure(clause.agreement)
    rows = rows_of(agreement)
    clause = _row(rows, clause)
    if clause.version != version:
        raise StaleVersion("Somebody changed this clause in between", theirs=clause)
    going = [row for row in with_all_under(rows, clause) if not row.is_deleted]
    now = timezone.now()
    for row in going:
        row.deleted_at, row.deleted_by = now, by
        row.deleted_with = None if row.pk == clause.pk else clause
    _save(going, "deleted_at", "deleted_by", "deleted_with")
    save_next_version(agreement)
    keep_structure(agreement, by=by)
    before = {"number": clause.number, "heading": clause.heading, "body": clause.body}
    along = [str(row) for row in going if row.pk != clause.pk]
    _record("clause.deleted", clause, by, before=before, after={"with": along} if along else None)
    return clause


@transaction.atomic
def bring_back_clause(clause: Clause, *, by: User) -> Clause:
    """Undo a deletion: the clause, and what went with it, stand again where they stood.

    Refuses while what it stands under is deleted itself, or when its number was given away since.
    """
    agreement = lock_structure(clause.agreement)
    clause = Clause.with_deleted.select_related("parent", "agreement").get(pk=clause.pk)
    if not clause.is_deleted or clause.deleted_with_id:
        raise RuleBroken("This clause was not deleted, or somebody brought it back already.")
    if clause.parent and clause.parent.is_deleted:
        raise RuleBroken(f"It stands under {clause.parent}, which is deleted. Bring that back.")
    coming = _deleted_with(clause)
    _refuse_numbers_given_away(agreement, coming)
    for row in coming:
        row.deleted_at = row.deleted_by = row.deleted_with = None
    _save(coming, "deleted_at", "deleted_by", "deleted_with")
    save_next_version(agreement)
    keep_structure(agreement, by=by)
    _record("clause.brought_back", clause, by, after={"clauses": [str(row) for row in coming]})
    return coming[0]


def lock_structure(agreement: Agreement, *, version: int | None = None) -> Agreement:
    """The agreement, locked, if its text may still be changed."""
    agreement = lock_agreement(agreement, version=version)
    refuse_if_signed(agreement)
    return agreement


def rows_of(agreement: Agreement) -> list[Clause]:
    """Every clause in its place, the deleted ones too."""
    return list(Clause.with_deleted.filter(agreement=agreement).in_order())


def deleted_of(agreement: Agreement) -> ClauseQuerySet:
    """What can be brought back: each clause that was deleted, without what went with it."""
    return Clause.with_deleted.filter(agreement=agreement).deleted().in_order()


def keep_order(rows: Iterable[Clause]) -> None:
    """Number the places from 1 in the order given, and save those that changed."""
    changed = []
    for position, row in enumerate(rows, start=1):
        if row.position != position:
            row.position = position
            changed.append(row)
    _save(changed, "position")


def _move(
    agreement: Agreement,
    rows: list[Clause],
    clause: Clause,
    where: Where,
    target: Clause,
    by: User,
) -> Clause:
    if where is Where.UNDER and not target.may_hold_others:
        raise RuleBroken("Clauses stand only under clauses, headings, schedules and appendices.")
    before = _place(rows, clause)
    rows = rearranged(rows, with_all_under(rows, clause), where, target)
    clause.parent_id = target.pk if where is Where.UNDER else target.parent_id
    _save([clause], "parent")
    keep_order(rows)
    save_next_version(agreement)
    keep_structure(agreement, by=by)
    _record("clause.moved", clause, by, before=before, after=_place(rows, clause))
    return clause


def _place(rows: list[Clause], clause: Clause) -> dict[str, str]:
    """Where it stands, in words: what it stands under, and what it comes after."""
    parent = next((row for row in rows if row.pk == clause.parent_id), None)
    place = next(n for n, row in enumerate(rows) if row.pk == clause.pk)
    before = [row for row in rows[:place] if not row.is_deleted]
    return {
        "number": clause.number,
        "under": str(parent or ""),
        "behind": str(before[-1]) if before else "",
    }


def _row(rows: list[Clause], clause: Clause) -> Clause:
    """The same clause among those just read, if it still stands in the text."""
    found = next((row for row in rows if row.pk == clause.pk and not row.is_deleted), None)
    if found is None:
        raise RuleBroken("Somebody deleted this clause in between. It can be brought back.")
    return found


def _deleted_with(clause: Clause) -> list[Clause]:
    along = Clause.with_deleted.filter(deleted_with=clause).in_order()
    return [clause, *along]


def _refuse_numbers_given_away(agreement: Agreement, coming: list[Clause]) -> None:
    numbers = [row.number for row in coming if row.number and row.role == Clause.Role.CLAUSE]
    taken = agreement.clauses.filter(role=Clause.Role.CLAUSE, number__in=numbers)
    # A paper may print a number twice: only one that was given away since stands in the way.
    twice = taken.filter(versions__at__gt=coming[0].deleted_at).first()
    if twice:
        raise RuleBroken(f"There is a clause {twice.number} now. Give it another number first.")


def _save(rows: list[Clause], *fields: str) -> None:
    Clause.with_deleted.bulk_update(rows, fields, batch_size=BATCH)


def _record(what: str, clause: Clause, by: User, **changes: dict | None) -> None:
    ids = clause.agreement.organisation_ids
    record(what, clause, by=by, organisations=ids, **changes)
