"""What a joint commissioning agreement should say. No law lists it.

It binds more than a memorandum and prepares for an agreement under section 75 (seed 000), so more
of it must be there, and what it must not do by itself is said: pool money.
"""

from dataclasses import replace

from agreements.completeness.fields import life
from agreements.completeness.lists import item as places
from agreements.completeness.lists import memoranda as memorandum
from agreements.completeness.lists.item import Group, Item, Weight

SEED = "R-SEED-000"
MUST, SHOULD = Weight.MUST, Weight.SHOULD

POWERS = Item(
    "powers",
    Group.POWER,
    "Which powers or agreements the parties act under",
    memorandum.SOURCE,
    SEED,
    "Name the clause, such as one on the section 75 agreement that it prepares for.",
    weight=SHOULD,
    headings=("power", "legal", "background", "section 75", "purpose"),
)
OWN_FUNCTIONS = Item(
    "own_functions",
    Group.FUNCTIONS,
    "That each party decides for itself and stays answerable for its own functions",
    memorandum.SOURCE,
    "R-S75-33",
    "Name the clause.",
    weight=SHOULD,
    headings=("accountab", "governance", "function", "statutory"),
)
REVIEW = Item(
    "review",
    Group.LIFE,
    "When it is reviewed",
    memorandum.SOURCE,
    SEED,
    "Enter when the review is due, or name the clause.",
    weight=SHOULD,
    field=life.review,
    place=places.TERM,
    headings=("review", "term"),
)
DISPUTES = Item(
    "disputes",
    Group.LIFE,
    "How disputes are settled",
    memorandum.SOURCE,
    "R-DOC-01",
    "Name the clause.",
    weight=SHOULD,
    headings=("dispute",),
)

JOINT_AGREEMENT = (
    memorandum.TWO_PARTIES,
    replace(memorandum.PURPOSE, rule=SEED),
    memorandum.EFFECT,
    POWERS,
    OWN_FUNCTIONS,
    replace(memorandum.SCOPE, rule=SEED),
    replace(memorandum.COSTS, weight=MUST, how="Name the clause. Pooled money needs section 75."),
    replace(memorandum.GOVERNANCE, weight=MUST, rule=SEED),
    memorandum.INDICATORS,
    memorandum.INTERESTS,
    memorandum.INFORMATION,
    memorandum.DURATION,
    REVIEW,
    memorandum.VARIATION,
    replace(memorandum.ENDING, weight=MUST),
    DISPUTES,
    memorandum.WRITTEN,
)
