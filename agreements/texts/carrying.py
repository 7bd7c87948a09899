"""Carrying the words of an agreement into its renewal."""

from itertools import accumulate

from django.utils import timezone

from agreements.register.models import Agreement
from agreements.texts.clauses import lay_down
from agreements.texts.defining import keep_definitions
from agreements.texts.models import Clause, Definition
from agreements.texts.varying.text import text_as_varied
from commissioning.accounts.models import User

NOT_CARRIED = (Clause.Role.SIGNATURES, Clause.Role.MARK, Clause.Role.DATE, Clause.Role.CONTENTS)


def carry_clauses(old: Agreement, new: Agreement, by: User) -> None:
    """Copy the clauses of `old` to `new` with their numbers. What was signed or dated stays behind.

    Nothing of the old text changes; the copies begin at version 1, and say what its variations made
    of them by the first day of `new`. Those of the signed text keep their places; one that was added
    shares that of the clause before it, and stands behind it.
    """
    day = new.term.starts_earliest or timezone.localdate()
    varied = text_as_varied(old, day).clauses
    originals = [clause for clause in varied if clause.role not in NOT_CARRIED]
    places = {clause.pk: place for place, clause in enumerate(originals)}
    places_in_order = accumulate((clause.position for clause in originals), max)
    rows = [
        Clause(
            agreement=new,
            position=place,
            role=clause.role,
            mark=clause.mark,
            number=clause.number,
            heading=clause.heading,
            body=clause.body,
        )
        for clause, place in zip(originals, places_in_order, strict=True)
    ]
    laid = lay_down(rows, [places.get(clause.parent_id or 0) for clause in originals], by=by)
    copies = dict(zip(places, laid, strict=True))
    definitions = [
        Definition(
            agreement=new,
            term=definition.term,
            meaning=definition.meaning,
            clause=copies.get(definition.clause_id or 0),
            changed_by=by,
        )
        for definition in old.definitions.all()
    ]
    keep_definitions(Definition.objects.bulk_create(definitions))
