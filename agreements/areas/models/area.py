from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from agreements.register.models import Agreement, Party, Variation, new_key
from commissioning.authorities.models import Body
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import Partnership


class AreaQuerySet(models.QuerySet["Area"]):
    def visible_to(self, user: Any) -> AreaQuerySet:
        """Areas that stand in an agreement which the user may see, or that stood there."""
        mine = AreaStanding.objects.visible_to(user).concerning_on(timezone.localdate())
        return self.filter(pk__in=mine.values("area"))


class Area(models.Model):
    """A field in which partners work together, such as Intermediate Care. It outlives agreements.

    Its plan is the area's own, so everybody reads it who sees an agreement in which it stands. The
    parties of one of these keep it: partners of another have no say in what these plan.
    """

    class LifeStage(models.TextChoices):
        STARTING = "starting_well", "Starting Well"
        LIVING = "living_well", "Living Well"
        AGEING = "ageing_well", "Ageing Well"

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="areas")
    key = models.CharField(max_length=8, unique=True, default=new_key, editable=False)
    name = models.CharField(max_length=200)
    other_names = models.JSONField(default=list, help_text="Other names that papers use for it")
    position = models.PositiveSmallIntegerField(default=1)
    life_stages = models.JSONField(default=list, blank=True, help_text="Any of LifeStage")
    tier_of_need = models.CharField(
        max_length=100, blank=True, help_text="In the partners' own words, such as level 4"
    )
    sponsor = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="areas_sponsored"
    )
    sponsor_post = models.CharField(max_length=200, blank=True)
    working_group = models.CharField(max_length=200, blank=True)
    answers_to = models.ForeignKey(
        Body,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="areas_overseen",
        help_text="The board to which the working group answers",
    )
    planned_under = models.ForeignKey(
        Agreement,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="areas_planned",
        help_text="The agreement whose parties keep its plan: see agreements.areas.keeping",
    )
    aims = models.TextField(blank=True)
    integration_goals = models.TextField(blank=True)
    who_benefits = models.TextField(blank=True)
    prevention = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)

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

    @property
    def life_stage_words(self) -> str:
        """In the order of life, whatever the order in which they were ticked."""
        return ", ".join(str(one.label) for one in self.LifeStage if one in self.life_stages)

    @property
    def organisation_ids(self) -> list[int]:
        """The bodies concerned: every party, past or present, of an agreement in which it stands."""
        standings = self.standings.concerning_on(timezone.localdate())
        parties = Party.objects.filter(agreement__areas__in=standings)
        return sorted(set(parties.values_list("organisation_id", flat=True)))


class AreaStandingQuerySet(models.QuerySet["AreaStanding"]):
    def visible_to(self, user: Any) -> AreaStandingQuerySet:
        return self.filter(agreement__in=Agreement.objects.visible_to(user))

    def come_by(self, day: dt.date) -> AreaStandingQuerySet:
        """Those of the agreement itself or of a variation in force by `day`, taken out since or not."""
        by_then = Variation.objects.in_force_on(day)
        return self.filter(Q(added_by__isnull=True) | Q(added_by__in=by_then))

    def standing_on(self, day: dt.date) -> AreaStandingQuerySet:
        """Those of the agreement itself, with the variations in force by `day`."""
        return self.come_by(day).exclude(taken_out_by__in=Variation.objects.in_force_on(day))

    def concerning_on(self, day: dt.date) -> AreaStandingQuerySet:
        """Those that make their agreement's parties concerned with the area by `day`.

        A variation that has not taken effect opens no area of other partners: it does where the
        area has stood nowhere, and is therefore nobody's yet.
        """
        come = AreaStanding.objects.come_by(day)
        is_new = ~Q(area__in=come.values("area"))
        return self.filter(Q(pk__in=come.values("pk")) | is_new)


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
    added_by = models.ForeignKey(
        Variation,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="areas_added",
        help_text="The variation from which on it stands there, if not from the beginning",
    )
    taken_out_by = models.ForeignKey(
        Variation,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="areas_taken_out",
        help_text="The variation from which on it stands there no longer",
    )

    objects = AreaStandingQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["area", "agreement"], name="area_once_an_agreement")
        ]

    def __str__(self) -> str:
        return self.name_as_printed
