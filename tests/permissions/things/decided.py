"""Decisions drafted and published."""

from commissioning.authorities.models import Body
from commissioning.jobs.running import run_waiting_jobs
from tests.factories import (
    BodyFactory,
    PostFactory,
)
from tests.permissions import decisions
from tests.permissions.world import Thing, World


def put_decisions(world: World) -> None:
    by, them = world.user("secretary"), world.bodies
    officer = BodyFactory(
        partnership=world.place,
        organisation=them.council,
        post=PostFactory(organisation=them.council),
        short_name="DPH",
        slug="dph",
        kind=Body.Kind.OFFICER,
    )
    place = {"place": world.place.slug}
    theirs = BodyFactory(
        partnership=world.place, organisation=them.elsewhere, kind=Body.Kind.COUNCIL_BODY
    )
    with world.words_of("draft of others"):
        far = decisions.written(theirs, world.user("two hats"))
    with world.words_of("draft of the officer"):
        alone = decisions.written(officer, by)
    with world.words_of("draft of the board"):
        draft = decisions.joint(world.board, them, by)
    with world.words_of("published decision"):
        concerned = world.things["public agreement"].row
        published = decisions.published(world.board, them, concerned, by)
    run_waiting_jobs()
    line = draft.authority_lines.get(organisation=them.icb)
    world.things |= {
        "draft of others": Thing(far, place | {"key": far.key}),
        "draft of the officer": Thing(alone, place | {"key": alone.key}),
        "draft of the board": Thing(draft, place | {"key": draft.key, "line": line.pk}),
        "published decision": Thing(
            published,
            place
            | {
                "body": world.board.slug,
                "year": published.number_year,
                "number": published.number,
                "revision": 1,
            },
            api={"key": published.key},
        ),
    }
