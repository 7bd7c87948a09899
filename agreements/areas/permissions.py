"""Who may change areas and milestones: the commissioners of an agreement's parties."""

import rules
from django.utils import timezone

from agreements.areas.models import (
    Area,
    AreaAction,
    AreaStatus,
    Indicator,
    Milestone,
    Obligation,
    Reading,
)
from agreements.register.models import Party
from agreements.register.permissions import writes
from commissioning.accounts.models import User
from commissioning.accounts.roles import Role


@rules.predicate
def writes_its_agreement(user: User, part: Milestone | Obligation) -> bool:
    return writes(user, part.agreement)


@rules.predicate
def writes_one_of_its_agreements(user: User, area: Area) -> bool:
    """A commissioner of a body that is a party now to an agreement in which the area stands."""
    mine = user.organisations_as(Role.COMMISSIONER)
    parties = Party.objects.on(timezone.localdate()).filter(agreement__areas__area=area)
    return parties.filter(organisation__in=mine).exists()


@rules.predicate
def writes_of_its_area(user: User, part: AreaAction | AreaStatus) -> bool:
    return writes_one_of_its_agreements(user, part.area)


@rules.predicate
def writes_what_it_shows(user: User, indicator: Indicator) -> bool:
    """Whoever may change the area or the agreement whose indicator it is."""
    if indicator.area:
        return writes_one_of_its_agreements(user, indicator.area)
    return writes(user, indicator.agreement)


@rules.predicate
def writes_its_indicator(user: User, reading: Reading) -> bool:
    return writes_what_it_shows(user, reading.indicator)


@rules.predicate
def reads(user: User, area: Area) -> bool:
    return Area.objects.visible_to(user).filter(pk=area.pk).exists()


rules.add_perm("areas.view_area", reads)
rules.add_perm("areas.plan_area", writes_one_of_its_agreements)
rules.add_perm("areas.change_area_action", writes_of_its_area)
rules.add_perm("areas.take_back_area_status", writes_of_its_area)
rules.add_perm("areas.change_areas", writes)
rules.add_perm("areas.plan_milestone", writes)
rules.add_perm("areas.change_milestone", writes_its_agreement)
rules.add_perm("areas.change_indicator", writes_what_it_shows)
rules.add_perm("areas.take_back_reading", writes_its_indicator)
rules.add_perm("areas.change_obligation", writes_its_agreement)
rules.add_perm("areas.add_indicator", writes)
rules.add_perm("areas.add_obligation", writes)
