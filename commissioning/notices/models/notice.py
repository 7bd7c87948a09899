from __future__ import annotations

import datetime as dt
import hashlib
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class NoticeQuerySet(models.QuerySet["Notice"]):
    def visible_to(self, user: Any) -> NoticeQuerySet:
        """What somebody was told is between us and them."""
        return self.filter(recipient=user) if user.is_authenticated else self.none()

    def unsent(self) -> NoticeQuerySet:
        return self.filter(sent_at__isnull=True, given_up_at__isnull=True)

    def due(self, now: dt.datetime) -> NoticeQuerySet:
        """Those to be sent now: due, not in hand (or whoever had them is gone), not put off."""
        free = Q(claimed_until__isnull=True) | Q(claimed_until__lte=now)
        return self.unsent().filter(free, due_at__lte=now, not_before__lte=now)


class Notice(models.Model):
    """One message to one person: the row is made first, and sent until it has been.

    `key` and recipient are unique, so that saying a thing twice is impossible. Notices sent in one
    mail share a `batch`, which stays theirs whatever happens: the mail's Message-ID is made of it,
    so that the rare second copy after a crash is recognised as one.
    """

    key = models.CharField(max_length=200)
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="notices")
    source = models.CharField(
        max_length=200, blank=True, help_text="The reminder source that planned it, if one did"
    )
    subject = models.CharField(max_length=250)
    body = models.TextField()
    url = models.CharField(max_length=300)
    about_type = models.CharField(max_length=80, blank=True)
    about_id = models.BigIntegerField(null=True, blank=True)
    due_on = models.DateField()
    due_at = models.DateTimeField()
    made_at = models.DateTimeField(default=timezone.now)
    batch = models.CharField(max_length=64, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(default=timezone.now)
    claimed_until = models.DateTimeField(null=True, blank=True)
    failed_because = models.CharField(max_length=500, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    given_up_at = models.DateTimeField(null=True, blank=True)
    undelivered = models.BooleanField(
        default=False, help_text="Given up because it could not be delivered"
    )

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-due_at", "-pk"]
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=Q(sent_at__isnull=True, given_up_at__isnull=True),
                name="notice_to_send",
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["key", "recipient"], name="notice_is_given_once"),
            models.CheckConstraint(
                name="notice_is_sent_or_given_up_for_a_reason",
                condition=Q(given_up_at__isnull=True)
                | (Q(sent_at__isnull=True) & ~Q(failed_because="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} to {self.recipient}"

    def get_absolute_url(self) -> str:
        return self.url

    @property
    def is_reminder(self) -> bool:
        return bool(self.source)


def batch_of(notices: list[Notice]) -> str:
    """What names a mail: who gets it and which notices it holds."""
    keys = sorted(notice.key for notice in notices)
    return hashlib.sha256("\n".join([str(notices[0].recipient_id), *keys]).encode()).hexdigest()


def message_id(batch: str) -> str:
    return f"<{batch[:40]}@{urlsplit(settings.SITE_URL).hostname}>"
