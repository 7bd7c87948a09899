from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from agreements.areas.models.area import Area
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.calendar.stored_dates import days_in_order


class AreaStatusQuerySet(models.QuerySet["AreaStatus"]):
    def visible_to(self, user: Any) -> AreaStatusQuerySet:
        return self.filter(area__in=Area.objects.visible_to(user))


class AreaStatus(models.Model):
    """How far an area had come by a day, as the partners or a later paper say."""

    class State(models.TextChoices):
        NOT_STARTED = "not_started", "Not started"
        UNDER_WAY = "under_way", "Under way"
        DELIVERED = "delivered", "Delivered"
        STOPPED = "stopped", "Stopped"

    COLOURS = {"not_started": "grey", "under_way": "blue", "delivered": "green", "stopped": "red"}

    area = models.ForeignKey(Area, models.CASCADE, related_name="statuses")
    state = models.CharField(max_length=12, choices=State)
    on_words = models.CharField(max_length=60)
    on_earliest = models.DateField(null=True, blank=True)
    on_latest = models.DateField(null=True, blank=True)
    note = models.TextField(blank=True)
    stated_in = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = AreaStatusQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "area statuses"
        ordering = ["on_latest", "pk"]
        constraints = [
            days_in_order("on", of="areastatus"),
            models.CheckConstraint(
                name="a_stopped_area_says_why", condition=~Q(state="stopped") | ~Q(note="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_state_display()}, {self.on_words}"

    @property
    def on(self) -> PrintedDate:
        return PrintedDate(self.on_words, self.on_earliest, self.on_latest)

    @property
    def tag(self) -> str:
        return self.get_state_display()

    @property
    def colour(self) -> str:
        return self.COLOURS[self.state]
