"""What is sent to the doors of boards and decisions."""

from tests.permissions.answers.shapes import Answers, Table
from tests.permissions.world import Thing, World

DECISION = {
    "title": "Renew the agreement",
    "regime": "executive_meeting",
    "is_key": "no",
    "is_subject_to_call_in": "no",
    "is_urgent": "no",
    "purpose": "To keep commissioning together.",
    "decision_text": "The agreement is renewed for a year.",
    "reasons": "Services would otherwise rest on nothing.",
    "options_statement": "No others were considered.",
    "conflicts": "none_declared",
    "decided_on": "11 May 2021",
}
BOARD = {"place": "northshire", "body": "jcb"}
PORTAL = {
    "stated_in": "The portal",
    "text": "Renewal\nDecision Maker: Board\nDate of decision: 11 May 2021\nDecision: Agreed.\nPurpose: Care.\n",
}


def decide(thing: Thing, world: World) -> Answers:
    return DECISION | {"body": world.board.pk}


def change_decision(thing: Thing, world: World) -> Answers:
    return DECISION | {"body": thing.row.body_id}


def correct(thing: Thing, world: World) -> Answers:
    bodies = (world.bodies.council, world.bodies.icb)
    lines = {f"line-{body.pk}-state": "recorded" for body in bodies}  # agreements rest on them
    return DECISION | lines | {"key": "again", "reason": "It was wrong.", "publish": "1"}


def read_in(thing: Thing, world: World) -> Answers:
    return PORTAL | {"body": world.board.pk}


ANSWERS: Table = {
    "boards:add": {"name": "Group", "short_name": "GRP", "kind": "board", "form": "advisory"},
    "boards:change_form": {"form": "advisory", "from_on": "2021-04-01"},
    "boards:end": {"last_on": "2027-03-31", "stated_in": "Minutes"},
    "boards:take_back_end": {"reason": "It goes on."},
    "boards:set_call_in": {
        "working_days": "5",
        "snap": "next_calendar_day",
        "from_on": "2021-04-01",
    },
    "decisions:record": decide,
    "decisions:read_in": read_in,
    "decisions:edit": change_decision,
    "decisions:publish": {"key": "now", "personal_data_checked": "on"},
    "decisions:state_authority": {
        "state": "recorded",
        "given_by": "Governing Body",
        "on": "1 April 2021",
    },
    "decisions:correct": correct,
    "POST api:body-list": {
        "place": "northshire",
        "name": "Group",
        "short_name": "GRP",
        "kind": "board",
    },
    "api:body-end": {"last_on": "2027-03-31", "stated_in": "Minutes"},
    "api:body-take-back-end": {"reason": "It goes on."},
    "POST api:decision-list": DECISION | BOARD,
    "api:decision-read-in": BOARD | PORTAL,
    "PATCH api:decision-detail": {"title": "Renew the agreement"},
    "api:decision-publish": {"personal_data_checked": True},
    "api:decision-correct": {"title": "Renew it", "reason": "It was wrong."},
    "api:decision-authority": {
        "organisation": "icb",
        "given_by": "Governing Body",
        "on": "1 April 2021",
    },
    "api:decision-confirm-authority": {"organisation": "icb"},
}

QUERIES: Table = {
    "public:register": {"q": "CNRY"},
}
