"""What a memorandum of understanding should say. No law lists it.

The items are those that a memorandum between a council and an NHS body has in practice, such as
Doncaster's of 2017 (seed 001): purpose, legal effect, scope, governance, costs, term.
"""

from agreements.completeness.fields import life, parties
from agreements.completeness.lists import item as places
from agreements.completeness.lists.item import Group, Item, Weight

SOURCE = "Good practice"
SHOULD = Weight.SHOULD

TWO_PARTIES = Item(
    "parties",
    Group.POWER,
    "Who the parties are",
    SOURCE,
    "R-SEED-001",
    "Add the parties.",
    field=parties.two_parties,
    is_met_by_clause=False,
    place=places.PARTIES,
)
PURPOSE = Item(
    "purpose",
    Group.POWER,
    "What it is for",
    SOURCE,
    "R-SEED-001",
    "Enter its purpose, or name the clause.",
    field=parties.purpose,
    place=places.DETAILS,
    headings=("purpose", "aim", "introduction"),
)
EFFECT = Item(
    "effect",
    Group.POWER,
    "Whether it is legally binding",
    SOURCE,
    "R-S75-43",
    "Say whether it binds the parties in law.",
    field=parties.effect,
    is_met_by_clause=False,
    place=places.DETAILS,
)
SCOPE = Item(
    "scope",
    Group.PEOPLE,
    "What the partners will work on together",
    SOURCE,
    "R-SEED-001",
    "Add its areas, or name the clause.",
    field=parties.areas,
    place=places.AREAS,
    headings=("scope", "areas", "work stream", "objective"),
)
COSTS = Item(
    "costs",
    Group.MONEY,
    "Who bears which costs",
    SOURCE,
    "R-SEED-001",
    "Name the clause. A memorandum holds no pooled money.",
    weight=SHOULD,
    headings=("charges", "cost", "financ", "money"),
)
GOVERNANCE = Item(
    "governance",
    Group.MANAGEMENT,
    "Who oversees it, and what they may decide",
    SOURCE,
    "R-SEED-001",
    "Name the clause.",
    weight=SHOULD,
    headings=("governance", "accountability", "oversight", "board"),
)
INDICATORS = Item(
    "indicators",
    Group.MANAGEMENT,
    "How the partners will know that it works",
    SOURCE,
    "R-SEED-001",
    "Name the clause.",
    weight=SHOULD,
    headings=("indicator", "success", "measure", "outcome", "performance"),
)
INTERESTS = Item(
    "interests",
    Group.MANAGEMENT,
    "What happens when interests conflict",
    SOURCE,
    "R-SEED-001",
    "Name the clause.",
    weight=SHOULD,
    headings=("conflict interest", "interests"),
)
INFORMATION = Item(
    "information",
    Group.MANAGEMENT,
    "How information is shared and kept",
    SOURCE,
    "R-SEED-001",
    "Name the clause.",
    weight=SHOULD,
    headings=("information", "data", "confidential"),
)
DURATION = Item(
    "duration",
    Group.LIFE,
    "When it starts and ends",
    SOURCE,
    "R-SEED-001",
    "Enter when it starts and ends. “When the last party signs” is an answer.",
    field=life.duration,
    place=places.TERM,
    headings=("term", "duration", "commencement"),
)
VARIATION = Item(
    "variation",
    Group.LIFE,
    "How it is varied",
    SOURCE,
    "R-SEED-001",
    "Name the clause.",
    headings=("variation", "varied", "amendment", "change"),
)
ENDING = Item(
    "termination",
    Group.LIFE,
    "How a party can leave or end it",
    SOURCE,
    "R-S75-41",
    "Enter the days of notice, or name the clause.",
    weight=SHOULD,
    field=life.notice,
    place=places.TERM,
    headings=("terminat", "ending", "notice", "exit", "withdraw"),
)
WRITTEN = Item(
    "in_writing",
    Group.SIGNING,
    "Its text is held here",
    SOURCE,
    "R-DOC-05",
    "Read its text in from a file, or write it here.",
    field=parties.in_writing,
    is_met_by_clause=False,
    place=places.TEXT,
)

MEMORANDUM = (
    TWO_PARTIES,
    PURPOSE,
    EFFECT,
    SCOPE,
    COSTS,
    GOVERNANCE,
    INDICATORS,
    INTERESTS,
    INFORMATION,
    DURATION,
    VARIATION,
    ENDING,
    WRITTEN,
)
