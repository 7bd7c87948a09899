from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from agreements.plans.models.concern import ConcernedQuerySet
from agreements.register.models import Agreement, new_key
from commissioning.authorities.models import Authority, Body
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.calendar.stored_dates import days_in_order
from commissioning.partnerships.models import Partnership
from commissioning.people.models import Post


class ReviewQuerySet(ConcernedQuerySet):
    pass


class Review(models.Model):
    """Partners asking whether an agreement, or a board, still serves, and what is to become of it.

    Seed 003 is one, whole: why now, what it waits for, what went well, what did not, the reports it
    owes and to whom.
    """

    class Outcome(models.TextChoices):
        CONTINUE = "continue", "Continue as it is"
        EXTEND = "extend", "Extend it"
        VARY = "vary", "Vary it"
        REPLACE = "replace", "Replace it"
        DELEGATE_MORE = "delegate_more", "Delegate more"
        END = "end", "End it"

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="reviews")
    key = models.CharField(max_length=8, unique=True, default=new_key, editable=False)
    title = models.CharField(max_length=300)
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, blank=True, related_name="reviews"
    )
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="reviews")
    why_now = models.TextField(blank=True)
    begun_words = models.CharField(max_length=60, blank=True)
    begun_earliest = models.DateField(null=True, blank=True)
    begun_latest = models.DateField(null=True, blank=True)
    due_words = models.CharField(max_length=60, blank=True)
    due_earliest = models.DateField(null=True, blank=True)
    due_latest = models.DateField(null=True, blank=True)
    led_by = models.ManyToManyField(Post, blank=True, related_name="reviews_led")
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
    outcome_words = models.TextField(blank=True)
    decided_words = models.CharField(max_length=60, blank=True)
    decided_earliest = models.DateField(null=True, blank=True)
    decided_latest = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(
        Authority, models.PROTECT, null=True, blank=True, related_name="reviews_decided"
    )
    stated_in = models.CharField(
        max_length=200, blank=True, help_text="The paper that records it, if it is history"
    )
    version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ReviewQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="review_is_of_an_agreement_or_of_a_body",
                condition=Q(agreement__isnull=True, body__isnull=False)
                | Q(agreement__isnull=False, body__isnull=True),
            ),
            models.CheckConstraint(
                name="undecided_review_names_no_authority",
                condition=~Q(outcome="") | Q(decided_by__isnull=True, decided_words=""),
            ),
            *(days_in_order(date, of="review") for date in ("begun", "due", "decided")),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("plans:review", args=[self.partnership.slug, self.key])

    @property
    def of(self) -> Any:
        """What is reviewed: an agreement, or a body."""
        return self.agreement or self.body

    @property
    def begun_on(self) -> PrintedDate:
        return PrintedDate(self.begun_words, self.begun_earliest, self.begun_latest)

    @property
    def due_on(self) -> PrintedDate:
        return PrintedDate(self.due_words, self.due_earliest, self.due_latest)

    @property
    def decided_on(self) -> PrintedDate:
        return PrintedDate(self.decided_words, self.decided_earliest, self.decided_latest)

    @property
    def is_decided(self) -> bool:
        return self.outcome != ""
