"""The plans and reviews of the example, every text a canary."""

import datetime as dt

from agreements.plans.models import Plan, Review
from tests.factories import (
    PlanFactory,
    PlanPriorityFactory,
    PlanStateFactory,
    PlanTaskFactory,
    PlanTaskMoveFactory,
    PlanVersionFactory,
    ReviewDependencyFactory,
    ReviewFactory,
    ReviewPointFactory,
    ReviewReportFactory,
)
from tests.permissions.world import Thing, World

DONE = dt.date(2021, 4, 1)


def put_plans(world: World) -> None:
    draft = world.things["draft agreement"].row
    others = world.things["agreement of others"].row
    for name, agreement in (
        ("plan", draft),
        ("plan of the place", None),
        ("plan of others", others),
    ):
        with world.words_of(name):
            plan = PlanFactory(marked=True, partnership=world.place, agreement=agreement)
            fill_plan(plan)
        world.things[name] = about_plan(plan)
    with world.words_of("unsettled plan"):
        unsettled = PlanFactory(marked=True, partnership=world.place)
    here = {"place": world.place.slug, "key": unsettled.key}
    world.things["unsettled plan"] = Thing(unsettled, here)
    plan = world.things["plan"].row
    # One supports a plan of others, whose words its own readers may not read.
    Plan.objects.filter(pk=plan.pk).update(supports=world.things["plan of others"].row)
    with world.words_of("task"):
        task = PlanTaskFactory(plan=plan)
        PlanTaskMoveFactory(task=task, by=world.user("commissioner"))
    with world.words_of("finished task"):
        done = PlanTaskFactory(plan=plan, done_on=DONE)
    here = world.things["plan"].address
    world.things |= {
        "task": Thing(task, here | {"task": task.key}, {"key": task.key}),
        "finished task": Thing(done, here | {"task": done.key}, {"key": done.key}),
    }


def fill_plan(plan: Plan) -> None:
    version = PlanVersionFactory(marked=True, plan=plan)
    PlanStateFactory(marked=True, plan=plan)
    for position in (1, 2):
        PlanPriorityFactory(marked=True, plan=plan, of_version=version, position=position)


def about_plan(plan: Plan) -> Thing:
    first = plan.priorities.first()
    assert first is not None
    return Thing(plan, {"place": plan.partnership.slug, "key": plan.key, "row": first.pk})


def put_reviews(world: World) -> None:
    signed = world.things["signed agreement"].row
    for name, of, outcome in (
        ("review", {"agreement": signed}, ""),
        ("review of the board", {"body": world.board}, ""),
        ("decided review", {"agreement": signed}, "replace"),
    ):
        with world.words_of(name):
            review = ReviewFactory(marked=True, stated_in="", outcome=outcome, **of)
            fill_review(review)
        world.things[name] = about_review(review)
    review = world.things["review"].row
    with world.words_of("report owed"):
        owed = ReviewReportFactory(marked=True, review=review, to=world.board)
    with world.words_of("report delivered"):
        done = ReviewReportFactory(marked=True, review=review, to=world.board, delivered_on=DONE)
    here = world.things["review"].address
    world.things |= {
        "report owed": Thing(owed, here | {"report": owed.key}, {"key": owed.key}),
        "report delivered": Thing(done, here | {"report": done.key}, {"key": done.key}),
    }


def fill_review(review: Review) -> None:
    for position in (1, 2):
        ReviewPointFactory(marked=True, review=review, position=position)
        ReviewDependencyFactory(marked=True, review=review, position=position)


def about_review(review: Review) -> Thing:
    point, waited_for = review.points.first(), review.dependencies.first()
    assert point is not None
    assert waited_for is not None
    here = {"place": review.partnership.slug, "key": review.key, "row": point.pk}
    acts = ("change", "take_out", "move")
    of_dependencies = {f"plans:{act}_dependency": {"row": waited_for.pk} for act in acts}
    return Thing(review, here, elsewhere=of_dependencies)
