from __future__ import annotations

from typing import ClassVar

from django.db import models

from agreements.plans.models.concern import OrderedRow
from agreements.plans.models.plan import Plan, PlanVersion


class PlanPriority(OrderedRow):
    """One priority of a plan, or one layer or strand of it, in the order in which they are printed.

    Where a plan was issued again, each version has its own, so that the earlier ones stay readable.
    """

    class Kind(models.TextChoices):
        PRIORITY = "priority", "Priority"
        LAYER = "layer", "Layer"
        STRAND = "strand", "Strand of work"

    noun: ClassVar[str] = "plan_priority"

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="priorities")
    of_version = models.ForeignKey(
        PlanVersion, models.CASCADE, null=True, blank=True, related_name="priorities"
    )
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.PRIORITY)
    name = models.CharField(max_length=200)
    words = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "priorities"
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def root(self) -> Plan:
        return self.plan

    def siblings(self) -> models.QuerySet[PlanPriority]:
        """Itself and those it can change places with."""
        return self.plan.priorities.filter(of_version=self.of_version_id)
