"""Work that was asked for, and what became of it."""

from __future__ import annotations

import datetime as dt
import secrets
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from commissioning.documents.models import Document
from commissioning.subjects import AboutSubject, about_what_is_visible_to


def new_key() -> str:
    return secrets.token_hex(8)


class JobQuerySet(models.QuerySet["Job"]):
    def visible_to(self, user: Any) -> JobQuerySet:
        """Those about something that the user may see."""
        return about_what_is_visible_to(user, self, made="asked_at", by="asked_by")

    def waiting(self, now: dt.datetime) -> JobQuerySet:
        """Those to be done now: not done, not in hand (or its worker is gone), not put off."""
        return self.filter(
            Q(claimed_until__isnull=True) | Q(claimed_until__lte=now),
            finished_at__isnull=True,
            not_before__lte=now,
        ).order_by("asked_at", "pk")


class Job(AboutSubject):
    """One document that somebody asked for. How it stands is `state`, which is not stored."""

    class State(models.TextChoices):
        WAITING = "waiting", "Being made"
        MADE = "made", "Made"
        FAILED = "failed", "Not made"

    key = models.CharField(max_length=16, unique=True, default=new_key, editable=False)
    kind = models.CharField(max_length=60, help_text="One of commissioning.jobs.kinds")
    details = models.JSONField(default=dict, help_text="What else was asked, such as the day")
    organisations = models.JSONField(default=list, help_text="Whose audit chains hear of it")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="jobs"
    )
    asked_at = models.DateTimeField(default=timezone.now)
    not_before = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    claimed_until = models.DateTimeField(null=True, blank=True)
    failed_because = models.CharField(max_length=500, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    document = models.OneToOneField(
        Document, models.PROTECT, null=True, blank=True, related_name="job"
    )

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at", "-pk"]
        indexes = [
            models.Index(fields=["subject_type", "subject_id"], name="job_of_subject"),
            models.Index(
                fields=["not_before"], condition=Q(finished_at__isnull=True), name="job_to_do"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="a_finished_job_has_a_document_or_a_reason",
                condition=Q(finished_at__isnull=True, document__isnull=True)
                | Q(finished_at__isnull=False, document__isnull=False)
                | (Q(finished_at__isnull=False) & ~Q(failed_because="")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.subject_type} {self.subject_id}"

    def get_absolute_url(self) -> str:
        return reverse("jobs:job", args=[self.key])

    @property
    def state(self) -> Job.State:
        if self.finished_at is None:
            return self.State.WAITING
        return self.State.MADE if self.document_id else self.State.FAILED
