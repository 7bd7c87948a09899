"""How Doncaster's areas went, what the memorandum would be judged by, and what it obliged to do."""

import datetime as dt
from decimal import Decimal

from agreements.areas.actions import add_area_action
from agreements.areas.indicators import add_indicator, record_reading
from agreements.areas.models import Area, AreaStatus
from agreements.areas.obligations import accept_obligation, put_down_obligation
from agreements.areas.planning import describe_area, write_area_plan
from agreements.areas.statuses import record_area_status
from agreements.register.models import Agreement
from commissioning.calendar.printed_dates import PrintedDate
from governance.sample.doncaster_bodies import Doncaster

SUCCESS = (
    "Positive joint projects and good-news stories",
    "Organisations that take part in making decisions",
    "Organisations that deliver outputs and outcomes of the Place Plan, or are major partners in it",
    "What partners know and understand of each other's chances to develop",
    "Recognised contribution to the outputs and outcomes of the Place Plan",
)
DECIDED_ON = dt.date(2021, 4, 21)
DECIDED = PrintedDate.on(DECIDED_ON)
MARK = "(illustrative)"
PLANNED = "Learning Disability"


def state_how_areas_went(memorandum: Agreement, *, record: str) -> None:
    """Seed 000, Purpose: all were progressed, to varying degrees of success, except dermatology."""
    state = AreaStatus.State
    for standing in memorandum.areas.select_related("area"):
        stopped = standing.name_as_printed == "Dermatology"
        record_area_status(
            standing.area,
            state=state.NOT_STARTED if stopped else state.UNDER_WAY,
            on=DECIDED,
            today=DECIDED_ON,
            note=(
                "The one area that was not progressed. Plans were being made for care in general"
                " practice."
                if stopped
                else "Progressed; the paper says of all six only that success varied."
            ),
            stated_in=f"{record}, purpose",
            by=None,
        )


def state_indicators_of_success(memorandum: Agreement, *, paper: str) -> None:
    """Seed 001, 6.1: looked at yearly; every one a direction, none with a figure. Its sixth line is
    to agree a common framework, which is a thing to do.
    """
    for words in SUCCESS:
        add_indicator(
            memorandum,
            name=words,
            measure="direction",
            wanted="up",
            rhythm_words="on an annual basis",
            every=12,
            unit="month",
            stated_in=f"{paper}, 6.1",
            by=None,
        )


def accept_obligations_of(memorandum: Agreement) -> None:
    """Seed 001, 5.5 (the JCCC meets at least monthly) and 6.1 (yearly), as they were found."""
    for found in memorandum.obligations.filter(accepted_at__isnull=True):
        accept_obligation(found, version=found.version, by=None)


def state_reports_owed(agreement: Agreement) -> None:
    """Seed 000, Governance: regular reports to two boards; how often, no paper says."""
    for board in ("Health and Wellbeing Board", "Joint Commissioning Management Board"):
        put_down_obligation(
            agreement, words=f"Report to the {board}", rhythm_words="regular", by=None
        )


def make_up_plan(doncaster: Doncaster, agreement: Agreement) -> None:
    """A plan on a page of one area of today's agreement, with readings. All of it is invented.

    The area is the one of which no paper says more than its name.
    """
    by, council, icb = doncaster.people["commissioner"], doncaster.council, doncaster.icb
    area = agreement.areas.select_related("area__partnership").get(area__name=PLANNED).area
    area = describe_area(
        area,
        life_stages=[Area.LifeStage.LIVING, Area.LifeStage.AGEING],
        tier_of_need="Early help",
        leads={council: f"Head of Joint Commissioning {MARK}", icb: f"Director of Place {MARK}"},
        sponsor=council,
        sponsor_post=f"Director of Adults {MARK}",
        working_group=f"Own Front Door group {MARK}",
        answers_to=doncaster.place.bodies.get(short_name="JCMB"),
        version=area.version,
        by=by,
    )
    write_area_plan(
        area,
        aims=f"People live in homes of their own choosing, near those they know. {MARK}",
        integration_goals="One team, one assessment and one budget for each person.",
        who_benefits="Adults with a learning disability, and those who look after them.",
        prevention="Health is checked every year, so that illness is found early.",
        version=area.version,
        by=by,
    )
    for words, due, owner in (
        ("Buy supported living together", "end of January 2027", council),
        ("Agree one pathway out of hospital", "October 2026", icb),
    ):
        due_on = PrintedDate.from_words(due)
        add_area_action(area, words=f"{words} {MARK}", due=due_on, owner=owner, by=by)
    _make_up_readings(area, doncaster)


def _make_up_readings(area: Area, doncaster: Doncaster) -> None:
    by = doncaster.people["commissioner"]
    indicator = add_indicator(
        area,
        name=f"People with a learning disability in a home of their own {MARK}",
        measured_in="%",
        baseline=Decimal(79),
        baseline_on=PrintedDate.from_words("March 2026"),
        target=Decimal(85),
        target_on=PrintedDate.from_words("end of March 2027"),
        framework="ascof",
        every=3,
        unit="month",
        by=by,
    )
    told = (("March 2026", "79"), ("June 2026", "81.5"), ("September 2026", "83.2"))
    for month, value in told:
        on = PrintedDate.from_words(month)
        assert on.latest
        record_reading(indicator, on=on, today=on.latest, value=Decimal(value), by=by)
