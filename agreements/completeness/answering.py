"""Saying what meets an item: naming a clause of the text, or explaining why nothing needs to."""

from django.db import transaction
from django.utils import timezone

from agreements.completeness.checking import completeness_of
from agreements.completeness.models import Explanation, NamedClause
from agreements.register.locks import lock_agreement
from agreements.register.models import Agreement
from agreements.texts.models import Clause
from commissioning.accounts.models import User
from commissioning.audit.log import record
from commissioning.errors import RuleBroken


@transaction.atomic
def name_clause(agreement: Agreement, item: str, clause: Clause, *, by: User | None) -> NamedClause:
    """Say that `clause` meets an item. Named again, it is taken to say so as its words stand now.

    Several clauses may meet one item. Refuses a clause of another agreement, and an item that only
    what is recorded can meet, such as the host of a fund.
    """
    agreement = lock_agreement(agreement)
    asked = completeness_of(agreement, timezone.localdate()).item(item).item
    if clause.agreement_id != agreement.pk:
        raise RuleBroken("That clause is not in this agreement.")
    if not asked.is_met_by_clause:
        raise RuleBroken(f"No clause meets this by itself. {asked.how}")
    named, _ = NamedClause.objects.update_or_create(
        agreement=agreement,
        item=item,
        clause=clause,
        defaults={
            "called": str(clause)[:300],
            "clause_version": clause.version,
            "named_by": by,
        },
    )
    _record("clause_named", agreement, by, after={"item": item, "clause": named.called})
    return named


@transaction.atomic
def take_out_named_clause(named: NamedClause, *, by: User) -> Agreement:
    """Say that a clause does not meet an item after all."""
    agreement = lock_agreement(named.agreement)
    _record("clause_not_named", agreement, by, before={"item": named.item, "clause": named.called})
    named.delete()
    return agreement


@transaction.atomic
def explain_item(agreement: Agreement, item: str, *, reason: str, by: User | None) -> Explanation:
    """Say why an item that is not met need not be.

    Refuses a second explanation: take the first back, so that nobody's words are overwritten.
    """
    agreement = lock_agreement(agreement)
    if completeness_of(agreement, timezone.localdate()).item(item).explanation:
        raise RuleBroken("This is explained already. Take that back first, then explain it anew.")
    explanation = Explanation.objects.create(
        agreement=agreement, item=item, reason=reason, explained_by=by
    )
    _record("item_explained", agreement, by, after={"item": item, "reason": reason})
    return explanation


@transaction.atomic
def take_back_explanation(agreement: Agreement, item: str, *, by: User) -> Agreement:
    """Take an explanation back; the item is missing again unless something meets it."""
    agreement = lock_agreement(agreement)
    explanation = Explanation.objects.filter(agreement=agreement, item=item).first()
    if explanation is None:
        raise RuleBroken("There is no explanation to take back.")
    before = {"item": item, "reason": explanation.reason}
    _record("explanation_taken_back", agreement, by, before=before)
    explanation.delete()
    return agreement


def _record(what: str, agreement: Agreement, by: User | None, **changes: dict[str, str]) -> None:
    ids = agreement.organisation_ids
    record(f"agreement.{what}", agreement, by=by, organisations=ids, **changes)
