"""What a text says on a day, with the variations that had taken effect by then (R-S75-41)."""

import datetime as dt

from agreements.register.models import Agreement, Variation
from agreements.texts.models import VariedClause
from agreements.texts.varying.laying import TextAsVaried, in_order, lay_over, order_of


def text_as_varied(agreement: Agreement, on: dt.date) -> TextAsVaried:
    """The text as signed, with every variation laid over it that was agreed and in effect by `on`.

    They are laid in the order of their effective days, then of their numbers; `on` itself is
    included. What its merge fields stand for is not filled in. Two queries, however long the text
    and however often it was varied.
    """
    return lay_over(agreement.clauses.in_order(), changes_in_force(agreement, on))


def changes_in_force(agreement: Agreement, on: dt.date) -> list[VariedClause]:
    """What the variations agreed and in effect by `on` change, in the order in which it is laid."""
    in_force = Variation.objects.in_force_on(on).filter(agreement=agreement)
    rows = VariedClause.objects.filter(variation__in=in_force)
    return in_order(rows.with_what_they_change())


def text_as_signed(agreement: Agreement) -> TextAsVaried:
    """The same text with no variation laid over it."""
    return lay_over(agreement.clauses.in_order(), ())


def text_before(variation: Variation) -> TextAsVaried:
    """The text that `variation` changes: with every agreed one laid over it that comes before.

    Where nobody says yet from which day it takes effect, every agreed one comes before it.
    """
    return lay_over(variation.agreement.clauses.in_order(), _rows_before(variation))


def text_with(variation: Variation) -> TextAsVaried:
    """The same with what `variation` itself changes, agreed or not."""
    own = variation.varied_clauses.with_what_they_change()
    rows = [*_rows_before(variation), *own]
    return lay_over(variation.agreement.clauses.in_order(), rows)


def variations_of_text(agreement: Agreement, until: dt.date = dt.date.max) -> list[Variation]:
    """Those agreed that change clauses and take effect by `until`, in their order."""
    in_force = Variation.objects.in_force_on(until).filter(agreement=agreement)
    changing = in_force.filter(pk__in=VariedClause.objects.values("variation"))
    return sorted(changing, key=order_of)


def _rows_before(variation: Variation) -> list[VariedClause]:
    agreed = Variation.objects.agreed().filter(
        agreement=variation.agreement_id, effective_latest__isnull=False
    )
    rows = VariedClause.objects.filter(variation__in=agreed)
    found = in_order(rows.with_what_they_change())
    return [row for row in found if order_of(row.variation) < order_of(variation)]
