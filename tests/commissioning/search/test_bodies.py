import datetime as dt

import pytest

from commissioning.organisations.models import OtherName
from commissioning.search.bodies import find_bodies
from commissioning.search.registry import Found
from tests.factories import OrganisationFactory


@pytest.fixture
def ccg(db):
    made = OrganisationFactory(
        name="NHS Northshire CCG", kind="ccg", ods_code="02X", ended_on=dt.date(2022, 6, 30)
    )
    OtherName.objects.create(organisation=made, name="Northern Group")
    return made


@pytest.mark.parametrize("asked", ["northshire ccg", "Northern", "02x"])
def test_a_body_is_found_by_its_names_and_its_code(ccg, asked):
    about = "Clinical commissioning group, to 30 June 2022"

    assert list(find_bodies(None, asked)) == [
        Found("Bodies", "NHS Northshire CCG", ccg.get_absolute_url(), about)
    ]


def test_no_body_is_found_by_what_it_never_was_called(ccg):
    assert list(find_bodies(None, "Southshire")) == []
