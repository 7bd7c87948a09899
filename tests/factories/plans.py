import datetime as dt

import factory

from agreements.plans.models import (
    Plan,
    PlanPriority,
    PlanState,
    PlanTask,
    PlanTaskMove,
    PlanVersion,
    Review,
    ReviewDependency,
    ReviewPoint,
    ReviewReport,
)
from tests.factories.canary import CanaryFactory, canary_text
from tests.factories.partnerships import BodyFactory, PartnershipFactory


class PlanFactory(CanaryFactory):
    class Meta:
        model = Plan

    partnership = factory.SubFactory(PartnershipFactory)
    kind = Plan.Kind.STRATEGY
    title = canary_text("plan", "title")
    relation = factory.LazyAttribute(lambda plan: "delivers" if plan.agreement else "")
    agreement = None


class PlanStateFactory(CanaryFactory):
    class Meta:
        model = PlanState

    plan = factory.SubFactory(PlanFactory)
    state = PlanState.State.AGREED
    words = canary_text("plan-state", "words")


class PlanVersionFactory(CanaryFactory):
    class Meta:
        model = PlanVersion

    plan = factory.SubFactory(PlanFactory)
    label = canary_text("plan-version", "label")


class PlanPriorityFactory(CanaryFactory):
    class Meta:
        model = PlanPriority

    plan = factory.SubFactory(PlanFactory)
    name = canary_text("plan-priority", "name")


class PlanTaskFactory(CanaryFactory):
    class Meta:
        model = PlanTask

    plan = factory.SubFactory(PlanFactory)
    position = factory.Sequence(lambda n: n + 1)
    words = canary_text("plan-task", "words")
    due_words = "31 January 2027"
    due_earliest = due_latest = dt.date(2027, 1, 31)


class PlanTaskMoveFactory(CanaryFactory):
    class Meta:
        model = PlanTaskMove

    task = factory.SubFactory(PlanTaskFactory)
    was_words = "31 December 2026"
    was_earliest = was_latest = dt.date(2026, 12, 31)
    reason = canary_text("plan-task-move", "reason")


class ReviewFactory(CanaryFactory):
    """Of a board, unless an agreement is given."""

    class Meta:
        model = Review

    partnership = factory.LazyAttribute(
        lambda review: (review.agreement or review.body).partnership
    )
    agreement = None
    body = factory.Maybe("agreement", None, factory.SubFactory(BodyFactory))
    title = canary_text("review", "title")
    decided_words = ""


class ReviewPointFactory(CanaryFactory):
    class Meta:
        model = ReviewPoint

    review = factory.SubFactory(ReviewFactory)
    kind = ReviewPoint.Kind.QUESTION
    words = canary_text("review-point", "words")


class ReviewDependencyFactory(CanaryFactory):
    class Meta:
        model = ReviewDependency

    review = factory.SubFactory(ReviewFactory)
    words = canary_text("review-dependency", "words")


class ReviewReportFactory(CanaryFactory):
    """Owed to a body of the place, whose name is public."""

    class Meta:
        model = ReviewReport

    review = factory.SubFactory(ReviewFactory)
    position = factory.Sequence(lambda n: n + 1)
    stage = canary_text("review-report", "stage")
    to = factory.SubFactory(BodyFactory)
    to_words = ""
    due_words = "31 January 2027"
    due_earliest = due_latest = dt.date(2027, 1, 31)
