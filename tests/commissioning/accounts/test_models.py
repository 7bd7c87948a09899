"""Whose papers a person may read, asked once a request."""

import pytest

from commissioning.accounts.roles import Role
from commissioning.organisations.models import Succession

pytestmark = pytest.mark.django_db


def test_whom_a_body_succeeded_is_asked_once(commissioner, council, icb, django_assert_num_queries):
    Succession.objects.create(predecessor=icb, successor=council, on="2020-04-01", kind="merged")

    with django_assert_num_queries(2):
        found = {commissioner.organisations_as(Role.COMMISSIONER) for _ in range(3)}
        found |= {commissioner.organisation_ids}
        assert commissioner.organisations_as(Role.FINANCE) == frozenset()

    assert found == {frozenset({council.pk, icb.pk})}
