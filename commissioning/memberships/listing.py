"""The people of an organisation as its administrator sees them."""

import datetime as dt
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.db.models import Q

from commissioning.accounts.models import Membership, User
from commissioning.notices.models import Notice
from commissioning.organisations.models import Organisation


@dataclass(frozen=True)
class Member:
    """A person with their roles for one organisation, today's and those to come."""

    person: User
    memberships: list[Membership]
    has_second_step: bool
    undelivered: str
    """Why mail to them could not be delivered, if the last could not."""


def members_of(organisation: Organisation, *, on: dt.date) -> list[Member]:
    """By name. Roles that have ended are left out. Four queries, however many people."""
    current = Q(until_on__isnull=True) | Q(until_on__gte=on)
    roles: dict[User, list[Membership]] = {}
    rows = organisation.memberships.filter(current).select_related("user")
    for membership in rows.order_by("user__name", "user__pk", "role"):
        roles.setdefault(membership.user, []).append(membership)
    second = set(Authenticator.objects.filter(user__in=roles).values_list("user", flat=True))
    failed = undelivered_to(list(roles))
    return [
        Member(person, theirs, person.pk in second, failed.get(person.pk, ""))
        for person, theirs in roles.items()
    ]


def undelivered_to(people: list[User]) -> dict[int, str]:
    """Of each person, why their newest mail was given up; whose newest was sent is not there."""
    newest: dict[int, str] = {}
    tried = Notice.objects.filter(recipient__in=people).exclude(sent_at=None, undelivered=False)
    for notice in tried.order_by("due_at", "pk"):
        newest[notice.recipient_id] = notice.failed_because
    return {person: why for person, why in newest.items() if why}
