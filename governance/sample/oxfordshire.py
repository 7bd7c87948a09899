"""Oxfordshire: the section 75 agreement of 2013 and its two pools, as seed 003 speaks of them.

Seed 003 is a paper of 13 November 2020 to the two joint management groups.
"""

import datetime as dt
from decimal import Decimal

from agreements.money.funds import set_up_fund
from agreements.money.models import FundClass, PooledFund
from agreements.register.drafting import NewParty, start_agreement
from agreements.register.models import Agreement
from commissioning.accounts.models import User
from commissioning.accounts.roles import Role
from commissioning.authorities.models import Body
from commissioning.calendar.financial_years import FinancialYear
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.organisations.models import Organisation, Succession
from commissioning.partnerships.models import Partnership
from governance.boards.boards import add_body
from governance.sample.bodies import (
    A_DAY,
    ACT_OF_2022,
    CCGS_BEGIN,
    ICBS_BEGIN,
    STATEMENT_OF_2025,
    THAMES_VALLEY_BEGINS,
    Kind,
    no_real_contact,
    state_body,
    state_place,
    state_posts,
    state_succession,
)
from governance.sample.history import State, printed_term, state_approvals, state_signatures
from governance.sample.money import EVERY_SOURCE, invent_year
from governance.sample.oxfordshire_review import state_oxfordshire_review
from governance.sample.oxfordshire_years import (
    state_joint_commissioning_plan,
    state_measures,
    state_years,
)
from governance.sample.papers import Papers
from governance.sample.people import Persona, state_people

SHADOW_UNTIL = dt.date(2021, 3, 31)
"""Seed 003, 3c and 13c: in shadow "to March 2021". What it is from April is still to be decided."""
PAPER = "Review of the section 75 agreement, paper to the joint management groups, 13 November 2020"
COUNCIL_PEOPLE = (
    Persona("oxfordshire-commissioner", "Robin Sample", (Role.COMMISSIONER,)),
    Persona("oxfordshire-finance", "Rowan Sample", (Role.FINANCE,)),
)
NHS_PEOPLE = (
    Persona("oxfordshire-nhs-commissioner", "Remy Sample", (Role.COMMISSIONER,)),
    Persona("oxfordshire-nhs-finance", "Reese Sample", (Role.FINANCE,)),
)
SETTLED_YEARS = (FinancialYear(2018), FinancialYear(2019))
YEAR_TO_CONFIRM = FinancialYear(2020)


def load_oxfordshire(papers: Papers) -> Partnership:
    council, nhs = _council(), _nhs_bodies()
    ccg = nhs[1]
    place = state_place(
        "Oxfordshire",
        "oxfordshire",
        "One section 75 agreement with two pooled budgets since April 2013.",
        [council, *nhs],
    )
    people = state_people(COUNCIL_PEOPLE, council) | state_people(NHS_PEOPLE, *nhs[1:])
    _boards(place)
    officers = {council: people["oxfordshire-finance"], ccg: people["oxfordshire-nhs-finance"]}
    agreement = _agreement(place, council, ccg)
    _pools(agreement, officers)
    state_years(agreement, paper=PAPER)
    state_measures(agreement, paper=PAPER)
    state_joint_commissioning_plan(agreement, paper=PAPER)
    state_oxfordshire_review(agreement, paper=PAPER)
    return place


def _council() -> Organisation:
    """R-PTY-06; posts of seed 003, paragraphs 13a and 17."""
    council = state_body(
        "oxfordshire-county-council",
        "Oxfordshire County Council",
        "Oxfordshire Council",
        Kind.COUNTY,
        gss_code="E10000025",
        contact=no_real_contact("oxfordshire-county-council"),
    )
    state_posts(council, "Director of Housing and Adults", designation="DASS")
    state_posts(council, "Director of Public Health and Wellbeing", "Director of Children")
    state_posts(council, "Director of Finance")
    return council


def _nhs_bodies() -> list[Organisation]:
    """Rules.md 9. Thames Valley's code is not known, and so is not stated (R-PTY-05)."""
    pct = state_body(
        "oxfordshire-pct",
        "Oxfordshire Primary Care Trust",
        "Oxfordshire PCT",
        Kind.PCT,
        ods_code="5QE",
        ended_on=CCGS_BEGIN - A_DAY,
    )
    ccg = state_body(
        "nhs-oxfordshire-ccg",
        "NHS Oxfordshire Clinical Commissioning Group",
        "Oxfordshire CCG",
        Kind.CCG,
        ods_code="10Q",
        gss_code="E38000136",
        began_on=CCGS_BEGIN,
        ended_on=ICBS_BEGIN - A_DAY,
        also=("OCCG",),
    )
    # Seed 003, paragraphs 13b and 17.
    state_posts(ccg, "Deputy Chief Executive Officer", "Director of Finance", "Clinical Director")
    icb = state_body(
        "nhs-bob-icb",
        "NHS Buckinghamshire, Oxfordshire and Berkshire West Integrated Care Board",
        "BOB ICB",
        Kind.ICB,
        ods_code="QU9",
        began_on=ICBS_BEGIN,
        ended_on=THAMES_VALLEY_BEGINS - A_DAY,
    )
    merged = state_body(
        "nhs-thames-valley-icb",
        "NHS Thames Valley Integrated Care Board",
        "Thames Valley ICB",
        Kind.ICB,
        began_on=THAMES_VALLEY_BEGINS,
    )
    state_succession(pct, successor=ccg, on=CCGS_BEGIN, source=f"{PAPER}, paragraph 5")
    state_succession(ccg, successor=icb, on=ICBS_BEGIN, source=ACT_OF_2022)
    kind = Succession.Kind.MERGED
    state_succession(
        icb, successor=merged, on=THAMES_VALLEY_BEGINS, kind=kind, source=STATEMENT_OF_2025
    )
    return [pct, ccg, icb, merged]


def _boards(place: Partnership) -> None:
    """Seed 003: paragraphs 1, 2 and 5 (groups), 3c and 13 (executive in shadow), 3d (HWB), 16
    (steering group).
    """
    for name, short_name, form, until_on, where in (
        ("Better Care Fund Joint Management Group", "BCF JMG", "jmg", None, "1 and 5a"),
        ("Adults with Support Needs Joint Management Group", "ASN JMG", "jmg", None, "1 and 5b"),
        ("Joint Commissioning Executive", "JCE", "shadow", SHADOW_UNTIL, "3c and 13c"),
        ("Oxfordshire Health and Wellbeing Board", "HWB", "hwb", None, "3d and 15"),
        ("HESC Steering Group", "HESC SG", "informal", None, "16 and 17"),
    ):
        add_body(
            place,
            name=name,
            short_name=short_name,
            kind=Body.Kind.BOARD,
            form=form,
            until_on=until_on,
            stated_in=f"{PAPER}, paragraphs {where}",
            by=None,
        )


def _agreement(place: Partnership, council: Organisation, ccg: Organisation) -> Agreement:
    """Paragraph 2: signed in 2013, agreed or varied each year since. Paragraph 5: from April 2013, in
    the place of several agreements. It names none of them and gives none a kind or a day, so none
    is on record here; and two pooled budgets.
    """
    agreement = start_agreement(
        place,
        kind=Agreement.Kind.SECTION_75,
        title="Section 75 agreement of 2013",
        parties=[NewParty(council, "OCC"), NewParty(ccg, "OCCG")],
        binding=Agreement.Binding.NOT_STATED,
        flexibilities=[Agreement.Flexibility.POOLED_FUND],
        purpose="One agreement with two pooled budgets, in the place of several earlier agreements.",
        term=printed_term("fixed", "April 2013", "not_stated"),
        stated_in=f"{PAPER}, paragraphs 2 and 5",
        by=None,
    )
    state_approvals(agreement, State.NOT_RECORDED, stated_in=f"{PAPER}, paragraph 2")
    on = PrintedDate.from_words("in 2013")
    state_signatures(agreement, State.ATTESTED, on=on, stated_in=f"{PAPER}, paragraph 2")
    return agreement


def _pools(agreement: Agreement, officers: dict[Organisation, User]) -> None:
    """Paragraph 5a and b. The paper names no host and no manager, and so none is stated.

    It prints no amount either: all are invented, and each fund says so.
    """
    pooled = FundClass.objects.get(key="pooled")
    better_care = set_up_fund(
        agreement,
        name="Better Care Fund",
        fund_class=pooled,
        client_groups="Older people; people with long-term physical disability",
        stated_in=f"{PAPER}, paragraph 5a",
        by=None,
    )
    support_needs = set_up_fund(
        agreement,
        name="Adults with Support Needs",
        fund_class=pooled,
        client_groups=(
            "People with mental health problems; people with learning disability or autism;"
            " people living with acquired brain injury"
        ),
        stated_in=f"{PAPER}, paragraph 5b",
        by=None,
    )
    _invent(better_care, Decimal(1), officers)
    _invent(support_needs, Decimal("0.7"), officers)


def _invent(fund: PooledFund, size: Decimal, officers: dict[Organisation, User]) -> None:
    """Paragraph 2: agreed or varied every year. Paragraph 3a: those of 2020/21 are yet to be
    confirmed when the paper is written.
    """
    for year in SETTLED_YEARS:
        invent_year(fund, year, officers, size=size)
    invent_year(fund, YEAR_TO_CONFIRM, officers, size=size, unconfirmed=EVERY_SOURCE)
