"""The REST door to the register: the same functions, the same refusals."""

import pytest
from rest_framework.test import APIClient

from agreements.register.approvals import record_approval, record_signature
from agreements.register.models import Agreement
from commissioning.calendar.printed_dates import PrintedDate
from tests.factories import OrganisationFactory
from tests.html import error_links, parsed


@pytest.fixture
def api(commissioner):
    client = APIClient()
    client.force_login(commissioner)
    return client


@pytest.fixture
def address(draft):
    return f"/api/v1/agreements/{draft.key}/"


NEW = {
    "place": "northshire",
    "kind": "mou",
    "title": "Memorandum of understanding",
    "parties": [
        {"organisation": "northshire-council", "defined_term": "the Council"},
        {"organisation": "nhs-northshire-icb"},
    ],
}


def test_a_draft_is_started(api, place, council, icb):
    response = api.post("/api/v1/agreements/", NEW, format="json")

    body = response.json()
    assert (response.status_code, body["binding"], body["standing"]["tag"]) == (201, "no", "Draft")
    assert [p["organisation"] for p in body["parties"]] == [council.slug, icb.slug]


def test_an_agreement_of_one_body_is_refused_as_on_the_page(api, place, council, icb):
    response = api.post("/api/v1/agreements/", NEW | {"parties": NEW["parties"][:1]}, format="json")

    assert (response.status_code, response.json()) == (
        409,
        {"detail": "An agreement needs at least two different parties."},
    )


def test_what_is_wrong_is_named_by_field(api, place, council):
    response = api.post("/api/v1/agreements/", NEW | {"kind": "treaty"}, format="json")

    assert (response.status_code, list(response.json())) == (400, ["kind", "parties"])


def test_a_change_needs_the_version_it_is_made_from(api, draft, address):
    tag = api.get(address)["ETag"]

    without = api.put(address, {"title": "New"}, format="json")
    first = api.put(address, {"title": "New"}, format="json", headers={"If-Match": tag})
    stale = api.put(address, {"title": "Newer"}, format="json", headers={"If-Match": tag})

    assert [r.status_code for r in (without, first, stale)] == [428, 200, 412]
    assert Agreement.objects.get(pk=draft.pk).title == "New"


def test_page_and_api_refuse_in_the_same_words(api, client, commissioner, draft, address):
    client.force_login(commissioner)
    page = f"{draft.get_absolute_url()}send-for-review/"
    client.post(page)

    again = client.post(page)
    tag = api.get(address)["ETag"]
    response = api.post(f"{address}send-for-review/", headers={"If-Match": tag})

    assert response.status_code == 409
    assert list(error_links(parsed(again))) == [response.json()["detail"]]


def test_a_term_keeps_its_printed_words(api, address):
    tag = api.get(address)["ETag"]

    response = api.put(
        f"{address}term/",
        {"starts": "fixed", "starts_on": "April 2018", "ends": "fixed", "ends_on": "March 2021"},
        format="json",
        headers={"If-Match": tag},
    )

    assert response.json()["term"]["starts_on"] == {
        "words": "April 2018",
        "earliest": "2018-04-01",
        "latest": "2018-04-30",
        "inferred": True,
    }


def test_an_approval_is_recorded(api, draft, council, address):
    party = draft.parties.get(organisation=council)
    tag = api.get(address)["ETag"]

    response = api.post(
        f"{address}approve/",
        {"party": party.pk, "on": "21 April 2021", "given_by": "Cabinet"},
        format="json",
        headers={"If-Match": tag},
    )

    assert response.json()["parties"][0]["approval"]["state"] == "recorded"


def test_a_stranger_finds_nothing(outsider, address):
    client = APIClient()
    client.force_login(outsider)

    assert client.get(address).status_code == 404
    assert client.get("/api/v1/agreements/").json()["results"] == []


def test_a_viewer_reads_and_does_not_write(viewer, draft, address):
    client = APIClient()
    client.force_login(viewer)
    tag = client.get(address)["ETag"]

    response = client.put(address, {"title": "Mine"}, format="json", headers={"If-Match": tag})

    assert response.status_code == 403


def test_nobody_signed_out_reads(draft, address):
    assert APIClient().get(address).status_code in (401, 403)


def test_the_api_replaces_a_wrong_body(api, draft, icb):
    right = OrganisationFactory(slug="nhs-southshire-icb")
    party = draft.parties.get(organisation=icb)
    address = f"/api/v1/agreements/{draft.key}/"
    sent = {"party": party.pk, "organisation": right.slug}

    unseen = api.post(f"{address}replace-body/", sent, format="json")
    done = api.post(
        f"{address}replace-body/",
        sent,
        format="json",
        headers={"If-Match": api.get(address)["ETag"]},
    )

    assert unseen.status_code == 428
    assert [p["organisation"] for p in done.json()["parties"]] == [
        "northshire-council",
        "nhs-southshire-icb",
    ]


@pytest.mark.parametrize("fact", ["approval", "signature"])
def test_the_api_corrects_what_was_recorded(api, draft, commissioner, fact):
    party = draft.parties.first()
    record_approval(party, by=commissioner, state="not_required")
    on = PrintedDate.from_words("1 March 2026")
    record_signature(party, by=commissioner, on=on, stated_in="The signed paper")
    address = f"/api/v1/agreements/{draft.key}/"
    right = {"party": party.pk, "state": "recorded", "on": "2 March 2026", "reason": "A slip"}

    done = api.post(
        f"{address}correct-{fact}/",
        right,
        format="json",
        headers={"If-Match": api.get(address)["ETag"]},
    )

    assert done.json()["parties"][0][fact]["on"]["words"] == "2 March 2026"
