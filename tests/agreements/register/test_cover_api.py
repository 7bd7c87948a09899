"""Are we covered? Through the API, of a chain, a place and an area; and why there is a gap."""

import pytest
from rest_framework.test import APIClient

from agreements.register.models import GapNote
from commissioning.audit.models import Event
from tests.factories import AreaFactory, AreaStandingFactory, GapNoteFactory

TODAY = "2021-05-03"


@pytest.fixture
def api(commissioner):
    client = APIClient()
    client.force_login(commissioner)
    return client


@pytest.fixture
def doors(agreed, place, time_machine):
    """Where the cover of the same agreement is asked for: its chain's, its place's, its area's."""
    time_machine.move_to(TODAY)
    area = AreaFactory(partnership=place, name="Dermatology")
    AreaStandingFactory(area=area, agreement=agreed)
    return {
        "chain": f"/api/v1/agreements/{agreed.key}/cover/",
        "place": "/api/v1/places/northshire/cover/",
        "area": f"/api/v1/areas/{area.key}/cover/",
    }


SUBJECTS = {
    "chain": "the work under these agreements",
    "place": "Northshire",
    "area": "Dermatology",
}


@pytest.mark.parametrize("of", SUBJECTS)
def test_the_last_day_in_force_and_the_day_after_are_told_apart(api, doors, agreed, of):
    told = api.get(doors[of], {"first": "2021-03-31", "last": "2021-04-01"}).json()

    since = f"Nothing has covered {SUBJECTS[of]} since 31 March 2021 (33 days)."
    assert told == {
        "first": "2021-03-31",
        "last": "2021-04-01",
        "known_on": TODAY,
        "sentence": told["sentence"],
        "days": {
            "in_force": 1,
            "unrecorded": 0,
            "back_dated": 0,
            "binds_nobody": 0,
            "uncovered": 1,
            "ahead": 0,
        },
        "spans": [
            {
                "first": "2021-03-31",
                "last": "2021-03-31",
                "days": 1,
                "cover": "in force",
                "agreement": agreed.key,
            },
            {
                "first": "2021-04-01",
                "last": "2021-04-01",
                "days": 1,
                "cover": "not covered",
                "agreement": None,
            },
        ],
        "gaps": [
            {
                "first": "2021-04-01",
                "last": None,
                "sentence": since,
                "earlier": agreed.key,
                "later": None,
            }
        ],
    }


@pytest.mark.parametrize("of", SUBJECTS)
def test_the_sentence_is_that_of_the_page(api, doors, of):
    whole, ahead = api.get(doors[of]).json(), api.get(doors[of], {"ahead": 3}).json()

    assert whole["sentence"] == f"Nothing has covered {SUBJECTS[of]} since 31 March 2021 (33 days)."
    assert ahead["sentence"].endswith(
        f"If nothing is done, {SUBJECTS[of]} will not be covered for 1,096 days, "
        "4 May 2021 to 3 May 2024."
    )
    assert (whole["days"]["ahead"], ahead["days"]["ahead"]) == (0, 1096)


@pytest.mark.parametrize(
    ("known_on", "cover"), [("2020-03-19", "not covered"), ("2020-03-20", "in force")]
)
def test_what_was_signed_later_is_not_known_before(api, doors, known_on, cover):
    told = api.get(doors["place"], {"on": "2020-04-01", "known_on": known_on}).json()

    assert [(s["first"], s["last"], s["cover"]) for s in told["spans"]] == [
        ("2020-04-01", "2020-04-01", cover)
    ]


@pytest.mark.parametrize(("last", "status"), [("2021-03-31", 400), ("2021-04-01", 200)])
def test_it_ends_on_its_first_day_or_later(api, doors, last, status):
    asked = {"first": "2021-04-01", "last": last}

    assert {api.get(door, asked).status_code for door in doors.values()} == {status}


def test_a_stranger_sees_that_there_is_a_place_and_no_agreement(outsider, doors):
    client = APIClient()
    client.force_login(outsider)

    assert client.get(doors["place"]).json()["spans"][0]["agreement"] is None
    assert client.get(doors["chain"]).status_code == 404
    assert client.get(doors["area"]).status_code == 404
    assert APIClient().get(doors["place"]).status_code in (401, 403)


def test_a_note_says_why_there_is_a_gap(api, agreed, commissioner):
    sent = {"agreement": agreed.key, "first": "2021-04-01", "reason": "Nobody had noticed."}

    made = api.post("/api/v1/gap-notes/", sent, format="json")

    note = GapNote.objects.get()
    assert made.status_code == 201
    assert made.json() == {
        "id": note.pk,
        "agreement": agreed.key,
        "first": "2021-04-01",
        "last": None,
        "reason": "Nobody had noticed.",
        "made_at": made.json()["made_at"],
        "made_by": commissioner.name,
    }
    listed = api.get("/api/v1/gap-notes/", {"agreement__key": agreed.key}).json()
    assert listed["results"] == [made.json()]


def test_a_note_whose_gap_ends_before_it_begins_is_refused(api, agreed):
    sent = {"agreement": agreed.key, "first": "2021-04-02", "last": "2021-04-01", "reason": "So."}

    refused = api.post("/api/v1/gap-notes/", sent, format="json")

    assert (refused.status_code, refused.json()) == (
        409,
        {"detail": "The last day must be 2 April 2021 or later."},
    )


def test_a_note_made_by_mistake_is_taken_out_and_the_log_keeps_it(api, agreed):
    note = GapNoteFactory(agreement=agreed, reason="Nobody had noticed.")

    gone = api.post(f"/api/v1/gap-notes/{note.pk}/take-out/", {"reason": "It was noticed."})

    assert (gone.status_code, GapNote.objects.count()) == (204, 0)
    kept = Event.objects.get(what="agreement.gap_explanation_taken_out").payload
    assert kept.before["reason"] == "Nobody had noticed."
    assert kept.after == {"reason": "It was noticed."}


def test_those_of_no_party_see_no_notes(outsider, agreed):
    note = GapNoteFactory(agreement=agreed)
    client = APIClient()
    client.force_login(outsider)

    assert client.get("/api/v1/gap-notes/").json()["results"] == []
    answer = client.post(f"/api/v1/gap-notes/{note.pk}/take-out/", {"reason": "Ours"})
    assert answer.status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_listing_notes_costs_as_much_for_one_as_for_three(
    api, agreed, rows, django_assert_num_queries
):
    GapNoteFactory.create_batch(rows, agreement=agreed)
    api.get("/api/v1/gap-notes/")

    with django_assert_num_queries(5):
        api.get("/api/v1/gap-notes/")
