"""How the public reaches the bodies that use the service."""

from collections.abc import Iterator

from django.contrib.auth.models import AnonymousUser

from commissioning.organisations.models import Organisation


def published_contacts() -> Iterator[tuple[str, str]]:
    """Name and contact of each body that gives one."""
    reachable = Organisation.objects.visible_to(AnonymousUser()).exclude(contact="")
    yield from reachable.values_list("name", "contact")
