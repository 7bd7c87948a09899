"""The page of an area with its plan, as officers of the parties and others meet it."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.areas.areas import stand_area
from agreements.areas.models import AreaAction, AreaStatus
from commissioning.jobs.models import Job
from tests.factories import (
    AgreementFactory,
    AreaActionFactory,
    AreaLeadFactory,
    AreaStandingFactory,
    AreaStatusFactory,
    BodyFactory,
    TermFactory,
)

pytestmark = pytest.mark.django_db
NOW = "2027-02-03T09:00Z"


@pytest.fixture
def area(draft):
    TermFactory(agreement=draft)
    return stand_area(draft, "Intermediate care", by=None).area


@pytest.fixture
def page(area):
    return lambda rest="": f"/northshire/areas/{area.key}/{rest}"


def text_of(response):
    return response.content.decode()


def test_it_is_said_for_whom_and_who_leads(client, area, commissioner, council, place, page):
    board = BodyFactory(partnership=place)
    client.force_login(commissioner)

    client.post(
        page("edit/"),
        {
            "life_stages": ["living_well", "ageing_well"],
            "tier_of_need": "Early help",
            f"lead_{council.pk}": "Head of Care",
            "sponsor": council.pk,
            "sponsor_post": "Director of Care",
            "working_group": "Discharge group",
            "answers_to": board.pk,
            "version": 1,
        },
    )

    text = text_of(client.get(page()))
    said = ("Living Well, Ageing Well", "Early help", "Lead at Northshire Council", "Head of Care",
            "Director of Care, Northshire Council",
            f"Discharge group, which answers to the {board}")  # fmt: skip
    assert [words for words in said if words not in text] == []
    form = text_of(client.get(page("edit/")))
    assert 'value="Head of Care"' in form
    assert form.count("checked") == 2


def test_two_who_describe_an_area_meet(client, area, commissioner, council, page):
    client.force_login(commissioner)
    client.post(page("edit/"), {f"lead_{council.pk}": "Theirs", "version": 1})

    response = client.post(page("edit/"), {f"lead_{council.pk}": "Mine", "version": 1})

    assert response.status_code == 409
    assert "Theirs" in text_of(response)
    assert "Mine" in text_of(response)


def test_a_plan_is_written(client, area, commissioner, page):
    plan = {
        "aims": "Home first",
        "integration_goals": "",
        "who_benefits": "",
        "prevention": "Falls",
    }
    client.force_login(commissioner)

    client.post(page("plan/"), plan | {"version": 1})

    text = text_of(client.get(page()))
    assert "Home first" in text
    assert "Falls" in text


@time_machine.travel(NOW)
def test_an_action_is_added_changed_and_taken_out(client, area, commissioner, icb, page):
    client.force_login(commissioner)
    asked = {"words": "One pathway", "due": "January 2027", "owner": icb.pk, "owner_post": "Lead"}

    added = client.post(page("actions/add/"), asked)
    action = AreaAction.objects.get()
    late = text_of(client.get(page()))
    here = page(f"actions/{action.pk}/")
    client.post(f"{here}edit/", asked | {"state": "done", "note": "Signed off", "version": 1})
    done = text_of(client.get(page()))
    client.post(f"{here}take-out/", {"version": 2})

    assert added.headers["Location"] == page()
    assert "3 days late" in late
    assert "Lead, NHS Northshire ICB" in late
    assert ("Late" in done, "Signed off" in done) == (False, True)
    assert AreaAction.objects.count() == 0


@time_machine.travel(NOW)
def test_how_far_it_is_is_recorded_looked_at_on_a_day_and_taken_back(
    client, area, commissioner, page
):
    client.force_login(commissioner)
    client.post(page("status/add/"), {"state": "under_way", "on": "1 January 2027"})
    stopped = {"state": "stopped", "on": "2 February 2027", "note": "No money"}
    client.post(page("status/add/"), stopped)

    now, then, before = (
        text_of(client.get(page(rest))) for rest in ("", "?as_at=1/1/27", "?as_at=31/12/26")
    )
    last = AreaStatus.objects.get(state="stopped")
    client.post(page(f"status/{last.pk}/take-back/"), {"reason": "It goes on"})

    shown = [text.split("</dl>")[0] for text in (now, then, before)]
    assert ["Stopped" in shown[0], "Under way" in shown[1]] == [True, True]
    assert "Nothing is recorded by then" in shown[2]
    assert [one.state for one in area.statuses.all()] == ["under_way"]


@pytest.mark.parametrize(
    ("rest", "answers", "says"),
    [
        ("actions/add/", {"words": ""}, "Enter what will be done"),
        ("actions/add/", {"words": "x", "due": "soon"}, "Enter a day or a month"),
        ("actions/add/", {"words": "x", "owner_post": "Lead"}, "Say which body"),
        ("status/add/", {"on": "1 May 2020"}, "Choose how far it is"),
        ("status/add/", {"state": "stopped", "on": "1 May 2020"}, "Say why it was stopped"),
        ("status/add/", {"state": "delivered", "on": "1 May 2099"}, "today or in the past"),
    ],
)
def test_a_bad_answer_is_explained(client, area, commissioner, page, rest, answers, says):
    client.force_login(commissioner)

    response = client.post(page(rest), answers)

    assert response.status_code == 200
    assert says in text_of(response)


def test_a_viewer_has_the_plan_made_for_paper(client, area, viewer, page):
    client.force_login(viewer)

    response = client.post(page("pdf/"))

    job = Job.objects.get()
    assert (job.kind, response.headers["Location"]) == ("area_plan_pdf", job.get_absolute_url())


CHANGES = ["edit/", "plan/", "actions/add/", "status/add/"]


def test_a_viewer_reads_and_changes_nothing(client, area, viewer, page):
    status, action = AreaStatusFactory(area=area), AreaActionFactory(area=area)
    rows = [f"status/{status.pk}/take-back/", f"actions/{action.pk}/edit/"]
    client.force_login(viewer)

    assert client.get(page()).status_code == 200
    answers = [client.get(page(rest)) for rest in [*CHANGES, *rows]]
    assert [answer.status_code for answer in answers] == [403] * 6
    assert "Commissioners of" in text_of(answers[0])


@pytest.mark.parametrize("rest", ["", "pdf/", *CHANGES])
def test_a_stranger_finds_nothing(client, area, outsider, page, rest):
    client.force_login(outsider)

    assert client.get(page(rest)).status_code == 404


def test_a_party_to_another_agreement_with_the_area_reads_its_plan_and_changes_nothing(
    client, area, outsider, page, place
):
    theirs = AgreementFactory(
        partnership=place, parties=[m.organisation for m in outsider.memberships.all()]
    )
    AreaStandingFactory(area=area, agreement=theirs)
    client.force_login(outsider)

    answers = [client.get(page(rest)).status_code for rest in ("", "plan/")]
    assert answers == [200, 403]
    assert "Northshire Council" not in text_of(client.get(page("edit/")))


def test_a_longer_plan_asks_no_more_of_the_database(
    client, area, commissioner, council, icb, page, django_assert_num_queries
):
    bodies = iter((council, icb, council))

    def grow(n):
        for _ in range(n):
            AreaActionFactory(area=area, owner=icb)
            AreaStatusFactory(area=area, by=commissioner)
        AreaLeadFactory(area=area, organisation=next(bodies))

    client.force_login(commissioner)
    grow(1)
    client.get(page())
    with CaptureQueriesContext(connection) as one:
        client.get(page())
    grow(2)
    with django_assert_num_queries(len(one)):
        client.get(page())


def test_the_areas_of_an_agreement_say_how_far_they_were_on_the_day_one_looks_at(
    client, area, draft, commissioner
):
    day = dt.date(2026, 4, 1)
    AreaStatusFactory(area=area, on_earliest=day, on_latest=day, note="")
    client.force_login(commissioner)
    address = f"/northshire/agreements/{draft.key}/areas/"

    assert "Under way" in text_of(client.get(address))
    assert "Under way" not in text_of(client.get(f"{address}?as_at=31/3/26&known=today"))
