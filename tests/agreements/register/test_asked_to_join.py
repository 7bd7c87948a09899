"""What a body that a variation asks to join may do, and what it is not yet."""

import datetime as dt
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from agreements.register.agreeing import record_variation_approval, record_variation_signature
from agreements.register.chosen_novations import Chosen, novate_chosen
from agreements.register.drafting import NewParty
from agreements.register.ending import give_notice
from agreements.register.home_life import variation_needs
from agreements.register.models import Agreement, Variation
from agreements.register.novations import novate_party
from agreements.register.party_changes import changes_by_law
from agreements.register.touched import touched_agreements
from agreements.register.varying import (
    delete_variation,
    send_variation,
    start_variation,
    withdraw_variation,
)
from agreements.register.varying_parties import let_party_join
from commissioning.accounts.roles import Role
from commissioning.audit.models import Event
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken
from tests.factories import OrganisationFactory, SuccessionFactory, UserFactory
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
    (in_list,) = json.loads(b"".join(client.get("/agreements/agreements.json")))["agreements"]
    leaving = parsed(client.get(f"{agreed.get_absolute_url()}leave/"))
    offered = [words(label) for label in (*leaving.iter("label"), *leaving.iter("option"))]

    assert [party["name_as_printed"] for party in by_api] == names
    assert in_list["parties"] == names
    assert [label for label in offered if label in (*names, "District Council")] == names


PAGES_OF_A_PARTY = (
    "edit/",
    "replace/",
    "remove/",
    "approval/",
    "approval/correct/",
    "signature/",
    "signature/correct/",
    "signature/paper/add/",
    "novate/",
)


def test_no_page_of_a_party_is_about_it_yet(client, agreed, parties, commissioner):
    client.force_login(commissioner)
    here = f"{agreed.get_absolute_url()}parties/"

    found = [
        {client.get(f"{here}{party.pk}/{page}").status_code for page in PAGES_OF_A_PARTY}
        for party in parties
    ]

    assert found == [{200}, {404}]


def test_no_act_of_a_party_by_the_api_is_about_it_yet(client, agreed, parties, commissioner):
    client.force_login(commissioner)
    here, found = f"/api/v1/agreements/{agreed.key}/", []
    acts = {
        "approve": {},
        "sign": {},
        "correct-approval": {"state": "awaited", "reason": "A slip"},
        "correct-signature": {"state": "awaited", "reason": "A slip"},
        "replace-body": {"organisation": "northshire-council"},
    }

    for end, said in acts.items():
        answer = client.post(
            f"{here}{end}/",
            {"party": parties[1].pk} | said,
            content_type="application/json",
            headers={"If-Match": client.get(here)["ETag"]},
        )
        found.append(answer.status_code)

    assert found == [404] * 5


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


def test_withdrawn_it_asks_nobody_and_keeps_what_the_parties_did(
    agreed, variation, parties, commissioner, officer, district
):
    approvals = {row.party: row for row in variation.approvals.select_related("party")}
    for party in parties:
        record_variation_approval(approvals[party], by=commissioner, on=AGREED)
    with pytest.raises(RuleBroken, match="has approved or signed it"):
        delete_variation(variation, by=commissioner)

    variation = withdraw_variation(variation, reason="Nobody wants it", by=commissioner)

    states = [row.state for row in variation.approvals.all()]
    told = Event.objects.filter(what="agreement.variation_withdrawn").get()
    assert not Agreement.objects.visible_to(officer).exists()
    assert not agreed.parties.filter(organisation=district).exists()
    assert (variation.is_agreed, variation.withdrawn_because) == (False, "Nobody wants it")
    assert states == ["recorded", "awaited"]
    assert variation.details.get(about="parties").after == "District Council joins, as partner"
    assert told.payload.after["reason"] == "Nobody wants it"
    assert list(variation_needs(commissioner, dt.date(2021, 2, 10))) == []


def test_what_was_withdrawn_can_be_neither_agreed_nor_changed(variation, commissioner):
    withdrawn = withdraw_variation(variation, reason="Why", by=commissioner)

    for row in withdrawn.approvals.all():
        with pytest.raises(RuleBroken, match="was withdrawn"):
            record_variation_approval(row, by=commissioner, state="not_required")
    for row in withdrawn.signatures.all():
        with pytest.raises(RuleBroken, match="was withdrawn"):
            record_variation_signature(row, by=commissioner, state="not_required")
    for act in (delete_variation, lambda one, by: withdraw_variation(one, reason="", by=by)):
        with pytest.raises(RuleBroken, match="was withdrawn"):
            act(withdrawn, by=commissioner)
    withdrawn.approvals.update(state="recorded")
    withdrawn.signatures.update(state="recorded")
    assert not Variation.objects.agreed().exists()


def test_what_all_agreed_or_nobody_was_sent_is_not_withdrawn(agreed, variation, commissioner):
    unsent = start_variation(agreed, title="Text", changes=["text"], by=commissioner)
    with pytest.raises(RuleBroken, match="has not been sent yet"):
        withdraw_variation(unsent, reason="Why", by=commissioner)
    variation.approvals.update(state="recorded")
    variation.signatures.update(state="recorded")
    with pytest.raises(RuleBroken, match="Every party has agreed to it"):
        withdraw_variation(variation, reason="Why", by=commissioner)


def test_it_is_withdrawn_on_its_page_and_by_the_api(client, agreed, variation, commissioner):
    client.force_login(commissioner)
    here = variation.get_absolute_url()
    links = [link.get("href") for link in parsed(client.get(here)).iter("a")]
    variation.refresh_from_db()
    late = client.post(f"{here}withdraw/", {"reason": "Not now", "version": 1})

    by_api = client.post(
        f"/api/v1/variations/{variation.pk}/withdraw/",
        {"reason": "Not now"},
        content_type="application/json",
        headers={"If-Match": f'"{variation.version}"'},
    ).json()

    page = words(parsed(client.get(here)))
    assert f"{here}withdraw/" in links
    assert late.status_code == 409
    assert by_api["withdrawn_because"] == "Not now"
    assert "Withdrawn" in page
    assert "Not now" in page
    assert ("Not given" in page, "Awaited" in page) == (True, False)
    assert "Withdraw this variation" not in page


def test_who_left_sees_no_later_draft_and_what_it_signed_itself(
    client, agreed, variation, commissioner, icb
):
    left = UserFactory(roles={icb: [Role.COMMISSIONER]})
    client.force_login(left)
    here = variation.get_absolute_url()
    before = client.get(here).status_code
    agreed.parties.filter(organisation=icb).update(until_on=dt.date(2021, 1, 31))

    drafted = [client.get(here).status_code, *Variation.objects.visible_to(left)]
    overview = words(parsed(client.get(agreed.get_absolute_url())))
    variation.signatures.filter(party__organisation=icb).update(state="recorded")
    signed = list(Variation.objects.visible_to(left))
    variation.signatures.update(state="not_required")
    variation.approvals.update(state="not_required")

    assert (before, drafted, signed) == (200, [404], [variation])
    assert "The district" not in overview
    assert list(Variation.objects.visible_to(left)) == []
    assert list(Variation.objects.visible_to(commissioner)) == [variation]


def test_it_takes_no_partys_place_while_it_is_only_asked(agreed, variation, parties, commissioner):
    party, district = parties

    with pytest.raises(RuleBroken, match="District Council is asked to join by a variation"):
        novate_party(
            party,
            to=district.organisation,
            on=dt.date(2021, 1, 31),
            how="law",
            source="An Act",
            by=commissioner,
        )


def test_nobody_takes_the_place_of_what_is_only_asked(
    agreed, variation, parties, district, commissioner
):
    heir, day = OrganisationFactory(name="The heir"), dt.date(2021, 1, 31)
    succession = SuccessionFactory(predecessor=district, successor=heir, on=day)
    choice = Chosen(succession, f"agreement:{agreed.key}")

    with pytest.raises(RuleBroken, match="District Council is only asked to join"):
        novate_party(parties[1], to=heir, on=day, how="law", source="An Act", by=commissioner)
    with pytest.raises(RuleBroken, match="Somebody changed this in between"):
        novate_chosen([choice], how="law", source="An Act", by=commissioner)

    assert list(touched_agreements(succession, commissioner)) == []
    assert changes_by_law(agreed, day) == []
