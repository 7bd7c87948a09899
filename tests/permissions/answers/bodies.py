"""What is sent to the doors of bodies, what became of them and figures about them."""

from tests.permissions.answers.shapes import Answers, Table
from tests.permissions.world import Thing, World

FIGURE = {
    "kind": "population",
    "value": "5",
    "precision": "exact",
    "as_of": "1 April 2019",
    "source": "A paper",
}


def succeed(thing: Thing, world: World) -> Answers:
    """The Council gave way to the ICB."""
    here = {"direction": "became", "others": [world.bodies.icb.pk]}
    return here | {"kind": "split", "on": "2031-04-01"}


ANSWERS: Table = {
    "succession:new": {"name": "NHS North Board", "kind": "icb"},
    "POST api:organisation-list": {"name": "NHS North Board", "kind": "icb"},
    "succession:change": {"kind": "unitary", "gss_code": "E06000054"},
    "PUT api:organisation-detail": {"gss_code": "E06000054"},
    "succession:rename": {"name": "City of Northshire", "used_from": "2031-04-01"},
    "api:organisation-rename": {"name": "City of Northshire", "used_from": "2031-04-01"},
    "succession:add_name": {"name": "Northshire", "kind": "alias"},
    "api:organisation-names": {"name": "Northshire", "kind": "alias"},
    "succession:add_code": {"scheme": "ods", "code": "02X", "stands_for": "location"},
    "api:organisation-codes": {"scheme": "ods", "code": "02X", "stands_for": "location"},
    "succession:take_out_code": {"reason": "By mistake"},
    "api:organisation-take-out-code": lambda thing, world: {
        "id": thing.address["code"],
        "reason": "By mistake",
    },
    "succession:end": {"last_day": "2031-03-31"},
    "api:organisation-end": {"last_day": "2031-03-31"},
    "succession:record": succeed,
    "POST api:succession-list": {
        "predecessors": ["council"],
        "successors": ["icb"],
        "on": "2031-04-01",
        "kind": "split",
    },
    "succession:take_back": {"reason": "By mistake"},
    "api:succession-take-back": {"reason": "By mistake"},
    "sourced_facts:add_of_organisation": FIGURE,
    "sourced_facts:add_of_place": FIGURE,
    "sourced_facts:correct": FIGURE,
    "sourced_facts:retire": {"reason": "By mistake"},
    "POST api:sourced-fact-list": FIGURE | {"organisation": "council"},
    "PUT api:sourced-fact-detail": {"value": "6"},
    "api:sourced-fact-retire": {"reason": "By mistake"},
}
