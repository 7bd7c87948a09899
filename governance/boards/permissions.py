"""Who may say which bodies decide, and how long call-in lasts."""

import rules
from django.utils import timezone

from commissioning.accounts.models import User
from commissioning.accounts.roles import Role
from commissioning.authorities.models import Body
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import Partnership
from governance.boards.makers import bodies_served_by


@rules.predicate
def is_secretary_in_place(user: User, place: Partnership | None) -> bool:
    """Whether the user is board secretary of one of today's partners; of anybody, without a place."""
    if place is None:
        return user.is_role(Role.SECRETARY)
    partners = place.partners_on(timezone.localdate())
    return partners.filter(organisation__in=user.organisations_as(Role.SECRETARY)).exists()


@rules.predicate
def is_secretary_of_body(user: User, body: Body | None) -> bool:
    if body is None:
        return user.is_role(Role.SECRETARY)
    return bodies_served_by(user, on=timezone.localdate()).filter(pk=body.pk).exists()


@rules.predicate
def keeps_settings_of(user: User, organisation: Organisation | None) -> bool:
    roles = (Role.SECRETARY, Role.ADMINISTRATOR)
    if organisation is None:
        return user.is_role(*roles)
    return organisation.pk in user.organisations_as(*roles)


rules.add_perm("boards.add_body", is_secretary_in_place)
rules.add_perm("boards.change_form", is_secretary_of_body)
rules.add_perm("boards.end_board", is_secretary_of_body)
rules.add_perm("boards.set_call_in", keeps_settings_of)
