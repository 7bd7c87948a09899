from decimal import Decimal

import pytest

from agreements.register.models import Agreement
from commissioning.accounts.roles import Role
from tests.factories import (
    AgreementFactory,
    ContributionFactory,
    PooledFundFactory,
    TermFactory,
    UserFactory,
)


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


@pytest.fixture
def here(fund):
    return lambda rest="": f"{fund.get_absolute_url()}{rest}"


@pytest.fixture
def of_agreement(section_75):
    return lambda rest="": f"/northshire/agreements/{section_75.key}/funds/{rest}"


@pytest.fixture
def entered(fund, council, icb):
    """The council's and the ICB's money of 2022/23."""
    return [
        ContributionFactory(
            fund=fund, partner=body, source_key=source, amount=Decimal(amount), note=""
        )
        for body, source, amount in (
            (council, "council-base-budget", "160.20"),
            (icb, "nhs-minimum", "300.33"),
        )
    ]


@pytest.fixture
def as_finance(client, finance_officer):
    client.force_login(finance_officer)
    return client
