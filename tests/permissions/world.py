"""The example of `oracle.yaml` as rows: its people, its things, and whose words each canary is."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from commissioning.accounts.models import User
from tests.factories import BodyFactory, PartnerFactory, PartnershipFactory
from tests.factories.canary import CANARY, planted, texts_of
from tests.permissions.people import Bodies, bodies, people


@dataclass(frozen=True)
class Thing:
    """Something with an address. `api` is how the REST API finds it, where that differs.

    `elsewhere` gives what stands in the address of some doors instead.
    """

    row: Model | None
    address: dict[str, Any] = field(default_factory=dict)
    api: dict[str, Any] = field(default_factory=dict)
    elsewhere: dict[str, dict[str, Any]] = field(default_factory=dict)

    def parts_for(self, name: str) -> dict[str, Any]:
        """All that an address of this name may need."""
        own = {**self.address, **self.elsewhere.get(name, {})}
        return {**own, **self.api} if name.startswith("api:") else own


class World:
    """Everything. `things` and `people` have the names that the table gives them."""

    def __init__(self) -> None:
        self.owners: dict[tuple[str, int], str] = {}
        self.things: dict[str, Thing] = {}
        self.others: dict[str, Thing] = {}
        self.bodies: Bodies = bodies()
        with self.words_of("other officers"):
            self.people: dict[str, User | None] = people(self.bodies)
        for user in self.people.values():
            if user and user.memberships.filter(organisation=self.bodies.council).exists():
                self.give(user, "the Council's officers")
        self.place = PartnershipFactory(name="Northshire", slug="northshire")
        them = self.bodies
        for body in (them.council, them.icb, them.group):
            PartnerFactory(partnership=self.place, organisation=body)
        self.board = BodyFactory(
            partnership=self.place, name="Joint Board", short_name="JCB", slug="jcb"
        )

    @contextmanager
    def words_of(self, thing: str) -> Iterator[None]:
        """Every canary that is planted meanwhile belongs to `thing`."""
        before = len(planted)
        yield
        for mark in planted[before:]:
            self.owners[row_of(mark)] = thing

    def give(self, row: Model, thing: str) -> None:
        """The canaries of `row` belong to `thing` after all."""
        for text in texts_of(type(row)):
            for found in CANARY.finditer(str(getattr(row, text.name))):
                self.owners[row_of(found[0])] = thing

    def user(self, person: str) -> User:
        user = self.people[person]
        assert user is not None
        return user


def row_of(mark: str) -> tuple[str, int]:
    """The noun and number of a canary."""
    found = CANARY.search(mark)
    assert found, mark
    return found[1].lower(), int(found[2])
