"""Who keeps the record of which bodies: their own administrators.

A body that has none, such as one abolished long ago, is kept by those of its place.
"""

import rules
from django.utils import timezone

from commissioning.accounts.models import Membership, User
from commissioning.accounts.roles import Role
from commissioning.organisations.models import Organisation, Succession
from commissioning.partnerships.models import Partner
from commissioning.succession.successions import administers


@rules.predicate
def is_administrator(user: User, thing: object) -> bool:
    return user.is_role(Role.ADMINISTRATOR)


@rules.predicate
def keeps_record_of(user: User, organisation: Organisation | None) -> bool:
    if organisation is None:
        return user.is_role(Role.ADMINISTRATOR)
    if administers(user, organisation.pk):
        return True
    return user.is_role(Role.ADMINISTRATOR) and _is_left_to_its_place(user, organisation)


@rules.predicate
def stated_or_administers_it(user: User, succession: Succession | None) -> bool:
    """An administrator who stated it, or one of a body of either side.

    A body without administrators is left to those of its place for its names and codes. Who took
    over from whom opens papers, and is not: whoever runs the service takes that back by a command.
    """
    if succession is None or not user.is_role(Role.ADMINISTRATOR):
        return user.is_role(Role.ADMINISTRATOR)
    if succession.entered_by_id == user.pk:
        return True
    sides = (succession.predecessor_id, succession.successor_id)
    return any(administers(user, side) for side in sides)


@rules.predicate
def gave_way(user: User, succession: Succession | None) -> bool:
    """An administrator of the predecessor: only that body can give its papers to another."""
    if succession is None:
        return user.is_role(Role.ADMINISTRATOR)
    return administers(user, succession.predecessor_id)


def _is_left_to_its_place(user: User, organisation: Organisation) -> bool:
    today = timezone.localdate()
    own = Membership.objects.on(today).filter(
        organisation=organisation, role=Role.ADMINISTRATOR, user__is_active=True
    )
    if own.exists():
        return False
    places = Partner.objects.filter(organisation=organisation).values("partnership")
    if not places.exists():
        return True
    mine = user.organisations_as(Role.ADMINISTRATOR)
    return Partner.objects.filter(partnership__in=places, organisation__in=mine).exists()


rules.add_perm("succession.record_organisation", is_administrator)
rules.add_perm("succession.keep_record", keeps_record_of)
rules.add_perm("succession.take_back", stated_or_administers_it)
rules.add_perm("succession.confirm", gave_way)
