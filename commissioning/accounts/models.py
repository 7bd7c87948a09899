"""Users and their memberships. Rights follow from memberships as they stand today."""

from __future__ import annotations

import datetime as dt
from typing import Any

import rules
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.functional import cached_property

from commissioning.accounts.roles import ANSWER_FOR_THEIR_BODY, Role
from commissioning.organisations.models import Organisation, with_predecessors


class UserQuerySet(models.QuerySet["User"]):
    def visible_to(self, user: Any) -> UserQuerySet:
        """Oneself, and the people of one's organisations."""
        colleagues = Membership.objects.visible_to(user).values("user")
        return self.filter(Q(pk=user.pk) | Q(pk__in=colleagues))


class UserManager(BaseUserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]  # made by Django
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """Somebody who signs in with an e-mail address.

    There is no superuser: nobody may open a partner's papers by virtue of running the service.
    """

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    is_sample = models.BooleanField(default=False, help_text="An invented person of the demo")
    joined_at = models.DateTimeField(default=timezone.now)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name

    def has_perm(self, perm: str, obj: object = None) -> bool:
        """Whether a rule in some `permissions.py` allows this."""
        return self.is_active and rules.has_perm(perm, self, obj)

    @cached_property
    def current_memberships(self) -> list[Membership]:
        """Memberships of today, read once a request (R9: a change takes effect on the next)."""
        if not self.is_active:
            return []
        today = timezone.localdate()
        return list(self.memberships.on(today).select_related("organisation"))

    @property
    def idle_minutes(self) -> int:
        """After how many without a click this person is signed out: the fewest of their bodies'."""
        own = {membership.organisation.idle_minutes for membership in self.current_memberships}
        return min([settings.IDLE_MINUTES, *(minutes for minutes in own if minutes)])

    @cached_property
    def organisation_ids(self) -> frozenset[int]:
        """The bodies whose papers this person may read, with those that they succeeded.

        An organisation administrator manages people, and by that role alone reads no papers.
        """
        return self.organisations_as(*(role for role in Role if role != Role.ADMINISTRATOR))

    def organisations_as(self, *roles: Role) -> frozenset[int]:
        """The bodies this person acts for in one of `roles`, with those they succeeded."""
        ids = frozenset(m.organisation_id for m in self.current_memberships if m.role in roles)
        if ids and ids not in self._with_predecessors:
            self._with_predecessors[ids] = with_predecessors(ids, on=timezone.localdate())
        return self._with_predecessors.get(ids, frozenset())

    @cached_property
    def _with_predecessors(self) -> dict[frozenset[int], frozenset[int]]:
        """Bodies with those that they succeeded, asked for once a request."""
        return {}

    def answers_for(self, organisation_id: int) -> bool:
        """Whether this person may state what that body decided, approved or signed."""
        return organisation_id in self.organisations_as(*ANSWER_FOR_THEIR_BODY)

    def is_role(self, *roles: Role) -> bool:
        """Whether this person plays one of `roles` for any body."""
        return any(m.role in roles for m in self.current_memberships)


class MembershipQuerySet(models.QuerySet["Membership"]):
    def visible_to(self, user: Any) -> MembershipQuerySet:
        """One's own, and those of the organisations that one has any role for today."""
        if not user.is_authenticated:
            return self.none()
        mine = {membership.organisation_id for membership in user.current_memberships}
        return self.filter(Q(user=user) | Q(organisation__in=mine))

    def on(self, day: dt.date) -> MembershipQuerySet:
        return self.filter(Q(until_on__isnull=True) | Q(until_on__gte=day), from_on__lte=day)


class Membership(models.Model):
    """A person's role for an organisation between dates, both inclusive."""

    user = models.ForeignKey(User, models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="membership_ends_after_it_begins",
                condition=Q(until_on__isnull=True) | Q(until_on__gte=F("from_on")),
            ),
            models.UniqueConstraint(
                fields=["user", "organisation", "role", "from_on"],
                name="membership_is_stated_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} as {self.get_role_display()} of {self.organisation}"


def organisations_of(user: Any) -> frozenset[int]:
    """The bodies whose papers `user` may read; none for somebody who has not signed in."""
    return user.organisation_ids if user.is_authenticated else frozenset()
