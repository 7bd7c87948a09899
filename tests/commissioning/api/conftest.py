import pytest
import rules
from django.core.cache import cache
from rest_framework.test import APIClient

from tests.commissioning.api.example import is_commissioner


@pytest.fixture(autouse=True)
def rename_rule():
    cache.clear()  # nobody begins a test with requests of an earlier one counted
    rules.add_perm("example.rename", is_commissioner)
    yield
    rules.remove_perm("example.rename")


@pytest.fixture
def signed_in():
    def client_of(user):
        client = APIClient()
        client.force_login(user)
        return client

    return client_of
