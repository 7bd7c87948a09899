from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from agreements.register.models.agreement import Agreement


class GapNoteQuerySet(models.QuerySet["GapNote"]):
    def visible_to(self, user: Any) -> GapNoteQuerySet:
        return self.filter(agreement__in=Agreement.objects.visible_to(user))


class GapNote(models.Model):
    """Why nothing was in force for a while after an agreement, as a partner explains it.

    It belongs to the agreement before the gap. Notes are added to, never changed: a later one says
    what an earlier one got wrong. One made by mistake is taken out, and the audit log keeps it.
    """

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="gap_notes")
    first = models.DateField(help_text="The first day of the gap")
    last = models.DateField(
        null=True, blank=True, help_text="The last day of the gap; none if nothing followed yet"
    )
    reason = models.TextField()
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = GapNoteQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="gap_ends_on_or_after_its_first_day",
                condition=Q(last__isnull=True) | Q(last__gte=F("first")),
            ),
            models.CheckConstraint(name="gap_note_gives_a_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"Why nothing was in force from {self.first}"
