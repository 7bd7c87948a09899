import pytest

from agreements.register.models import Agreement
from commissioning.accounts.roles import Role
from tests.factories import AgreementFactory, PooledFundFactory, TermFactory, UserFactory


@pytest.fixture
def section_75(place, council, icb):
    agreement = AgreementFactory(
        partnership=place, parties=[council, icb], kind=Agreement.Kind.SECTION_75
    )
    TermFactory(agreement=agreement)
    return agreement


@pytest.fixture
def fund(section_75, council):
    return PooledFundFactory(agreement=section_75, name="Better Care Fund", host=council)


@pytest.fixture
def partner_finance_officer(icb):
    return UserFactory(email="kim@example.org", name="Kim Sample", roles={icb: [Role.FINANCE]})
