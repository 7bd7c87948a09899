"""What is sent to the doors of clauses, definitions, comments and papers taken in."""

from io import BytesIO

from tests.factories.texts import PAPER
from tests.permissions.answers.shapes import Answers, Table
from tests.permissions.world import Thing, World

CLAUSE = {"number": "9", "heading": "Payment", "body": "Invoices are paid in thirty days."}


def upload(thing: Thing, world: World) -> Answers:
    file = BytesIO(PAPER.format(title="", clause="").encode())
    file.name = "memorandum.txt"
    return {"place": world.place.pk, "paper": file}


def upload_by_api(thing: Thing, world: World) -> Answers:
    return upload(thing, world) | {"place": world.place.slug}


def take_in(thing: Thing, world: World) -> Answers:
    parties = {"party_0": world.bodies.council.pk, "party_1": world.bodies.icb.pk}
    said = {"title": "Memorandum", "kind": "mou", "place": world.place.pk, "binding": "no"}
    return {**said, "starts": "not_stated", "ends": "none", **parties}


def take_in_by_api(thing: Thing, world: World) -> Answers:
    return {"parties": [world.bodies.council.slug, world.bodies.icb.slug]}


def move_clause(thing: Thing, world: World) -> Answers:
    return {"step": "up", "agreement_version": thing.row.version}


def renumber(thing: Thing, world: World) -> Answers:
    return {"agreement": thing.address["key"], "agreement_version": thing.row.version}


def with_itself(thing: Thing, world: World) -> Answers:
    return {"with": thing.address["key"], "before": "now", "after": "now"}


def keep(thing: Thing, world: World) -> Answers:
    return {"heading": "Kept", "organisation": world.bodies.council.pk}


def keep_by_api(thing: Thing, world: World) -> Answers:
    clause, organisation = thing.address["clause"], world.bodies.council.slug
    return {"clause": clause, "organisation": organisation, "heading": "Kept"}


def insert_by_api(thing: Thing, world: World) -> Answers:
    return {"agreement": thing.address["key"], "kept": "mou-2", "number": "97"}


def vary_clause(thing: Thing, world: World) -> Answers:
    what = {"variation": thing.address["variation"], "passage": str(thing.address["clause"])}
    return CLAUSE | what | {"act": "replaced"}


KEPT = {"heading": "Kept", "body": "It is kept."}
ANSWERS: Table = {
    "texts:keep_clause": keep,
    "POST api:library-clause-list": keep_by_api,
    "texts:insert_clause": {"number": "97"},
    "api:library-clause-insert": insert_by_api,
    "texts:change_library_clause": KEPT,
    "PUT api:library-clause-detail": KEPT,
    "texts:make_comparison_pdf": with_itself,
    "POST api:agreement-comparison-list": with_itself,
    "texts:replace_clause": CLAUSE,
    "texts:add_clause_by_variation": CLAUSE | {"role": "clause"},
    "texts:add_first_by_variation": CLAUSE | {"role": "clause"},
    "POST api:varied-clause-list": vary_clause,
    "texts:add_clause": CLAUSE,
    "texts:change_clause": CLAUSE,
    "POST api:clause-list": lambda thing, world: CLAUSE | {"agreement": thing.address["key"]},
    "PUT api:clause-detail": CLAUSE,
    "texts:move_clause": {"step": "up"},
    "api:clause-move": move_clause,
    "texts:add_definition": {"term": "Host", "meaning": "The Council"},
    "texts:keep_definitions": {},
    "texts:change_definition": {"term": "Host", "meaning": "The Council"},
    "PUT api:definition-detail": {"term": "Host", "meaning": "The Council"},
    "POST api:definition-list": lambda thing, world: {
        "agreement": thing.address["key"],
        "term": "Host",
    },
    "texts:add_comment": {"body": "Which board?"},
    "texts:reply_to_comment": {"body": "The joint one."},
    "POST api:comment-list": lambda thing, world: {
        "clause": thing.address["clause"],
        "body": "Which board?",
    },
    "api:comment-reply": {"body": "The joint one."},
    "api:clause-renumber": renumber,
    "texts:place_clause": {"role": "clause", "number": "9"},
    "texts:upload": upload,
    "POST api:paper-list": upload_by_api,
    "texts:take_in": take_in,
    "api:paper-take-in": take_in_by_api,
}

QUERIES: Table = {
    "api:clause-deleted": lambda thing, world: {"agreement": thing.address.get("key")},
    "api:clause-warnings": lambda thing, world: {"agreement": thing.address.get("key")},
    "api:definition-proposed": lambda thing, world: {"agreement": thing.address.get("key")},
    "api:clause-word": lambda thing, world: {"agreement": thing.address.get("key")},
    "api:clause-new-numbers": lambda thing, world: {"agreement": thing.address.get("key")},
}
