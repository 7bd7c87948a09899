import pytest

from commissioning.accounts.roles import Role
from commissioning.memberships.inviting import invite_person
from tests.factories import UserFactory


@pytest.fixture
def other_administrator(council):
    return UserFactory(
        email="bo@example.org", name="Bo Sample", roles={council: [Role.ADMINISTRATOR]}
    )


@pytest.fixture
def invite(council, administrator):
    """Invite somebody to the council: Kim, as a viewer, unless told otherwise."""

    def ask(email="kim@example.org", name="Kim Sample", roles=(Role.VIEWER,), **facts):
        by = facts.pop("by", administrator)
        body = facts.pop("organisation", council)
        return invite_person(body, email=email, name=name, roles=list(roles), by=by, **facts)

    return ask
