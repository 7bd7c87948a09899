from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from agreements.register.models import Agreement
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.calendar.stored_dates import days_in_order


class ConsultationQuerySet(models.QuerySet["Consultation"]):
    def visible_to(self, user: Any) -> ConsultationQuerySet:
        return self.filter(agreement__in=Agreement.objects.visible_to(user))


class Consultation(models.Model):
    """How the partners together consulted those affected, or why they need not (R-S75-09).

    Arrangements that only continue may need none; that is recorded with its reason.
    """

    class Need(models.TextChoices):
        HELD = "held", "The partners consulted together"
        CONTINUING = "continuing", "Not required: the arrangements only continue"

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="consultations")
    need = models.CharField(max_length=12, choices=Need, default=Need.HELD)
    who = models.TextField(blank=True, help_text="Who was consulted")
    method = models.TextField(blank=True, help_text="Such as a survey and two public meetings")
    began_words = models.CharField(max_length=100, blank=True)
    began_earliest = models.DateField(null=True, blank=True)
    began_latest = models.DateField(null=True, blank=True)
    ended_words = models.CharField(max_length=100, blank=True)
    ended_earliest = models.DateField(null=True, blank=True)
    ended_latest = models.DateField(null=True, blank=True)
    summary = models.TextField(blank=True, help_text="What people said")
    result = models.TextField(blank=True, help_text="What was changed because of it")
    reason = models.TextField(blank=True, help_text="Why none is required")
    stated_in = models.CharField(max_length=200, blank=True, help_text="The paper that states it")
    version = models.PositiveIntegerField(default=1)
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ConsultationQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="consultation_not_required_only_with_a_reason",
                condition=Q(need="held") | ~Q(reason=""),
            ),
            *(days_in_order(date, of="consultation") for date in ("began", "ended")),
        ]

    def __str__(self) -> str:
        return self.who[:60] if self.was_held else self.get_need_display()

    @property
    def was_held(self) -> bool:
        return self.need == self.Need.HELD

    @property
    def began_on(self) -> PrintedDate:
        return PrintedDate(self.began_words, self.began_earliest, self.began_latest)

    @property
    def ended_on(self) -> PrintedDate:
        return PrintedDate(self.ended_words, self.ended_earliest, self.ended_latest)

    @property
    def lacks(self) -> list[str]:
        """What a consultation that was held does not say yet, in words."""
        if not self.was_held:
            return []
        asked = {
            "who was consulted": self.who,
            "how": self.method,
            "when it began": self.began_words,
            "when it ended": self.ended_words,
            "what people said": self.summary,
            "what came of it": self.result,
        }
        return [words for words, said in asked.items() if not said]
