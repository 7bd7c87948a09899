"""The clauses that a variation changes, in words: as rows, as its change of the text, and undone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.urls import reverse

from agreements.register.models import Variation
from agreements.register.variation_records import follow_rows
from agreements.register.varied import Varied, VaryingAct
from agreements.texts.models import VariedClause
from agreements.texts.varying.text import text_before
from agreements.texts.words import called
from commissioning.errors import RuleBroken

ABOUT = Variation.Change.TEXT


@dataclass(frozen=True)
class Said:
    """What the rows give as the words of the text before and after."""

    before: str
    after: str


def said_of(variation: Variation) -> Said:
    """The clauses that it replaces or takes out as they stood, and what becomes of each."""
    rows = list(_rows(variation))
    if not rows:
        return Said("", "")
    text = text_before(variation)
    changed = [text.of(row.clause or row.earlier or row) for row in rows]
    before = (called(passage.clause) for passage in changed if passage)
    return Said("; ".join(before), "; ".join(str(row) for row in rows))


def say_text(variation: Variation, said: Said) -> None:
    """The words that a reader of the variation finds under text; `said` are those before."""
    now = said_of(variation)
    follow_rows(
        variation, ABOUT, was=said.before, before=now.before, said=said.after, after=now.after
    )


def clause_rows(variation: Variation) -> Iterator[Varied]:
    """Each clause that the variation changes, for `varied_rows`."""
    for row in _rows(variation):
        yield Varied(
            ABOUT,
            str(row),
            url=f"{variation.get_absolute_url()}#varied-clause-{row.pk}",
            take_out=_page("leave_clause_as_it_is", variation, row.pk),
        )


def clause_acts(variation: Variation) -> Iterator[VaryingAct]:
    """What a variation can do with clauses, for `varying_acts`, where there is a text."""
    if variation.agreement.clauses.exists():
        yield VaryingAct(ABOUT, "Choose the clauses that change", _page("vary_clauses", variation))


def undo_varied_clauses(variation: Variation, about: str) -> None:
    """For `varied_undone`: the variation no longer changes the text, or goes altogether."""
    if about == ABOUT:
        rows = variation.varied_clauses.all()
        refuse_undoing(rows)
        rows.delete()


def refuse_undoing(rows: Iterable[VariedClause]) -> None:
    """Refuse while something else stands behind a clause that is added, or changes it."""
    going = {row.pk for row in rows}
    on_them = VariedClause.objects.exclude(pk__in=going)
    held = on_them.filter(earlier__in=going) | on_them.filter(behind_added__in=going)
    if other := held.with_what_they_change().first():
        raise RuleBroken(f"“{other}” rests on it, by {other.variation}. See to that first.")


def _rows(variation: Variation) -> Iterable[VariedClause]:
    return variation.varied_clauses.with_what_they_change()


def _page(name: str, variation: Variation, *args: int) -> str:
    agreement = variation.agreement
    return reverse(
        f"texts:{name}", args=[agreement.partnership.slug, agreement.key, variation.pk, *args]
    )
