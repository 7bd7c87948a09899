"""A place, and the bodies that are partners in it over time."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from commissioning.organisations.models import Organisation


class PartnershipQuerySet(models.QuerySet["Partnership"]):
    def visible_to(self, user: Any) -> PartnershipQuerySet:
        """Everybody may know which places there are; what is in them has its own rules."""
        return self


class Partnership(models.Model):
    """A place such as Doncaster or wider Devon. Places nest. Its slug begins every address."""

    name = models.CharField(max_length=120, unique=True)
    slug = models.SlugField(max_length=40, unique=True)
    part_of = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="places_within"
    )
    summary = models.TextField(blank=True)

    objects = PartnershipQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("partnerships:partnership", args=[self.slug])

    def partners_on(self, day: dt.date) -> models.QuerySet[Partner]:
        return self.partners.filter(
            Q(from_on__isnull=True) | Q(from_on__lte=day),
            Q(until_on__isnull=True) | Q(until_on__gte=day),
        ).select_related("organisation")


class Partner(models.Model):
    """An organisation's part in a place between dates, both inclusive."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="partners")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="partnerships")
    from_on = models.DateField(null=True, blank=True)
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="partner_leaves_after_joining",
                condition=Q(until_on__isnull=True)
                | Q(from_on__isnull=True)
                | Q(until_on__gte=F("from_on")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation} in {self.partnership}"

    def is_partner_on(self, day: dt.date) -> bool:
        begun = self.from_on is None or self.from_on <= day
        return begun and (self.until_on is None or day <= self.until_on)
