"""Personal tokens."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

from commissioning.accounts.models import User


class TokenQuerySet(models.QuerySet["Token"]):
    def visible_to(self, user: Any) -> TokenQuerySet:
        return self.filter(user=user) if user.is_authenticated else self.none()

    def that_work(self, today: dt.date) -> TokenQuerySet:
        return self.filter(revoked_at__isnull=True, last_day__gte=today, user__is_active=True)


class Token(models.Model):
    """A key to the API for one person's programs.

    It allows what its owner may do at that moment, or only reading. It is shown once; kept are its
    digest, to know it again, and its first letters, to tell it from others.
    """

    user = models.ForeignKey(User, models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=80, help_text="What it is for, such as the ledger")
    begins = models.CharField(max_length=12, help_text="Its first letters")
    digest = models.CharField(max_length=64, unique=True)
    may_write = models.BooleanField(default=False)
    last_day = models.DateField()
    made_at = models.DateTimeField(default=timezone.now)
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = TokenQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "name"],
                condition=Q(revoked_at__isnull=True),
                name="token_name_once_a_person",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def works(self, today: dt.date) -> bool:
        return self.revoked_at is None and today <= self.last_day
