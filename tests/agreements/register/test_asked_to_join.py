"""What a body that a variation asks to join may do, and what it is not yet."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from agreements.register.drafting import NewParty
from agreements.register.ending import give_notice
from agreements.register.varying import send_variation, start_variation
from agreements.register.varying_parties import let_party_join
from commissioning.accounts.roles import Role
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken
from tests.factories import OrganisationFactory, UserFactory
from tests.html import parsed, words

AGREED = PrintedDate.from_words("10 February 2021")
EFFECTIVE = PrintedDate.from_words("1 March 2021")


@pytest.fixture
def agreed(agreed):
    agreed.stated_in = "A paper"
    agreed.save()
    return agreed


@pytest.fixture
def district():
    return OrganisationFactory(name="District Council")


@pytest.fixture
def officer(district):
    return UserFactory(roles={district: [Role.COMMISSIONER]})


@pytest.fixture
def variation(agreed, commissioner, district):
    """Sent, so that the district is asked."""
    started = start_variation(
        agreed, title="The district", changes=["parties"], effective=EFFECTIVE, by=commissioner
    )
    let_party_join(started, NewParty(district), by=commissioner)
    started.refresh_from_db()
    return send_variation(started, by=commissioner)


@pytest.fixture
def parties(agreed, variation, district):
    """The council's own row, which is a party, and that of the district, which is only asked."""
    return agreed.parties.first(), agreed.parties.get(organisation=district)


def test_it_approves_and_signs_on_the_pages_for_itself_alone(client, variation, parties, officer):
    client.force_login(officer)
    here, statuses = variation.get_absolute_url(), []
    for party in parties:
        paper = SimpleUploadedFile("signed.pdf", b"%PDF-1.7 signed")
        sent = [
            ("approval/", {"on": "10 February 2021", "given_by": "Cabinet", "state": "recorded"}),
            ("signature/", {"on": "10 February 2021", "post": "Leader", "state": "recorded"}),
            ("signature/paper/add/", {"paper": paper}),
            ("approval/confirm/", {}),
        ]
        posted = [client.post(f"{here}{party.pk}/{end}", said) for end, said in sent]
        statuses.append([answer.status_code for answer in posted])

    states = {row.party: row.state for row in variation.signatures.select_related("party")}
    assert statuses == [[403, 403, 403, 403], [302, 302, 302, 200]]
    assert [states[party] for party in parties] == ["awaited", "recorded"]


def test_it_approves_and_signs_by_the_api_for_itself_alone(client, variation, parties, officer):
    client.force_login(officer)
    here, statuses = f"/api/v1/variations/{variation.pk}/", []

    def post(end, said):
        version = client.get(here)["ETag"]
        return client.post(
            f"{here}{end}/", said, content_type="application/json", headers={"If-Match": version}
        ).status_code

    for party in parties:
        said = {"party": party.pk, "on": "10 February 2021"}
        of_fact = {"party": party.pk, "fact": "approval"}
        statuses.append(
            [
                post("approve", said | {"given_by": "Cabinet"}),
                post("sign", said),
                post("confirm", of_fact),
            ]
        )

    assert statuses == [[403, 403, 403], [200, 200, 409]]


def test_its_page_leads_to_its_own_approval_alone(client, variation, parties, officer):
    client.force_login(officer)
    page = parsed(client.get(variation.get_absolute_url()))

    links = {words(link) for link in page.iter("a")}
    assert "Record the approval of District Council" in links
    assert "Record the approval of Northshire Council" not in links


def test_it_stands_nowhere_among_the_parties(client, agreed, variation, commissioner):
    client.force_login(commissioner)
    names = ["Northshire Council", "NHS Northshire ICB"]

    by_api = client.get(f"/api/v1/agreements/{agreed.key}/").json()["parties"]
    (in_list,) = client.get("/agreements/agreements.json").json()["agreements"]
    leaving = parsed(client.get(f"{agreed.get_absolute_url()}leave/"))
    offered = [words(label) for label in leaving.iter("label")]

    assert [party["name_as_printed"] for party in by_api] == names
    assert in_list["parties"] == names
    assert [label for label in offered if label in (*names, "District Council")] == names


def test_it_is_named_to_nobody_as_one_that_can_act(client, agreed, variation, officer):
    client.force_login(officer)

    page = words(parsed(client.get(f"{agreed.get_absolute_url()}edit/")))

    assert "Commissioners of Northshire Council and NHS Northshire ICB can." in page


def test_it_does_nothing_as_a_party_yet_and_hears_what_happens(
    agreed, parties, commissioner, district
):
    with pytest.raises(RuleBroken, match="not a party to this agreement"):
        give_notice(
            agreed, by=commissioner, party=parties[1], on=AGREED, last=EFFECTIVE, reason="Why"
        )

    assert district.pk not in agreed.party_ids
    assert district.pk in agreed.organisation_ids
