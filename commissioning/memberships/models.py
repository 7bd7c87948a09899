"""Invitations. Memberships themselves are in `commissioning.accounts`, which everything reads."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from commissioning.accounts.models import User
from commissioning.accounts.roles import Role
from commissioning.organisations.models import Organisation

LASTS = dt.timedelta(days=7)


def administered_by(user: Any) -> frozenset[int]:
    """The bodies whose people `user` manages: its own alone, not those it succeeded."""
    if not user.is_authenticated:
        return frozenset()
    mine = user.current_memberships
    return frozenset(m.organisation_id for m in mine if m.role == Role.ADMINISTRATOR)


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def visible_to(self, user: Any) -> InvitationQuerySet:
        return self.filter(organisation__in=administered_by(user))

    def open(self) -> InvitationQuerySet:
        """Neither accepted nor withdrawn; those that ran out are among them."""
        return self.filter(accepted_at__isnull=True, withdrawn_at__isnull=True)


class Invitation(models.Model):
    """An organisation asking somebody to act for it. Its link works once, for seven days."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="invitations")
    user = models.ForeignKey(User, models.PROTECT, related_name="invitations")
    roles = models.JSONField(help_text="Some of Role")
    until_on = models.DateField(null=True, blank=True, help_text="The last day of the roles")
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="invitation_is_accepted_or_withdrawn_not_both",
                condition=models.Q(accepted_at__isnull=True) | models.Q(withdrawn_at__isnull=True),
            ),
            models.UniqueConstraint(
                fields=["organisation", "user"],
                condition=models.Q(accepted_at__isnull=True, withdrawn_at__isnull=True),
                name="one_open_invitation_a_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} to {self.organisation}"

    @property
    def role_words(self) -> str:
        return ", ".join(str(Role(role).label) for role in self.roles)

    @property
    def ends_at(self) -> dt.datetime:
        return self.made_at + LASTS

    def can_be_accepted(self, now: dt.datetime) -> bool:
        return not self.accepted_at and not self.withdrawn_at and now < self.ends_at
