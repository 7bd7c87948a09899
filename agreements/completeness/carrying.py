"""What of an agreement's list goes into its renewal."""

from agreements.completeness.models import CoveredFunction, NamedClause
from agreements.register.models import Agreement
from commissioning.accounts.models import User


def carry_answers(old: Agreement, new: Agreement, by: User) -> None:
    """The functions, and the clauses that were named, as far as their words and bodies are the same.

    A clause that was changed after it was named is left for a person to name again. Explanations and
    the consultation stay behind: whether they still hold is for the partners to say.
    """
    _carry_functions(old, new, by)
    last_first = new.clauses.order_by("-position", "-pk")  # of two in one place, the first counts
    copies = {clause.position: clause for clause in last_first}
    for named in old.named_clauses.select_related("clause"):
        clause = named.clause
        copy = copies.get(clause.position) if clause else None
        if clause and copy and not named.is_changed and copy.words == clause.words:
            NamedClause.objects.create(
                agreement=new,
                item=named.item,
                clause=copy,
                called=named.called,
                clause_version=copy.version,
                named_by=named.named_by,
            )


def _carry_functions(old: Agreement, new: Agreement, by: User) -> None:
    """Those whose two bodies are both still parties."""
    parties = set(new.party_ids)
    for function in old.covered_functions.all():
        if {function.delegating_id, function.exercising_id} <= parties:
            CoveredFunction.objects.create(
                agreement=new,
                side=function.side,
                words=function.words,
                delegating_id=function.delegating_id,
                exercising_id=function.exercising_id,
                entered_by=by,
            )
