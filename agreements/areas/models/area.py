from __future__ import annotations

from typing import Any

from django.db import models
from django.urls import reverse

from agreements.register.models import Agreement, new_key
from commissioning.partnerships.models import Partnership


class AreaQuerySet(models.QuerySet["Area"]):
    def visible_to(self, user: Any) -> AreaQuerySet:
        """Areas that stand in an agreement which the user may see."""
        mine = Agreement.objects.visible_to(user)
        return self.filter(pk__in=AreaStanding.objects.filter(agreement__in=mine).values("area"))


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

    def get_absolute_url(self) -> str:
        return reverse("areas:area", args=[self.partnership.slug, self.key])


class AreaStandingQuerySet(models.QuerySet["AreaStanding"]):
    def visible_to(self, user: Any) -> AreaStandingQuerySet:
        return self.filter(agreement__in=Agreement.objects.visible_to(user))


class AreaStanding(models.Model):
    """An area as it stands in one agreement, under the name and in the words printed there.

    Where another paper says that it stands there and the agreement's own text does not, that
    paper is named in `stated_in`: sources disagree, and both are kept.
    """

    area = models.ForeignKey(Area, models.PROTECT, related_name="standings")
    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="areas")
    position = models.PositiveSmallIntegerField(default=1)
    name_as_printed = models.CharField(max_length=200)
    words = models.TextField(blank=True)
    note = models.TextField(blank=True, help_text="How it went, or what is to be known of it")
    stated_in = models.CharField(max_length=200, blank=True)

    objects = AreaStandingQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["area", "agreement"], name="area_once_an_agreement")
        ]

    def __str__(self) -> str:
        return self.name_as_printed
