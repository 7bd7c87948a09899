"""Who may change areas and milestones: the commissioners of an agreement's parties.

An area shared by agreements of different partners is for the parties of the one that keeps its plan.
"""

import rules
from django.utils import timezone

from agreements.areas.keeping import may_keep_plan
from agreements.areas.models import (
    Area,
    AreaAction,
    AreaStatus,
    Indicator,
    Milestone,
    Obligation,
    Reading,
)
from agreements.money.models import PooledFund
from agreements.plans.permissions import is_concerned
from agreements.register.permissions import writes
from commissioning.accounts.models import User


@rules.predicate
def writes_its_agreement(user: User, part: Milestone | Obligation) -> bool:
    return writes(user, part.agreement)


@rules.predicate
def keeps_its_plan(user: User, area: Area) -> bool:
    """A commissioner of a party to the agreement that keeps its plan (agreements.areas.keeping)."""
    return may_keep_plan(user, area, today=timezone.localdate())


@rules.predicate
def writes_of_its_area(user: User, part: AreaAction | AreaStatus) -> bool:
    return keeps_its_plan(user, part.area)


@rules.predicate
def writes_what_it_shows(user: User, indicator: Indicator) -> bool:
    """Whoever may change the area, the agreement or the plan whose indicator it is. A fund's is for
    the commissioners of its agreement, as its money is for the finance officers.
    """
    if indicator.area:
        return keeps_its_plan(user, indicator.area)
    if indicator.plan:
        return is_concerned(user, indicator.plan)
    return writes(user, indicator.fund.agreement if indicator.fund else indicator.agreement)


@rules.predicate
def writes_agreement_of_fund(user: User, fund: PooledFund) -> bool:
    return writes(user, fund.agreement)


@rules.predicate
def writes_its_indicator(user: User, reading: Reading) -> bool:
    return writes_what_it_shows(user, reading.indicator)


@rules.predicate
def reads(user: User, area: Area) -> bool:
    return Area.objects.visible_to(user).filter(pk=area.pk).exists()


rules.add_perm("areas.view_area", reads)
rules.add_perm("areas.plan_area", keeps_its_plan)
rules.add_perm("areas.change_area_action", writes_of_its_area)
rules.add_perm("areas.take_back_area_status", writes_of_its_area)
rules.add_perm("areas.change_areas", writes)
rules.add_perm("areas.plan_milestone", writes)
rules.add_perm("areas.change_milestone", writes_its_agreement)
rules.add_perm("areas.change_indicator", writes_what_it_shows)
rules.add_perm("areas.take_back_reading", writes_its_indicator)
rules.add_perm("areas.change_obligation", writes_its_agreement)
rules.add_perm("areas.add_indicator", writes)
rules.add_perm("areas.add_fund_indicator", writes_agreement_of_fund)
rules.add_perm("areas.add_plan_indicator", is_concerned)
rules.add_perm("areas.add_obligation", writes)
