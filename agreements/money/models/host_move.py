from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from agreements.money.models.fund import PooledFund
from commissioning.organisations.models import Organisation, Succession


class HostMoveQuerySet(models.QuerySet["HostMove"]):
    def visible_to(self, user: Any) -> HostMoveQuerySet:
        return self.filter(fund__in=PooledFund.objects.visible_to(user))


class HostMove(models.Model):
    """A fund's host handing its accounts to another body from a day."""

    fund = models.ForeignKey(PooledFund, models.CASCADE, related_name="host_moves")
    from_organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    to_organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    on = models.DateField(help_text="The first day of the new host")
    succession = models.ForeignKey(
        Succession, models.PROTECT, null=True, blank=True, related_name="host_moves"
    )
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = HostMoveQuerySet.as_manager()

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["fund", "on"], name="fund_moves_once_a_day"),
            models.CheckConstraint(
                name="fund_moves_between_two_bodies",
                condition=~models.Q(from_organisation=models.F("to_organisation")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fund}: {self.from_organisation} to {self.to_organisation}"
