"""The pages of the parties: their approvals and signatures recorded, confirmed and corrected."""

import pytest

from agreements.register.approvals import record_approval
from agreements.register.models import Signature
from tests.factories import (
    OrganisationFactory,
    SignatureFactory,
)
from tests.html import by_id, error_links, one, parsed, words


@pytest.fixture
def address(draft):
    return draft.get_absolute_url()


def test_an_approval_is_recorded_with_its_authority(client, commissioner, draft, council, address):
    party = draft.parties.get(organisation=council)
    client.force_login(commissioner)
    answers = {
        "state": "recorded",
        "given_by": "Cabinet",
        "on": "21 April 2021",
        "reference": "C/1",
    }

    client.post(f"{address}parties/{party.pk}/approval/", answers)

    party.approval.refresh_from_db()
    assert (party.approval.state, party.approval.authority.given_by) == ("recorded", "Cabinet")


def test_a_recorded_approval_needs_its_day(client, commissioner, draft, address):
    party = draft.parties.first()
    client.force_login(commissioner)

    page = parsed(client.post(f"{address}parties/{party.pk}/approval/", {"state": "recorded"}))

    assert list(error_links(page)) == [
        "Enter the body or officer who gave it",
        "Enter the day, like 21 April 2021",
    ]


def test_the_other_partner_confirms_on_its_page(
    client, commissioner, partner_commissioner, draft, icb, address
):
    party = draft.parties.get(organisation=icb)
    approval = f"{address}parties/{party.pk}/approval/"
    client.force_login(commissioner)
    client.post(approval, {"state": "recorded", "on": "21 April 2021", "given_by": "Board"})
    client.force_login(partner_commissioner)

    client.post(f"{approval}confirm/")

    party.approval.refresh_from_db()
    assert party.approval.confirmed_by == partner_commissioner


def test_a_wrong_body_is_replaced_on_its_page(client, commissioner, draft, icb, address):
    party = draft.parties.get(organisation=icb)
    right = OrganisationFactory(name="NHS Southshire ICB")
    client.force_login(commissioner)
    assert "Replace" in words(one(parsed(client.get(f"{address}parties/")), "main"))

    answers = {"organisation": right.pk, "version": draft.version}
    response = client.post(f"{address}parties/{party.pk}/replace/", answers)

    party.refresh_from_db()
    assert (response.url, party.organisation) == (f"{address}parties/", right)


def test_a_recorded_approval_is_corrected_with_a_reason(
    client, commissioner, draft, council, address
):
    party = draft.parties.get(organisation=council)
    approval = f"{address}parties/{party.pk}/approval/"
    client.force_login(commissioner)
    given = {"state": "recorded", "on": "21 April 2021", "given_by": "Cabinet", "reference": ""}
    client.post(approval, given)
    page = parsed(client.get(f"{approval}correct/"))
    version = by_id(page, "id_version").get("value")
    right = given | {"on": "20 April 2021", "version": version}

    refused = parsed(client.post(f"{approval}correct/", right))
    client.post(f"{approval}correct/", right | {"reason": "A slip of the pen"})

    party.approval.refresh_from_db()
    assert [by_id(page, f"id_{name}").get("value") for name in ("on", "given_by")] == [
        "21 April 2021",
        "Cabinet",
    ]
    assert error_links(refused) == {"Enter why it is corrected": "id_reason"}
    assert party.approval.on_words == "20 April 2021"
    history = words(one(parsed(client.get(f"{address}history/")), "main"))
    assert "Agreement approval corrected" in history
    assert "A slip of the pen" in history


def test_two_correct_one_signature_and_the_second_chooses(client, commissioner, signed, council):
    party = signed.parties.get(organisation=council)
    Signature.objects.filter(party=party).update(state="recorded")
    correct = f"{signed.get_absolute_url()}parties/{party.pk}/signature/correct/"
    client.force_login(commissioner)
    said = {"state": "recorded", "on": "1 March 2026", "stated_in": "A letter"}
    right = said | {"reason": "A slip", "name": "Mine"}

    client.post(correct, right | {"name": "Theirs", "version": signed.version})
    response = client.post(correct, right | {"version": signed.version})

    page = words(one(parsed(response), "main"))
    assert response.status_code == 409
    assert "Mine" in page
    assert "Theirs" in page


def test_the_parties_page_offers_no_correction_of_what_others_confirmed(
    client, commissioner, partner_commissioner, draft, council, address
):
    party = draft.parties.get(organisation=council)
    record_approval(party, by=commissioner, state="not_required")
    offered = f"{address}parties/{party.pk}/approval/correct/"

    def sees(user):
        client.force_login(user)
        return offered in client.get(f"{address}parties/").content.decode()

    assert [sees(commissioner), sees(partner_commissioner)] == [True, False]


def test_what_is_awaited_leads_to_recording_it_only_for_who_may(
    client, commissioner, viewer, draft, address
):
    SignatureFactory(party=draft.parties.first(), state="awaited")
    form = f"{address}parties/{draft.parties.first().pk}/signature/"

    client.force_login(commissioner)
    assert form in client.get(address).content.decode()
    client.force_login(viewer)
    seen = client.get(address).content.decode()
    assert (form in seen, f'{address}parties/"' in seen) == (False, True)
