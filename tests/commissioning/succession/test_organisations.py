import datetime as dt

import pytest

from commissioning.audit.models import Event
from commissioning.errors import RuleBroken, StaleVersion
from commissioning.organisations.models import Organisation
from commissioning.succession.organisations import (
    add_name,
    change_organisation,
    end_organisation,
    record_organisation,
    rename_organisation,
)
from tests.factories import OrganisationFactory

JULY = dt.date(2022, 7, 1)


def recorded(administrator, **facts):
    facts = {"kind": "icb", "ods_code": "QF7"} | facts
    return record_organisation("NHS South Yorkshire ICB", by=administrator, **facts)


def test_a_body_is_recorded_with_its_codes(administrator):
    """R-PTY-07."""
    body = recorded(administrator, ods_code="qf7", began_on=JULY)

    assert (body.slug, body.short_name, body.ods_code, body.gss_code, body.began_on) == (
        "nhs-south-yorkshire-icb",
        "NHS South Yorkshire ICB",
        "QF7",
        None,
        JULY,
    )
    event = Event.objects.get(what="organisation.recorded")
    assert [link.organisation for link in event.links.all()] == [body]


def test_two_bodies_may_have_no_code_and_not_the_same_one(administrator):
    """R-PTY-07: optional, and unique when present."""
    OrganisationFactory(name="Another board", ods_code="QF7")
    OrganisationFactory(gss_code=None)

    with pytest.raises(RuleBroken, match="Another board has the ODS code QF7."):
        recorded(administrator)
    assert recorded(administrator, ods_code="").ods_code is None


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"ods_code": "Q"}, "An ODS code has 3 to 5 letters and digits."),
        ({"ods_code": "QF7QF7"}, "An ODS code has 3 to 5"),
        ({"gss_code": "X08000017"}, "A GSS code is a letter and eight digits."),
    ],
)
def test_a_code_that_is_none_is_refused(administrator, facts, why):
    """R-PTY-07."""
    with pytest.raises(RuleBroken, match=why):
        recorded(administrator, **facts)


def test_a_body_is_recorded_once(administrator):
    recorded(administrator)

    with pytest.raises(RuleBroken, match="NHS South Yorkshire ICB is here already."):
        recorded(administrator, ods_code="")


def test_addresses_of_pages_are_not_given_to_bodies(administrator):
    assert record_organisation("New", kind="other", by=administrator).slug == "new-2"


def test_a_new_name_keeps_the_one_before(council, administrator):
    """R-PTY-08: the day before, the day, and a second change."""
    first, second = dt.date(2015, 5, 1), dt.date(2022, 11, 9)
    rename_organisation(council, name="Doncaster Council", used_from=first, by=administrator)
    body = rename_organisation(
        council, name="City of Doncaster Council", used_from=second, by=administrator
    )

    before = dt.timedelta(days=1)
    days = (first - before, first, second - before, second)
    assert [body.name_on(day) for day in days] == [
        "Northshire Council",
        "Doncaster Council",
        "Doncaster Council",
        "City of Doncaster Council",
    ]


def test_its_own_name_is_no_new_one(council, administrator):
    with pytest.raises(RuleBroken, match="called Northshire Council already"):
        rename_organisation(council, name="Northshire Council", used_from=JULY, by=administrator)


def test_an_alias_is_found_and_is_not_its_name(council, administrator):
    """R-PTY-01: a brand is a name, not a body."""
    add_name(council, name="Northshire Cares", kind="alias", by=administrator)

    assert list(Organisation.objects.known_as("cares")) == [council]
    assert council.name_on(JULY) == "Northshire Council"


def test_a_name_is_stated_once_and_forwards(council, administrator):
    add_name(council, name="Old", kind="former", used_until=JULY, by=administrator)

    with pytest.raises(RuleBroken, match="Old is on record already."):
        add_name(council, name="Old", kind="former", by=administrator)
    with pytest.raises(RuleBroken, match="must be 1 July 2022 or after"):
        add_name(
            council,
            name="Older",
            kind="former",
            used_from=JULY,
            used_until=JULY - dt.timedelta(days=1),
            by=administrator,
        )


def test_a_body_ends_on_a_day_not_before_it_began(administrator):
    body = recorded(administrator, began_on=JULY)

    with pytest.raises(RuleBroken, match="must be 1 July 2022 or after"):
        end_organisation(body, last_day=JULY - dt.timedelta(days=1), by=administrator)
    assert end_organisation(body, last_day=JULY, by=administrator).ended_on == JULY


def test_a_change_over_anothers_is_noticed(council, administrator):
    changed = change_organisation(council, version=1, address="Town Hall", by=administrator)

    assert (changed.address, changed.version) == ("Town Hall", 2)
    with pytest.raises(StaleVersion):
        change_organisation(council, version=1, address="Elsewhere", by=administrator)


def test_what_changed_is_in_the_chain_of_the_body(council, administrator):
    change_organisation(council, version=1, gss_code="E08000017", by=administrator)

    event = Event.objects.get(what="organisation.changed")
    assert (event.payload.before, event.payload.after) == (
        {"gss_code": ""},
        {"gss_code": "E08000017"},
    )
