import datetime as dt

from commissioning.organisations.forms import BodyField
from commissioning.organisations.models import Organisation
from tests.factories import OrganisationFactory


def test_a_body_that_is_no_more_says_until_when(db):
    OrganisationFactory(name="A council")
    OrganisationFactory(name="A group", ended_on=dt.date(2022, 6, 30))

    choices = [label for _, label in BodyField(Organisation.objects.all()).choices]

    assert choices == ["---------", "A council", "A group (to 30 June 2022)"]
