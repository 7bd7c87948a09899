"""What every arrangement under section 75 must have: regulations 2 and 4, and what 7, 8 and 9 share.

SI 2000/617, the NHS Bodies and Local Authorities Partnership Arrangements Regulations 2000.
"""

from collections.abc import Iterable
from typing import Any

from agreements.completeness.fields import functions, life, money, parties
from agreements.completeness.fields.finding import listed
from agreements.completeness.lists import item as places
from agreements.completeness.lists.item import Group, Item, Weight
from agreements.completeness.models import CoveredFunction

POWER = (
    Item(
        "parties",
        Group.POWER,
        "A council and an NHS body are parties",
        "Regulation 2",
        "R-S75-01",
        "Add the parties. There may be any number of each.",
        field=parties.both_sides,
        is_met_by_clause=False,
        place=places.PARTIES,
    ),
    Item(
        "flexibilities",
        Group.POWER,
        "What the partners do together: pool money, or exercise functions for each other",
        "Regulations 7, 8 and 9",
        "R-S75-07",
        "Tick which it is. A pooled fund that is set up counts too. Each has a list of its own.",
        field=parties.flexibilities,
        is_met_by_clause=False,
        place=places.DETAILS,
    ),
    Item(
        "improvement",
        Group.POWER,
        "That the arrangements are likely to improve how the functions are exercised",
        "Regulation 4(1)",
        "R-S75-08",
        "Name the clause that says so.",
        headings=("improve", "aim", "purpose", "background"),
    ),
    Item(
        "consultation",
        Group.POWER,
        "How the partners consulted those affected",
        "Regulation 4(2)",
        "R-S75-09",
        "Record who was consulted, how, when, what they said and what came of it; or why no"
        " consultation is required.",
        field=parties.consultation,
        is_met_by_clause=False,
        place=places.CONSULTATION,
    ),
)

TRUST_CONSENT = Item(
    "trust_consent",
    Group.POWER,
    "Consent of each body that commissions from the NHS trust",
    "Regulations 7(2) and 9(2)",
    "R-S75-25",
    "Name the clause that records the consent, or explain why none is needed.",
    weight=Weight.SHOULD,
    headings=("consent",),
)

BODIES = Item(
    "functions_bodies",
    Group.FUNCTIONS,
    "Whose function each is, and who exercises it",
    "Regulations 8 and 9",
    "R-S75-29",
    "Say of each function whose it is and which party exercises it.",
    field=functions.bodies_of_functions,
    is_met_by_clause=False,
    place=places.FUNCTIONS,
)

LIABILITY = Item(
    "liability",
    Group.FUNCTIONS,
    "That each body stays answerable for its own functions",
    "Section 75(5) of the National Health Service Act 2006",
    "R-S75-33",
    "Name the clause that says so. The list of functions shows the accountable body of each.",
    weight=Weight.SHOULD,
    headings=("liabilit", "accountab", "functions"),
)

JOINT_COMMITTEE = Item(
    "joint_committee",
    Group.MANAGEMENT,
    "A joint committee that manages the arrangements and receives the reports",
    "Regulation 10",
    "R-S75-30",
    "Name the clause that sets it up, if there is one. The partners may manage without.",
    weight=Weight.MAY,
    headings=("joint committee", "governance", "board"),
)

IN_WRITING = Item(
    "in_writing",
    Group.SIGNING,
    "The agreement is in writing",
    "Regulation 7(3)",
    "R-S75-10",
    "Read its text in from a file, or write it here.",
    field=parties.in_writing,
    is_met_by_clause=False,
    place=places.TEXT,
)


def shared_items(regulations: Iterable[int]) -> tuple[Item, ...]:
    """What the lists of regulations 7, 8 and 9 have in common, with its place in each of them."""
    asked = sorted(regulations) or [7, 8, 9]

    def source(letter: str) -> str:
        where = [f"{n}(3)({letter})" if n == 7 else f"{n}, item ({letter})" for n in asked]
        return f"Regulation{'s' if where[1:] else ''} {listed(where)}"

    return (*_functions(source("c")), *_people(source("d"), source("e")), *_life(source("f")))


def _functions(source: str) -> tuple[Item, ...]:
    how = "List each function, whose it is and who exercises it."
    return tuple(
        Item(
            key,
            Group.FUNCTIONS,
            words,
            source,
            "R-S75-13",
            how,
            field=functions.functions_of(side),
            is_met_by_clause=False,
            place=places.FUNCTIONS,
        )
        for key, words, side in (
            ("functions_nhs", "Which NHS functions it covers", CoveredFunction.Side.NHS),
            (
                "functions_health_related",
                "Which health-related functions of the councils it covers",
                CoveredFunction.Side.HEALTH_RELATED,
            ),
        )
    )


def _people(whom: str, what: str) -> tuple[Item, ...]:
    return (
        Item(
            "persons",
            Group.PEOPLE,
            "For whom: the persons or client groups",
            whom,
            "R-S75-14",
            "Say it of each pooled fund, or name the clause.",
            field=money.client_groups,
            place=places.FUNDS,
            headings=("person", "client", "service user", "eligib", "scope"),
        ),
        Item(
            "services",
            Group.PEOPLE,
            "What kinds of services",
            whom,
            "R-S75-14",
            "Say it of each pooled fund, or name the clause.",
            field=money.services,
            place=places.FUNDS,
            headings=("service", "scope", "scheme"),
        ),
        Item(
            "staff",
            Group.PEOPLE,
            "What staff, goods, services or accommodation each partner provides",
            what,
            "R-S75-15",
            "Name the clause. If there are none, a clause must say “none”.",
            headings=("staff", "premises", "accommodation", "goods", "non-financial"),
        ),
    )


def _life(source: str) -> tuple[Item, ...]:
    def item(key: str, asks: str, how: str, *headings: str, **more: Any) -> Item:
        return Item(key, Group.LIFE, asks, source, "R-S75-16", how, headings=headings, **more)

    return (
        item(
            "duration",
            "How long it runs",
            "Enter when it starts and ends. “Year to year until ended” is an answer.",
            *("term", "duration", "commencement"),
            field=life.duration,
            place=places.TERM,
        ),
        item(
            "review",
            "How it is reviewed",
            "Enter when the review is due, or name the clause.",
            "review",
            field=life.review,
            place=places.TERM,
        ),
        item(
            "variation",
            "How it is varied",
            "Name the clause.",
            *("variation", "varied", "amendment", "change"),
        ),
        item(
            "termination",
            "How it can be ended",
            "Enter the days of notice, or name the clause.",
            *("terminat", "ending", "notice", "exit"),
            field=life.notice,
            place=places.TERM,
        ),
    )
