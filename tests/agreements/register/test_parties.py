"""Who is party to a draft, and putting right who it is."""

import pytest

from agreements.register.approvals import record_approval
from agreements.register.models import Agreement
from agreements.register.parties import can_replace_bodies, change_party, replace_body
from commissioning.audit.models import Event
from commissioning.errors import RuleBroken, StaleVersion
from tests.factories import OrganisationFactory


@pytest.fixture
def right(db):
    return OrganisationFactory(name="NHS Southshire ICB", slug="nhs-southshire-icb")


@pytest.fixture
def wrong_party(draft, icb):
    return draft.parties.get(organisation=icb)


def replaced(party, body, by, version=None):
    seen = Agreement.objects.get(pk=party.agreement_id).version if version is None else version
    return replace_body(party, body, by=by, version=seen)


def test_the_right_body_takes_the_place_of_a_wrong_one(
    wrong_party, right, icb, council, commissioner
):
    party = replaced(wrong_party, right, commissioner)

    party.refresh_from_db()
    assert (party.organisation, party.name_as_printed, party.position) == (
        right,
        "NHS Southshire ICB",
        2,
    )
    event = Event.objects.get(what="agreement.body_replaced")
    assert {link.organisation for link in event.links.all()} == {council, icb, right}
    assert event.payload.before == {
        "body": "NHS Northshire ICB",
        "name_as_printed": "NHS Northshire ICB",
    }


def test_a_name_of_the_papers_own_stays_as_it_is_printed(wrong_party, right, commissioner):
    """R-PTY-03: a paper may print an old name, whichever body it means."""
    seen = wrong_party.agreement.version
    change_party(wrong_party, by=commissioner, version=seen, name_as_printed="Shire CCG")

    assert replaced(wrong_party, right, commissioner).name_as_printed == "Shire CCG"


@pytest.mark.parametrize("of", [0, 1])
def test_no_body_is_replaced_once_a_party_approved(draft, wrong_party, right, commissioner, of):
    record_approval(draft.parties.all()[of], by=commissioner, state="not_required")

    assert not can_replace_bodies(draft)
    with pytest.raises(RuleBroken, match="the parties stay as they are"):
        replaced(wrong_party, right, commissioner)


def test_nobody_takes_their_own_body_out(draft, council, right, commissioner):
    own = draft.parties.get(organisation=council)

    with pytest.raises(RuleBroken, match="so a partner of it must replace it"):
        replaced(own, right, commissioner)


def test_a_body_is_no_party_twice(wrong_party, council, commissioner):
    with pytest.raises(RuleBroken, match="Northshire Council is a party already"):
        replaced(wrong_party, council, commissioner)


def test_a_body_is_not_replaced_over_somebody_elses_change(wrong_party, right, commissioner):
    with pytest.raises(StaleVersion):
        replaced(wrong_party, right, commissioner, version=wrong_party.agreement.version + 1)
