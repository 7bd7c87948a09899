"""What the memorandum of 2017 says of each area, of the work, and of what both bodies must do.

Seed 001 promises a plan on a page of each area (5.6) and prints none: what is here is what its own
5.2 and 5.3 say, under the headings of such a plan.
"""

from agreements.areas.dependencies import say_what_milestone_needs
from agreements.areas.models import Area
from agreements.areas.obligations import put_down_obligation
from agreements.areas.planning import describe_area, write_area_plan
from agreements.plans.models import Plan
from agreements.register.models import Agreement
from commissioning.calendar.printed_dates import PrintedDate
from governance.sample.plans import body_named, state_of_plan

EVERYWHERE = "Prevention and self-management are part of every area."
"""Seed 001, 5.3."""
AREA_PLANS = {
    "Dermatology": {
        "aims": "Less demand on hospitals, with care in the community wherever that is safe.",
    },
    "Urgent & Emergency Care": {
        "aims": "Better access and outcomes, at lower cost.",
        "integration_goals": "All urgent and emergency care is connected.",
    },
    "Intermediate Care": {
        "aims": "A simpler system that responds faster.",
        "integration_goals": "Fewer teams, and fewer hand-offs between them.",
        "who_benefits": "People who can stay at home, and patients on their way home.",
        "prevention": "Admissions and attendances at A & E that are not needed.",
    },
    "Complex Lives": {
        "integration_goals": "Investment and delivery are integrated.",
        "who_benefits": (
            "People with several complex needs at once: homeless or sleeping rough, misusing drugs"
            " or alcohol, with mental health problems."
        ),
        "prevention": "A growing part of the work.",
    },
    "Starting Well (1001 days)": {
        "aims": "A good start in life, and support at the time when it is right.",
        "who_benefits": "Children from conception to the age of two, and their families.",
    },
    "Vulnerable Adolescents": {
        "aims": "Young people avoid crisis and interventions of level 4.",
        "who_benefits": "Vulnerable young people.",
        "prevention": "Local work that prevents.",
    },
}
"""Seed 001, 5.2, by the names printed there. Seed 000 alone names Learning Disability, and no more."""
LIFE_STAGES = {"Starting Well (1001 days)": Area.LifeStage.STARTING}
"""The one area whose name says it. Seed 000, Purpose, says only that all stages are covered."""
TIERS = {"Vulnerable Adolescents": "Below level 4"}
"""Seed 001, 5.2."""
DUTIES = (
    # No paper says more of the protocol than that it is current: it is no agreement of ours.
    ("8.1", "Review and update the Information Sharing Protocol", "on the way to the agreement"),
    ("10.3", "Tell each organisation of the work of the JCCC", "each by its own arrangements"),
    ("13.1", "Keep a register of interests and report it to the JCCC", "kept up to date"),
)
"""Seed 001: clause, what both must do, and all that it says of when."""
DUTIES_BY_A_DAY = (
    ("1.4", "Complete the first, system-wide model of commissioning", "31st March 2018"),
    (
        "10.4",
        "Shape and agree the governance arrangements, and review who is a member of the JCCC",
        "31st March 2018",
    ),
)
"""Seed 001: clause, what both must do, and the day it gives."""


def state_scope(memorandum: Agreement, *, paper: str) -> None:
    _areas(memorandum, paper)
    _duties(memorandum)
    _milestones(memorandum)
    _work_programme(memorandum, paper)


def _areas(memorandum: Agreement, paper: str) -> None:
    """5.2 and 5.3 the plans; 5.5: working groups, not named, which the committee holds to account."""
    committee = body_named(memorandum.partnership, "JCCC")
    for standing in memorandum.areas.filter(stated_in="").select_related("area"):
        name, area = standing.name_as_printed, standing.area
        stage = LIFE_STAGES.get(name)
        area = describe_area(
            area,
            life_stages=[stage] if stage else [],
            tier_of_need=TIERS.get(name, ""),
            leads={},
            sponsor=None,
            sponsor_post="",
            working_group="A working group, not named",
            answers_to=committee,
            version=area.version,
            by=None,
        )
        said = {"aims": "", "integration_goals": "", "who_benefits": ""} | AREA_PLANS[name]
        prevention = _sentences(said.pop("prevention", ""), EVERYWHERE, f"({paper}, 5.2 and 5.3)")
        write_area_plan(area, **said, prevention=prevention, version=area.version, by=None)


def _sentences(*sentences: str) -> str:
    return " ".join(filter(None, sentences))


def _duties(memorandum: Agreement) -> None:
    for number, words, rhythm in DUTIES:
        clause = memorandum.clauses.get(number=number, role="clause")
        put_down_obligation(memorandum, words=words, clause=clause, rhythm_words=rhythm, by=None)
    for number, words, day in DUTIES_BY_A_DAY:
        clause = memorandum.clauses.get(number=number, role="clause")
        due = PrintedDate.from_words(day)
        put_down_obligation(memorandum, words=words, clause=clause, due=due, by=None)


def _milestones(memorandum: Agreement) -> None:
    """Appendix B: the terms of January 2018 form the basis of the agreement of April 2018."""
    by_day = {milestone.due_words: milestone for milestone in memorandum.milestones.all()}
    agreement = by_day["1st April 2018"]
    say_what_milestone_needs(
        agreement,
        depends_on=[by_day["31 January 2018"]],
        decision_from=None,  # 2.1.4 asks for two: the Governing Body and the Cabinet
        owner_post="",
        version=agreement.version,
        by=None,
    )


def _work_programme(memorandum: Agreement, paper: str) -> Plan:
    """2.1.4 and 2.1.7: its milestones are those of the memorandum. 5.4: the JCCC oversees it."""
    return state_of_plan(
        memorandum.partnership,
        Plan.Kind.WORK_PROGRAMME,
        "Work programme of the memorandum of understanding",
        ends="31st March 2018",
        agreement=memorandum,
        relation=Plan.Relation.PART_OF,
        overseen_by=body_named(memorandum.partnership, "JCCC"),
        stated_in=f"{paper}, 2.1.4, 5.4 and Appendix B",
    )
