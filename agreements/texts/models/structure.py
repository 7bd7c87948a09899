from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from agreements.register.models import Agreement


class StructureVersion(models.Model):
    """How the clauses of a text stood to each other from one change of it to the next. Written once.

    One row a change, whatever the length of the text: to put a clause in between moves all behind
    it. The first of a text that is older than the keeping is how it stood when that began.
    """

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="structure_versions")
    places = models.JSONField(
        help_text="Of each clause in order: its id, that of what it stands under, role, when deleted"
    )
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["agreement", "at"], name="structure_at_a_moment")]

    def __str__(self) -> str:
        return f"structure of {self.agreement} from {self.at:%Y-%m-%d %H:%M}"
