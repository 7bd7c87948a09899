from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import models

from agreements.areas.models.area import Area
from agreements.register.models.owned import OwnedByPost
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.calendar.stored_dates import days_in_order
from commissioning.organisations.models import Organisation


class AreaLead(models.Model):
    """The post that leads an area on behalf of one partner."""

    area = models.ForeignKey(Area, models.CASCADE, related_name="leads")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="areas_led")
    post = models.CharField(max_length=200)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["area", "organisation"], name="one_lead_a_partner")
        ]

    def __str__(self) -> str:
        return f"{self.post}, {self.organisation}"


class AreaActionQuerySet(models.QuerySet["AreaAction"]):
    def visible_to(self, user: Any) -> AreaActionQuerySet:
        return self.filter(area__in=Area.objects.visible_to(user))

    def unfinished(self) -> AreaActionQuerySet:
        return self.filter(state__in=(AreaAction.State.TO_DO, AreaAction.State.UNDER_WAY))


class AreaAction(OwnedByPost):
    """A commissioning action of an area's plan. How far it is, is what its owner says."""

    class State(models.TextChoices):
        TO_DO = "to_do", "To do"
        UNDER_WAY = "under_way", "Under way"
        DONE = "done", "Done"
        STOPPED = "stopped", "Stopped"

    area = models.ForeignKey(Area, models.CASCADE, related_name="actions")
    position = models.PositiveSmallIntegerField(default=1)
    words = models.TextField(help_text="What is to be commissioned or changed")
    owner = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="area_actions_owned"
    )
    due_words = models.CharField(max_length=60, blank=True)
    due_earliest = models.DateField(null=True, blank=True)
    due_latest = models.DateField(null=True, blank=True, db_index=True)
    state = models.CharField(max_length=10, choices=State, default=State.TO_DO)
    note = models.TextField(blank=True, help_text="How it goes; why it was stopped")
    version = models.PositiveIntegerField(default=1)

    objects = AreaActionQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [days_in_order("due", of="areaaction")]

    def __str__(self) -> str:
        return self.words

    def get_absolute_url(self) -> str:
        return f"{self.area.get_absolute_url()}#action-{self.pk}"

    @property
    def due_on(self) -> PrintedDate:
        return PrintedDate(self.due_words, self.due_earliest, self.due_latest)

    @property
    def is_finished(self) -> bool:
        return self.state in (self.State.DONE, self.State.STOPPED)

    def days_late_on(self, day: dt.date) -> int:
        """Days since it fell due; 0 if finished, in time, or without a day."""
        due = None if self.is_finished else self.due_on.falls_due_on
        return max(0, (day - due).days) if due else 0
