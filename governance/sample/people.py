"""Invented people to try the service as: plainly invented names, and addresses at example.org."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.hashers import make_password

from commissioning.accounts.models import Membership, User
from commissioning.accounts.roles import Role
from commissioning.organisations.models import Organisation

SINCE = dt.date(2010, 1, 1)
"""Early enough for the calendar of any sample agreement to be played with them in it."""


@dataclass(frozen=True)
class Persona:
    """Somebody who plays `roles`; the address is the first part with @example.org."""

    address: str
    name: str
    roles: tuple[Role, ...]

    @property
    def email(self) -> str:
        return f"{self.address}@example.org"


def state_people(personas: Iterable[Persona], *bodies: Organisation) -> dict[str, User]:
    """Each persona, acting for each of `bodies` while it lived: successors keep their people.

    Returns them by address. All have the one password of the settings.
    """
    password = make_password(settings.SAMPLE_PASSWORD)  # once: it is slow on purpose
    people = {}
    for persona in personas:
        user, _ = User.objects.get_or_create(
            email=persona.email,
            defaults={"name": persona.name, "is_sample": True, "password": password},
        )
        for body in bodies:
            for role in persona.roles:
                Membership.objects.get_or_create(
                    user=user,
                    organisation=body,
                    role=role,
                    from_on=max(SINCE, body.began_on or SINCE),
                    defaults={"until_on": body.ended_on},
                )
        people[persona.address] = user
    return people
