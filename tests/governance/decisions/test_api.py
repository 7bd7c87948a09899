"""The REST door to decisions: the same functions as the pages, and the same refusals."""

import pytest
from rest_framework.test import APIClient

from commissioning.accounts.roles import Role
from governance.decisions.models import Decision
from tests.factories import (
    AuthorityLineFactory,
    BodyFactory,
    DecisionFactory,
    OrganisationFactory,
    UserFactory,
)
from tests.governance.decisions.papers import EXAMPLE
from tests.html import error_links, parsed

pytestmark = pytest.mark.usefixtures("today")
NEW = {
    "place": "northshire",
    "body": "jcb",
    "title": "Renew the agreement",
    "regime": "executive_meeting",
    "decision_text": "It is renewed.",
    "reasons": "It ends.",
    "options": [{"label": "a.", "text": "Wait", "outcome": "rejected"}],
    "conflicts": "none_declared",
    "decided_on": "11 May 2027",
}


@pytest.fixture
def api(board):
    """`api(user)` is a client of theirs."""

    def client_of(user):
        client = APIClient()
        if user:
            client.force_login(user)
        return client

    return client_of


def match(version):
    return {"If-Match": f'"{version}"'}


def address(decision, verb=""):
    return f"/api/v1/decisions/{decision.key}/{verb}"


def test_a_decision_is_written_changed_published_and_corrected(api, secretary):
    client = api(secretary)

    made = client.post("/api/v1/decisions/", NEW, format="json")
    decision = Decision.objects.get()
    changed = client.patch(
        address(decision), {"purpose": "To renew"}, format="json", headers=match(1)
    )
    published = client.post(address(decision, "publish/"), format="json", headers=match(2))
    corrected = client.post(
        address(decision, "correct/"),
        {"title": "Renewed", "reason": "A slip."},
        format="json",
        headers=match(3),
    )

    assert [r.status_code for r in (made, changed, published, corrected)] == [201, 200, 200, 200]
    assert made.json()["decided_on"] == {
        "words": "11 May 2027",
        "earliest": "2027-05-11",
        "latest": "2027-05-11",
        "inferred": False,
    }
    assert made.json()["options"] == [NEW["options"][0] | {"reasons": ""}]
    assert changed.json()["purpose"] == "To renew"
    assert published.json()["reference"].startswith("JCB/")
    assert (corrected.json()["title"], corrected.json()["version"]) == ("Renewed", 4)


def test_a_record_is_read_in_from_a_text(api, secretary):
    response = api(secretary).post(
        "/api/v1/decisions/read-in/",
        {"place": "northshire", "body": "jcb", "stated_in": "Its portal", "text": EXAMPLE},
        format="json",
    )

    assert response.status_code == 201
    assert [o["outcome"] for o in response.json()["options"]] == ["rejected", "preferred"]


def test_the_page_and_the_api_refuse_in_the_same_words(api, client, secretary, board):
    draft = DecisionFactory(body=board, reasons="")
    client.force_login(secretary)

    by_api = api(secretary).post(address(draft, "publish/"), format="json", headers=match(1))
    page = client.post(draft.get_absolute_url() + "publish/", {"version": 1, "key": "k"})

    assert by_api.status_code == 409
    (by_page,) = error_links(parsed(page))
    assert by_page == by_api.json()["detail"]


def test_a_change_must_name_what_it_has_seen(api, secretary, written):
    client = api(secretary)

    without = client.patch(address(written), {"purpose": "x"}, format="json")
    stale = client.patch(address(written), {"purpose": "x"}, format="json", headers=match(7))

    assert (without.status_code, stale.status_code) == (428, 412)
    assert stale.json()["current"]["purpose"] == "To keep commissioning together."


def test_sent_again_with_the_same_key_it_is_published_once(api, secretary, written):
    headers = match(1) | {"Idempotency-Key": "mine"}
    client = api(secretary)

    first = client.post(address(written, "publish/"), format="json", headers=headers)
    second = client.post(address(written, "publish/"), format="json", headers=headers)

    assert (first.status_code, second.status_code) == (200, 200)
    assert first.json() == second.json()
    assert written.revisions.count() == 1


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"title": ""}, "title"),
        ({"is_key": "perhaps"}, "is_key"),
        ({"body": "nobody"}, "body"),
        ({"agreements": [{"agreement": "nosuch", "role": "note"}]}, "agreements"),
    ],
)
def test_what_is_wrong_is_named_by_field(api, secretary, change, field):
    response = api(secretary).post("/api/v1/decisions/", NEW | change, format="json")

    assert response.status_code == 400
    assert list(response.json()) == [field]


def test_strangers_find_nothing_and_readers_may_only_read(api, outsider, viewer, written):
    for verb in ("publish/", "correct/"):
        refused = api(outsider).post(address(written, verb), format="json", headers=match(1))
        read_only = api(viewer).post(address(written, verb), format="json", headers=match(1))
        assert (refused.status_code, read_only.status_code) == (404, 403)
    assert api(outsider).get(address(written)).status_code == 404
    assert api(viewer).get(address(written)).status_code == 200
    assert api(None).get(address(written)).status_code in (401, 403)


def test_a_partner_states_its_own_authority_and_no_other(
    api, secretary, partner_secretary, written, icb
):
    AuthorityLineFactory(decision=written, organisation=icb)
    stated = {"organisation": icb.slug, "given_by": "Governing Body", "on": "10 May 2027"}

    theirs = api(partner_secretary).post(
        address(written, "authority/"), stated, format="json", headers=match(1)
    )
    ours = api(secretary).post(
        address(written, "authority/"), stated, format="json", headers=match(2)
    )

    assert (theirs.status_code, ours.status_code) == (200, 403)
    assert theirs.json()["authority_lines"][0]["state"] == "recorded"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("place=northshire", 2),
        ("place=elsewhere", 0),
        ("body=jcb", 2),
        ("year=2027", 1),
        ("published=true", 1),
        ("published=false", 1),
        ("agreement=nosuch", 0),
    ],
)
def test_the_list_is_narrowed(api, secretary, published, board, asked, found):
    DecisionFactory(body=board)

    response = api(secretary).get(f"/api/v1/decisions/?{asked}")

    assert len(response.json()["results"]) == found


def test_the_list_asks_as_many_questions_for_three_as_for_one(
    api, secretary, board, django_assert_max_num_queries
):
    client = api(secretary)
    DecisionFactory(body=board)
    client.get("/api/v1/decisions/")
    counts = []
    for _ in range(2):
        with django_assert_max_num_queries(40) as asked:
            client.get("/api/v1/decisions/")
        counts.append(len(asked))
        DecisionFactory.create_batch(2, body=board)

    assert counts[0] == counts[1]


@pytest.mark.parametrize("verb", ["", "read-in/"])
def test_only_secretaries_of_partners_record_decisions_of_a_place(api, place, verb):
    """As on the page: a body may sit in a place whose partner its organisation is not."""
    elsewhere = OrganisationFactory()
    BodyFactory(partnership=place, organisation=elsewhere, kind="council_body", slug="far")
    secretary = UserFactory(roles={elsewhere: [Role.SECRETARY]})
    sent = NEW | {"body": "far", "stated_in": "A paper", "text": EXAMPLE}

    response = api(secretary).post(f"/api/v1/decisions/{verb}", sent, format="json")

    assert (response.status_code, Decision.objects.count()) == (403, 0)
