"""Roles, invitations, tokens and what people keep for themselves."""

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.utils import timezone

from commissioning.accounts.roles import Role
from commissioning.audit.log import record
from commissioning.memberships.inviting import invite_person
from commissioning.memberships.links import token_of
from commissioning.tokens.issuing import issue_token
from tests.factories import (
    SavedViewFactory,
    UserFactory,
)
from tests.permissions.world import Thing, World


def put_second_step(world: World) -> None:
    """One person has an authenticator app and recovery codes."""
    TOTP.activate(world.user("commissioner"), generate_totp_secret())
    RecoveryCodes.activate(world.user("commissioner"))


def put_saved_view(world: World) -> None:
    with world.words_of("saved view"):
        view = SavedViewFactory(owner=world.user("commissioner"))
    world.things["saved view"] = Thing(view, {"view": view.pk, "pk": view.pk})


def put_invitations(world: World) -> None:
    council, by = world.bodies.council, world.user("administrator")
    made = {}
    for name in ("open invitation", "invitation in hand"):
        with world.words_of(name):
            asked = UserFactory.build()
        made[name] = invite_person(
            council, email=asked.email, name=asked.name, roles=[Role.VIEWER], by=by
        )
    waiting, in_hand = made.values()
    here = {"organisation": council.slug}
    person = world.user("viewer")
    role = person.memberships.get()
    world.things |= {
        "people of the Council": Thing(council, here | {"person": person.pk, "pk": role.pk}),
        "open invitation": Thing(waiting, here | {"pk": waiting.pk}),
        "invitation in hand": Thing(in_hand, {"token": token_of(in_hand)}),
    }


def put_acts_of_the_partner(world: World) -> None:
    """One officer of the ICB acts on what it shares with the Council, one on what is its own."""
    council, icb = world.bodies.council.pk, world.bodies.icb.pk
    shared, draft = world.user("partner's commissioner"), world.things["draft agreement"].row
    world.give(shared, "the partner's officer who acted")
    record("agreement.changed", draft, by=shared, organisations=[council, icb])
    own = world.user("partner's secretary")
    record("organisation.changed", world.bodies.icb, by=own, organisations=[icb])


def put_tokens(world: World) -> None:
    """A token with which the viewer's programs use the API."""
    viewer = world.user("viewer")
    token, _ = issue_token(viewer, name="Ledger", last_day=timezone.localdate())
    world.things["token of the viewer"] = Thing(token, {"pk": token.pk})
