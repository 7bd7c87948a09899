"""What is sent to each door: answers that a form takes, so that only permission can refuse.

One module a part: `ANSWERS` is what it posts, `QUERIES` what it asks.
"""

from typing import Any

from agreements.register.models import Agreement, Variation
from tests.permissions.answers import (
    agreements,
    areas,
    bodies,
    completeness,
    decisions,
    money,
    people,
    plans,
    texts,
)
from tests.permissions.answers.shapes import Answers, Table
from tests.permissions.world import Thing, World

PARTS = (agreements, areas, bodies, completeness, decisions, money, people, plans, texts)
ANSWERS: Table = {door: given for part in PARTS for door, given in part.ANSWERS.items()}
QUERIES: Table = texts.QUERIES | people.QUERIES | decisions.QUERIES
OF_VARIATION = (
    "areas:leave_area_as_it_is",
    "register:let_party_join",
    "register:let_party_leave",
    "register:print_party_otherwise",
    "register:take_out_varied_party",
    "texts:add_first_by_variation",
    "texts:add_clause_by_variation",
    "texts:leave_clause_as_it_is",
    "texts:replace_clause",
    "texts:take_out_clause",
)
"""Doors that carry the version of a variation and do not say so in their name."""


def answers_for(door: str, thing: Thing, world: World) -> Answers:
    """The data of a POST, PUT or DELETE; a form or a rule may still refuse some of them."""
    method, name = door.split()
    if method == "GET":
        asked = QUERIES.get(name, {})
        return asked(thing, world) if callable(asked) else asked
    given = ANSWERS.get(door) or ANSWERS.get(name) or {}
    data = given(thing, world) if callable(given) else dict(given)
    version = getattr(version_of(name, thing), "version", None)
    return data if name.startswith("api:") or version is None else {"version": version} | data


def version_of(name: str, thing: Thing) -> Any:
    """The row whose version a door carries: the thing's own, or that of one of its clauses."""
    if name in ("texts:change_clause", "texts:delete_clause", "api:clause-detail"):
        return thing.row.clauses.first()
    if name in ("api:agreement-take-evidence", "api:variation-take-evidence"):
        return None  # the ETag is that of the file
    if "variation" in name or name in OF_VARIATION:
        parts = thing.parts_for(name)
        return Variation.objects.filter(pk=parts.get("variation") or parts.get("pk")).first()
    if name in ("register:correct_novation", "register:take_back_novation"):
        return Agreement.objects.get(pk=thing.row.agreement_id)
    if name == "money:change_fund":
        return thing.row.funds.get()
    if name.endswith("_function") and name.startswith("completeness:"):
        return thing.row.covered_functions.first()
    if name.endswith("_consultation"):
        return thing.row.consultations.first()
    return thing.row
