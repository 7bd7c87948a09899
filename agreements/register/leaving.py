"""What a body that has left an agreement still reads: the agreement as it stood on its last day."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from agreements.register.models import Agreement, Novation, Party, YearlyStatement
from commissioning.accounts.models import organisations_of
from commissioning.calendar.financial_years import FinancialYear


def left_on(agreement: Agreement, user: Any) -> dt.date | None:
    """The last day, inclusive, on which a body of `user` was party to `agreement`; None if one still is.

    A body that is asked to join reads it as it stands; so does the service itself, which is None.
    """
    return left_by([agreement], user).get(agreement.pk)


def left_by(agreements: Iterable[Agreement], user: Any) -> dict[int, dt.date]:
    """The same of several, by id, in one query; of those that the user's bodies have all left."""
    if user is None:
        return {}
    rows = Party.objects.filter(agreement__in=list(agreements))
    mine = rows.filter(organisation__in=organisations_of(user))
    today, found = timezone.localdate(), dict[int, list[dt.date]]()
    for agreement, until in mine.values_list("agreement_id", "until_on"):
        found.setdefault(agreement, []).append(until or dt.date.max)
    return {pk: max(days) for pk, days in found.items() if max(days) < today}


def novations_seen(agreement: Agreement, user: Any, left: dt.date | None) -> QuerySet[Novation]:
    """Those of the agreement; of a body that has left, those by its last day, and its own."""
    novations = agreement.novations.with_names()
    if left is None:
        return novations
    own = Q(from_party__organisation__in=organisations_of(user))
    return novations.filter(own | Q(on__lte=left))


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
