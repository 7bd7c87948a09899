import datetime as dt

import factory

from commissioning.accounts.models import Membership, User
from commissioning.accounts.roles import Role
from commissioning.memberships.models import Invitation
from tests.factories.canary import CanaryFactory, canary, canary_text
from tests.factories.organisations import OrganisationFactory


class UserFactory(CanaryFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"{canary('user', n, 'email').lower()}@example.org")
    name = canary_text("user", "name")

    @factory.post_generation
    def roles(self, create, extracted, **kwargs):
        """`UserFactory(roles={council: [Role.COMMISSIONER]})` makes the memberships too."""
        for organisation, roles in (extracted or {}).items():
            for role in roles:
                MembershipFactory(user=self, organisation=organisation, role=role)


class MembershipFactory(CanaryFactory):
    class Meta:
        model = Membership

    user = factory.SubFactory(UserFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    role = Role.VIEWER
    from_on = dt.date(2010, 1, 1)


class InvitationFactory(CanaryFactory):
    class Meta:
        model = Invitation

    organisation = factory.SubFactory(OrganisationFactory)
    user = factory.SubFactory(UserFactory)
    roles = factory.LazyFunction(lambda: [Role.VIEWER])
