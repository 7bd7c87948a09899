from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from commissioning.accounts.models import organisations_of
from commissioning.organisations.models import Organisation


class LibraryClauseQuerySet(models.QuerySet["LibraryClause"]):
    def visible_to(self, user: Any) -> LibraryClauseQuerySet:
        """The libraries of the user's own bodies."""
        return self.filter(organisation__in=organisations_of(user))

    def in_use(self) -> LibraryClauseQuerySet:
        return self.filter(retired_at__isnull=True)


class LibraryClause(models.Model):
    """A clause that an organisation keeps to use in its agreements. A copy: no text changes with it.

    Where it is divided, each paragraph becomes a clause of its own under the heading.
    """

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="library_clauses")
    heading = models.CharField(max_length=500)
    body = models.TextField()
    is_divided = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)
    kept_at = models.DateTimeField(default=timezone.now)
    kept_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    retired_at = models.DateTimeField(null=True, blank=True)
    retired_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = LibraryClauseQuerySet.as_manager()

    class Meta:
        ordering = ["heading", "pk"]
        constraints = [
            models.CheckConstraint(
                name="library_clause_has_heading_and_words",
                condition=~Q(heading="") & ~Q(body=""),
            ),
            models.CheckConstraint(
                name="retired_library_clause_has_who_and_when",
                condition=Q(retired_at__isnull=True, retired_by__isnull=True)
                | Q(retired_at__isnull=False, retired_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.heading

    @property
    def name(self) -> str:
        """What its address calls it."""
        return str(self.pk)

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The clauses that it becomes under its heading; none where it is one clause."""
        if not self.is_divided:
            return ()
        return tuple(part.strip() for part in self.body.split("\n\n") if part.strip())
