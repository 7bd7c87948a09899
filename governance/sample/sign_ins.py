"""Who one can try the service as: for the sign-in page of the demo, and for its terminal."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from commissioning.accounts.models import Membership
from commissioning.accounts.roles import Role
from commissioning.partnerships.models import Partner

COMPLETE = "doncaster"
"""The place where the sample has somebody for every role."""


@dataclass(frozen=True)
class SignIn:
    email: str
    about: str
    """The person, what they are, and for whom."""


def sign_ins(place: str = "") -> Iterator[SignIn]:
    """Every sample person who acts for somebody today, in the order in which they were made.

    `place`, the slug of one, leaves out who acts for no partner there.
    """
    memberships = (
        Membership.objects.on(timezone.localdate())
        .filter(user__is_sample=True, user__is_active=True)
        .select_related("user", "organisation")
        .order_by("user_id", "organisation__name", "pk")
    )
    if place:
        partners = Partner.objects.filter(partnership__slug=place).values("organisation")
        memberships = memberships.filter(organisation__in=partners)
    people: dict[int, list[Membership]] = {}
    for membership in memberships:
        people.setdefault(membership.user_id, []).append(membership)
    for mine in people.values():
        user, body = mine[0].user, mine[0].organisation
        roles = " and ".join(str(Role(m.role).label).lower() for m in mine)
        yield SignIn(user.email, f"{user.name}, {roles}, {body.short_name}")


def offer_sign_ins(request: HttpRequest) -> dict[str, Any]:
    """One of each persona for the sign-in page, where settings say so and nobody is signed in."""
    if not settings.SHOW_SAMPLE_SIGN_INS or request.user.is_authenticated:
        return {}
    return {
        "sample_sign_ins": list(sign_ins(COMPLETE)),
        "sample_password": settings.SAMPLE_PASSWORD,
    }
