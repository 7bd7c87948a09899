from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from agreements.register.models.agreement import Agreement
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.calendar.stored_dates import days_in_order


class Link(models.Model):
    """What a later agreement is to an earlier one: its lineage (R-S75-41)."""

    class Kind(models.TextChoices):
        RENEWS = "renews", "Renews"
        REPLACES = "replaces", "Replaces"
        EXTENDS = "extends", "Extends"
        VARIES = "varies", "Varies"
        CONSOLIDATES = "consolidates", "Consolidates"
        FOLLOWS = "follows", "Follows"
        SCHEDULE_OF = "schedule_of", "Is a schedule of"

    PUTS_AN_END = (Kind.REPLACES, Kind.CONSOLIDATES)
    """Links that end the earlier one on the day before theirs, whatever its own term says."""
    SUCCESSIONS = (Kind.RENEWS, Kind.REPLACES, Kind.CONSOLIDATES, Kind.FOLLOWS)

    later = models.ForeignKey(Agreement, models.PROTECT, related_name="links_back")
    earlier = models.ForeignKey(Agreement, models.PROTECT, related_name="links_on")
    kind = models.CharField(max_length=20, choices=Kind)
    on_words = models.CharField(max_length=60, blank=True)
    on_earliest = models.DateField(null=True, blank=True)
    on_latest = models.DateField(null=True, blank=True)
    stated_in = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            days_in_order("on", of="link"),
            models.UniqueConstraint(
                fields=["later", "earlier", "kind"], name="link_is_stated_once"
            ),
            models.CheckConstraint(
                name="link_is_between_two_agreements", condition=~Q(later=F("earlier"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.later} {self.get_kind_display().lower()} {self.earlier}"

    @property
    def on(self) -> PrintedDate:
        """From which day the later one takes the earlier one's place, where a paper says so."""
        return PrintedDate(self.on_words, self.on_earliest, self.on_latest)
