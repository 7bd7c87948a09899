from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import models
from django.db.models import Q

from agreements.register.models.party import Party
from agreements.register.models.variation import Variation
from commissioning.organisations.models import Organisation


class VariedPartyQuerySet(models.QuerySet["VariedParty"]):
    def visible_to(self, user: Any) -> VariedPartyQuerySet:
        """Whoever sees the agreement sees what a variation changes of its parties."""
        return self.filter(variation__in=Variation.objects.visible_to(user))

    def in_force_on(self, day: dt.date) -> VariedPartyQuerySet:
        """Those of variations that had taken effect by `day`, the earliest first."""
        agreed = Variation.objects.in_force_on(day)
        return self.filter(variation__in=agreed).order_by("variation__effective_latest", "pk")


class VariedParty(models.Model):
    """What a variation changes of one party: it joins, leaves, or is printed otherwise.

    A party's own row keeps how the agreement itself prints it; how it is printed from a variation
    on stands here, so that every day can be asked about.
    """

    class Act(models.TextChoices):
        JOINS = "joins", "Joins"
        LEAVES = "leaves", "Leaves"
        CHANGES = "changes", "Changes"

    variation = models.ForeignKey(Variation, models.CASCADE, related_name="varied_parties")
    act = models.CharField(max_length=10, choices=Act)
    party = models.ForeignKey(
        Party,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="varied",
        help_text="Of a body that joins, once it is asked to",
    )
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    name_as_printed = models.CharField(max_length=200, blank=True)
    defined_term = models.CharField(max_length=80, blank=True)
    address_as_printed = models.TextField(blank=True)
    capacities = models.JSONField(default=list, help_text="Any of Party.Capacity")

    objects = VariedPartyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "varied parties"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["variation", "organisation"], name="variation_changes_a_party_once"
            ),
            models.CheckConstraint(
                name="only_who_joins_is_no_party_yet",
                condition=Q(party__isnull=False) | Q(act="joins"),
            ),
        ]

    def __str__(self) -> str:
        name = self.name_as_printed or str(self.party)
        match self.act:
            case self.Act.JOINS:
                return f"{name} joins{self._as}"
            case self.Act.LEAVES:
                return f"{name} leaves"
        return f"{self.party} is printed as {name}{self._as}"

    @property
    def _as(self) -> str:
        """Such as ", as funder and partner"."""
        parts = [str(Party.Capacity(one).label).lower() for one in self.capacities]
        return f", as {' and '.join(parts)}" if parts else ""
