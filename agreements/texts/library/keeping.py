"""Keeping a clause in the library of one's organisation, changing it there and retiring it."""

import re

from django.db import transaction
from django.utils import timezone

from agreements.texts.models import Clause, LibraryClause
from agreements.texts.structure import with_all_under
from commissioning.accounts.models import User
from commissioning.audit.log import record
from commissioning.errors import RuleBroken, StaleVersion
from commissioning.organisations.models import Organisation

BLANK_LINES = re.compile(r"\n\s*\n")


@transaction.atomic
def keep_in_library(
    clause: Clause, organisation: Organisation, *, heading: str, by: User
) -> LibraryClause:
    """Keep what a clause and all under it say, for other agreements of one's own organisation.

    It is divided into the clauses directly under it, what stands under those being lists in them;
    where it has words of its own that lead into them, it stays one clause with a list.
    """
    rows = [row for row in _text_under(clause) if _said_by(row)]
    is_divided = bool(rows) and not clause.body.strip()
    parts = [clause.body.strip()] if clause.body.strip() else []
    for row in rows:
        if is_divided and (row.parent_id == clause.pk or not parts):
            parts.append(_said_by(row))
        else:
            parts[-1] += f"\n- {_said_by(row)}"
    if not parts:
        raise RuleBroken("There are no words under this heading to keep.")
    kept = LibraryClause.objects.create(
        organisation=organisation,
        heading=heading,
        body="\n\n".join(parts),
        is_divided=is_divided,
        kept_by=by,
    )
    _record("library_clause.kept", kept, by, after={"heading": heading})
    return kept


@transaction.atomic
def change_library_clause(
    clause: LibraryClause, *, heading: str, body: str, is_divided: bool, version: int, by: User
) -> LibraryClause:
    """Change what the library keeps. No agreement changes. Raises StaleVersion."""
    clause = _lock(clause, version)
    before = {"heading": clause.heading, "body": clause.body}
    clause.heading, clause.body, clause.is_divided = heading, body, is_divided
    clause.version += 1
    clause.save()
    after = {"heading": heading, "body": body}
    _record("library_clause.changed", clause, by, before=before, after=after)
    return clause


@transaction.atomic
def retire_library_clause(clause: LibraryClause, *, version: int, by: User) -> LibraryClause:
    """Offer a clause no more. Where it was used it stays. Raises StaleVersion."""
    clause = _lock(clause, version)
    clause.retired_at, clause.retired_by = timezone.now(), by
    clause.version += 1
    clause.save()
    _record("library_clause.retired", clause, by, after={"heading": clause.heading})
    return clause


def _text_under(clause: Clause) -> list[Clause]:
    """All that stands under it, in the order of the text, but for marks in the margin."""
    rows = list(Clause.objects.filter(agreement=clause.agreement_id).in_order())
    marks = (clause.pk, *(row.pk for row in rows if row.role == Clause.Role.MARK))
    return [row for row in with_all_under(rows, clause) if row.pk not in marks]


def _said_by(row: Clause) -> str:
    """Its heading and words, as one paragraph."""
    body = BLANK_LINES.sub("\n", row.body.strip())
    return f"{row.heading}: {body}" if row.heading and body else row.heading or body


def _lock(clause: LibraryClause, version: int) -> LibraryClause:
    clause = LibraryClause.objects.select_for_update().get(pk=clause.pk)
    if clause.version != version:
        raise StaleVersion("Somebody changed this clause in between", theirs=clause)
    if clause.retired_at:
        raise RuleBroken("This clause was retired from the library.")
    return clause


def _record(what: str, clause: LibraryClause, by: User, **changes: dict[str, str]) -> None:
    record(what, clause, by=by, organisations=[clause.organisation_id], **changes)
