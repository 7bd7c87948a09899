"""Which texts of an agreement are kept: as it stands, as kept whole, and as at the end of a day."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.db.models.functions import TruncDate
from django.utils import timezone

from agreements.register.models import Agreement, Link
from agreements.register.models.agreement import AgreementQuerySet
from agreements.texts.comparison.passages import ComparedPassage, passages_of
from agreements.texts.merge_fields import filled, values_of
from agreements.texts.models import Clause, ClauseVersion
from agreements.texts.structure_versions import kept_since, places_at, under_which
from agreements.texts.varying.laying import lay_over
from agreements.texts.varying.text import changes_in_force
from agreements.texts.varying.versions import clauses_as, clauses_now, varied_versions
from commissioning.calendar.dates import words
from commissioning.errors import RuleBroken

NOW = "now"
MOST_DAYS = 30
"""Days of changes that are offered; any other can be asked for by its date."""
CONTENT = ("role", "number", "heading", "body")


@dataclass(frozen=True)
class TextVersion:
    """One text of an agreement: `name` is "now", the number of a text kept whole, or a day.

    Of a varied one also "signed", and "v" with the id of a variation for the text after it.
    """

    name: str
    label: str


def versions_of(agreement: Agreement, last: dt.date = dt.date.max) -> list[TextVersion]:
    """The texts that can be compared: as it stands, as signed and after each variation, those kept
    whole, and the days of changes. Of variations, those in effect by `last`.
    """
    varied = [TextVersion(*one) for one in varied_versions(agreement, last).items()]
    kept = [
        TextVersion(str(text.number), _whole(text.number, text.because, text.at))
        for text in agreement.sealed_texts.defer("clauses")
    ]
    days = ClauseVersion.objects.filter(clause__agreement=agreement).annotate(day=TruncDate("at"))
    changed = days.order_by("-day").values_list("day", flat=True).distinct()[:MOST_DAYS]
    today = timezone.localdate()
    ends = [TextVersion(str(day), _at_the_end(day)) for day in changed if day < today]
    return [TextVersion(NOW, "As it stands now"), *varied, *kept, *ends]


def label_of(agreement: Agreement, name: str, last: dt.date = dt.date.max) -> str:
    """What the version of that name is called. Raises RuleBroken where there is none."""
    if name == NOW:
        return "As it stands now"
    if varied := varied_versions(agreement, last).get(name):
        return varied
    if day := day_of(name):
        return _at_the_end(day)
    text = agreement.sealed_texts.defer("clauses").filter(number=number_of(name)).first()
    if text is None:
        raise RuleBroken(f"No version {name} of this text is kept.")
    return _whole(text.number, text.because, text.at)


def text_as(agreement: Agreement, name: str, last: dt.date = dt.date.max) -> list[ComparedPassage]:
    """The passages of that version. Raises RuleBroken where there is none.

    As at a day, each clause says what it said, and stands where it stood, at the end of it, with
    the variations in effect by then: see `note_on` for the days before that was kept. A text kept
    whole has its own order. No variation that takes effect after `last` is told.
    """
    if name == NOW:
        return passages_of(_read(agreement, _rows(clauses_now(agreement, last))))
    if varied := clauses_as(agreement, name, last):
        return passages_of(_read(agreement, _rows(varied)))
    if day := day_of(name):
        written = _clauses_at_the_end_of(agreement, day)
        varied = lay_over(written, changes_in_force(agreement, min(day, last))).clauses
        return passages_of(_read(agreement, _rows(varied)))
    text = agreement.sealed_texts.filter(number=number_of(name)).first()
    if text is None:
        raise RuleBroken(f"No version {name} of this text is kept.")
    return passages_of(text.clauses)


def comes_from(agreement: Agreement, among: AgreementQuerySet) -> Agreement | None:
    """The agreement that this one renews, replaces or follows, if it is `among` those seen."""
    back = Q(links_on__later=agreement, links_on__kind__in=Link.SUCCESSIONS)
    return among.filter(back).select_related("partnership").order_by("-links_on__pk").first()


def note_on(agreement: Agreement, name: str) -> str:
    """What of that version is not as it was then, in words. "" where everything is."""
    day = day_of(name)
    since = kept_since(agreement) if day else None
    if day is None or since is None or timezone.localdate(since) <= day:
        return ""
    begun = words(timezone.localdate(since))
    return (
        f"From before {begun} only the words are kept: the order of the clauses, and what they"
        " stand under, are those of that day; terms taken out before it are not listed."
    )


def _read(agreement: Agreement, rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The rows as they are read today, with what their merge fields stand for."""
    plain = [dict(row) for row in rows]
    said = (f"{row['heading']} {row['body']}" for row in plain)
    values = values_of(agreement, said, timezone.localdate())
    for row in plain if values else ():
        row["heading"], row["body"] = filled(row["heading"], values), filled(row["body"], values)
    return plain


def _rows(clauses: Sequence[Clause]) -> list[dict[str, Any]]:
    above = under_which([(clause.pk, clause.parent_id) for clause in clauses])
    return [
        {"under": under} | {name: getattr(clause, name) for name in CONTENT}
        for clause, under in zip(clauses, above, strict=True)
    ]


def _clauses_at_the_end_of(agreement: Agreement, day: dt.date) -> list[Clause]:
    """As they were written by then: to be read, never saved."""
    end = end_of(day)
    said = ClauseVersion.objects.filter(clause__agreement=agreement, at__lt=end)
    last = {one.clause_id: one for one in said.order_by("version")}
    if not last:
        raise RuleBroken(f"Nothing was written yet on {words(day)}.")
    places = [place for place in places_at(agreement, end) if place.clause in last]
    return [
        Clause(
            pk=place.clause,
            parent_id=place.under,
            role=place.role,
            **{name: getattr(last[place.clause], name) for name in CONTENT[1:]},
        )
        for place in places
    ]


def end_of(day: dt.date) -> dt.datetime:
    """The first moment of the next day. Raises RuleBroken on the last day that there is."""
    try:
        return timezone.make_aware(dt.datetime.combine(day + dt.timedelta(days=1), dt.time.min))
    except OverflowError as never:
        raise RuleBroken(f"No version {day} of this text is kept.") from never


def day_of(name: str) -> dt.date | None:
    """The day that a version is named by, if it is."""
    try:
        return dt.date.fromisoformat(name) if "-" in name else None
    except ValueError:
        return None


def number_of(name: str) -> int:
    """The number that a version is named by. No text is kept under number 0."""
    return int(name) if name.isdecimal() and len(name) < 10 else 0


def _whole(number: int, because: str, at: dt.datetime) -> str:
    return f"Version {number}: {because}, {words(timezone.localdate(at))}"


def _at_the_end(day: dt.date) -> str:
    return f"At the end of {words(day)}"
