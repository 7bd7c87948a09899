"""Keeping a clause in the library of one's organisation, changing it there and retiring it."""

from django.db import transaction
from django.utils import timezone

from agreements.texts.models import Clause, LibraryClause
from commissioning.accounts.models import User
from commissioning.audit.log import record
from commissioning.errors import RuleBroken, StaleVersion
from commissioning.organisations.models import Organisation


@transaction.atomic
def keep_in_library(
    clause: Clause, organisation: Organisation, *, heading: str, by: User
) -> LibraryClause:
    """Keep what a clause and those under it say, for other agreements of one's own organisation."""
    under = [sub.body for sub in clause.sub_clauses.in_order() if sub.body.strip()]
    body = "\n\n".join([*([clause.body] if clause.body.strip() else []), *under])
    if not body.strip():
        raise RuleBroken("There are no words under this heading to keep.")
    kept = LibraryClause.objects.create(
        organisation=organisation, heading=heading, body=body, is_divided=bool(under), kept_by=by
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


def _lock(clause: LibraryClause, version: int) -> LibraryClause:
    clause = LibraryClause.objects.select_for_update().get(pk=clause.pk)
    if clause.version != version:
        raise StaleVersion("Somebody changed this clause in between", theirs=clause)
    if clause.retired_at:
        raise RuleBroken("This clause was retired from the library.")
    return clause


def _record(what: str, clause: LibraryClause, by: User, **changes: dict[str, str]) -> None:
    record(what, clause, by=by, organisations=[clause.organisation_id], **changes)
