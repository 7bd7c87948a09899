"""Whom a plan or a review concerns: the parties of its agreement, or the partners of its place."""

from __future__ import annotations

import datetime as dt
from typing import Any, TypeVar

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from agreements.register.models import Agreement, Party
from commissioning.accounts.models import organisations_of
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.partnerships.models import Partner, Partnership

Rows = TypeVar("Rows", bound="ConcernedQuerySet")


class ConcernedQuerySet(models.QuerySet[Any]):
    """Rows with a partnership, and an agreement that may be empty."""

    def visible_to(self: Rows, user: Any) -> Rows:
        """Of agreements that the user may see; of no agreement, in places where they are partners.

        Partners are those of today: one that left the place has no part in what it plans.
        """
        ids = organisations_of(user)
        if not ids:
            return self.none()
        partners = _partners_on(timezone.localdate(), ids)
        theirs = Q(agreement__in=Agreement.objects.visible_to(user))
        return self.filter(theirs | Q(Exists(partners), agreement__isnull=True))

    def acted_for_by(self: Rows, organisations: frozenset[int], *, on: dt.date) -> Rows:
        """Those that concern one of `organisations` as a party or a partner on that day."""
        parties = Party.objects.on(on).filter(
            agreement=OuterRef("agreement"), organisation__in=organisations
        )
        partners = _partners_on(on, organisations)
        return self.filter(Exists(parties) | Q(Exists(partners), agreement__isnull=True))


def _partners_on(day: dt.date, organisations: frozenset[int]) -> models.QuerySet[Partner]:
    return Partner.objects.filter(
        Q(from_on__isnull=True) | Q(from_on__lte=day),
        Q(until_on__isnull=True) | Q(until_on__gte=day),
        partnership=OuterRef("partnership"),
        organisation__in=organisations,
    )


class OrderedRow(models.Model):
    """One of several rows in a printed order, which people may change."""

    position = models.PositiveSmallIntegerField(default=1)

    class Meta:
        abstract = True


def printed(name: str, date: PrintedDate | None) -> dict[str, Any]:
    """The three columns that hold `date`: words, earliest and latest day."""
    date = date or PrintedDate("")
    return {
        f"{name}_words": date.words,
        f"{name}_earliest": date.earliest,
        f"{name}_latest": date.latest,
    }


def concerned_on(row: Any, day: dt.date) -> list[int]:
    """The ids of the organisations that a plan or review concerns: whose audit chains hear of it."""
    if row.agreement is not None:
        agreement: Agreement = row.agreement
        return agreement.organisation_ids
    place: Partnership = row.partnership
    return list(place.partners_on(day).values_list("organisation_id", flat=True))
