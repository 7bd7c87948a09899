"""The table of permissions says something of every door, and of nothing that is not there."""

from tests.permissions.doors import doors
from tests.permissions.oracle import oracle


def test_every_address_and_method_stands_in_the_table():
    missing = doors() - set(oracle().doors)

    assert missing == set(), "Say in tests/permissions/oracle.yaml who may go through these doors."


def test_the_table_names_no_door_that_the_service_lacks():
    assert set(oracle().doors) - doors() == set()


def test_no_two_rows_speak_of_one_door_and_one_thing():
    cells = [(door, thing) for act in oracle().acts for door in act.doors for thing in act.things]

    assert sorted(cell for cell in set(cells) if cells.count(cell) > 1) == []


def test_each_act_is_said_once():
    words = [act.words for act in oracle().acts]

    assert len(words) == len(set(words))
