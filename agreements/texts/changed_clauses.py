"""The clauses that a variation changes, before and after, as its own page shows them."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from agreements.register.models import Variation
from agreements.register.panels import Panel
from agreements.texts.comparison.comparison import Compared, Fate
from agreements.texts.comparison.passages import ComparedPassage
from agreements.texts.merge_fields import Values, filled, values_of
from agreements.texts.models import Clause, VariedClause
from agreements.texts.varying.text import text_before, text_with

FATES = {
    VariedClause.Act.REPLACED: Fate.CHANGED,
    VariedClause.Act.ADDED: Fate.ADDED,
    VariedClause.Act.TAKEN_OUT: Fate.TAKEN_OUT,
}


@dataclass(frozen=True)
class ChangedClause:
    """One clause that a variation changes. What goes along with one taken out is not `own`."""

    row: VariedClause
    compared: Compared
    is_own: bool


def changed_clauses(variation: Variation) -> list[ChangedClause]:
    """Each of them in the order of the text, with the words that were taken out and added."""
    before = {one.clause.pk: one.clause for one in text_before(variation).passages}
    found = []
    for passage in text_with(variation).passages:
        change = passage.change
        if change is None or change.variation_id != variation.pk:
            continue
        was = None if passage.added == change else before[passage.clause.pk]
        found.append((change, was, passage))
    values = values_of(
        variation.agreement,
        (f"{one.heading} {one.body}" for _, was, now in found for one in (was, now.clause) if one),
        timezone.localdate(),
    )
    return [
        ChangedClause(
            change,
            Compared(
                FATES[VariedClause.Act(change.act)],
                _passage(was, values) if was else None,
                None if passage.is_gone else _passage(passage.clause, values),
            ),
            is_own=passage.origin in (change.clause, change.earlier, change),
        )
        for change, was, passage in found
    ]


def clauses_panel(record: Any, user: Any) -> Panel | None:
    """For the page of a variation: its clauses before and after, where it changes any."""
    if not isinstance(record, Variation):
        return None
    changed = changed_clauses(record)
    return Panel("texts/changed_clauses.html", {"changed": changed}) if changed else None


def _passage(clause: Clause, values: Values) -> ComparedPassage:
    heading, body = filled(clause.heading, values), filled(clause.body, values)
    return ComparedPassage(0, clause.role, clause.number, heading, body)
