"""Oxfordshire's agreement year by year, its plan to come, and what shows that it works (seed 003)."""

import datetime as dt

from agreements.areas.indicators import add_indicator, record_reading
from agreements.areas.obligations import put_down_obligation
from agreements.plans.models import Plan, PlanPriority, PlanState
from agreements.register.models import Agreement, YearlyStatement
from agreements.register.years import state_year
from commissioning.calendar.financial_years import FinancialYear
from commissioning.calendar.printed_dates import PrintedDate
from governance.sample.plans import body_named, say_how_far, set_out, state_of_plan

SIGNED, PAPER_OF = 2013, 2020
WRITTEN = dt.date(2020, 11, 13)
"""The paper's own day: its last line."""
EITHER = "Agreed, varied or both: the paper says so of every year, and not which of them"
YET_TO_CONFIRM = "; contributions and budgets are being confirmed in November 2020 (paragraph 3a)"
SUITE = (
    "the Better Care Fund, the Adult Social Care Framework, the Transforming Care programme and the"
    " Five Year Forward View for Mental Health"
)
"""Paragraph 6, by the names printed there."""
MODEL = (
    ("Strategic commissioning", "More strategic than now"),
    ("Integration", "By life course and tiers of need, for personal care made together"),
    ("Prevention", "More of it"),
    ("Market shaping", "More of it"),
    ("No silos", "Nor duplication"),
)
"""Paragraph 9a to e: what the model is to deliver."""
IMPROVED = (
    ("Delayed transfers of care from hospital", "down", "7b(i)", "Step-down beds, and their team"),
    (
        "Support in the community for people living with autism",
        "up",
        "7b(v)",
        "Joint officer posts supported it",
    ),
)
"""Paragraph 7b, where it says which way a thing went; what, the way, where, and by what."""


def state_years(agreement: Agreement, *, paper: str) -> None:
    """Paragraph 2: signed in 2013, and since then agreed and/or varied annually."""
    states, stated_in = YearlyStatement.State, f"{paper}, paragraph 2"
    for start in range(SIGNED, PAPER_OF + 1):
        is_first = start == SIGNED
        state_year(
            agreement,
            FinancialYear(start),
            state=states.AGREED if is_first else states.NOT_RECORDED,
            words=_words(start),
            on=PrintedDate.from_words("in 2013") if is_first else PrintedDate(""),
            stated_in=stated_in,
            by=None,
        )


def _words(start: int) -> str:
    if start == SIGNED:
        return "Signed in 2013"
    return EITHER + (YET_TO_CONFIRM if start == PAPER_OF else "")


def state_measures(agreement: Agreement, *, paper: str) -> None:
    """Paragraph 6: a suite of measures, reported; no rhythm. Paragraph 7b: what went which way."""
    put_down_obligation(
        agreement,
        words=f"Report to the Health and Wellbeing Board on the measures of {SUITE}",
        rhythm_words="not stated",
        by=None,
    )
    for name, way, paragraph, narrative in IMPROVED:
        stated_in = f"{paper}, paragraph {paragraph}"
        indicator = add_indicator(
            agreement, name=name, measure="direction", wanted=way, stated_in=stated_in, by=None
        )
        record_reading(
            indicator,
            on=PrintedDate.on(WRITTEN),
            today=WRITTEN,
            moved=way,
            narrative=narrative,
            stated_in=stated_in,
            by=None,
        )


def state_joint_commissioning_plan(agreement: Agreement, *, paper: str) -> None:
    """Paragraph 13: the joint commissioning plan; 13c: the executive in shadow develops it; 15 and
    20: its direction of travel is to be approved, and considered by the HWB in December 2020.
    """
    place = agreement.partnership
    plan = state_of_plan(
        place,
        Plan.Kind.STRATEGY,
        "HESC joint commissioning plan",
        overseen_by=body_named(place, "JCE"),
        stated_in=f"{paper}, paragraphs 9, 13, 15 and 20",
    )
    say_how_far(
        plan,
        PlanState.State.BEING_WRITTEN,
        words="direction of travel",
        on="13 November 2020",
        stated_in=f"{paper}, paragraph 20",
    )
    set_out(plan, PlanPriority.Kind.PRIORITY, MODEL)
