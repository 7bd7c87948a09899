"""Everybody asks for everything. Who gets what is as the table says, and nobody reads more."""

import logging
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from tests.permissions.answers import answers_for, version_of
from tests.permissions.asking import Asker, Came
from tests.permissions.oracle import Act, Answer, oracle
from tests.permissions.world import Thing, World

STAYS = {
    "place",
    "body",
    "organisation",
    "year",
    "starting",
    "revision",
    "fact",
    "kind",
    "about",
    "uidb36",
}
"""Parts of an address that are no secret."""

TAKES_MORE_THAN_ONE_STEP = {"POST account_reset_password_from_key"}
"""Its success is shown in tests/commissioning/accounts."""
OF_SIGNING_IN = {"accounts_user", "mfa_authenticator"}
"""Tables whose changes are told to the person by mail."""

AUDIT_LOG = {"audit_event", "audit_payload", "audit_head", "audit_link"}


@pytest.fixture
def asker(world):
    logging.disable()  # thousands of refusals
    with time_machine.travel(timezone.now(), tick=False):  # pages print when they were made
        yield Asker(world)
    logging.disable(logging.NOTSET)


@pytest.mark.parametrize("act", oracle().acts, ids=str)
def test_only_those_whom_the_table_names(asker, act):
    wrong = [slip for door in act.doors for slip in slips_at(asker, act, door)]

    assert wrong == [], "\n".join(wrong)


def slips_at(asker: Asker, act: Act, door: str) -> Iterator[str]:
    """What is wrong with what each person gets at a door.

    A refusal proves nothing where the request could not have worked for anybody: somebody must have
    succeeded with it.
    """
    has_worked = False
    for thing in act.things:
        for person in asker.world.people:
            came = ask(asker, door, thing, person)
            has_worked |= came.is_done
            expected = act.answer(person, oracle().things[thing])
            if not is_as_expected(asker, came, expected, door, thing, person):
                yield f"{person}: {door}, {thing}: should be {expected}, was {came.answer}"
            for slip in (*leaks(asker.world, person, came), *changes(came)):
                yield f"{person}: {door}, {thing}: {slip}"
    if not has_worked and act.may != frozenset() and door not in TAKES_MORE_THAN_ONE_STEP:
        yield f"nobody: {door}: works"


def changes(came: Came) -> Iterator[str]:
    """Nothing changes by being read or by being refused; and what changes is recorded.

    That a file was taken away is recorded too: it changes the audit log, and nothing else.
    """
    if came.is_file and {*came.written} <= AUDIT_LOG:
        return
    if came.written and (came.method == "GET" or came.answer is not Answer.YES):
        yield f"writes to {came.written}"
    elif {*came.written} - OF_SIGNING_IN and "audit_event" not in came.written:
        yield f"changes {came.written} unrecorded"


def is_as_expected(
    asker: Asker, came: Came, expected: Answer, door: str, thing: str, person: str
) -> bool:
    """For what is hidden, whatever the answer is, it must be that for what does not exist."""
    if expected is not Answer.HIDDEN:
        return came.answer is expected
    address = asker.world.things[thing].parts_for(door.split()[1])
    no_such = {part: twin(value) if part not in STAYS else value for part, value in address.items()}
    missing = ask(asker, door, thing, person, no_such)
    return came.said == missing.said and came.answer in (Answer.HIDDEN, Answer.TOLD)


def twin(value: Any) -> Any:
    """A key or number that nothing has, of the same kind."""
    return 987_654_321 if isinstance(value, int) else "z" * len(str(value))


def ask(asker: Asker, door: str, thing: str, person: str, address: Any = None) -> Came:
    one = asker.world.things[thing]
    name = door.split()[1]
    instead = one if address is None else Thing(one.row, address)
    data = answers_for(door, instead, asker.world)
    version = getattr(version_of(name, one), "version", None)
    return asker.ask(person, door, instead.parts_for(name), data, version)


def leaks(world: World, person: str, came: Came) -> Iterator[str]:
    """The words in an answer that this person may not read, by thing and field."""
    for noun, number, field in came.canaries:
        owner = world.owners.get((noun, number))
        if owner is None and noun != "amount":  # a number may happen to look like one
            yield f"reads {noun} {number} {field}, which is nobody's"
        elif owner in world.things:
            if not oracle().things[owner].may_be_read_by(person, noun, field):
                yield f"reads {owner}: {noun} {field}"
        elif owner and not is_own(world, person, f"cnry-{noun}-{number}-"):
            words = f"{'email addresses' if field.startswith('email') else 'names'} of {owner}"
            if person not in oracle().words[words]:
                yield f"reads {words}"


def is_own(world: World, person: str, mark: str) -> bool:
    """Whether it is a person's own name or address."""
    user = world.people[person]
    return user is not None and user.email.startswith(mark)
