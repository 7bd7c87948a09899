from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from agreements.register.models import Party
from agreements.texts.models.clause import Clause, ClauseVersion
from commissioning.accounts.models import organisations_of
from commissioning.organisations.models import Organisation


class CommentQuerySet(models.QuerySet["Comment"]):
    def visible_to(self, user: Any) -> CommentQuerySet:
        """What the present parties say to each other of a clause that stands in the text."""
        ids = organisations_of(user)
        if not ids:
            return self.none()
        parties = Party.objects.on(timezone.localdate()).filter(organisation__in=ids)
        mine = Exists(parties.filter(agreement=OuterRef("clause__agreement")))
        return self.filter(mine, clause__deleted_at__isnull=True)

    def open(self) -> CommentQuerySet:
        return self.filter(resolved_at__isnull=True)


class Comment(models.Model):
    """What one partner says of a clause, with the answers to it: open until somebody resolves it."""

    clause = models.ForeignKey(Clause, models.CASCADE, related_name="comments")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    body = models.TextField()
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="comment_says_something", condition=~Q(body="")),
            models.CheckConstraint(
                name="resolved_comment_has_who_and_when",
                condition=Q(resolved_at__isnull=True, resolved_by__isnull=True)
                | Q(resolved_at__isnull=False, resolved_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.body[:60]

    @property
    def is_open(self) -> bool:
        return self.resolved_at is None

    @property
    def spoke_last(self) -> int:
        """The id of the body that had the last word, of replies that may have been fetched."""
        replies = list(self.replies.all())
        return replies[-1].organisation_id if replies else self.organisation_id


class Reply(models.Model):
    """An answer to a comment: words, or a change of the clause that answers it."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="replies")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    body = models.TextField(blank=True)
    version = models.ForeignKey(
        ClauseVersion, models.CASCADE, null=True, blank=True, related_name="answers"
    )
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "replies"
        constraints = [
            models.CheckConstraint(
                name="reply_says_or_changes_something",
                condition=~Q(body="") | Q(version__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.body[:60] or f"{self.version}"
