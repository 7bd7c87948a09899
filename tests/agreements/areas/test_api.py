"""The REST door to areas and milestones."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from agreements.areas.areas import stand_area
from agreements.areas.models import Milestone
from tests.factories import AgreementFactory, AreaStandingFactory, MilestoneFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def api(commissioner):
    client = APIClient()
    client.force_login(commissioner)
    return client


@pytest.fixture
def milestone(draft, icb):
    return MilestoneFactory(agreement=draft, words="Terms agreed", owner=icb, position=1)


def post(api, milestone, verb, details, version=1):
    address = f"/api/v1/milestones/{milestone.key}/{verb}/"
    return api.post(address, details, format="json", headers={"If-Match": f'"{version}"'})


def test_areas_come_with_their_standings_in_agreements_one_sees(api, draft):
    area = stand_area(draft, "Dermatology", words="Fewer visits", by=None).area
    hidden = AgreementFactory(partnership=draft.partnership)
    AreaStandingFactory(agreement=hidden, area=area)

    answer = api.get(f"/api/v1/areas/{area.key}/").json()

    assert answer == {
        "key": area.key,
        "url": f"/northshire/areas/{area.key}/",
        "place": "northshire",
        "name": "Dermatology",
        "other_names": [],
        "life_stages": [],
        "tier_of_need": "",
        "leads": [],
        "sponsor": None,
        "sponsor_post": "",
        "working_group": "",
        "answers_to": None,
        "aims": "",
        "integration_goals": "",
        "who_benefits": "",
        "prevention": "",
        "actions": [],
        "state": None,
        "statuses": [],
        "standings": [
            {
                "id": draft.areas.get().pk,
                "agreement": draft.key,
                "position": 1,
                "name_as_printed": "Dermatology",
                "words": "Fewer visits",
                "note": "",
                "stated_in": "",
                "added_by": None,
                "taken_out_by": None,
            }
        ],
        "version": 1,
    }
    assert api.get(f"/api/v1/areas/?agreement={hidden.key}").json()["results"] == []
    found = api.get(f"/api/v1/areas/?agreement={draft.key}&place=northshire").json()["results"]
    assert [row["key"] for row in found] == [area.key]


def test_a_milestone_goes_out_with_its_date_as_printed(api, draft, milestone):
    response = api.get(f"/api/v1/milestones/{milestone.key}/")

    assert response.headers["ETag"] == '"1"'
    assert response.json() == {
        "key": milestone.key,
        "url": f"/northshire/agreements/{draft.key}/milestones/#milestone-{milestone.key}",
        "place": "northshire",
        "agreement": draft.key,
        "position": 1,
        "words": "Terms agreed",
        "due": {
            "words": "31 January 2027",
            "earliest": "2027-01-31",
            "latest": "2027-01-31",
            "inferred": False,
        },
        "owner": "nhs-northshire-icb",
        "owner_post": "",
        "depends_on": [],
        "decision_from": None,
        "waits_for": [],
        "done_on": None,
        "moves": [],
        "version": 1,
    }


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["done", "open"]),
        ("?done=true", ["done"]),
        ("?done=false", ["open"]),
        ("?due_to=2027-01-30", []),
        ("?due_to=2027-01-31&done=true", ["done"]),
        ("?due_from=2027-02-01", []),
        ("?place=northshire", ["done", "open"]),
        ("?place=elsewhere", []),
    ],
)
def test_milestones_are_filtered(api, draft, query, expected):
    MilestoneFactory(agreement=draft, words="open")
    MilestoneFactory(agreement=draft, words="done", done_on=dt.date(2026, 5, 1))
    MilestoneFactory()

    found = api.get(f"/api/v1/milestones/{query}").json()["results"]

    assert [row["words"] for row in found] == expected


@time_machine.travel("2027-02-03T09:00Z")
def test_a_milestone_is_finished_reopened_and_moved(api, commissioner, milestone):
    api.force_login(commissioner)  # on that day, or the session would be long over
    done = post(api, milestone, "finish", {"done_on": "2027-02-02"})
    again = post(api, milestone, "reopen", {"reason": "Mistake"}, version=2)
    moved = post(api, milestone, "move", {"due": "May 2027", "reason": "Lawyers"}, version=3)

    assert [r.status_code for r in (done, again, moved)] == [200] * 3
    assert (done.json()["done_on"], again.json()["done_on"]) == ("2027-02-02", None)
    assert moved.json()["due"]["latest"] == "2027-05-31"
    assert [m["was"]["words"] for m in moved.json()["moves"]] == ["31 January 2027"]
    assert moved.headers["ETag"] == '"4"'


@pytest.mark.parametrize(
    ("verb", "details", "version", "status"),
    [
        ("finish", {"done_on": "2999-01-01"}, 1, 409),
        ("finish", {"done_on": "soon"}, 1, 400),
        ("finish", {"done_on": "2020-01-01"}, 2, 412),
        ("move", {"due": "when we can", "reason": "x"}, 1, 409),
        ("move", {"due": "May 2027"}, 1, 400),
        ("reopen", {"reason": "x"}, 1, 409),
    ],
)
def test_a_refusal_has_its_own_status(api, milestone, verb, details, version, status):
    assert post(api, milestone, verb, details, version).status_code == status
    assert Milestone.objects.get().version == 1


def test_page_and_api_refuse_in_the_same_words(api, client, commissioner, draft, milestone):
    client.force_login(commissioner)
    address = f"/northshire/agreements/{draft.key}/milestones/{milestone.key}/reopen/"

    by_page = client.post(address, {"reason": "x", "version": 1}).content.decode()
    by_api = post(api, milestone, "reopen", {"reason": "x"}).json()

    assert by_api == {"detail": "This is not marked as done."}
    assert by_api["detail"] in by_page


def test_an_outsider_finds_nothing_and_a_viewer_changes_nothing(outsider, viewer, milestone):
    client = APIClient()
    client.force_login(outsider)
    assert client.get(f"/api/v1/milestones/{milestone.key}/").status_code == 404
    assert post(client, milestone, "reopen", {"reason": "x"}).status_code == 404

    client.force_login(viewer)
    assert client.get(f"/api/v1/milestones/{milestone.key}/").status_code == 200
    assert post(client, milestone, "reopen", {"reason": "x"}).status_code == 403


@pytest.mark.parametrize("noun", ["areas", "milestones"])
def test_a_longer_list_asks_no_more_of_the_database(
    api, place, council, icb, noun, django_assert_num_queries
):
    def grow(n):
        for _ in range(n):
            agreement = AgreementFactory(partnership=place, parties=[council, icb])
            AreaStandingFactory(agreement=agreement)
            MilestoneFactory(agreement=agreement, owner=icb)

    grow(1)
    api.get(f"/api/v1/{noun}/")
    with CaptureQueriesContext(connection) as one:
        api.get(f"/api/v1/{noun}/")
    grow(2)
    with django_assert_num_queries(len(one)):
        api.get(f"/api/v1/{noun}/")
