"""Wider Devon's work programme of 2019/20, and the review of its arrangements (seed 004, section 5)."""

from agreements.plans.models import Plan, PlanState, ReviewDependency, ReviewPoint
from agreements.plans.models.concern import printed
from agreements.plans.ordered_rows import add_row
from agreements.plans.reviews import start_review
from agreements.register.models import Agreement
from commissioning.calendar.printed_dates import PrintedDate
from governance.sample.devon_arrangements import PAPER
from governance.sample.plans import body_named, give_tasks, say_how_far, state_of_plan

TASKS = (
    "Deliver the operating plan for 2019/20 and support a long term plan for wider Devon",
    "Agree a commissioning finance plan: allocation by priority, distribution, incentives",
    "Deliver commissioning plans and transformation schemes, and review their impact",
    "Enable local partnerships: finance, performance, the integrated care model, transformation",
    "Go on developing commissioning capability: planning cycle, outcomes framework, intelligence",
    "Settle with providers the future approach to integrated or delegated commissioning",
)
"""Section 5, the six key tasks in their order. The paper gives none an owner or a day of its own."""


def state_devon_plans(arrangements: Agreement) -> None:
    place = arrangements.partnership
    executive = body_named(place, "ICE")
    source = f"{PAPER}, section 5"
    programme = state_of_plan(
        place,
        Plan.Kind.WORK_PROGRAMME,
        "Work programme 2019/20",
        starts="April 2019",
        ends="2019/20",
        overseen_by=executive,
        agreement=arrangements,
        relation=Plan.Relation.DELIVERS,
        stated_in=source,
    )
    give_tasks(programme, TASKS, stated_in=source)
    operating = state_of_plan(
        place,
        Plan.Kind.OPERATING_PLAN,
        "Operating plan 2019/20",
        ends="2019/20",
        overseen_by_words="The paper names no board for it",
        supports=programme,
        stated_in=f"{source}, first task",
    )
    long_term = state_of_plan(
        place,
        Plan.Kind.STRATEGY,
        "Long Term Plan for wider Devon",
        overseen_by_words="The paper names no board for it",
        stated_in=f"{source}, first task",
    )
    for plan, state, words in (
        (programme, PlanState.State.IN_FORCE, "will commence"),
        (operating, PlanState.State.AGREED, "delivery"),
        (long_term, PlanState.State.BEING_WRITTEN, "development"),
    ):
        on = "April 2019" if plan == programme else ""
        say_how_far(plan, state, words=words, on=on, stated_in=source)
    _review(arrangements)


def _review(arrangements: Agreement) -> None:
    """Section 5, last paragraph: the Executive reviews what operated during 2019/20."""
    review = start_review(
        arrangements,
        title="Review of the integrated commissioning arrangements of 2019/20",
        due=PrintedDate.from_words("during 2019/20"),
        why_now=(
            "The Integrated Commissioning Executive is to learn how the arrangements should be"
            " developed in the years after."
        ),
        stated_in=f"{PAPER}, section 5",
        by=None,
    )
    for words in (
        "How effective were the arrangements during 2019/20?",
        "What should be developed further, and how?",
    ):
        add_row(ReviewPoint, review, kind=ReviewPoint.Kind.QUESTION, words=words, by=None)
    add_row(
        ReviewDependency,
        review,
        words="Work on a system governance framework, with three health and wellbeing boards and"
        " scrutiny committees",
        by=None,
        **printed("expected", None),
    )
