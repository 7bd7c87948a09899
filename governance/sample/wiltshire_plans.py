"""Wiltshire's five joint commissioning strategies, and the review of its board that is to come.

Seed 002 is a report to the council without a date.
"""

from agreements.plans.models import Plan, PlanState, ReviewPoint
from agreements.plans.ordered_rows import add_row
from agreements.plans.reports import owe_report
from agreements.plans.reviews import start_review
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.partnerships.models import Partnership
from governance.sample.plans import body_named, say_how_far, state_of_plan

REPORT = "Joint commissioning framework, undated report to Wiltshire Council"
State = PlanState.State
STRATEGIES = (
    ("Mental health", State.AGREED, "agreed", True),
    ("Carers", State.AGREED, "agreed", False),
    ("Learning disabilities", State.BEING_WRITTEN, "in development", True),
    ("Older people", State.BEING_WRITTEN, "in development", True),
    ("Physical impairment", State.BEING_WRITTEN, "in development", True),
)
"""Seed 002, paragraph 8, first point: client group, how far, in the report's words; and whether the
board is to oversee it by paragraph 11, which does not name carers."""


def state_wiltshire_plans(place: Partnership) -> None:
    board = body_named(place, "JCB")
    for group, state, words, is_overseen in STRATEGIES:
        plan = state_of_plan(
            place,
            Plan.Kind.STRATEGY,
            f"Joint commissioning strategy: {group[:1].lower()}{group[1:]}",
            client_group=group,
            overseen_by=board if is_overseen else None,
            overseen_by_words=(
                "Proposed in paragraph 11"
                if is_overseen
                else "None: paragraph 11 does not name carers among what the board would oversee"
            ),
            stated_in=f"{REPORT}, paragraph 8",
        )
        say_how_far(plan, state, words=words, stated_in=f"{REPORT}, paragraph 8")
    state_wiltshire_review(place)


def state_wiltshire_review(place: Partnership) -> None:
    """Seed 002, paragraph 15: after twelve months, reported to Cabinet and the Trust's board."""
    review = start_review(
        body_named(place, "JCB"),
        title="Review of the Joint Commissioning Board after twelve months",
        due=PrintedDate.from_words("after twelve months"),
        stated_in=f"{REPORT}, paragraphs 15 and 30",
        by=None,
    )
    for words in (
        "How effective has the board been?",
        "Should further authority be delegated to the board?",
        "Which further integration is wanted, such as joint posts or financial alignment?",
    ):
        add_row(
            ReviewPoint, review, kind=ReviewPoint.Kind.QUESTION, number="15", words=words, by=None
        )
    for short_name in ("CAB", "PCTB"):
        owe_report(
            review,
            stage="Report after the review",
            to=body_named(place, short_name),
            covers="Proposals for further delegated authority and for integration",
            by=None,
        )
