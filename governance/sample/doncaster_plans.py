"""Doncaster's Place Plan, joint commissioning strategy and delivery plans, as two papers tell of them.

Seed 000 is the decision record of 21 April 2021; seed 001 is the draft memorandum of 2017.
"""

from agreements.plans.models import Plan, PlanPriority, PlanState
from agreements.register.models import Agreement
from commissioning.partnerships.models import Partnership
from governance.sample.doncaster_history import MEMORANDUM, RECORD
from governance.sample.plans import issue, say_how_far, set_out, state_of_plan

Kind, State, Called = Plan.Kind, PlanState.State, PlanPriority.Kind
STRANDS = (
    ("Areas of opportunity", "Where residents could gain most from integration"),
    ("Formal agreements", "For collaboration of commissioners and of providers"),
    ("Governance and delivery", "Arrangements revised and developed to support integration"),
)
"""Seed 000, Place Plan, the three strands of the plan of 2016."""
LAYERS = (
    (
        "Thriving communities",
        "Closer work with voluntary, community and faith bodies; money for social prescribing",
    ),
    ("Front door", "One system for access to health and care, in which no door is the wrong one"),
    ("Care and support at home", "Joined up"),
    (
        "Specialist services",
        "Used more appropriately in all three life stages, for less hospital and emergency care",
    ),
)
"""Seed 000, Place Plan, the four layers of the refresh of 2019."""


def state_doncaster_plans(place: Partnership) -> None:
    place_plan = _place_plan(place)
    strategy = _strategy(place, place_plan)
    _delivery_plans(place, strategy)


def _place_plan(place: Partnership) -> Plan:
    """Seed 000, Place Plan: first published in December 2016, five years ahead, refreshed in 2019.

    Seed 001, 1.2 and 1.3: jointly agreed by each organisation that takes part. Its Appendix A names
    a final version "18 Octo:", cut off, which gives neither a day nor a year to rely on.
    """
    plan = state_of_plan(
        place,
        Kind.PLACE_PLAN,
        "Doncaster Place Plan",
        starts="December 2016",
        overseen_by_words="No paper says which board oversees it",
        stated_in=f"{RECORD}, Place Plan",
    )
    source = f"{MEMORANDUM}, 1.3"
    say_how_far(plan, State.AGREED, words="jointly approved plan", stated_in=source)
    first = f"{RECORD}, Place Plan"
    issue(
        plan,
        "Final version",
        on="18 Octo:",
        stated_in=f"{MEMORANDUM}, Appendix A, its date cut off",
    )
    issue(
        plan,
        "First published",
        on="December 2016",
        changed="Five years’ ambition to integrate health and social care",
        stated_in=first,
    )
    set_out(plan, Called.STRAND, STRANDS)
    issue(
        plan,
        "Refresh of 2019",
        on="2019",
        refresh=True,
        changed="A growing focus on people instead of services; vision and commitments unchanged",
        stated_in=first,
    )
    set_out(plan, Called.LAYER, LAYERS)
    return plan


def _strategy(place: Partnership, place_plan: Plan) -> Plan:
    """Seed 000, Joint Commissioning Strategy: implemented in April 2019, priorities to 2022; part of
    the joint commissioning agreement. In April 2019 that was the agreement of 2018 to 2021.
    """
    stated_in = f"{RECORD}, Joint Commissioning Strategy"
    plan = state_of_plan(
        place,
        Kind.STRATEGY,
        "Joint Commissioning Strategy",
        starts="April 2019",
        ends="2022",
        overseen_by_words="No paper says which board oversees it",
        agreement=Agreement.objects.get(
            partnership=place, title="Joint commissioning agreement 2018 to 2021"
        ),
        relation=Plan.Relation.PART_OF,
        supports=place_plan,
        stated_in=stated_in,
    )
    say_how_far(plan, State.IN_FORCE, words="implemented", on="April 2019", stated_in=stated_in)
    return plan


def _delivery_plans(place: Partnership, strategy: Plan) -> None:
    """Seed 000, same paragraph: detailed delivery plans beside the strategy; it names none of them."""
    stated_in = f"{RECORD}, Joint Commissioning Strategy"
    plan = state_of_plan(
        place,
        Kind.DELIVERY_PLAN,
        "Delivery plans of the Joint Commissioning Strategy",
        starts="April 2019",
        overseen_by_words="No paper says which board oversees them",
        agreement=strategy.agreement,
        relation=Plan.Relation.DELIVERS,
        supports=strategy,
        stated_in=stated_in,
    )
    say_how_far(plan, State.IN_FORCE, words="implemented", on="April 2019", stated_in=stated_in)
