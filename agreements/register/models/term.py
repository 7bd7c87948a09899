from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from agreements.register.models.agreement import Agreement
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.calendar.stored_dates import days_in_order


class Term(models.Model):
    """From when to when an agreement runs, as it says itself. The end day is inclusive.

    Words are kept as printed; the earliest and latest day they can mean stand beside them.
    """

    class Starts(models.TextChoices):
        FIXED = "fixed", "On a day"
        LAST_SIGNATURE = "last_signature", "When the last party signs"
        NOT_STATED = "not_stated", "Not stated"

    class Ends(models.TextChoices):
        FIXED = "fixed", "On a day"
        CEILING = "ceiling", "On a day at the latest"
        ROLLING = "rolling", "Year to year until ended"
        EVENT = "event", "When something happens"
        NONE = "none", "No end"
        NOT_STATED = "not_stated", "Not stated"

    agreement = models.OneToOneField(Agreement, models.CASCADE, related_name="term")
    starts = models.CharField(max_length=20, choices=Starts, default=Starts.NOT_STATED)
    starts_words = models.CharField(max_length=120, blank=True)
    starts_earliest = models.DateField(null=True, blank=True)
    starts_latest = models.DateField(null=True, blank=True)
    ends = models.CharField(max_length=20, choices=Ends, default=Ends.NOT_STATED)
    ends_words = models.CharField(max_length=120, blank=True)
    ends_earliest = models.DateField(null=True, blank=True)
    ends_latest = models.DateField(null=True, blank=True, db_index=True)
    review_words = models.CharField(max_length=120, blank=True)
    review_earliest = models.DateField(null=True, blank=True)
    review_latest = models.DateField(null=True, blank=True)
    notice_days = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="term_ends_on_or_after_its_start",
                condition=Q(starts_earliest__isnull=True)
                | Q(ends_latest__isnull=True)
                | Q(ends_latest__gte=F("starts_earliest")),
            ),
            *(days_in_order(date, of="term") for date in ("starts", "ends", "review")),
        ]

    def __str__(self) -> str:
        return f"{self.starts_words or self.get_starts_display()} to {self.ends_words}"

    @property
    def starts_on(self) -> PrintedDate:
        return PrintedDate(self.starts_words, self.starts_earliest, self.starts_latest)

    @property
    def ends_on(self) -> PrintedDate:
        return PrintedDate(self.ends_words, self.ends_earliest, self.ends_latest)

    @property
    def review_on(self) -> PrintedDate:
        return PrintedDate(self.review_words, self.review_earliest, self.review_latest)
