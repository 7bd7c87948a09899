"""One part of an address, or of what is sent, exchanged for another body's: it opens nothing."""

import pytest

from tests.permissions.asking import Asker
from tests.permissions.doors import addresses
from tests.permissions.oracle import Answer, oracle
from tests.permissions.others import put_others
from tests.permissions.test_matrix import ask

NOTHING_OF_OTHERS = {
    "own account": "has no address of its own",
    "own second step": "has no address of its own",
    "invitation in hand": "whoever holds the link may use it",
    "joint board": "public",
    "board that has ended": "public",
    "post": "public",
    "published decision": "public",
    "the Council": "public",
    "succession of the group": "public",
    "claim on the Council": "public",
    "figure about the Council": "public",
    "the service": "has no address of its own",
}
"""Things for which there is nothing to swap in, each with the reason."""
OF_OTHERS = {"agreement of others", "draft of others", "plan of others"}
PUBLIC_PARTS = {
    "boards:add place",
    "boards:bodies_of_place place",
    "decisions:decisions_of_place place",
    "decisions:read_in place",
    "decisions:record place",
    "partnerships:partnership place",
    "areas:place_areas place",
    "plans:plans place",
    "plans:review_board place",
    "plans:reviews place",
    "plans:start_plan place",
    "register:place_cover place",
    "register:place_cover_csv place",
    "register:place_gap place",
    "sourced_facts:add_of_place place",
}
"""Parts of an address that name a place, which everybody may see: the matrix asks those."""


@pytest.fixture
def asker(world):
    world.others = {}
    put_others(world)
    return Asker(world)


def cells():
    """Each door that has a part to swap, with the first thing that it leads to and has a twin."""
    for act in oracle().acts:
        for door in act.doors:
            parts = addresses()[door.split()[1]].parts
            for thing in act.things:
                if parts and thing not in {*NOTHING_OF_OTHERS, *OF_OTHERS} and not act.is_open:
                    yield act, door, thing


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "PATCH", "DELETE"])
def test_no_part_of_an_address_can_be_another_bodys(asker, method):
    wrong = [
        slip
        for act, door, thing in cells()
        if door.startswith(f"{method} ")
        for slip in swapped(asker, act, door, thing)
    ]

    assert wrong == [], "\n".join(wrong)


def swapped(asker, act, door, thing):
    """What came of each swap, where it was not "not found"; asked by somebody who may."""
    name = door.split()[1]
    mine, theirs = (
        kept[thing].parts_for(name) for kept in (asker.world.things, asker.world.others)
    )
    people = sorted(act.those_who_may(oracle().things[thing]) - {"two hats", "former partner"})
    theirs = theirs | {"place": asker.world.others["place"].address["place"]}
    for part in addresses()[name].parts:
        if f"{name} {part}" in PUBLIC_PARTS or theirs.get(part) in (None, mine[part]):
            continue
        came = ask(asker, door, thing, people[0], mine | {part: theirs[part]})
        if came.answer is not Answer.HIDDEN or came.written:
            yield f"{people[0]}: {door} with another's {part}: {came.answer}, wrote {came.written}"


def test_every_thing_has_one_of_others_or_a_reason(asker):
    named = {thing for act in oracle().acts for thing in act.things}

    assert named - asker.world.others.keys() - OF_OTHERS == NOTHING_OF_OTHERS.keys()
