"""Writing an agreement's text, clause by clause."""

import re
from collections.abc import Iterable, Sequence

from django.db import transaction

from agreements.register.drafting import refuse_if_signed
from agreements.register.locks import save_next_version
from agreements.register.models import Agreement
from agreements.texts.commenting import answer_by_change, speaker_of
from agreements.texts.models import Clause, ClauseVersion, Comment, VariedClause
from agreements.texts.structure import Where, is_number_under, rearranged
from agreements.texts.structure_versions import keep_structure
from agreements.texts.structuring import BATCH, keep_order, lock_structure, rows_of
from commissioning.accounts.models import User
from commissioning.audit.log import record
from commissioning.errors import RuleBroken, StaleVersion

CONTENT = ("number", "heading", "body")


@transaction.atomic
def change_clause(
    clause: Clause,
    *,
    number: str,
    heading: str,
    body: str,
    version: int,
    by: User,
    answers: Iterable[Comment] = (),
) -> Clause:
    """Change what a clause says. What it said before stays among its versions.

    `answers` are the open comments on it that the change answers: its new version says so.

    Raises StaleVersion if somebody changed this very clause since `version`; a change to another
    clause of the same agreement is no obstacle.
    """
    clause = _lock(clause, version)
    before = content_of(clause)
    after = {"number": number, "heading": heading, "body": body}
    answers = list(answers)
    if after == before:
        if answers:
            raise RuleBroken("You changed no words. Answer the comments on their own page.")
        return clause
    if number != clause.number:
        _refuse_number_in_use(clause.agreement, number)
        clause.mark = number
    for name, value in after.items():
        setattr(clause, name, value)
    clause.version += 1
    clause.save()
    kept = keep_version(clause, by=by)
    if answers:
        speaker = speaker_of(clause.agreement, by)
        answer_by_change(kept, answers, speaker=speaker, by=by)
    _record("clause.changed", clause, by, before=before, after=after)
    return clause


@transaction.atomic
def add_clause(
    agreement: Agreement,
    *,
    number: str,
    heading: str,
    body: str,
    by: User,
    after: Clause | None = None,
    before: Clause | None = None,
    under: Clause | None = None,
    role: str = Clause.Role.CLAUSE,
) -> Clause:
    """Add a clause behind `after`, before `before`, or last `under` another; else at the front.

    No other clause changes its number (law 8). Put behind 2.1, 2.1.1 stands under it, 2.2 and (a)
    beside it, and 3 beside what 2.1 stands under.
    """
    agreement = lock_structure(agreement)
    _refuse_number_in_use(agreement, number)
    rows = rows_of(agreement)
    after = after and _beside_which(after, number)
    clause = Clause.objects.create(
        agreement=agreement,
        parent=under or (before.parent if before else _parent_behind(agreement, after, number)),
        position=0,
        role=role,
        mark=number,
        number=number,
        heading=heading,
        body=body,
    )
    keep_order(_with_new(rows, clause, after=after, before=before, under=under))
    save_next_version(agreement)
    keep_version(clause, by=by)
    keep_structure(agreement, by=by)
    _record("clause.added", clause, by, after=content_of(clause))
    return clause


@transaction.atomic
def add_paragraphs_under(top: Clause, said: Sequence[tuple[str, str]], *, by: User) -> None:
    """Add clauses of those numbers and words under one that has just been added, all at once.

    Refuses a number in use. Each is told to the audit log.
    """
    if not said:
        return
    agreement = lock_structure(top.agreement)
    _refuse_number_in_use(agreement, *(number for number, _ in said))
    rows = rows_of(agreement)
    new = [
        Clause(agreement=agreement, parent=top, position=0, mark=number, number=number, body=words)
        for number, words in said
    ]
    keep_versions(Clause.objects.bulk_create(new, batch_size=BATCH), by=by)
    keep_order(rearranged(rows, new, Where.UNDER, top))
    save_next_version(agreement)
    keep_structure(agreement, by=by)
    for clause in new:
        _record("clause.added", clause, by, after=content_of(clause))


@transaction.atomic
def place_clause(
    clause: Clause, *, role: str, number: str, heading: str, version: int, by: User
) -> Clause:
    """Say what an unplaced passage is. Its words stay as they were read in."""
    clause = _lock(clause, version)
    if clause.role != Clause.Role.UNPLACED:
        raise RuleBroken("This passage has its place already.")
    _refuse_number_in_use(clause.agreement, number)
    before = {"role": clause.role, **content_of(clause)}
    clause.role, clause.number, clause.heading = role, number, heading
    clause.parent = parent_of(clause.agreement, number)
    clause.version += 1
    clause.save()
    keep_version(clause, by=by)
    keep_structure(clause.agreement, by=by)
    _record("clause.placed", clause, by, before=before, after={"role": role, **content_of(clause)})
    return clause


def keep_version(clause: Clause, *, by: User | None) -> ClauseVersion:
    """Keep what the clause says now among its versions."""
    (kept,) = keep_versions([clause], by=by)
    return kept


def keep_versions(clauses: Iterable[Clause], *, by: User | None) -> list[ClauseVersion]:
    """Keep what each of many clauses says now among its versions."""
    versions = [
        ClauseVersion(clause=one, version=one.version, by=by, **content_of(one)) for one in clauses
    ]
    return ClauseVersion.objects.bulk_create(versions, batch_size=BATCH)


def lay_down(
    rows: Sequence[Clause], parents: Sequence[int | None], *, by: User | None
) -> list[Clause]:
    """Save the passages of a whole text with their first versions, and how they stand.

    `parents` has for each the place among `rows` of what it stands under. The count of queries
    does not grow with the text.
    """
    laid: list[Clause] = Clause.objects.bulk_create(rows, batch_size=BATCH)
    under = [(row, laid[at]) for row, at in zip(laid, parents, strict=True) if at is not None]
    for row, parent in under:
        row.parent = parent
    Clause.objects.bulk_update([row for row, _ in under], ["parent"], batch_size=BATCH)
    keep_versions(laid, by=by)
    if laid:
        keep_structure(laid[0].agreement, by=by)
    return laid


def parent_of(agreement: Agreement, number: str) -> Clause | None:
    """The clause that `number` stands under: 2.1 for 2.1.4, if there is one."""
    above = re.sub(r"\.?[^.]+\.?$", "", number.strip("."))
    if not above:
        return None
    return agreement.clauses.filter(number__in=(above, f"{above}."), role="clause").first()


def _beside_which(after: Clause, number: str) -> Clause:
    """`after`, or what it stands under, as far out as `number` leads: 3 is not beside 2.1."""
    parent = after.parent
    while parent and number[:1].isdigit() and parent.number[:1].isdigit():
        if is_number_under(number, parent):
            break
        after, parent = parent, parent.parent
    return after


def _parent_behind(agreement: Agreement, after: Clause | None, number: str) -> Clause | None:
    if after and is_number_under(number, after):
        return after
    return (after and after.parent) or parent_of(agreement, number)


def _with_new(
    rows: list[Clause],
    new: Clause,
    *,
    after: Clause | None,
    before: Clause | None,
    under: Clause | None,
) -> list[Clause]:
    """All rows with the new one in its place; directly behind `after` where it stands under it."""
    if before:
        return rearranged(rows, [new], Where.BEFORE, before)
    if under:
        return rearranged(rows, [new], Where.UNDER, under)
    if after and new.parent_id != after.pk:
        return rearranged(rows, [new], Where.AFTER, after)
    place = next((n + 1 for n, row in enumerate(rows) if after and row.pk == after.pk), 0)
    return [*rows[:place], new, *rows[place:]]


def _lock(clause: Clause, version: int) -> Clause:
    rows = Clause.with_deleted.select_for_update(of=("self", "agreement"))
    locked = rows.select_related("agreement").get(pk=clause.pk)
    refuse_if_signed(locked.agreement)
    if locked.is_deleted:
        raise RuleBroken("Somebody deleted this clause in between. It can be brought back.")
    if locked.version != version:
        raise StaleVersion("Somebody changed this clause in between", theirs=locked)
    return locked


def _refuse_number_in_use(agreement: Agreement, *numbers: str) -> None:
    clauses = agreement.clauses.filter(role=Clause.Role.CLAUSE)
    taken = clauses.filter(number__in=[number for number in numbers if number]).first()
    if taken:
        raise RuleBroken(f"There is a clause {taken.number} already. Give this one another number.")


def content_of(clause: Clause | VariedClause) -> dict[str, str]:
    return {name: getattr(clause, name) for name in CONTENT}


def _record(what: str, clause: Clause, by: User, **changes: dict) -> None:
    ids = clause.agreement.organisation_ids
    record(what, clause, by=by, organisations=ids, **changes)
