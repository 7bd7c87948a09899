"""The example of the table, made once for all tests of this folder and then taken back."""

import pytest
from django.db import transaction

from tests.permissions.things import put_things
from tests.permissions.world import World


@pytest.fixture(scope="package")
def made_world(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        world = World()
        put_things(world)
        yield world
        transaction.set_rollback(True)


@pytest.fixture
def world(made_world, db):
    """The world as it was made: what a test changes is taken back at its end."""
    return made_world
