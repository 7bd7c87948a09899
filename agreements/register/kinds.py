"""What each kind of agreement needs of its parties, and which rules it is held against.

Pure: an agreement's own facts in, warnings out. History is never refused (R-GEN-01); a warning
says what the rules would have of a new agreement.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

SECTION_31_UNTIL = dt.date(2007, 2, 28)
"""The last day of section 31 of the Health Act 1999; section 75 took over the day after (R-S75-05)."""
LAST_DAY_OF_TIME = dt.date.max
ALWAYS = (dt.date.min, LAST_DAY_OF_TIME)

LEGAL_BASES: Mapping[str, str] = {
    "section_75": "Section 75, National Health Service Act 2006",
    "section_76": "Section 76, National Health Service Act 2006: the council pays the NHS body",
    "section_256": "Section 256, National Health Service Act 2006: the NHS body pays the council",
    "section_113": "Section 113, Local Government Act 1972: staff lent from one body to another",
    "delegation": "Section 65Z5, National Health Service Act 2006, or section 101, Local Government Act 1972",
    "jca": "A local contract between the partners",
    "mou": "None: it records intentions",
    "protocol": "None: it records how the partners work together",
}
REGULATIONS: Mapping[str, int] = {
    "pooled_fund": 7,
    "nhs_body_exercises_council_functions": 8,
    "council_exercises_nhs_functions": 9,
}
"""The regulation of SI 2000/617 whose list each flexibility is checked against (R-S75-07)."""

COMBINED = "combined_county"
COUNCILS = ("county", "unitary", "borough", "district", COMBINED)
"""Which bodies can stand on the council's side (R-S75-03)."""
ELIGIBLE_NHS: Mapping[str, tuple[dt.date, dt.date]] = {
    "pct": (dt.date.min, dt.date(2013, 3, 31)),
    "ccg": (dt.date(2013, 4, 1), dt.date(2022, 6, 30)),
    "icb": (dt.date(2022, 7, 1), LAST_DAY_OF_TIME),
    "nhs_england": (dt.date(2013, 4, 1), LAST_DAY_OF_TIME),
    "foundation_trust": (dt.date(2013, 4, 1), LAST_DAY_OF_TIME),
    "nhs_trust": ALWAYS,
}
"""Which NHS bodies could be partners, from which day to which, both inclusive (R-S75-02)."""


@dataclass(frozen=True)
class PartyBody:
    """A party's body, as far as the rules ask."""

    name: str
    kind: str
    gss_code: str = ""
    capacities: tuple[str, ...] = ("partner",)

    @property
    def is_partner(self) -> bool:
        """Whether it stands as a partner; a body may be party to it without being one."""
        return "other" not in self.capacities


@dataclass(frozen=True)
class KindFacts:
    """An agreement, as far as the rules of its kind ask. `on` is the day of the agreement.

    `next_starts` is the first day of the next agreement that is already dated, for a protocol.
    """

    kind: str
    on: dt.date
    binding: str = "not_stated"
    flexibilities: tuple[str, ...] = ()
    bodies: tuple[PartyBody, ...] = ()
    holds_money: bool = False
    edition: str = ""
    review_on: dt.date | None = None
    next_starts: dt.date | None = None


@dataclass(frozen=True)
class Concern:
    """Something that a rule warns of. The person may go on; nothing is refused."""

    rule: str
    words: str


def legal_basis(kind: str, on: dt.date) -> str:
    """The power under which an agreement of that day was made (R-S75-05, 06)."""
    if kind == "section_75" and on <= SECTION_31_UNTIL:
        return "Section 31, Health Act 1999"
    return LEGAL_BASES[kind]


def regulations_checked(kind: str, flexibilities: tuple[str, ...]) -> tuple[int, ...]:
    """The regulations of SI 2000/617 whose lists it is held against, in order.

    Only a section 75 agreement is: other money powers are not pooled funds (R-S75-06). Regulation 4
    is asked of every one; 7, 8 and 9 of those that use the flexibility (R-S75-07).
    """
    if kind != "section_75":
        return ()
    return (4, *sorted(REGULATIONS[one] for one in flexibilities))


def concerns(facts: KindFacts, today: dt.date) -> tuple[Concern, ...]:
    """What the rules of its kind warn of."""
    checks = {
        "section_75": section_75_concerns,
        "mou": mou_concerns,
        "jca": jca_concerns,
    }
    if facts.kind == "protocol":
        return tuple(protocol_concerns(facts, today))
    return tuple(checks[facts.kind](facts)) if facts.kind in checks else ()


def section_75_concerns(facts: KindFacts) -> Iterator[Concern]:
    """Who may make one, on its day and in England only (R-S75-01 to 04, 07)."""
    partners = [body for body in facts.bodies if body.is_partner]
    if not any(body.kind in ELIGIBLE_NHS for body in partners):
        yield Concern("R-S75-01", "No party is an NHS body. It needs at least one.")
    if not any(body.kind in COUNCILS for body in partners):
        yield Concern("R-S75-01", "No party is a council. It needs at least one.")
    for body in partners:
        yield from _eligibility(body, facts.on)
    if not facts.flexibilities:
        yield Concern("R-S75-07", "It does not say which flexibility it uses.")


def _eligibility(body: PartyBody, on: dt.date) -> Iterator[Concern]:
    if body.kind in COUNCILS:
        if body.gss_code and not body.gss_code.startswith("E"):
            yield Concern("R-S75-04", f"{body.name} is not in England, where section 75 applies.")
        if body.kind == COMBINED:
            words = (
                f"{body.name} is a combined county authority. Check that its regulations let it."
            )
            yield Concern("R-S75-03", words)
        return
    if body.kind not in ELIGIBLE_NHS:
        words = f"{body.name} cannot be a section 75 partner. Mark its part as other party."
        yield Concern("R-S75-02", words)
        return
    first, last = ELIGIBLE_NHS[body.kind]
    if not first <= on <= last:
        yield Concern("R-S75-02", f"{body.name} could not be a partner on the agreement's day.")


def mou_concerns(facts: KindFacts) -> Iterator[Concern]:
    """It binds nobody and holds no money (R-S75-43; seed 001 clauses 2.1.5, 2.1.8 and 15)."""
    hosts = any("host" in body.capacities for body in facts.bodies)
    if facts.holds_money or facts.flexibilities or hosts:
        words = "Money needs a section 75, 76 or 256 agreement or a contract."
        yield Concern("R-S75-43", f"A memorandum holds no money. {words}")
    if facts.binding == "yes":
        yield Concern("R-S75-43", "A memorandum usually binds nobody. This one says that it does.")


def jca_concerns(facts: KindFacts) -> Iterator[Concern]:
    """Whether it binds must be asked (R-S75-43; seed 000 says that its agreement does)."""
    if facts.binding == "not_stated":
        yield Concern("R-S75-43", "Say whether it is legally binding.")


def protocol_concerns(facts: KindFacts, today: dt.date) -> Iterator[Concern]:
    """Its current version is known, and it is reviewed before the next agreement (seed 001 8.1)."""
    if not facts.edition:
        yield Concern("protocol", "Say which version of the protocol is current.")
    due = facts.review_on
    if due is None:
        yield Concern("protocol", "Say when its review is due.")
    elif due < today:
        yield Concern("protocol", f"Its review was due on {due:%-d %B %Y}.")
    elif facts.next_starts and due >= facts.next_starts:
        words = f"Its review is due on {due:%-d %B %Y}, after the next agreement starts"
        yield Concern("protocol", f"{words} on {facts.next_starts:%-d %B %Y}.")
