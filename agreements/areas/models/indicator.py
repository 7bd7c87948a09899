from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from agreements.areas.models.area import Area
from agreements.areas.models.rhythm import WithRhythm, rhythm_is_whole
from agreements.money.models import PooledFund
from agreements.plans.models import Plan
from agreements.plans.models.concern import concerned_on
from agreements.register.models import Agreement, new_key
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.calendar.stored_dates import days_in_order
from commissioning.partnerships.models import Partnership

Subject = Area | Agreement | PooledFund | Plan
WHOSE = ("area", "agreement", "fund", "plan")


class IndicatorQuerySet(models.QuerySet["Indicator"]):
    def visible_to(self, user: Any) -> IndicatorQuerySet:
        """Those of what the user may see, each by its own rules."""
        return self.filter(
            Q(area__in=Area.objects.visible_to(user))
            | Q(agreement__in=Agreement.objects.visible_to(user))
            | Q(fund__in=PooledFund.objects.visible_to(user))
            | Q(plan__in=Plan.objects.visible_to(user))
        )

    def of_place(self, slug: str) -> IndicatorQuerySet:
        return self.filter(_at("partnership__slug", slug))

    def told_by(self, agreement: Agreement) -> IndicatorQuerySet:
        """Its own, and those of its funds, of its plans and of the areas that stand in it."""
        return self.filter(
            Q(agreement=agreement)
            | Q(area__standings__agreement=agreement)
            | Q(fund__agreement=agreement)
            | Q(plan__agreement=agreement)
        )

    def with_whose(self) -> IndicatorQuerySet:
        """With all that says what each is an indicator of, in one query."""
        return self.select_related(
            "area__partnership",
            "agreement__partnership",
            "fund__agreement__partnership",
            "plan__partnership",
            "plan__agreement__partnership",
        )


def _only(whose: str) -> Q:
    """It is an indicator of `whose`, and of nothing else."""
    return Q(*((f"{one}__isnull", one != whose) for one in WHOSE))


def _at(column: str, value: object) -> Q:
    """Where `column` of whatever it is an indicator of has that value."""
    roots = ("area", "agreement", "fund__agreement", "plan")
    return Q(*((f"{root}__{column}", value) for root in roots), _connector=Q.OR)


class Indicator(WithRhythm):
    """What shows whether an area, an agreement, a fund or a plan works: a figure, or only the way it
    should go.
    """

    class Measure(models.TextChoices):
        FIGURE = "figure", "A figure"
        DIRECTION = "direction", "A direction only, such as more good-news stories"

    class Wanted(models.TextChoices):
        UP = "up", "More"
        DOWN = "down", "Less"
        LEVEL = "level", "No change"

    class Framework(models.TextChoices):
        NONE = "", "None is stated"
        BCF = "bcf", "Better Care Fund"
        ASCOF = "ascof", "Adult Social Care Outcomes Framework"
        PHOF = "phof", "Public Health Outcomes Framework"
        NHS_OUTCOMES = "nhs_outcomes", "NHS Outcomes Framework"
        NHS_OVERSIGHT = "nhs_oversight", "NHS Oversight Framework"
        LOCAL = "local", "A framework of the partners' own"

    area = models.ForeignKey(Area, models.CASCADE, null=True, blank=True, related_name="indicators")
    agreement = models.ForeignKey(
        Agreement, models.CASCADE, null=True, blank=True, related_name="indicators"
    )
    fund = models.ForeignKey(
        PooledFund, models.CASCADE, null=True, blank=True, related_name="indicators"
    )
    plan = models.ForeignKey(Plan, models.CASCADE, null=True, blank=True, related_name="indicators")
    key = models.CharField(max_length=8, unique=True, default=new_key, editable=False)
    position = models.PositiveSmallIntegerField(default=1)
    name = models.CharField(max_length=300, help_text="What is counted, or what should change")
    measure = models.CharField(max_length=10, choices=Measure, default=Measure.FIGURE)
    wanted = models.CharField(max_length=5, choices=Wanted, default=Wanted.UP)
    measured_in = models.CharField(max_length=40, blank=True, help_text="Such as %, or people")
    baseline = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    baseline_on_words = models.CharField(max_length=60, blank=True)
    baseline_on_earliest = models.DateField(null=True, blank=True)
    baseline_on_latest = models.DateField(null=True, blank=True)
    target = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    target_on_words = models.CharField(max_length=60, blank=True)
    target_on_earliest = models.DateField(null=True, blank=True)
    target_on_latest = models.DateField(null=True, blank=True)
    framework = models.CharField(
        max_length=14, choices=Framework, default=Framework.NONE, blank=True
    )
    stated_in = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    version = models.PositiveIntegerField(default=1)

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            days_in_order("baseline_on", of="indicator"),
            days_in_order("target_on", of="indicator"),
            rhythm_is_whole("indicator"),
            models.CheckConstraint(
                name="indicator_of_one_thing",
                condition=Q(*(_only(whose) for whose in WHOSE), _connector=Q.OR),
            ),
            models.CheckConstraint(
                name="a_direction_has_no_figures",
                condition=Q(measure="figure") | Q(baseline__isnull=True, target__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("areas:indicator", args=[self.partnership.slug, self.key])

    @property
    def subject(self) -> Subject:
        """What it is an indicator of."""
        found = self.area or self.agreement or self.fund or self.plan
        assert found is not None  # the database keeps others out
        return found

    @property
    def partnership(self) -> Partnership:
        of = self.subject
        return of.agreement.partnership if isinstance(of, PooledFund) else of.partnership

    @property
    def organisation_ids(self) -> list[int]:
        """The bodies concerned: whose audit chains hear of it."""
        of = self.subject
        if isinstance(of, Plan):
            return concerned_on(of, timezone.localdate())
        return of.agreement.organisation_ids if isinstance(of, PooledFund) else of.organisation_ids

    @property
    def is_figure(self) -> bool:
        return self.measure == self.Measure.FIGURE

    @property
    def baseline_on(self) -> PrintedDate:
        return PrintedDate(
            self.baseline_on_words, self.baseline_on_earliest, self.baseline_on_latest
        )

    @property
    def target_on(self) -> PrintedDate:
        return PrintedDate(self.target_on_words, self.target_on_earliest, self.target_on_latest)


class ReadingQuerySet(models.QuerySet["Reading"]):
    def visible_to(self, user: Any) -> ReadingQuerySet:
        return self.filter(indicator__in=Indicator.objects.visible_to(user))


class Reading(models.Model):
    """What an indicator showed on a day: a figure, which way it went, or only words."""

    class Moved(models.TextChoices):
        UP = "up", "More"
        DOWN = "down", "Less"
        LEVEL = "level", "No change"

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="readings")
    on_words = models.CharField(max_length=60)
    on_earliest = models.DateField(null=True, blank=True)
    on_latest = models.DateField(null=True, blank=True)
    value = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    moved = models.CharField(max_length=5, choices=Moved, blank=True)
    narrative = models.TextField(blank=True)
    stated_in = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ReadingQuerySet.as_manager()

    class Meta:
        ordering = ["on_latest", "pk"]
        constraints = [
            days_in_order("on", of="reading"),
            models.CheckConstraint(
                name="a_reading_says_something",
                condition=Q(value__isnull=False) | ~Q(moved="") | ~Q(narrative=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id} on {self.on_words}"

    @property
    def on(self) -> PrintedDate:
        return PrintedDate(self.on_words, self.on_earliest, self.on_latest)
