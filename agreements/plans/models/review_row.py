from __future__ import annotations

from typing import ClassVar

from django.db import models

from agreements.plans.models.concern import OrderedRow
from agreements.plans.models.review import Review
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.calendar.stored_dates import days_in_order


class ReviewPoint(OrderedRow):
    """One thing that a review asks, found to go well, found hard, or recommends."""

    class Kind(models.TextChoices):
        QUESTION = "question", "Question"
        WENT_WELL = "went_well", "What went well"
        CHALLENGE = "challenge", "Challenge"
        RECOMMENDATION = "recommendation", "Recommendation"

    noun: ClassVar[str] = "review_point"

    review = models.ForeignKey(Review, models.CASCADE, related_name="points")
    kind = models.CharField(max_length=20, choices=Kind)
    number = models.CharField(max_length=20, blank=True, help_text="As the paper numbers it")
    words = models.TextField()

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.number} {self.words}".strip()

    @property
    def root(self) -> Review:
        return self.review

    def siblings(self) -> models.QuerySet[ReviewPoint]:
        """Itself and those it can change places with."""
        return self.review.points.filter(kind=self.kind)


class ReviewDependency(OrderedRow):
    """Something outside that a review waits for, and when it is expected."""

    noun: ClassVar[str] = "review_dependency"

    review = models.ForeignKey(Review, models.CASCADE, related_name="dependencies")
    number = models.CharField(max_length=20, blank=True, help_text="As the paper numbers it")
    words = models.TextField()
    expected_words = models.CharField(max_length=60, blank=True)
    expected_earliest = models.DateField(null=True, blank=True)
    expected_latest = models.DateField(null=True, blank=True)
    met_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "review dependencies"
        ordering = ["position", "pk"]
        constraints = [days_in_order("expected", of="reviewdependency")]

    def __str__(self) -> str:
        return self.words

    @property
    def root(self) -> Review:
        return self.review

    @property
    def expected_on(self) -> PrintedDate:
        return PrintedDate(self.expected_words, self.expected_earliest, self.expected_latest)

    def siblings(self) -> models.QuerySet[ReviewDependency]:
        """Itself and those it can change places with."""
        return self.review.dependencies.all()
