from __future__ import annotations

import datetime as dt

from django.db import models
from django.db.models import Q

from commissioning.calendar.dates import add_months
from commissioning.partnerships.models import Partnership


class LeadTime(models.Model):
    """How long before or after a day people are told of it.

    A place may have its own for a kind of day; they then stand for the usual ones.
    """

    class Kind(models.TextChoices):
        EXPIRY = "expiry", "An agreement ends"
        RENEWAL = "renewal", "Renewal of an agreement should start"
        REVIEW = "review", "A review is due"
        MILESTONE = "milestone", "A milestone is due"
        LAPSE = "lapse", "An agreement has lapsed"

    class Unit(models.TextChoices):
        DAYS = "days", "days"
        MONTHS = "months", "months"

    class Side(models.TextChoices):
        BEFORE = "before", "before"
        AFTER = "after", "after"

    kind = models.CharField(max_length=20, choices=Kind)
    count = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=10, choices=Unit)
    side = models.CharField(max_length=10, choices=Side, default=Side.BEFORE)
    partnership = models.ForeignKey(
        Partnership,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="lead_times",
        help_text="Whose own it is; empty for the usual ones",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "count", "unit", "side"],
                condition=Q(partnership__isnull=True),
                name="usual_lead_time_is_stated_once",
            ),
            models.UniqueConstraint(
                fields=["kind", "count", "unit", "side", "partnership"],
                name="lead_time_of_a_place_is_stated_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.words}"

    @property
    def words(self) -> str:
        """Such as "3 months before" or "1 day after"."""
        unit = self.unit.removesuffix("s") if self.count == 1 else self.unit
        return f"{self.count} {unit} {self.side}"

    def due_on(self, day: dt.date) -> dt.date:
        """When to tell of `day`. Months end with the month: 1 month before 31 March is 28 February."""
        count = -self.count if self.side == self.Side.BEFORE else self.count
        if self.unit == self.Unit.MONTHS:
            return add_months(day, count)
        return day + dt.timedelta(days=count)
