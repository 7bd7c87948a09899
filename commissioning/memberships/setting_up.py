"""The organisations of an installation, and the first administrator of each."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.text import slugify

from commissioning.accounts.roles import Role
from commissioning.audit.log import record
from commissioning.errors import RuleBroken
from commissioning.memberships.inviting import invite_person
from commissioning.memberships.models import Invitation
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import Partner, Partnership


@dataclass(frozen=True)
class Wanted:
    """A new organisation, the person who will manage its people, and its place if it has one yet."""

    name: str
    kind: str
    email: str
    person: str
    short_name: str = ""
    place: str = ""


@transaction.atomic
def set_up(wanted: Wanted) -> Invitation:
    """The first organisation of a new installation. Raises RuleBroken if there is one already."""
    if Organisation.objects.exists():
        raise RuleBroken("This installation has been set up. Use add_organisation to add another.")
    return add_organisation(wanted)


@transaction.atomic
def add_organisation(wanted: Wanted) -> Invitation:
    """Add an organisation and invite its administrator. There is no account before they accept.

    A place that is not there yet is added too. Raises RuleBroken if the organisation is there.
    """
    if Organisation.objects.filter(name__iexact=wanted.name).exists():
        raise RuleBroken(f"{wanted.name} is here already.")
    organisation = Organisation.objects.create(
        name=wanted.name,
        short_name=wanted.short_name or wanted.name,
        slug=free_slug(Organisation, wanted.name),
        kind=wanted.kind,
    )
    record("organisation.added", organisation, by=None, organisations=[organisation.pk])
    if wanted.place:
        join_place(organisation, wanted.place)
    return invite_person(
        organisation, email=wanted.email, name=wanted.person, roles=[Role.ADMINISTRATOR], by=None
    )


def join_place(organisation: Organisation, name: str) -> Partner:
    place = Partnership.objects.filter(name__iexact=name).first()
    if place is None:
        place = Partnership.objects.create(name=name, slug=free_slug(Partnership, name))
        record("place.added", place, by=None, organisations=[organisation.pk])
    partner = Partner.objects.create(partnership=place, organisation=organisation)
    record("partner.joined", partner, by=None, organisations=[organisation.pk])
    return partner


def free_slug(model: type[Organisation] | type[Partnership], name: str) -> str:
    """The name for an address: "northshire-council", or with a figure if that is taken."""
    slug = wanted = slugify(name)[:35] or "x"
    figure = 2
    while model.objects.filter(slug=slug).exists() or slug in TAKEN:
        slug, figure = f"{wanted}-{figure}", figure + 1
    return slug


TAKEN = {
    "account", "accessibility-statement", "agreements", "api", "audit", "boards", "cookies",
    "decisions", "documents", "health", "help", "invitations", "money", "organisations", "people",
    "places", "privacy", "register", "search", "sourced-facts", "static",
}  # fmt: skip
"""Words with which other addresses begin: no place may bear one."""
