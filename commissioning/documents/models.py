"""Files that the service keeps."""

from __future__ import annotations

import secrets
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from commissioning.subjects import AboutSubject, about_what_is_visible_to


def random_name(document: Document, name: str) -> str:
    """Where a file is kept. It gives nothing away and nobody can guess it (C-34)."""
    return f"{secrets.token_hex(1)}/{secrets.token_hex(16)}"


class DocumentQuerySet(models.QuerySet["Document"]):
    def visible_to(self, user: Any) -> DocumentQuerySet:
        """Those about something that the user may see."""
        return about_what_is_visible_to(user, self, made="made_at", by="made_by")


class Document(AboutSubject):
    """One file, as it was when it came. It is never changed; a new one is another document."""

    title = models.CharField(max_length=300)
    file = models.FileField(upload_to=random_name, max_length=100)
    file_name = models.CharField(max_length=150, help_text="What it is called when downloaded")
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField(help_text="Bytes")
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["subject_type", "subject_id"], name="document_of_subject")]

    def __str__(self) -> str:
        return self.title
