"""Who may change plans and reviews: the commissioners of whom they concern.

These are the parties of the agreement that a plan or review is about, or without one the partners of
the place today. What one may see is `visible_to`.
"""

import rules
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from agreements.plans.models import Plan, PlanTask, Review, ReviewReport
from agreements.register.models import Agreement, Party
from agreements.register.permissions import writes
from commissioning.accounts.models import User
from commissioning.accounts.roles import Role
from commissioning.partnerships.models import Partnership


@rules.predicate
def commissions_in(user: User, place: Partnership | None) -> bool:
    """Whether the user is commissioner of a partner today; of anybody, where no place is named."""
    if place is None:
        return user.is_role(Role.COMMISSIONER)
    mine = user.organisations_as(Role.COMMISSIONER)
    return place.partners_on(timezone.localdate()).filter(organisation__in=mine).exists()


@rules.predicate
def is_concerned(user: User, one: Plan | Review) -> bool:
    if one.agreement is not None:
        return writes(user, one.agreement)
    return commissions_in(user, one.partnership)


@rules.predicate
def is_concerned_by_plan(user: User, task: PlanTask) -> bool:
    return is_concerned(user, task.plan)


@rules.predicate
def is_concerned_by_review(user: User, report: ReviewReport) -> bool:
    return is_concerned(user, report.review)


@rules.predicate
def reads_review(user: User, review: Review) -> bool:
    return Review.objects.visible_to(user).filter(pk=review.pk).exists()


def agreements_written_by(user: User) -> QuerySet[Agreement]:
    """The agreements of which the user may say that a plan belongs to them."""
    mine = Party.objects.on(timezone.localdate()).filter(
        agreement=OuterRef("pk"), organisation__in=user.organisations_as(Role.COMMISSIONER)
    )
    return Agreement.objects.visible_to(user).filter(Exists(mine))


rules.add_perm("plans.start_plan", commissions_in)
rules.add_perm("plans.change_plan", is_concerned)
rules.add_perm("plans.change_task", is_concerned_by_plan)
rules.add_perm("plans.start_review", commissions_in)
rules.add_perm("plans.view_review", reads_review)
rules.add_perm("plans.review_agreement", writes)
rules.add_perm("plans.change_review", is_concerned)
rules.add_perm("plans.change_report", is_concerned_by_review)
