"""The things of `oracle.yaml`, each as a row with its address; one module a part."""

from tests.factories import CallInRuleFactory, PostFactory
from tests.permissions.things import (
    agreed,
    areas,
    bodies,
    decided,
    documents,
    novated,
    people,
    plans,
    texts,
)
from tests.permissions.world import Thing, World


def put_things(world: World) -> None:
    """Fill the world with every thing of the table."""
    place, council = {"place": world.place.slug}, world.bodies.council
    post = PostFactory(organisation=council)
    world.things |= {
        "the service": Thing(None),
        "own account": Thing(None, {"uidb36": "1", "key": "set-password"}),
        "own second step": Thing(None),
        "place": Thing(world.place, place, api={"slug": world.place.slug}),
        "joint board": Thing(
            world.board, place | {"body": world.board.slug}, api={"pk": world.board.pk}
        ),
        "post": Thing(post, {"pk": post.pk}),
        "audit log of the Council": Thing(council, {"organisation": council.slug}),
        "the Council": Thing(
            world.bodies.council, place | {"organisation": council.slug, "slug": council.slug}
        ),
    }
    CallInRuleFactory(organisation=world.bodies.council)
    bodies.put_ended_board(world)
    bodies.put_successions(world)
    bodies.put_figure(world)
    people.put_second_step(world)
    people.put_saved_view(world)
    agreed.put_agreements(world)
    novated.put_novation(world)
    texts.put_texts(world)
    areas.put_areas(world)
    put_parts_by_api(world)
    plans.put_plans(world)
    plans.put_reviews(world)
    documents.put_documents(world)
    people.put_invitations(world)
    people.put_tokens(world)
    people.put_acts_of_the_partner(world)
    decided.put_decisions(world)


def put_parts_by_api(world: World) -> None:
    """Rows of the draft that have addresses of their own in the API alone."""
    draft = world.things["draft agreement"].row
    fund = draft.funds.get()
    own = fund.contributions.get(partner=world.bodies.council)
    here = {"place": world.place.slug, "key": draft.key}
    function, consultation = draft.covered_functions.get(), draft.consultations.get()
    disagreement = draft.disagreements.get(answered_at=None)
    world.things |= {
        "fund of the draft": Thing(fund, here | {"fund": fund.key}, {"key": fund.key}),
        "the Council's contribution": Thing(own, {}, {"key": own.key}),
        "function of the draft": Thing(function, {}, {"pk": function.pk}),
        "consultation on the draft": Thing(consultation, {}, {"pk": consultation.pk}),
        "disagreement of the ICB": Thing(disagreement, {}, {"pk": disagreement.pk}),
    }
