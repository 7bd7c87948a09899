"""Writing an agreement's text, clause by clause."""

import re

from django.db import transaction
from django.db.models import F

from agreements.register.drafting import refuse_if_signed
from agreements.register.models import Agreement
from agreements.texts.models import Clause, ClauseVersion
from commissioning.accounts.models import User
from commissioning.audit.log import record
from commissioning.errors import RuleBroken, StaleVersion

CONTENT = ("number", "heading", "body")


@transaction.atomic
def change_clause(
    clause: Clause, *, number: str, heading: str, body: str, version: int, by: User
) -> Clause:
    """Change what a clause says. What it said before stays among its versions.

    Raises StaleVersion if somebody changed this very clause since `version`; a change to another
    clause of the same agreement is no obstacle.
    """
    clause = _lock(clause, version)
    before = _content(clause)
    after = {"number": number, "heading": heading, "body": body}
    if after == before:
        return clause
    if number != clause.number:
        _refuse_number_in_use(clause.agreement, number)
        clause.mark = number
    for name, value in after.items():
        setattr(clause, name, value)
    clause.version += 1
    clause.save()
    keep_version(clause, by=by)
    _record("clause.changed", clause, by, before=before, after=after)
    return clause


@transaction.atomic
def add_clause(
    agreement: Agreement,
    *,
    after: Clause | None,
    number: str,
    heading: str,
    body: str,
    by: User,
    role: str = Clause.Role.CLAUSE,
) -> Clause:
    """Add a clause behind `after` (None: at the front). No other clause changes its number."""
    refuse_if_signed(agreement)
    _refuse_number_in_use(agreement, number)
    position = after.position + 1 if after else 1
    agreement.clauses.filter(position__gte=position).update(position=F("position") + 1)
    clause = Clause.objects.create(
        agreement=agreement,
        parent=parent_of(agreement, number),
        position=position,
        role=role,
        mark=number,
        number=number,
        heading=heading,
        body=body,
    )
    keep_version(clause, by=by)
    _record("clause.added", clause, by, after=_content(clause))
    return clause


@transaction.atomic
def place_clause(
    clause: Clause, *, role: str, number: str, heading: str, version: int, by: User
) -> Clause:
    """Say what an unplaced passage is. Its words stay as they were read in."""
    clause = _lock(clause, version)
    if clause.role != Clause.Role.UNPLACED:
        raise RuleBroken("This passage has its place already.")
    _refuse_number_in_use(clause.agreement, number)
    before = {"role": clause.role, **_content(clause)}
    clause.role, clause.number, clause.heading = role, number, heading
    clause.parent = parent_of(clause.agreement, number)
    clause.version += 1
    clause.save()
    keep_version(clause, by=by)
    _record("clause.placed", clause, by, before=before, after={"role": role, **_content(clause)})
    return clause


@transaction.atomic
def delete_clause(clause: Clause, *, version: int, by: User) -> None:
    """Take a clause out of a draft. Refuses one that still has sub-clauses.

    The audit log keeps its words.
    """
    clause = _lock(clause, version)
    if clause.sub_clauses.exists():
        raise RuleBroken(f"Move or delete the sub-clauses of {clause.number} first.")
    _record("clause.deleted", clause, by, before=_content(clause))
    clause.delete()


def keep_version(clause: Clause, *, by: User | None) -> ClauseVersion:
    """Keep what the clause says now among its versions."""
    return ClauseVersion.objects.create(
        clause=clause, version=clause.version, by=by, **_content(clause)
    )


def parent_of(agreement: Agreement, number: str) -> Clause | None:
    """The clause that `number` stands under: 2.1 for 2.1.4, if there is one."""
    above = re.sub(r"\.?[^.]+\.?$", "", number.strip("."))
    if not above:
        return None
    return agreement.clauses.filter(number__in=(above, f"{above}."), role="clause").first()


def _lock(clause: Clause, version: int) -> Clause:
    locked = Clause.objects.select_for_update().select_related("agreement").get(pk=clause.pk)
    refuse_if_signed(locked.agreement)
    if locked.version != version:
        raise StaleVersion("Somebody changed this clause in between", theirs=locked)
    return locked


def _refuse_number_in_use(agreement: Agreement, number: str) -> None:
    clauses = agreement.clauses.filter(role=Clause.Role.CLAUSE)
    if number and clauses.filter(number=number).exists():
        raise RuleBroken(f"There is a clause {number} already. Give this one another number.")


def _content(clause: Clause) -> dict[str, str]:
    return {name: getattr(clause, name) for name in CONTENT}


def _record(what: str, clause: Clause, by: User, **changes: dict) -> None:
    ids = clause.agreement.organisation_ids
    record(what, clause, by=by, organisations=ids, **changes)
