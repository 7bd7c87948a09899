"""Two groups, the one that followed both, and who administers them."""

import datetime as dt

import pytest

from commissioning.accounts.roles import Role
from tests.factories import OrganisationFactory, UserFactory


@pytest.fixture
def north(db):
    return OrganisationFactory(name="North CCG", kind="ccg")


@pytest.fixture
def south(db):
    return OrganisationFactory(name="South CCG", kind="ccg")


@pytest.fixture
def whole(db):
    return OrganisationFactory(name="Whole CCG", kind="ccg", began_on=dt.date(2019, 4, 1))


@pytest.fixture
def of_both(north, south):
    """One person who administers both groups, as clustered bodies share their staff."""
    return UserFactory(roles={north: [Role.ADMINISTRATOR], south: [Role.ADMINISTRATOR]})


@pytest.fixture
def of_the_whole(whole):
    return UserFactory(roles={whole: [Role.ADMINISTRATOR]})
