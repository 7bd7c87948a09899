"""The people that most tests need, as fixtures. Everyone else comes from a factory."""

import pytest

from commissioning.accounts.roles import Role
from commissioning.organisations.models import Organisation
from tests.factories import AgreementFactory, OrganisationFactory, PartnershipFactory, UserFactory


@pytest.fixture
def place(db):
    return PartnershipFactory(name="Northshire", slug="northshire")


@pytest.fixture
def council(db):
    return OrganisationFactory(
        name="Northshire Council",
        short_name="the Council",
        slug="northshire-council",
        kind=Organisation.Kind.UNITARY,
    )


@pytest.fixture
def icb(db):
    return OrganisationFactory(
        name="NHS Northshire ICB",
        short_name="the ICB",
        slug="nhs-northshire-icb",
        kind=Organisation.Kind.ICB,
    )


@pytest.fixture
def commissioner(council):
    return UserFactory(
        email="sam@example.org", name="Sam Sample", roles={council: [Role.COMMISSIONER]}
    )


@pytest.fixture
def partner_commissioner(icb):
    """The other side's commissioner: an equal, who must see shared drafts and lose no words."""
    return UserFactory(email="jo@example.org", name="Jo Sample", roles={icb: [Role.COMMISSIONER]})


@pytest.fixture
def secretary(council):
    return UserFactory(
        email="lee@example.org", name="Lee Sample", roles={council: [Role.SECRETARY]}
    )


@pytest.fixture
def finance_officer(council):
    return UserFactory(email="pat@example.org", name="Pat Sample", roles={council: [Role.FINANCE]})


@pytest.fixture
def viewer(council):
    return UserFactory(email="vi@example.org", name="Vi Sample", roles={council: [Role.VIEWER]})


@pytest.fixture
def administrator(council):
    return UserFactory(
        email="ali@example.org", name="Ali Sample", roles={council: [Role.ADMINISTRATOR]}
    )


@pytest.fixture
def outsider(db):
    """A commissioner of a body that is party to nothing here."""
    body = OrganisationFactory(name="Elsewhere Council", kind=Organisation.Kind.UNITARY)
    return UserFactory(
        email="out@example.org", name="Out Sample", roles={body: [Role.COMMISSIONER]}
    )


@pytest.fixture
def draft(place, council, icb):
    """A joint commissioning agreement being written by the council and the ICB."""
    return AgreementFactory(partnership=place, parties=[council, icb])
