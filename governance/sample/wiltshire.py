"""Wiltshire: the joint commissioning board that seed 002, a report without a date, proposes."""

import datetime as dt

from commissioning.accounts.roles import Role
from commissioning.authorities.models import Body
from commissioning.organisations.models import Organisation, Succession
from commissioning.partnerships.models import Partnership
from governance.boards.boards import add_body
from governance.sample.bodies import (
    A_DAY,
    ACT_OF_2012,
    ACT_OF_2022,
    CCGS_BEGIN,
    CODE_TABLES,
    ICBS_BEGIN,
    Kind,
    no_real_contact,
    state_body,
    state_place,
    state_posts,
    state_succession,
)
from governance.sample.papers import Papers
from governance.sample.people import Persona, state_people
from governance.sample.wiltshire_plans import REPORT, state_wiltshire_plans

THREE_CCGS_MERGE = dt.date(2020, 4, 1)
"""Rules.md 9."""
COUNCIL_PEOPLE = (
    Persona("wiltshire-commissioner", "Wren Sample", (Role.COMMISSIONER,)),
    Persona("wiltshire-secretary", "Willow Sample", (Role.SECRETARY,)),
)
NHS_PEOPLE = (Persona("wiltshire-nhs-commissioner", "Wynn Sample", (Role.COMMISSIONER,)),)
BESIDE_THE_BOARD = (
    ("Executive Group of the Joint Commissioning Board (proposed)", "JCB EG", ""),
    ("Mental Health Partnership Board (statutory)", "MHPB", "advisory"),
    ("Learning Disability Partnership Board (statutory)", "LDPB", "advisory"),
    ("Older People’s Partnership Group (proposed)", "OPPG", "advisory"),
    ("Physical Impairment Partnership Group (proposed)", "PIPG", "advisory"),
)
"""Seed 002, paragraphs 1, 18 and 19: the group delivers the work plan; the boards make
recommendations, which is what an advisory board does.
"""


def load_wiltshire(papers: Papers) -> Partnership:
    council, nhs = _council(), _nhs_bodies()
    place = state_place(
        "Wiltshire",
        "wiltshire",
        "A joint commissioning board for adults, as a report to the council proposed it.",
        [council, *nhs],
    )
    state_people(COUNCIL_PEOPLE, council)
    state_people(NHS_PEOPLE, *nhs[1:])
    _bodies(place, council, nhs[0])
    state_wiltshire_plans(place)
    return place


def _council() -> Organisation:
    """R-PTY-06; posts of seed 002, paragraph 16."""
    council = state_body(
        "wiltshire-council",
        "Wiltshire Council",
        "Wiltshire Council",
        Kind.UNITARY,
        gss_code="E06000054",
        contact=no_real_contact("wiltshire-council"),
    )
    state_posts(
        council,
        "Director of Community Services",
        "Service Director – Commissioning, Strategy and Procurement",
        "Head of Finance (Adult Social Care)",
    )
    return council


def _nhs_bodies() -> list[Organisation]:
    """Rules.md 9; posts of seed 002, paragraph 16. The seed calls the trust NHS Wiltshire."""
    pct = state_body(
        "wiltshire-pct",
        "Wiltshire Primary Care Trust",
        "Wiltshire PCT",
        Kind.PCT,
        ods_code="5QK",
        ended_on=CCGS_BEGIN - A_DAY,
        also=("NHS Wiltshire",),
    )
    state_posts(
        pct, "Chief Executive", "Director of Nursing, Midwifery and AHP", "Director of Finance"
    )
    ccg = state_body(
        "nhs-wiltshire-ccg",
        "NHS Wiltshire Clinical Commissioning Group",
        "Wiltshire CCG",
        Kind.CCG,
        ods_code="99N",
        began_on=CCGS_BEGIN,
        ended_on=THREE_CCGS_MERGE - A_DAY,
    )
    merged = state_body(
        "nhs-bsw-ccg",
        "NHS Bath and North East Somerset, Swindon and Wiltshire Clinical Commissioning Group",
        "BSW CCG",
        Kind.CCG,
        ods_code="92G",
        gss_code="E38000231",
        began_on=THREE_CCGS_MERGE,
        ended_on=ICBS_BEGIN - A_DAY,
    )
    icb = state_body(
        "nhs-bsw-icb",
        "NHS Bath and North East Somerset, Swindon and Wiltshire Integrated Care Board",
        "BSW ICB",
        Kind.ICB,
        ods_code="QOX",
        began_on=ICBS_BEGIN,
    )
    state_succession(pct, successor=ccg, on=CCGS_BEGIN, source=ACT_OF_2012)
    kind = Succession.Kind.MERGED
    state_succession(ccg, successor=merged, on=THREE_CCGS_MERGE, kind=kind, source=CODE_TABLES)
    state_succession(merged, successor=icb, on=ICBS_BEGIN, source=ACT_OF_2022)
    return [pct, ccg, merged, icb]


def _bodies(place: Partnership, council: Organisation, pct: Organisation) -> None:
    """Seed 002: paragraphs 10 to 12 (the board recommends to Cabinet and the Trust's board)."""
    add_body(
        place,
        name="Joint Commissioning Board (proposed)",
        short_name="JCB",
        kind=Body.Kind.BOARD,
        form="advisory",
        stated_in=f"{REPORT}, paragraphs 10 to 12",
        by=None,
    )
    for name, short_name, kind, body in (
        ("Cabinet", "CAB", Body.Kind.COUNCIL_BODY, council),
        ("Primary Care Trust Board", "PCTB", Body.Kind.NHS_BODY, pct),
    ):
        add_body(place, name=name, short_name=short_name, kind=kind, organisation=body, by=None)
    for name, short_name, form in BESIDE_THE_BOARD:
        add_body(
            place,
            name=name,
            short_name=short_name,
            kind=Body.Kind.BOARD,
            form=form,
            stated_in=f"{REPORT}, paragraphs 18 and 19",
            by=None,
        )
