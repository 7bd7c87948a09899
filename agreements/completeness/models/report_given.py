from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from agreements.register.models import Agreement


class ReportGivenQuerySet(models.QuerySet["ReportGiven"]):
    def visible_to(self, user: Any) -> ReportGivenQuerySet:
        return self.filter(agreement__in=Agreement.objects.visible_to(user))


class ReportGiven(models.Model):
    """That a report which an arrangement owes was given (R-S75-22, R-S75-27).

    Which reports are owed is worked out, never stored; this says which of them has been made.
    """

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="reports_given")
    duty = models.SlugField(max_length=60, help_text="Which report: the key of the duty")
    on = models.DateField(help_text="The day it was given")
    stated_in = models.CharField(max_length=200, blank=True, help_text="Such as the board's paper")
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ReportGivenQuerySet.as_manager()

    class Meta:
        verbose_name = "report given"
        verbose_name_plural = "reports given"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "duty"], name="report_is_given_once")
        ]

    def __str__(self) -> str:
        return f"Report given on {self.on}"
