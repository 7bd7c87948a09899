"""Which texts of an agreement are kept: as it stands, as kept whole, and as at the end of a day."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q
from django.db.models.functions import TruncDate
from django.utils import timezone

from agreements.register.models import Agreement, Link
from agreements.register.models.agreement import AgreementQuerySet
from agreements.texts.comparison.passages import ComparedPassage, passages_of
from agreements.texts.merge_fields import filled, values_of
from agreements.texts.models import Clause, ClauseVersion
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


def versions_of(agreement: Agreement) -> list[TextVersion]:
    """The texts that can be compared: as it stands, as signed and after each variation, those kept
    whole, and the days of changes.
    """
    varied = [TextVersion(*one) for one in varied_versions(agreement).items()]
    kept = [
        TextVersion(str(text.number), _whole(text.number, text.because, text.at))
        for text in agreement.sealed_texts.defer("clauses")
    ]
    days = ClauseVersion.objects.filter(clause__agreement=agreement).annotate(day=TruncDate("at"))
    changed = days.order_by("-day").values_list("day", flat=True).distinct()[:MOST_DAYS]
    today = timezone.localdate()
    ends = [TextVersion(str(day), _at_the_end(day)) for day in changed if day < today]
    return [TextVersion(NOW, "As it stands now"), *varied, *kept, *ends]


def label_of(agreement: Agreement, name: str) -> str:
    """What the version of that name is called. Raises RuleBroken where there is none."""
    if name == NOW:
        return "As it stands now"
    if varied := varied_versions(agreement).get(name):
        return varied
    if day := _day(name):
        return _at_the_end(day)
    text = agreement.sealed_texts.defer("clauses").filter(number=_number(name)).first()
    if text is None:
        raise RuleBroken(f"No version {name} of this text is kept.")
    return _whole(text.number, text.because, text.at)


def text_as(agreement: Agreement, name: str) -> list[ComparedPassage]:
    """The passages of that version. Raises RuleBroken where there is none.

    As at a day, each clause says what it said at the end of it. Where a clause stood on a day is not
    kept: the clauses of then are in the order of today. A text kept whole has its own order.
    """
    if name == NOW:
        return passages_of(_read(agreement, _rows(clauses_now(agreement))))
    if varied := clauses_as(agreement, name):
        return passages_of(_read(agreement, _rows(varied)))
    if day := _day(name):
        return passages_of(_read(agreement, _rows_at_the_end_of(agreement, day)))
    text = agreement.sealed_texts.filter(number=_number(name)).first()
    if text is None:
        raise RuleBroken(f"No version {name} of this text is kept.")
    return passages_of(text.clauses)


def comes_from(agreement: Agreement, among: AgreementQuerySet) -> Agreement | None:
    """The agreement that this one renews, replaces or follows, if it is `among` those seen."""
    back = Q(links_on__later=agreement, links_on__kind__in=Link.SUCCESSIONS)
    return among.filter(back).select_related("partnership").order_by("-links_on__pk").first()


def _read(agreement: Agreement, rows: Iterable[Mapping[str, str]]) -> list[dict[str, str]]:
    """The rows as they are read today, with what their merge fields stand for."""
    plain = [dict(row) for row in rows]
    said = (f"{row['heading']} {row['body']}" for row in plain)
    values = values_of(agreement, said, timezone.localdate())
    for row in plain if values else ():
        row["heading"], row["body"] = filled(row["heading"], values), filled(row["body"], values)
    return plain


def _rows_at_the_end_of(agreement: Agreement, day: dt.date) -> Iterable[dict[str, str]]:
    try:
        end = timezone.make_aware(dt.datetime.combine(day + dt.timedelta(days=1), dt.time.min))
    except OverflowError as never:
        raise RuleBroken(f"No version {day} of this text is kept.") from never
    said = ClauseVersion.objects.filter(clause__agreement=agreement, at__lt=end)
    last = {one.clause_id: one for one in said.order_by("version")}
    if not last:
        raise RuleBroken(f"Nothing was written yet on {words(day)}.")
    there = Q(deleted_at__isnull=True) | Q(deleted_at__gte=end)
    rows = Clause.with_deleted.filter(there, agreement=agreement, pk__in=last.keys()).in_order()
    return [
        {"role": role, **{name: getattr(last[pk], name) for name in CONTENT[1:]}}
        for pk, role in rows.values_list("pk", "role")
    ]


def _rows(clauses: Iterable[Clause]) -> list[dict[str, str]]:
    return [{name: getattr(clause, name) for name in CONTENT} for clause in clauses]


def _day(name: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(name) if "-" in name else None
    except ValueError:
        return None


def _number(name: str) -> int:
    """No text is kept under number 0."""
    return int(name) if name.isdecimal() and len(name) < 10 else 0


def _whole(number: int, because: str, at: dt.datetime) -> str:
    return f"Version {number}: {because}, {words(timezone.localdate(at))}"


def _at_the_end(day: dt.date) -> str:
    return f"At the end of {words(day)}"
