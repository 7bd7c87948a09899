"""Wider Devon: three councils, two groups that became one, and a meeting of executives (seed 004)."""

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
    ICBS_BEGIN,
    Kind,
    no_real_contact,
    state_body,
    state_place,
    state_posts,
    state_succession,
)
from governance.sample.devon_arrangements import PAPER, state_arrangements
from governance.sample.devon_changes import state_changes
from governance.sample.devon_life import make_up_a_life
from governance.sample.devon_plans import state_devon_plans
from governance.sample.papers import Papers
from governance.sample.people import Persona, state_people

DEVON_CCGS_MERGE = dt.date(2019, 4, 1)
"""Seed 004, section 3."""
COUNCIL_PEOPLE = (
    ("devon-county-council", Persona("devon-commissioner", "Dale Sample", (Role.COMMISSIONER,))),
    ("plymouth-city-council", Persona("plymouth-commissioner", "Pip Sample", (Role.COMMISSIONER,))),
    ("torbay-council", Persona("torbay-commissioner", "Toby Sample", (Role.COMMISSIONER,))),
)
NHS_PEOPLE = (Persona("devon-nhs-commissioner", "Drew Sample", (Role.COMMISSIONER,)),)
NHS_ADMINISTRATORS = (Persona("devon-nhs-administrator", "Darcy Sample", (Role.ADMINISTRATOR,)),)
"""One person for both groups and those that followed: who can say what became of each."""


def load_devon(papers: Papers) -> Partnership:
    councils, nhs = _councils(), _nhs_bodies()
    place = state_place(
        "Wider Devon",
        "wider-devon",
        "Devon, Plymouth and Torbay with the NHS, each deciding for itself, since April 2019.",
        [*councils.values(), *nhs],
    )
    for slug, persona in COUNCIL_PEOPLE:
        state_people([persona], councils[slug])
    people = state_people(NHS_PEOPLE, *nhs[-2:])
    state_people(NHS_ADMINISTRATORS, *nhs[-4:])
    # Seed 004, 4.1: a meeting of executives rather than a joint committee.
    add_body(
        place,
        name="Integrated Commissioning Executive",
        short_name="ICE",
        kind=Body.Kind.BOARD,
        form="meeting_of_executives",
        from_on=dt.date(2019, 4, 1),
        stated_in=f"{PAPER}, sections 4.1 and 5",
        by=None,
    )
    state_devon_plans(state_arrangements(place))
    state_changes(place, by=people["devon-nhs-commissioner"])
    make_up_a_life(place)
    return place


def _councils() -> dict[str, Organisation]:
    """R-PTY-06. Each has an officer with DASS responsibility (seed 004, 4.1, Membership)."""
    stated = (
        ("devon-county-council", "Devon County Council", Kind.COUNTY, "E10000008"),
        ("plymouth-city-council", "Plymouth City Council", Kind.UNITARY, "E06000026"),
        ("torbay-council", "Torbay Council", Kind.UNITARY, "E06000027"),
    )
    councils = {}
    for slug, name, kind, code in stated:
        contact = no_real_contact(slug)
        councils[slug] = state_body(slug, name, name, kind, gss_code=code, contact=contact)
        state_posts(councils[slug], "Director with DASS responsibility", designation="DASS")
    return councils


def _nhs_bodies() -> list[Organisation]:
    """Rules.md 9; the two groups and the one that followed them in seed 004, section 3."""
    trusts = [
        _trust("devon-pct", "Devon Primary Care Trust", "Devon PCT", "5QQ"),
        _trust("plymouth-pct", "Plymouth Teaching Primary Care Trust", "Plymouth PCT", "5F1"),
        # Its code is given from memory only, and so is not stated.
        _trust("torbay-care-trust", "Torbay Care Trust", "Torbay Care Trust", None),
    ]
    north = _group("nhs-new-devon-ccg", "Northern, Eastern and Western Devon", "99P", None)
    south = _group("nhs-south-devon-torbay-ccg", "South Devon and Torbay", "99Q", "E38000152")
    merged = state_body(
        "nhs-devon-ccg",
        "NHS Devon Clinical Commissioning Group",
        "Devon CCG",
        Kind.CCG,
        ods_code="15N",
        gss_code="E38000230",
        began_on=DEVON_CCGS_MERGE,
        ended_on=ICBS_BEGIN - A_DAY,
    )
    # Seed 004, 4.1, Membership.
    state_posts(merged, "Accountable Officer", "Director of Commissioning")
    icb = state_body(
        "nhs-devon-icb",
        "NHS Devon Integrated Care Board",
        "Devon ICB",
        Kind.ICB,
        ods_code="QJK",
        began_on=ICBS_BEGIN,
    )
    _state_successions(trusts, north, south, merged, icb)
    return [*trusts, north, south, merged, icb]


def _state_successions(
    trusts: list[Organisation],
    north: Organisation,
    south: Organisation,
    merged: Organisation,
    icb: Organisation,
) -> None:
    devon, plymouth, torbay = trusts
    split = Succession.Kind.SPLIT
    for group in (north, south):
        state_succession(devon, successor=group, on=CCGS_BEGIN, kind=split, source=ACT_OF_2012)
    state_succession(plymouth, successor=north, on=CCGS_BEGIN, source=ACT_OF_2012)
    state_succession(torbay, successor=south, on=CCGS_BEGIN, source=ACT_OF_2012)
    kind = Succession.Kind.MERGED
    source = f"{PAPER}, section 3"
    state_succession(north, south, successor=merged, on=DEVON_CCGS_MERGE, kind=kind, source=source)
    state_succession(merged, successor=icb, on=ICBS_BEGIN, source=ACT_OF_2022)


def _trust(slug: str, name: str, short_name: str, code: str | None) -> Organisation:
    ended = CCGS_BEGIN - A_DAY
    return state_body(slug, name, short_name, Kind.PCT, ods_code=code, ended_on=ended)


def _group(slug: str, where: str, ods_code: str, gss_code: str | None) -> Organisation:
    return state_body(
        slug,
        f"NHS {where} Clinical Commissioning Group",
        f"{where} CCG",
        Kind.CCG,
        ods_code=ods_code,
        gss_code=gss_code,
        began_on=CCGS_BEGIN,
        ended_on=DEVON_CCGS_MERGE - A_DAY,
    )
