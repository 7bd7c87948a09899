"""The REST door to what variations make of a text."""

import pytest
from rest_framework.test import APIClient

from agreements.texts.varying.changing import add_clause_behind
from tests.factories import UserFactory

OTHER = {"number": "1", "heading": "Aims", "body": "Other."}


@pytest.fixture
def api(commissioner):
    client = APIClient()
    client.force_login(commissioner)
    return client


def send(api, variation, **details):
    return api.post("/api/v1/varied-clauses/", {"variation": variation.pk, **details})


def test_clauses_are_replaced_added_and_taken_out(api, vary, clause):
    variation = vary()
    made = [
        send(api, variation, act="replaced", passage=str(clause("1").pk), **OTHER),
        send(api, variation, act="added", passage=str(clause("1").pk), number="1A", body="New."),
        send(api, variation, act="added", heading="Cover", role="schedule"),
        send(api, variation, act="taken_out", passage=str(clause("3").pk)),
    ]
    added = made[1].json()["id"]
    made.append(send(api, variation, act="added", passage=f"added-{added}", number="1B", body="-"))

    assert [(one.status_code, one.json()["words"]) for one in made] == [
        (201, "1 Aims is replaced"),
        (201, "1A is added behind 1 Aims"),
        (201, "Cover is added at the front"),
        (201, "3 Money is taken out"),
        (201, "1B is added behind 1A"),
    ]
    listed = api.get("/api/v1/varied-clauses/", {"variation": variation.pk}).json()["results"]
    assert [one["words"] for one in listed] == [one.json()["words"] for one in made]
    assert made[1].json() == {
        "id": added,
        "variation": variation.pk,
        "act": "added",
        "clause": None,
        "earlier": None,
        "behind": clause("1").pk,
        "behind_added": None,
        "stands_under": False,
        "role": "clause",
        "number": "1A",
        "heading": "",
        "body": "New.",
        "words": "1A is added behind 1 Aims",
    }


@pytest.mark.parametrize(
    ("details", "status"),
    [
        ({"act": "replaced", "body": "Other."}, 400),
        ({"act": "added"}, 400),
        ({"act": "replaced", "body": "Other.", "passage": "0"}, 404),
        ({"act": "taken_out", "passage": "0"}, 404),
        ({"act": "added", "number": "3", "body": "Twice."}, 409),
        ({"act": "added", "number": "4", "body": "New.", "variation_version": 9}, 412),
    ],
)
def test_what_is_wrong_is_refused(api, vary, clause, details, status):
    assert send(api, vary(), **details).status_code == status


def test_a_change_is_taken_back(api, vary, clause, commissioner):
    row = add_clause_behind(vary(), None, number="0", heading="", body="-", by=commissioner)

    assert api.delete(f"/api/v1/varied-clauses/{row.pk}/").status_code == 204
    assert api.get(f"/api/v1/varied-clauses/{row.pk}/").status_code == 404


def test_the_text_is_read_as_on_a_day_and_as_signed(api, agreement, vary, agree, clause):
    variation = vary()
    row = send(api, variation, act="replaced", passage=str(clause("1").pk), **OTHER).json()
    send(api, variation, act="taken_out", passage=str(clause("3").pk))
    agree(variation)
    address = f"/api/v1/agreements/{agreement.key}/text/"

    def read(**asked):
        text = api.get(address, asked).json()
        bodies = {one["number"]: one["body"] for one in text["passages"]}
        gone = [one["number"] for one in text["passages"] if one["is_taken_out"]]
        return bodies["1"], gone, [one["number"] for one in text["variations"]]

    assert read(on="2021-02-28") == ("As signed, 1.", [], [])
    assert read(on="2021-03-01") == read() == ("Other.", ["3"], ["1"])
    assert read(reads="signed") == ("As signed, 1.", [], [])
    assert api.get(address).json()["passages"][0] == {
        "passage": str(clause("1").pk),
        "role": "clause",
        "mark": "1",
        "number": "1",
        "heading": "Aims",
        "body": "Other.",
        "is_taken_out": False,
        "changed_by": [{"id": row["id"], "variation": variation.pk, "act": "replaced"}],
    }
    assert api.get(address, {"on": "tomorrow"}).status_code == 400


def test_a_stranger_finds_nothing(vary, agreement, clause, commissioner):
    row = add_clause_behind(vary(), None, number="0", heading="", body="-", by=commissioner)
    client = APIClient()
    client.force_login(UserFactory(email="stranger@example.org"))

    assert client.get(f"/api/v1/varied-clauses/{row.pk}/").status_code == 404
    assert client.get("/api/v1/varied-clauses/").json()["results"] == []
    assert client.get(f"/api/v1/agreements/{agreement.key}/text/").status_code == 404


def test_a_partner_that_left_reads_no_unagreed_variation(
    vary, agreement, agree, clause, icb, commissioner
):
    added = {"number": "0", "heading": "", "body": "-"}
    first, second = vary(), vary("2021-04-01")
    row = add_clause_behind(first, None, **added, by=commissioner)
    agree(first)
    unsent = add_clause_behind(second, None, **added | {"number": "00"}, by=commissioner)
    agreement.parties.filter(organisation=icb).update(until_on="2021-06-30")
    client = APIClient()
    client.force_login(UserFactory(email="left@example.org", roles={icb: ["commissioner"]}))

    assert client.get(f"/api/v1/varied-clauses/{row.pk}/").status_code == 200
    assert client.get(f"/api/v1/varied-clauses/{unsent.pk}/").status_code == 404
