"""Areas of opportunity and milestones."""

from __future__ import annotations

from typing import Any

from django.db import models

from agreements.register.models import Agreement, new_key
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import Partnership


class AreaQuerySet(models.QuerySet["Area"]):
    def visible_to(self, user: Any) -> AreaQuerySet:
        """Areas that stand in an agreement which the user may see."""
        mine = Agreement.objects.visible_to(user)
        return self.filter(standings__agreement__in=mine).distinct()


class Area(models.Model):
    """A field in which partners work together, such as Intermediate Care. It outlives agreements."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="areas")
    key = models.CharField(max_length=8, unique=True, default=new_key, editable=False)
    name = models.CharField(max_length=200)
    other_names = models.JSONField(default=list, help_text="Other names that papers use for it")
    position = models.PositiveSmallIntegerField(default=1)

    objects = AreaQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["partnership", "name"], name="area_once_a_place")
        ]

    def __str__(self) -> str:
        return self.name


class AreaStanding(models.Model):
    """An area as it stands in one agreement, under the name and in the words printed there."""

    area = models.ForeignKey(Area, models.PROTECT, related_name="standings")
    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="areas")
    position = models.PositiveSmallIntegerField(default=1)
    name_as_printed = models.CharField(max_length=200)
    words = models.TextField(blank=True)
    note = models.TextField(blank=True, help_text="Where sources disagree, or how it went")

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["area", "agreement"], name="area_once_an_agreement")
        ]

    def __str__(self) -> str:
        return self.name_as_printed


class MilestoneQuerySet(models.QuerySet["Milestone"]):
    def visible_to(self, user: Any) -> MilestoneQuerySet:
        return self.filter(agreement__in=Agreement.objects.visible_to(user))


class Milestone(models.Model):
    """Something an agreement says will be done by a day. A month falls due on its last day."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="milestones")
    key = models.CharField(max_length=8, unique=True, default=new_key, editable=False)
    position = models.PositiveSmallIntegerField(help_text="Its place in the printed order")
    words = models.TextField(help_text="What is to be done")
    due_words = models.CharField(max_length=60)
    due_earliest = models.DateField(null=True, blank=True)
    due_latest = models.DateField(null=True, blank=True, db_index=True)
    owner = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="milestones_owned"
    )
    done_on = models.DateField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = MilestoneQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.due_words}: {self.words}"

    @property
    def due_on(self) -> PrintedDate:
        return PrintedDate(self.due_words, self.due_earliest, self.due_latest)
