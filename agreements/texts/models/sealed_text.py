from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from agreements.register.models import Agreement


class SealedText(models.Model):
    """The whole text at a moment, kept for good: as imported, as sent, as signed."""

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="sealed_texts")
    number = models.PositiveIntegerField()
    because = models.CharField(max_length=120, help_text="Such as: read in from a file")
    clauses = models.JSONField(
        help_text="Role, number, heading and body of each, in order, and the place of what it is under"
    )
    fields = models.JSONField(
        null=True, blank=True, help_text="What each merge field stood for, once all have signed"
    )
    definitions = models.JSONField(
        null=True, blank=True, help_text="Each term with its meaning; none where it was not kept"
    )
    digest = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "number"], name="sealed_text_once")
        ]

    def __str__(self) -> str:
        return f"version {self.number} of {self.agreement}"
