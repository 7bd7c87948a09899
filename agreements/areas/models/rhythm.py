from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, Q


class WithRhythm(models.Model):
    """Something done again and again: every so many days, weeks or months, or at no stated rhythm.

    "Regular reports" says that they come again and not when: `rhythm_words` alone.
    """

    class Unit(models.TextChoices):
        DAY = "day", "day"
        WEEK = "week", "week"
        MONTH = "month", "month"

    rhythm_words = models.CharField(
        max_length=100, blank=True, help_text="As stated, such as at least once a month"
    )
    every = models.PositiveSmallIntegerField(null=True, blank=True)
    unit = models.CharField(max_length=5, choices=Unit, blank=True)

    class Meta:
        abstract = True

    @property
    def rhythm(self) -> str:
        """In words: as stated, else "every 3 months"; empty where nothing is said of it."""
        if self.rhythm_words or not self.every:
            return self.rhythm_words
        if (self.every, self.unit) == (12, self.Unit.MONTH):
            return "every year"
        return f"every {self.unit}" if self.every == 1 else f"every {self.every} {self.unit}s"


def rhythm_is_whole(of: str) -> CheckConstraint:
    """A number and its unit, or neither. `of` is the model in lower case."""
    return CheckConstraint(
        name=f"{of}_rhythm_is_whole",
        condition=Q(every__isnull=True, unit="") | (Q(every__gte=1) & ~Q(unit="")),
    )
