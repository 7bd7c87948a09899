from __future__ import annotations

from textwrap import shorten
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from agreements.register.models import Agreement


class ClauseQuerySet(models.QuerySet["Clause"]):
    def visible_to(self, user: Any) -> ClauseQuerySet:
        return self.filter(agreement__in=Agreement.objects.visible_to(user))

    def in_order(self) -> ClauseQuerySet:
        return self.order_by("position", "pk")

    def deleted(self) -> ClauseQuerySet:
        """Those that somebody deleted themselves, without the sub-clauses that went with them."""
        return self.filter(deleted_at__isnull=False, deleted_with__isnull=True)


class StandingClauses(models.Manager.from_queryset(ClauseQuerySet)):  # type: ignore[misc]  # made at run time
    """What the text says: every reader starts here, so that none meets a deleted clause."""

    def get_queryset(self) -> ClauseQuerySet:
        found: ClauseQuerySet = super().get_queryset().filter(deleted_at__isnull=True)
        return found


class Clause(models.Model):
    """One passage of an agreement's text, in its place. Its number is text and never moves (law 8).

    Clauses are versioned one by one, so that two people in different clauses never collide.
    Everything that a file held is some clause, down to its title and signature blocks, so that the
    text joined again is the file's, word for word. A deleted clause keeps its place among the
    others, so that it can be brought back there while the draft lasts.
    """

    class Role(models.TextChoices):
        TITLE = "title", "Title"
        CONTENTS = "contents", "Printed contents list"
        PARTIES = "parties", "Parties"
        DATE = "date", "Date"
        RECITAL = "recital", "Recital"
        CLAUSE = "clause", "Clause"
        HEADING = "heading", "Heading"
        CONTINUATION = "continuation", "Rest of the passage before"
        SCHEDULE = "schedule", "Schedule"
        APPENDIX = "appendix", "Appendix"
        SIGNATURES = "signatures", "Signature block"
        MARK = "mark", "Mark, such as DRAFT"
        UNPLACED = "unplaced", "Not placed yet"

    agreement = models.ForeignKey(Agreement, models.CASCADE, related_name="clauses")
    parent = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="sub_clauses"
    )
    position = models.PositiveIntegerField(help_text="Its place in the whole text, from 1")
    role = models.CharField(max_length=14, choices=Role, default=Role.CLAUSE)
    mark = models.CharField(max_length=80, blank=True, help_text="What is printed before it")
    number = models.CharField(max_length=80, blank=True, help_text="What it is called elsewhere")
    heading = models.CharField(max_length=500, blank=True)
    body = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    deleted_at = models.DateTimeField(null=True, blank=True)
    deleted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    deleted_with = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="deleted_along"
    )

    objects = StandingClauses()
    with_deleted = ClauseQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        indexes = [models.Index(fields=["agreement", "position"], name="clause_in_its_place")]
        constraints = [
            models.CheckConstraint(
                name="deleted_clause_has_who_and_when",
                condition=Q(deleted_at__isnull=False, deleted_by__isnull=False)
                | Q(deleted_at__isnull=True, deleted_by__isnull=True, deleted_with__isnull=True),
            )
        ]

    def __str__(self) -> str:
        called = " ".join(word for word in (self.number, self.heading) if word)
        return called or shorten(self.body, 60, placeholder=" …")

    @property
    def is_deleted(self) -> bool:
        return self.deleted_at is not None

    @property
    def may_hold_others(self) -> bool:
        """Whether sub-clauses can stand under it."""
        return self.is_text and self.role != self.Role.CONTINUATION

    @property
    def words(self) -> list[str]:
        """Every word of it, in order: the mark before it, its heading and its body."""
        return f"{self.mark} {self.heading} {self.body}".split()

    @property
    def is_text(self) -> bool:
        """Whether it is part of what was agreed, not of the paper's front, back or margins."""
        return self.role in (
            self.Role.RECITAL,
            self.Role.CLAUSE,
            self.Role.HEADING,
            self.Role.CONTINUATION,
            self.Role.SCHEDULE,
            self.Role.APPENDIX,
        )


class ClauseVersion(models.Model):
    """What a clause said from one change to the next. Written once."""

    clause = models.ForeignKey(Clause, models.CASCADE, related_name="versions")
    version = models.PositiveIntegerField()
    number = models.CharField(max_length=80, blank=True)
    heading = models.CharField(max_length=500, blank=True)
    body = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["clause", "version"], name="clause_version_once")
        ]

    def __str__(self) -> str:
        return f"version {self.version} of {self.clause}"
