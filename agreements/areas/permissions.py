"""Who may change areas and milestones: the commissioners of an agreement's parties."""

import rules

from agreements.areas.models import Milestone
from agreements.register.permissions import writes
from commissioning.accounts.models import User


@rules.predicate
def writes_its_agreement(user: User, milestone: Milestone) -> bool:
    return writes(user, milestone.agreement)


rules.add_perm("areas.change_areas", writes)
rules.add_perm("areas.plan_milestone", writes)
rules.add_perm("areas.change_milestone", writes_its_agreement)
