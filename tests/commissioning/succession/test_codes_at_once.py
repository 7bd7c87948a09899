"""One code given to two bodies at the same time, each in a connection of its own."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from commissioning.errors import RuleBroken
from commissioning.organisations.models import OtherCode
from commissioning.succession.codes import add_code
from commissioning.succession.organisations import change_organisation
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db(transaction=True)
CODES = ("71A", "72A", "73A", "74A", "75A")


def at_once(*acts):
    """Do every act at the same time; whether each was refused.

    A test on SQLite has one connection only: there they are done one after the other.
    """
    if not connection.features.test_db_allows_multiple_connections:
        return [is_refused(act) for act in acts]
    ready = Barrier(len(acts))
    with ThreadPoolExecutor(len(acts)) as people:
        return list(people.map(lambda act: is_refused_when(ready, act), acts))


def is_refused_when(ready, act):
    try:
        ready.wait(timeout=20)
        return is_refused(act)
    finally:
        connection.close()


def is_refused(act):
    try:
        act()
    except RuleBroken:
        return True
    return False


def beside(body, code):
    return lambda: add_code(body, scheme="ods", code=code, stands_for="location", by=None)


@pytest.mark.parametrize("code", CODES)
def test_two_bodies_are_not_given_one_code_at_once(code):
    bodies = OrganisationFactory(), OrganisationFactory()

    refused = at_once(*(beside(body, code) for body in bodies))

    assert sorted(refused) == [False, True]
    assert OtherCode.objects.filter(code=code).count() == 1


@pytest.mark.parametrize("code", CODES)
def test_nor_one_as_its_own_and_the_other_beside(code):
    own, other = OrganisationFactory(), OrganisationFactory()

    def take():
        change_organisation(own, by=None, version=own.version, ods_code=code)

    refused = at_once(take, beside(other, code))

    assert sorted(refused) == [False, True]
