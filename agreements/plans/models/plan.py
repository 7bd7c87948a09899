from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from agreements.plans.models.concern import ConcernedQuerySet
from agreements.register.models import Agreement, new_key
from commissioning.authorities.models import Body
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.calendar.stored_dates import days_in_order
from commissioning.partnerships.models import Partnership


class PlanQuerySet(ConcernedQuerySet):
    pass


class Plan(models.Model):
    """What partners mean to do in a place: a place plan, a strategy, a year's work programme.

    Its status is not stored: see `agreements.plans.status`.
    """

    class Kind(models.TextChoices):
        PLACE_PLAN = "place_plan", "Place plan"
        STRATEGY = "strategy", "Strategy"
        DELIVERY_PLAN = "delivery_plan", "Delivery plan"
        WORK_PROGRAMME = "work_programme", "Work programme"
        OPERATING_PLAN = "operating_plan", "Operating plan"

    class Relation(models.TextChoices):
        DELIVERS = "delivers", "Delivers"
        PART_OF = "part_of", "Is part of"

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="plans")
    key = models.CharField(max_length=8, unique=True, default=new_key, editable=False)
    kind = models.CharField(max_length=20, choices=Kind)
    title = models.CharField(max_length=300)
    client_group = models.CharField(max_length=200, blank=True, help_text="Whom it is for")
    starts_words = models.CharField(max_length=60, blank=True)
    starts_earliest = models.DateField(null=True, blank=True)
    starts_latest = models.DateField(null=True, blank=True)
    ends_words = models.CharField(max_length=60, blank=True)
    ends_earliest = models.DateField(null=True, blank=True)
    ends_latest = models.DateField(null=True, blank=True)
    overseen_by = models.ForeignKey(
        Body, models.PROTECT, null=True, blank=True, related_name="plans_overseen"
    )
    overseen_by_words = models.CharField(
        max_length=300,
        blank=True,
        help_text="Who oversees it, where that is no body on record here, and why it is not",
    )
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, blank=True, related_name="plans"
    )
    relation = models.CharField(max_length=10, choices=Relation, blank=True)
    supports = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="supported_by"
    )
    stated_in = models.CharField(
        max_length=200, blank=True, help_text="The paper that records it, if it is history"
    )
    version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = PlanQuerySet.as_manager()

    class Meta:
        ordering = ["title", "pk"]
        constraints = [
            models.CheckConstraint(
                name="plan_says_what_it_is_to_its_agreement",
                condition=Q(agreement__isnull=True, relation="")
                | Q(agreement__isnull=False, relation__in=("delivers", "part_of")),
            ),
            *(days_in_order(date, of="plan") for date in ("starts", "ends")),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("plans:plan", args=[self.partnership.slug, self.key])

    @property
    def starts_on(self) -> PrintedDate:
        return PrintedDate(self.starts_words, self.starts_earliest, self.starts_latest)

    @property
    def ends_on(self) -> PrintedDate:
        return PrintedDate(self.ends_words, self.ends_earliest, self.ends_latest)


class PlanState(models.Model):
    """What was said of how far a plan was, when, and by which paper. Written once."""

    class State(models.TextChoices):
        BEING_WRITTEN = "being_written", "Being written"
        IN_CONSULTATION = "in_consultation", "In consultation"
        AGREED = "agreed", "Agreed"
        IN_FORCE = "in_force", "In force"
        ENDED = "ended", "Ended"

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="states")
    state = models.CharField(max_length=20, choices=State)
    words = models.CharField(max_length=200, blank=True, help_text="As the paper puts it")
    on_words = models.CharField(max_length=60, blank=True)
    on_earliest = models.DateField(null=True, blank=True)
    on_latest = models.DateField(null=True, blank=True)
    stated_in = models.CharField(max_length=200, blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [days_in_order("on", of="planstate")]

    def __str__(self) -> str:
        return f"{self.plan}: {self.get_state_display().lower()}"

    @property
    def on(self) -> PrintedDate:
        return PrintedDate(self.on_words, self.on_earliest, self.on_latest)


class PlanVersion(models.Model):
    """One issue of a plan: a first text, a new number, or a refresh. Written once."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="versions")
    label = models.CharField(max_length=80, help_text="A number, or words such as final version")
    is_refresh = models.BooleanField(default=False)
    on_words = models.CharField(max_length=60, blank=True)
    on_earliest = models.DateField(null=True, blank=True)
    on_latest = models.DateField(null=True, blank=True)
    what_changed = models.TextField(blank=True)
    stated_in = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "label"], name="plan_version_is_stated_once"),
            days_in_order("on", of="planversion"),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def on(self) -> PrintedDate:
        return PrintedDate(self.on_words, self.on_earliest, self.on_latest)
