"""Replacing, adding and taking out clauses by a variation. The signed text stays as it is (law 8)."""

from collections import Counter
from typing import Any

from django.db import transaction

from agreements.register.models import Variation
from agreements.register.variation_records import (
    lock_variation,
    record_variation,
    refuse_other_change,
    save_variation,
)
from agreements.texts.clauses import content_of
from agreements.texts.models import Clause, VariedClause
from agreements.texts.structure import is_number_under, with_all_under
from agreements.texts.varying.laying import TextAsVaried, VariedPassage
from agreements.texts.varying.rows import ABOUT, Said, refuse_undoing, said_of, say_text
from agreements.texts.varying.text import text_before, text_with
from commissioning.accounts.models import User
from commissioning.errors import RuleBroken

Act = VariedClause.Act
Origin = Clause | VariedClause
"""Of the signed text, or one that a variation added."""


@transaction.atomic
def replace_clause(
    variation: Variation,
    of: Origin,
    *,
    number: str,
    heading: str,
    body: str,
    by: User | None,
    version: int | None = None,
) -> VariedClause:
    """`of` has this number, heading and words once the variation has taken effect.

    Said again by the same variation, the words of its row change. Refuses words that change
    nothing, also of what it says without this variation, and the number of another clause.
    """
    variation, said = _open(variation, version)
    text = text_with(variation)
    passage = _standing(text, of)
    content = {"number": number, "heading": heading, "body": body}
    before = content_of(passage.clause)
    if content == before:
        raise RuleBroken("You changed no words.")
    if number != passage.clause.number:
        _refuse_number_in_use(text, number)
    without = text_before(variation).of(of)
    if without and content == content_of(without.clause):
        raise RuleBroken("It says this already. Leave it as it is instead.")
    row = _own(passage, variation) or _row(variation, Act.REPLACED, passage)
    for name, value in content.items():
        setattr(row, name, value)
    return _keep(row, said, "variation_clause_replaced", by, before)


@transaction.atomic
def add_clause_behind(
    variation: Variation,
    behind: Origin | None,
    *,
    number: str,
    heading: str,
    body: str,
    role: str = Clause.Role.CLAUSE,
    by: User | None,
    version: int | None = None,
) -> VariedClause:
    """A new clause stands behind another, and all under that, once the variation has taken effect.

    Behind None it stands at the front. Behind 2.1, 2.1.1 stands under it, 2.2 and (a) beside it,
    and 3 beside what 2.1 stands under. No other clause changes its number (law 8).
    """
    variation, said = _open(variation, version)
    text = text_with(variation)
    _refuse_number_in_use(text, number)
    row = VariedClause(
        variation=variation, act=Act.ADDED, role=role, number=number, heading=heading, body=body
    )
    if behind is not None:
        beside = _beside_which(text, _standing(text, behind), number)
        place = beside.origin
        row.behind = place if isinstance(place, Clause) else None
        row.behind_added = place if isinstance(place, VariedClause) else None
        row.stands_under = is_number_under(number, beside.clause)
    return _keep(row, said, "variation_clause_added", by, {})


@transaction.atomic
def take_out_clause(
    variation: Variation, of: Origin, *, by: User | None, version: int | None = None
) -> VariedClause:
    """`of` and all under it stand in the text no longer once the variation has taken effect.

    Refuses one of which the variation changes something under it: that would go along unread.
    """
    variation, said = _open(variation, version)
    text = text_with(variation)
    passage = _standing(text, of)
    row = _own(passage, variation)
    if row and row.act == Act.ADDED:
        raise RuleBroken("This variation adds it. Leave it out instead.")
    rows = [one.clause for one in text.passages]
    for clause in with_all_under(rows, passage.clause)[1:]:
        along = text.changed.get(clause.pk)
        if along and _own(along, variation):
            raise RuleBroken(f"This variation changes {clause}, which would go along.")
    before = content_of(passage.clause)
    row = row or _row(variation, Act.TAKEN_OUT, passage)
    row.act, row.number, row.heading, row.body = Act.TAKEN_OUT, "", "", ""
    return _keep(row, said, "variation_clause_taken_out", by, before)


@transaction.atomic
def leave_clause_as_it_is(
    row: VariedClause, *, by: User | None, version: int | None = None
) -> Variation:
    """The variation changes this clause no more; one that it adds, it adds no more.

    Refuses while something else rests on it, or when its number was given away since.
    """
    variation = lock_variation(row.variation, version)
    said, numbers = said_of(variation), _numbers_of(text_with(variation))
    record_variation(variation, "variation_clause_left", by, before={"clause": str(row)})
    refuse_undoing([row])
    row.delete()
    for number, count in _numbers_of(text_with(variation)).items():
        # A paper may print a number twice: only one that was given away since stands in the way.
        if count > max(numbers[number], 1):
            raise RuleBroken(f"There is a clause {number} now. Leave that out first.")
    say_text(variation, said)
    save_variation(variation)
    return variation


def _open(variation: Variation, version: int | None) -> tuple[Variation, Said]:
    variation = lock_variation(variation, version)
    refuse_other_change(variation, ABOUT)
    return variation, said_of(variation)


def _standing(text: TextAsVaried, of: Origin) -> VariedPassage:
    passage = text.of(of)
    if passage is None or passage.is_gone:
        raise RuleBroken("That clause does not stand in the text that this variation changes.")
    return passage


def _own(passage: VariedPassage, variation: Variation) -> VariedClause | None:
    """What this variation does to it already."""
    change = passage.change
    return change if change and change.variation_id == variation.pk else None


def _row(variation: Variation, act: str, passage: VariedPassage) -> VariedClause:
    signed = None if passage.added else passage.clause.pk
    return VariedClause(variation=variation, act=act, clause_id=signed, earlier=passage.added)


def _keep(
    row: VariedClause, said: Said, what: str, by: User | None, before: dict[str, Any]
) -> VariedClause:
    row.save()
    say_text(row.variation, said)
    save_variation(row.variation)
    after = {"clause": str(row), **content_of(row)}
    record_variation(row.variation, what, by, before=before, after=after)
    return row


def _refuse_number_in_use(text: TextAsVaried, number: str) -> None:
    if number in _numbers_of(text):
        raise RuleBroken(f"There is a clause {number} already. Give this one another number.")


def _numbers_of(text: TextAsVaried) -> Counter[str]:
    """How many of its clauses have each number."""
    clauses = (one for one in text.clauses if one.role == Clause.Role.CLAUSE and one.number)
    return Counter(one.number for one in clauses)


def _beside_which(text: TextAsVaried, behind: VariedPassage, number: str) -> VariedPassage:
    """`behind`, or what it stands under, as far out as `number` leads: 3 is not beside 2.1."""
    by_id = {one.clause.pk: one for one in text.passages}
    above = by_id.get(behind.clause.parent_id or 0)
    while above and number[:1].isdigit() and above.clause.number[:1].isdigit():
        if is_number_under(number, above.clause):
            break
        behind, above = above, by_id.get(above.clause.parent_id or 0)
    return behind
