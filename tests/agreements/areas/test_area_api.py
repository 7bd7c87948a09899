"""The REST door to the plans of areas."""

import pytest
from rest_framework.test import APIClient

from agreements.areas.areas import stand_area
from agreements.areas.models import Area, AreaAction
from tests.factories import AreaActionFactory, AreaStatusFactory, BodyFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def api(commissioner):
    client = APIClient()
    client.force_login(commissioner)
    return client


@pytest.fixture
def area(draft):
    return stand_area(draft, "Intermediate care", by=None).area


@pytest.fixture
def post(api, area):
    def send(verb, details, version=None):
        headers = {"If-Match": f'"{version}"'} if version else {}
        return api.post(
            f"/api/v1/areas/{area.key}/{verb}/", details, format="json", headers=headers
        )

    return send


def test_an_area_is_described_with_its_leads_and_its_board(post, place, council):
    board = BodyFactory(partnership=place)

    response = post(
        "describe",
        {
            "life_stages": ["ageing_well"],
            "leads": [{"organisation": council.slug, "post": "Head of Care"}],
            "working_group": "Discharge group",
            "answers_to": board.slug,
        },
        version=1,
    )

    told = response.json()
    assert (response.status_code, response.headers["ETag"]) == (200, '"2"')
    assert told["leads"] == [{"organisation": council.slug, "post": "Head of Care"}]
    assert (told["life_stages"], told["answers_to"]) == (["ageing_well"], board.slug)


def test_a_board_of_another_place_is_not_known(post):
    response = post("describe", {"working_group": "x", "answers_to": BodyFactory().slug}, version=1)

    assert response.status_code == 400
    assert response.json()["answers_to"] == ["This place has no such board."]


@pytest.mark.parametrize(("version", "status"), [(None, 428), (2, 412), (1, 200)])
def test_a_plan_is_written_over_what_was_read(post, version, status):
    plan = {"aims": "Home first", "integration_goals": "", "who_benefits": "", "prevention": ""}

    assert post("plan", plan, version=version).status_code == status
    assert Area.objects.get().aims == ("Home first" if status == 200 else "")


def test_an_action_is_added_changed_and_taken_out(api, post, icb):
    made = post("add-action", {"words": "One pathway", "due": "March 2027", "owner": icb.slug})
    address = f"/api/v1/area-actions/{made.json()['id']}/"
    said = {"words": "One pathway", "state": "done", "owner": icb.slug}

    changed = api.put(address, said, format="json", headers={"If-Match": '"1"'})
    gone = api.delete(address, headers={"If-Match": '"2"'})

    assert made.json()["due"]["latest"] == "2027-03-31"
    assert (changed.json()["state"], changed.json()["due"]["words"]) == ("done", "")
    assert (gone.status_code, AreaAction.objects.count()) == (204, 0)


def test_how_far_it_is_goes_out_and_comes_in(api, post, area):
    made = post("record-status", {"state": "not_started", "on": "21 April 2021",
                                  "stated_in": "PH 09 2021"})  # fmt: skip

    told = api.get(f"/api/v1/areas/{area.key}/").json()
    address = f"/api/v1/area-statuses/{made.json()['id']}/take-back/"
    assert (told["state"], told["statuses"][0]["stated_in"]) == ("not_started", "PH 09 2021")
    assert api.post(address, {"reason": "x"}, format="json").status_code == 204
    assert api.get(f"/api/v1/areas/{area.key}/").json()["state"] is None


def test_page_and_api_refuse_in_the_same_words(client, commissioner, post, area):
    said = {"state": "stopped", "on": "1 April 2021"}
    client.force_login(commissioner)

    by_api = post("record-status", said)
    by_page = client.post(f"/northshire/areas/{area.key}/status/add/", said)

    assert (by_api.status_code, by_api.json()) == (409, {"detail": "Say why it was stopped."})
    assert by_api.json()["detail"] in by_page.content.decode()


@pytest.mark.parametrize(
    ("query", "expected"),
    [("", 2), ("?state=done", 1), ("?area__partnership__slug=elsewhere", 0)],
)
def test_actions_and_statements_are_listed_as_far_as_one_sees(api, area, query, expected):
    AreaActionFactory(area=area)
    AreaActionFactory(area=area, state="done")
    AreaActionFactory()
    AreaStatusFactory()

    assert len(api.get(f"/api/v1/area-actions/{query}").json()["results"]) == expected
    assert api.get("/api/v1/area-statuses/").json()["results"] == []


def test_anybody_who_sees_the_area_has_its_plan_made(post, api, viewer):
    api.force_login(viewer)

    assert post("make-pdf", {}).json()["kind"] == "area_plan_pdf"
    assert post("plan", {}, version=1).status_code == 403
