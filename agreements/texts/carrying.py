"""Carrying the words of an agreement into its renewal."""

from agreements.register.models import Agreement
from agreements.texts.clauses import keep_version
from agreements.texts.models import Clause, Definition
from commissioning.accounts.models import User

NOT_CARRIED = (Clause.Role.SIGNATURES, Clause.Role.MARK, Clause.Role.DATE, Clause.Role.CONTENTS)


def carry_clauses(old: Agreement, new: Agreement, by: User) -> None:
    """Copy the clauses of `old` to `new` with their numbers. What was signed or dated stays behind.

    Nothing of the old text changes; the copies begin at version 1.
    """
    copies: dict[int, Clause] = {}
    for clause in old.clauses.in_order().exclude(role__in=NOT_CARRIED):
        copies[clause.pk] = copy = Clause.objects.create(
            agreement=new,
            parent=copies.get(clause.parent_id or 0),
            position=clause.position,
            role=clause.role,
            mark=clause.mark,
            number=clause.number,
            heading=clause.heading,
            body=clause.body,
        )
        keep_version(copy, by=by)
    for definition in old.definitions.all():
        Definition.objects.create(
            agreement=new,
            term=definition.term,
            meaning=definition.meaning,
            clause=copies.get(definition.clause_id or 0),
            changed_by=by,
        )
