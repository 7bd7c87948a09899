"""The defined terms of an agreement: adding, changing and taking them out."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from agreements.register.models import Agreement
from agreements.texts.models import Clause, Definition, DefinitionVersion
from agreements.texts.structuring import lock_structure
from commissioning.accounts.models import User
from commissioning.audit.log import record
from commissioning.errors import RuleBroken, StaleVersion


@transaction.atomic
def add_definition(
    agreement: Agreement, *, term: str, meaning: str, clause: Clause | None = None, by: User
) -> Definition:
    """Say what a term stands for, and which clause says so. Refuses a term defined already."""
    agreement = lock_structure(agreement)
    _refuse_defined(agreement, term, clause)
    definition = Definition.objects.create(
        agreement=agreement, term=term, meaning=meaning, clause=clause, changed_by=by
    )
    keep_definitions([definition])
    _record("definition_added", definition, by, after=_said(definition))
    return definition


@transaction.atomic
def change_definition(
    definition: Definition,
    *,
    term: str,
    meaning: str,
    clause: Clause | None = None,
    version: int,
    by: User,
) -> Definition:
    """Change a term, its meaning or where it is defined. No word of the text changes with it."""
    definition = _lock(definition, version)
    before = _said(definition)
    if term != definition.term:
        _refuse_defined(definition.agreement, term, None)
    _refuse_defined(definition.agreement, "", clause)
    definition.term, definition.meaning, definition.clause = term, meaning, clause
    definition.version += 1
    definition.changed_at, definition.changed_by = timezone.now(), by
    definition.save()
    keep_definitions([definition])
    _record("definition_changed", definition, by, before=before, after=_said(definition))
    return definition


@transaction.atomic
def take_out_definition(definition: Definition, *, version: int, by: User) -> None:
    """Take a term out of the list: it is not marked in the text any more. The words stay."""
    definition = _lock(definition, version)
    definition.taken_out_at, definition.taken_out_by = timezone.now(), by
    definition.save(update_fields=["taken_out_at", "taken_out_by"])
    _record("definition_taken_out", definition, by, before=_said(definition))


def keep_definitions(definitions: Iterable[Definition]) -> None:
    """Keep what each of them says now among its versions."""
    DefinitionVersion.objects.bulk_create(
        DefinitionVersion(
            definition=one,
            version=one.version,
            term=one.term,
            meaning=one.meaning,
            clause_id=one.clause_id,
            at=one.changed_at,
            by_id=one.changed_by_id,
        )
        for one in definitions
    )


def _lock(definition: Definition, version: int) -> Definition:
    lock_structure(definition.agreement)
    locked = Definition.objects.select_for_update(of=("self",)).select_related("agreement")
    found = locked.filter(pk=definition.pk).first()
    if found is None:
        raise RuleBroken("Somebody took this definition out in between.")
    if found.version != version:
        raise StaleVersion("Somebody changed this definition in between", theirs=found)
    return found


def _refuse_defined(agreement: Agreement, term: str, clause: Clause | None) -> None:
    if term and agreement.definitions.filter(term=term).exists():
        raise RuleBroken(f"“{term}” is defined already. Change that definition.")
    if clause and clause.agreement_id != agreement.pk:
        raise RuleBroken("A term is defined in a clause of the same agreement.")


def _said(definition: Definition) -> dict[str, str]:
    where = str(definition.clause or "")
    return {"term": definition.term, "meaning": definition.meaning, "clause": where}


def _record(what: str, definition: Definition, by: User, **changes: dict) -> None:
    agreement = definition.agreement
    ids = agreement.organisation_ids
    record(f"agreement.{what}", agreement, by=by, organisations=ids, **changes)
