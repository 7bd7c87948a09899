"""What a reader of the whole text would trip over: references that lead nowhere, idle terms."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F
from django.utils import timezone

from agreements.register.models import Agreement
from agreements.texts.cross_references import broken_references, in_words, target_named, targets_of
from agreements.texts.marking import unused_terms, used_before_defined
from agreements.texts.merge_fields import FIELDS, ONE_PARTY, fields_in, values_of
from agreements.texts.models import Clause, ClauseVersion, Definition
from agreements.texts.words import called


@dataclass(frozen=True)
class TextWarning:
    """A sentence, and the clause in which to put it right, if it is one."""

    words: str
    clause: Clause | None = None


def warnings_of(
    agreement: Agreement, clauses: Sequence[Clause], definitions: Sequence[Definition]
) -> list[TextWarning]:
    """All of them, in a handful of queries however long the text. The clauses are as typed."""
    broken = broken_references(clauses)
    gone = targets_of(list(Clause.with_deleted.filter(agreement=agreement))) if broken else {}
    renumbered = _renumbered(agreement) if broken else {}
    found = [
        TextWarning(f"{called(clause)}: {in_words(name)} {_fate(name, gone, renumbered)}.", clause)
        for clause, name in broken
    ]
    found += [
        TextWarning(f"“{one.term}” is used in {called(clause)}, before it is defined.", clause)
        for one, clause in used_before_defined(clauses, definitions)
    ]
    found += _empty_fields(agreement, clauses)
    return found + [
        TextWarning(f"“{one.term}” is defined and not used.", one.clause)
        for one in unused_terms(clauses, definitions)
    ]


def _empty_fields(agreement: Agreement, clauses: Sequence[Clause]) -> list[TextWarning]:
    """Merge fields that stand for nothing: unknown ones, and those whose fact is not recorded."""
    said = {clause: f"{clause.heading} {clause.body}" for clause in clauses if clause.is_text}
    values = values_of(agreement, said.values(), timezone.localdate())
    return [
        TextWarning(f"{called(clause)}: [{name}] {_why_empty(name)}.", clause)
        for clause, text in said.items()
        for name in fields_in(text)
        if values.get(name) == ""
    ]


def _why_empty(name: str) -> str:
    is_known = name in FIELDS or ONE_PARTY.fullmatch(name)
    return "cannot be filled: it is not recorded" if is_known else "is no field that can be filled"


def _renumbered(agreement: Agreement) -> dict[str, str]:
    """What clauses were called once, with what the last of each is called now."""
    versions = ClauseVersion.objects.filter(
        clause__agreement=agreement, clause__deleted_at__isnull=True
    ).exclude(number=F("clause__number"))
    pairs = versions.order_by("at", "pk").values_list("number", "clause__number")
    return {old.strip(". "): new.strip(". ") for old, new in pairs}


def _fate(name: str, gone: dict[str, int], renumbered: dict[str, str]) -> str:
    if new := renumbered.get(name):
        return f"is now called {new}"
    return "was deleted" if target_named(name, gone) else "is not in this text"
