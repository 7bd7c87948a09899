"""What a body that has left an agreement still reads: the agreement as it stood on its last day."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from agreements.register.facts import Facts
from agreements.register.models import Agreement, Novation, Party, YearlyStatement
from commissioning.accounts.models import organisations_of
from commissioning.calendar.financial_years import FinancialYear
from commissioning.subjects import LastRead


def left_on(agreement: Agreement, user: Any) -> dt.date | None:
    """The last day, inclusive, on which a body of `user` was party to `agreement`; None if one still is.

    A body that is asked to join reads it as it stands; so does the service itself, which is None.
    """
    return left_by([agreement], user).get(agreement.pk)


def left_by(agreements: Iterable[Agreement | int], user: Any) -> dict[int, dt.date]:
    """The same of several, by id, in one query; of those that the user's bodies have all left."""
    if user is None:
        return {}
    rows = Party.objects.filter(agreement__in=list(agreements))
    mine = rows.filter(organisation__in=organisations_of(user))
    today, found = timezone.localdate(), dict[int, list[dt.date]]()
    for agreement, until in mine.values_list("agreement_id", "until_on"):
        found.setdefault(agreement, []).append(until or dt.date.max)
    return {pk: max(days) for pk, days in found.items() if max(days) < today}


def reading_ends_of(user: Any) -> Iterator[LastRead]:
    """Each agreement that the user's bodies have all left, with their last day."""
    gone = Party.objects.filter(
        organisation__in=organisations_of(user), until_on__lt=timezone.localdate()
    )
    for key, last in left_by(gone.values_list("agreement_id", flat=True), user).items():
        yield Agreement._meta.label_lower, key, last


def as_known_by(facts: Mapping[int, Facts], left: Mapping[int, dt.date]) -> dict[int, Facts]:
    """`facts`; of an agreement that a body has `left`, without what came after its last day."""
    return {pk: _known_by(one, left[pk]) if pk in left else one for pk, one in facts.items()}


def _known_by(one: Facts, day: dt.date) -> Facts:
    known = [step for step in one.life.steps if step.on is None or step.on <= day]
    steps = (
        replace(step, withdrawn_on=None) if step.withdrawn_on and step.withdrawn_on > day else step
        for step in known
    )
    return replace(one, life=replace(one.life, steps=tuple(steps)))


def novations_seen(agreement: Agreement, user: Any, left: dt.date | None) -> QuerySet[Novation]:
    """Those of the agreement that `user` reads; all, where no body has left."""
    novations = agreement.novations.with_names()
    return novations if left is None else novations.visible_to(user)


def years_seen(agreement: Agreement, left: dt.date | None) -> QuerySet[YearlyStatement]:
    """What is stated of each year; of a body that has left, to the year in which it did."""
    stated = agreement.yearly_statements.all()
    return stated.filter(starts_in__lte=FinancialYear.containing(left).starting) if left else stated


def as_when_left(parties: Iterable[Party], left: dt.date | None) -> list[Party]:
    """Of `parties`, those that had come by the day a body left, none of which had left later yet.

    To be read, never saved. All of them as they are, where no body has left.
    """
    rows = [party for party in parties if left is None or (party.from_on or left) <= left]
    for party in rows:
        if left and party.until_on and party.until_on > left:
            party.until_on = None
    return rows
