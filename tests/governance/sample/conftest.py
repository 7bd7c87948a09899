"""The sample data, loaded once for all tests of a module: loading takes seconds."""

import pytest
from django.db import transaction

from commissioning.partnerships.models import Partnership
from governance.sample.loading import load_sample
from governance.sample.papers import Papers


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        for _ in load_sample(Papers()):
            pass
        yield
        transaction.set_rollback(True)


@pytest.fixture
def doncaster(loaded, db):
    return Partnership.objects.get(slug="doncaster")
