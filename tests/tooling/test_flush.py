"""What one test wrote in a transaction of its own, the next does not find."""

import pytest
from django.db import DatabaseError, connection, transaction

from commissioning.audit.log import record
from commissioning.audit.models import Event
from tests.factories import OrganisationFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("time", ["first", "second"])
def test_the_audit_log_begins_empty_and_is_guarded(time):
    assert Event.objects.count() == 0
    body = OrganisationFactory()

    with transaction.atomic():
        record("organisation.added", body, by=None, organisations=[body.pk])

    assert Event.objects.count() == 1
    with pytest.raises(DatabaseError, match="only ever added to"):
        connection.cursor().execute("DELETE FROM audit_event")
