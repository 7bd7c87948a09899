"""Reading back what was done to one thing."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from commissioning.audit.models import Event


def acts_on(kind: str, ids: Iterable[int]) -> QuerySet[Event]:
    """What was done to the things of a kind, such as "decisions.decision", with these ids.

    Whoever asks has found the things among what a person may see, and asked whether their history
    may be read.
    """
    return Event.objects.filter(subject_type=kind, subject_id__in=list(ids))
