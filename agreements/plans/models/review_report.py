from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from agreements.plans.models.review import Review
from agreements.register.models import new_key
from commissioning.authorities.models import Body
from commissioning.calendar.dates import add_months
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.calendar.stored_dates import days_in_order

MONTHS_REMEMBERED = 12
"""So long after its day nobody is asked any more for a report that only an old paper speaks of."""


class ReviewReportQuerySet(models.QuerySet["ReviewReport"]):
    def visible_to(self, user: Any) -> ReviewReportQuerySet:
        return self.filter(review__in=Review.objects.visible_to(user))

    def open_on(self, day: dt.date) -> ReviewReportQuerySet:
        """Not delivered by `day`, of reviews that were not decided by then."""
        undone = self.filter(Q(delivered_on__isnull=True) | Q(delivered_on__gt=day))
        undecided = undone.filter(Q(review__outcome="") | Q(review__decided_latest__gt=day))
        forgotten = Q(due_latest__lt=add_months(day, -MONTHS_REMEMBERED))
        return undecided.exclude(forgotten & ~Q(review__stated_in=""))

    def in_date_order(self) -> ReviewReportQuerySet:
        return self.order_by(F("due_latest").asc(nulls_last=True), "position", "pk")


class ReviewReport(models.Model):
    """A report that a review owes to a body at one of its stages."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="reports")
    key = models.CharField(max_length=8, unique=True, default=new_key, editable=False)
    position = models.PositiveSmallIntegerField(help_text="Its place in the printed order")
    stage = models.CharField(max_length=120, help_text="Such as interim report")
    to = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="reports_owed")
    to_words = models.CharField(
        max_length=200, blank=True, help_text="To whom, where that is no body on record here"
    )
    covers = models.TextField(blank=True, help_text="What it must say")
    due_words = models.CharField(max_length=60, blank=True)
    due_earliest = models.DateField(null=True, blank=True)
    due_latest = models.DateField(null=True, blank=True, db_index=True)
    delivered_on = models.DateField(null=True, blank=True)
    reference = models.CharField(max_length=120, blank=True, help_text="Where it can be found")
    version = models.PositiveIntegerField(default=1)

    objects = ReviewReportQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                name="report_is_owed_to_somebody",
                condition=Q(to__isnull=False, to_words="")
                | Q(Q(to__isnull=True) & ~Q(to_words="")),
            ),
            days_in_order("due", of="reviewreport"),
        ]

    def __str__(self) -> str:
        return f"{self.stage} to {self.whom}"

    def get_absolute_url(self) -> str:
        review = self.review
        page = reverse("plans:review", args=[review.partnership.slug, review.key])
        return f"{page}#report-{self.key}"

    @property
    def whom(self) -> str:
        return self.to.name if self.to else self.to_words

    @property
    def due_on(self) -> PrintedDate:
        return PrintedDate(self.due_words, self.due_earliest, self.due_latest)
