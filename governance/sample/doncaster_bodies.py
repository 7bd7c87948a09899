"""Doncaster: its bodies under the names and codes that papers give them, and its sample people."""

from dataclasses import dataclass
from functools import partial

from commissioning.accounts.models import User
from commissioning.accounts.roles import Role
from commissioning.authorities.models import Body
from commissioning.organisations.models import Organisation, OtherCode
from commissioning.partnerships.models import Partnership
from commissioning.succession.codes import add_code
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
from governance.sample.people import Persona, state_people

COUNCIL_PEOPLE = (
    Persona("commissioner", "Casey Sample", (Role.COMMISSIONER,)),
    Persona("secretary", "Sidney Sample", (Role.SECRETARY,)),
    Persona("finance", "Finley Sample", (Role.FINANCE,)),
    Persona("approver", "Avery Sample", (Role.APPROVER,)),
    Persona("administrator", "Addison Sample", (Role.ADMINISTRATOR,)),
    Persona("viewer", "Vivian Sample", (Role.VIEWER,)),
    Persona("auditor", "Audrey Sample", (Role.AUDITOR,)),
)
NHS_PEOPLE = (
    Persona("nhs-commissioner", "Jo Sample", (Role.COMMISSIONER,)),
    Persona("nhs-finance", "Frankie Sample", (Role.FINANCE,)),
)


@dataclass(frozen=True)
class Doncaster:
    """The place, its bodies and the people who act for them in the sample."""

    place: Partnership
    council: Organisation
    ccg: Organisation
    icb: Organisation
    people: dict[str, User]
    director_of_public_health: Body


def state_doncaster() -> Doncaster:
    """Seed 000, Purpose: together since the memorandum of 2017."""
    pct, ccg, icb = _nhs_bodies()
    council = _council()
    place = state_place(
        "Doncaster",
        "doncaster",
        "Doncaster Council and the NHS have commissioned health and care together since 2017.",
        [council, pct, ccg, icb],
    )
    people = state_people(COUNCIL_PEOPLE, council) | state_people(NHS_PEOPLE, ccg, icb)
    return Doncaster(place, council, ccg, icb, people, _deciding_bodies(place, council, ccg))


def _council() -> Organisation:
    """R-PTY-06, R-PTY-08; address as seed 001 prints it; no paper dates its changes of name."""
    council = state_body(
        "doncaster-council",
        "City of Doncaster Council",
        "Doncaster Council",
        Kind.BOROUGH,
        gss_code="E08000017",
        address="Civic Office, Waterdale, Doncaster, South Yorkshire, DN1 3BU",
        contact=no_real_contact("doncaster-council"),
        also=("Doncaster Council", "Doncaster Borough Council"),
    )
    state_posts(council, "Director of Public Health")  # seed 000, Decision Maker
    return council


def _nhs_bodies() -> tuple[Organisation, Organisation, Organisation]:
    """Codes and days of rules.md 9; the CCG's address as seed 001 prints it."""
    pct = state_body(
        "doncaster-pct",
        "Doncaster Primary Care Trust",
        "Doncaster PCT",
        Kind.PCT,
        ods_code="5N5",
        ended_on=CCGS_BEGIN - A_DAY,
    )
    ccg = state_body(
        "nhs-doncaster-ccg",
        "NHS Doncaster Clinical Commissioning Group",
        "Doncaster CCG",
        Kind.CCG,
        ods_code="02X",
        gss_code="E38000044",
        address="Sovereign House, Heavens Walk, Doncaster, DN4 5HZ",
        began_on=CCGS_BEGIN,
        ended_on=ICBS_BEGIN - A_DAY,
        also=("Doncaster CCG", "Doncaster NHS CCG", "NHS Doncaster CCG"),
    )
    state_posts(ccg, "Accountable Officer")  # seed 001, signature block
    icb = state_body(
        "nhs-south-yorkshire-icb",
        "NHS South Yorkshire Integrated Care Board",
        "South Yorkshire ICB",
        Kind.ICB,
        ods_code="QF7",
        contact=no_real_contact("nhs-south-yorkshire-icb"),
        began_on=ICBS_BEGIN,
        also=("NHS South Yorkshire ICB",),
    )
    state_succession(pct, successor=ccg, on=CCGS_BEGIN, source=ACT_OF_2012)
    state_succession(ccg, successor=icb, on=ICBS_BEGIN, source=ACT_OF_2022)
    if not icb.other_codes.exists():
        add_code(
            icb,
            scheme=OtherCode.Scheme.ODS,
            code="02X",
            stands_for=OtherCode.StandsFor.LOCATION,
            used_from=ICBS_BEGIN,
            source="The public table of ODS codes",
            by=None,
        )
    return pct, ccg, icb


def _deciding_bodies(place: Partnership, council: Organisation, ccg: Organisation) -> Body:
    """The bodies that the two papers name; returns the officer whose decision seed 000 records."""
    add = partial(add_body, place, by=None)
    board = partial(add, kind=Body.Kind.BOARD)
    # Seed 001, 2.1.8 and 5.5; no paper says what it is in law.
    board(name="Joint Commissioning Co-ordinators Committee", short_name="JCCC")
    # Seed 000, Governance.
    board(name="Joint Commissioning Management Board", short_name="JCMB")
    board(
        name="Health and Wellbeing Board",
        short_name="HWB",
        form="hwb",
        stated_in="Decision record PH 09 2021 of 21 April 2021, purpose (Governance)",
    )
    # Seed 001, 2.1.4 and 2.1.8.
    add(name="Cabinet", short_name="CAB", kind=Body.Kind.COUNCIL_BODY, organisation=council)
    add(name="Governing Body", short_name="GB", kind=Body.Kind.NHS_BODY, organisation=ccg)
    # Seed 000, Decision Maker.
    officer = partial(add, kind=Body.Kind.OFFICER, organisation=council)
    return officer(name="Director of Public Health", short_name="DPH")
