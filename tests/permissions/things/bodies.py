"""What became of bodies, and figures about them."""

import datetime as dt

from tests.factories import (
    BodyFactory,
    OtherCodeFactory,
    SourcedFactFactory,
    SuccessionFactory,
)
from tests.permissions.world import Thing, World


def put_successions(world: World) -> None:
    """The group's, which everybody knows; and one of the Council that only a stranger states."""
    them = world.bodies
    known = them.group.successions_from.get()
    with world.words_of("the Council"):
        code = OtherCodeFactory(organisation=them.council)
    world.things["the Council"].address["code"] = code.pk
    claim = SuccessionFactory(
        predecessor=them.council, successor=them.elsewhere, entered_by=world.user("outsider")
    )
    world.things |= {
        "succession of the group": Thing(known, {"slug": them.group.slug, "pk": known.pk}),
        "claim on the Council": Thing(claim, {"pk": claim.pk}),
    }


def put_ended_board(world: World) -> None:
    board = BodyFactory(partnership=world.place, last_on=dt.date(2021, 3, 31))
    where = {"place": world.place.slug, "body": board.slug}
    world.things["board that has ended"] = Thing(board, where, {"pk": board.pk})


def put_figure(world: World) -> None:
    with world.words_of("figure about the Council"):
        fact = SourcedFactFactory(organisation=world.bodies.council)
    world.things["figure about the Council"] = Thing(fact, {"pk": fact.pk})
