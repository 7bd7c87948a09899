"""One comparison with its two sides, for the page, the API and the PDF; and asking for the PDF."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import transaction
from django.db.models import Q

from agreements.register.leaving import left_on, reading_ends_of
from agreements.register.models import Agreement
from agreements.texts.comparison.comparison import Comparison, compare_texts
from agreements.texts.comparison.definitions import (
    DefinitionsCompared,
    compare_definitions,
    definitions_as,
)
from agreements.texts.comparison.folding import (
    Count,
    Stretch,
    counts_of,
    stretches_of,
    summary_of,
)
from agreements.texts.comparison.passages import nested_alike
from agreements.texts.comparison.versions import label_of, note_on, text_as
from agreements.texts.models import TextComparison
from commissioning.accounts.models import User
from commissioning.jobs.models import Job
from commissioning.jobs.queue import queue_job
from commissioning.subjects import LastRead

COMPARISON_PDF = "comparison_pdf"


@dataclass(frozen=True)
class Side:
    """One of the two texts: whose it is, and which version of it.

    `note` says what of it is not as it was then.
    """

    agreement: Agreement
    version: str
    label: str
    note: str = ""


@dataclass(frozen=True)
class MadeComparison:
    """Two texts compared, ready to be read."""

    before: Side
    after: Side
    comparison: Comparison
    definitions: DefinitionsCompared

    @property
    def is_of_one(self) -> bool:
        """Whether both are texts of the same agreement."""
        return self.before.agreement.pk == self.after.agreement.pk

    @property
    def notes(self) -> list[str]:
        """What of either text is not as it was then, each once."""
        return [*dict.fromkeys(note for note in (self.before.note, self.after.note) if note)]

    @cached_property
    def stretches(self) -> list[Stretch]:
        return stretches_of(self.comparison)

    @property
    def counts(self) -> list[Count]:
        return counts_of(self.comparison)

    @property
    def summary(self) -> str:
        return summary_of(self.comparison)


def comparison_of(
    before: Agreement, was: str, after: Agreement, is_now: str, *, seen_by: Any = None
) -> MadeComparison:
    """The version `was` of one agreement's text against the version `is_now` of another's.

    Whoever calls it has seen to it that `seen_by` may read both; a body that has left reads what
    varied either until its last day. Raises RuleBroken for a version that is not kept.
    """
    lasts = [last_read(agreement, seen_by) for agreement in (before, after)]
    texts = nested_alike(text_as(before, was, lasts[0]), text_as(after, is_now, lasts[1]))
    return MadeComparison(
        _side(before, was, lasts[0]),
        _side(after, is_now, lasts[1]),
        compare_texts(*texts),
        compare_definitions(definitions_as(before, was), definitions_as(after, is_now)),
    )


def last_read(agreement: Agreement, user: Any) -> dt.date:
    """The last day of which `user` may know what takes effect: of a body that left, its last."""
    return left_on(agreement, user) or dt.date.max


def _side(agreement: Agreement, name: str, last: dt.date) -> Side:
    return Side(agreement, name, label_of(agreement, name, last), note_on(agreement, name))


@transaction.atomic
def ask_for_comparison(
    before: Agreement, was: str, after: Agreement, is_now: str, *, by: User
) -> Job:
    """Ask for the comparison as a PDF. Only bodies that may know of both agreements hear of it.

    Raises RuleBroken for a version that is not kept.
    """
    for agreement, version in ((before, was), (after, is_now)):
        text_as(agreement, version, last_read(agreement, by))
    texts = {"before": before, "before_version": was, "after": after, "after_version": is_now}
    same = TextComparison.objects.filter(**texts, asked_by=by).first()
    asked = same or TextComparison.objects.create(**texts, asked_by=by)
    of_both = {*before.organisation_ids} & {*after.organisation_ids}
    own = by.organisation_ids & {*before.organisation_ids, *after.organisation_ids}
    return queue_job(COMPARISON_PDF, asked, by=by, organisations=of_both | own)


def comparison_reading_ends_of(user: Any) -> Iterator[LastRead]:
    """The comparisons of texts of agreements that the user's bodies have left, with the last day."""
    left = {key: last for _, key, last in reading_ends_of(user)}
    found = TextComparison.objects.filter(Q(before__in=left) | Q(after__in=left)) if left else ()
    for one in found:
        days = [left[key] for key in (one.before_id, one.after_id) if key in left]
        yield TextComparison._meta.label_lower, one.pk, min(days)
