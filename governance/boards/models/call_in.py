from __future__ import annotations

import datetime as dt
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from commissioning.calendar.call_in import EffectiveSnap
from commissioning.organisations.models import Organisation


class CallInRuleQuerySet(models.QuerySet["CallInRule"]):
    def visible_to(self, user: Any) -> CallInRuleQuerySet:
        """A council's constitution is public."""
        return self

    def on(self, day: dt.date) -> CallInRuleQuerySet:
        return self.filter(Q(until_on__isnull=True) | Q(until_on__gte=day), from_on__lte=day)


class CallInRule(models.Model):
    """How long an organisation's published decisions wait to be called in, between dates (R-CAL-01).

    Both dates are inclusive. Councils differ, so there is no rule that holds where none is stated.
    """

    class Snap(models.TextChoices):
        NEXT_CALENDAR_DAY = EffectiveSnap.NEXT_CALENDAR_DAY.value, "The next day"
        NEXT_WORKING_DAY = EffectiveSnap.NEXT_WORKING_DAY.value, "The next working day"

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="call_in_rules")
    working_days = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(1), MaxValueValidator(20)]
    )
    snap = models.CharField(
        max_length=20,
        choices=Snap,
        default=Snap.NEXT_CALENDAR_DAY,
        help_text="When a decision has effect once the last day has passed (R-CAL-03)",
    )
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    objects = CallInRuleQuerySet.as_manager()

    class Meta:
        ordering = ["organisation", "from_on"]
        constraints = [
            models.CheckConstraint(
                name="call_in_is_at_least_a_day", condition=Q(working_days__gte=1)
            ),
            models.CheckConstraint(
                name="call_in_rule_ends_after_it_begins",
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")),
            ),
            models.UniqueConstraint(
                fields=["organisation", "from_on"], name="call_in_rule_is_stated_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.working_days} working days"
