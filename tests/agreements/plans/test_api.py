"""The REST door to plans and reviews."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from agreements.plans.models import Plan, PlanTask, Review, ReviewReport
from tests.factories import (
    BodyFactory,
    PartnerFactory,
    PlanFactory,
    PlanPriorityFactory,
    PlanTaskFactory,
    PlanVersionFactory,
    ReviewFactory,
    ReviewPointFactory,
    ReviewReportFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def partners(place, council, icb):
    for body in (council, icb):
        PartnerFactory(partnership=place, organisation=body)


@pytest.fixture
def plan(place, partners):
    return PlanFactory(partnership=place, title="Place plan")


@pytest.fixture
def review(draft, partners):
    return ReviewFactory(agreement=draft, title="Review of it")


@pytest.fixture
def api(commissioner):
    client = APIClient()
    client.force_login(commissioner)
    return client


def send(api, path, details, version=1, method="post"):
    call = getattr(api, method)
    return call(f"/api/v1/{path}/", details, format="json", headers={"If-Match": f'"{version}"'})


def test_a_plan_is_started_changed_issued_and_stated(api, place, partners, draft):
    sent = {"place": "northshire", "kind": "strategy", "title": "Carers", "starts": "April 2019"}
    made = api.post("/api/v1/plans/", sent, format="json")
    path = f"plans/{made.json()['key']}"
    change = {"ends": "2099", "agreement": draft.key, "relation": "delivers"}
    changed = send(api, path, change, method="put")
    issued = send(api, f"{path}/issue", {"label": "Refresh", "on": "2020"}, version=2)
    stated = send(api, f"{path}/state", {"state": "agreed", "on": "March 2019"}, version=3)
    layers = {"priorities": [{"kind": "layer", "name": "Home", "words": "Joined up"}]}
    set_out = send(api, f"{path}/priorities", layers, version=4, method="put")

    answers = (made, changed, issued, stated, set_out)
    assert [r.status_code for r in answers] == [201, 200, 200, 200, 200]
    assert made.json()["starts"] == {
        "words": "April 2019",
        "earliest": "2019-04-01",
        "latest": "2019-04-30",
        "inferred": True,
    }
    found = set_out.json()
    assert (found["agreement"], found["relation"]) == (draft.key, "delivers")
    assert found["status"] == {
        "tag": "Refreshed",
        "sentence": "Agreed, and in force since April 2019. Refreshed in 2020.",
    }
    assert found["priorities"] == [
        {
            "of_version": "Refresh",
            "position": 1,
            "kind": "layer",
            "name": "Home",
            "words": "Joined up",
        }
    ]
    assert set_out.headers["ETag"] == '"5"'


def test_a_plan_belongs_to_no_agreement_that_one_only_reads(api, viewer, place, partners):
    hidden = ReviewFactory(agreement=None, body=BodyFactory()).partnership
    sent = {"place": hidden.slug, "kind": "strategy", "title": "x"}

    assert api.post("/api/v1/plans/", sent, format="json").status_code == 403
    sent = {"place": "northshire", "kind": "strategy", "title": "x", "agreement": "zzzzzzzz"}
    assert api.post("/api/v1/plans/", sent, format="json").status_code == 400


@time_machine.travel("2027-02-03T09:00Z")
def test_a_task_is_added_finished_reopened_and_moved(commissioner, council, plan):
    api = APIClient()
    api.force_login(commissioner)
    sent = {"words": "Write it", "due": "January 2027", "owner": council.slug}
    made = send(api, f"plans/{plan.key}/tasks", sent)
    path = f"plan-tasks/{made.json()['key']}"
    done = send(api, f"{path}/finish", {"done_on": "2027-02-02"})
    again = send(api, f"{path}/reopen", {"reason": "Mistake"}, version=2)
    moved = send(api, f"{path}/move", {"due": "May 2027", "reason": "Lawyers"}, version=3)

    assert [r.status_code for r in (made, done, again, moved)] == [201, 200, 200, 200]
    assert (made.json()["plan"], made.json()["owner"]) == (plan.key, council.slug)
    assert (done.json()["done_on"], again.json()["done_on"]) == ("2027-02-02", None)
    assert moved.json()["due"]["latest"] == "2027-05-31"
    assert [m["was"]["words"] for m in moved.json()["moves"]] == ["January 2027"]


def test_a_review_is_started_filled_and_decided(api, draft, partners, council):
    made = api.post(
        "/api/v1/reviews/", {"agreement": draft.key, "title": "Review of it"}, format="json"
    )
    path = f"reviews/{made.json()['key']}"
    points = {"points": [{"kind": "challenge", "number": "8a", "words": "The market"}]}
    filled = send(api, f"{path}/points", points, method="put")
    waits = {"dependencies": [{"words": "The budget", "expected": "December 2020"}]}
    waiting = send(api, f"{path}/dependencies", waits, version=2, method="put")
    owed = {"stage": "Interim report", "to_words": "The group", "due": "January 21"}
    report = send(api, f"{path}/reports", owed, version=3)
    changed = send(api, path, {"why_now": "It is old"}, version=3, method="put")
    outcome = {"outcome": "replace", "on": "March 2021", "given_by": "Cabinet"}
    decided = send(api, f"{path}/decide", outcome | {"organisation": council.slug}, version=4)
    replaced = send(api, f"{path}/replace", {"title": "New", "kind": "jca"}, version=5)

    answers = (made, filled, waiting, report, changed, decided, replaced)
    assert [r.status_code for r in answers] == [201, 200, 200, 201, 200, 200, 201]
    found = decided.json()
    assert found["points"] == [
        {"kind": "challenge", "position": 1, "number": "8a", "words": "The market"}
    ]
    assert found["dependencies"][0]["expected"]["latest"] == "2020-12-31"
    assert found["reports"] == [report.json()["key"]]
    assert report.json()["to"] == "The group"
    assert (found["outcome"], found["decided_by"]) == (
        "replace",
        {"organisation": council.slug, "given_by": "Cabinet", "reference": ""},
    )
    assert draft.links_on.get().later.key == replaced.json()["agreement"]


@pytest.mark.parametrize("given", [[], ["agreement", "body"]])
def test_a_review_is_of_one_thing(api, draft, partners, given):
    of = {"agreement": draft.key, "body": BodyFactory(partnership=draft.partnership).pk}
    sent = {"title": "x"} | {name: of[name] for name in given}

    assert api.post("/api/v1/reviews/", sent, format="json").status_code == 400


def test_a_report_is_changed_delivered_and_taken_back(api, review):
    report = ReviewReportFactory(review=review)
    path = f"review-reports/{report.key}"
    changed = send(api, path, {"stage": "Final report"}, method="put")
    done = send(api, f"{path}/deliver", {"delivered_on": "2021-03-01"}, version=2)
    again = send(api, f"{path}/take-back", {"reason": "No"}, version=3)

    assert [r.status_code for r in (changed, done, again)] == [200] * 3
    assert changed.json()["stage"] == "Final report"
    assert (done.json()["delivered_on"], again.json()["delivered_on"]) == ("2021-03-01", None)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["done", "open"]),
        ("?done=true", ["done"]),
        ("?due_to=2027-01-30", []),
        ("?due_from=2027-01-31&done=false", ["open"]),
        ("?place=elsewhere", []),
    ],
)
def test_tasks_are_filtered(api, plan, query, expected):
    PlanTaskFactory(plan=plan, words="open")
    PlanTaskFactory(plan=plan, words="done", done_on=dt.date(2026, 5, 1))
    PlanTaskFactory()

    found = api.get(f"/api/v1/plan-tasks/{query}").json()["results"]

    assert [row["words"] for row in found] == expected


def test_page_and_api_refuse_in_the_same_words(api, client, commissioner, plan):
    task = PlanTaskFactory(plan=plan)
    client.force_login(commissioner)
    address = f"{plan.get_absolute_url()}tasks/{task.key}/reopen/"

    by_page = client.post(address, {"reason": "x", "version": 1}).content.decode()
    by_api = send(api, f"plan-tasks/{task.key}/reopen", {"reason": "x"})

    assert (by_api.status_code, by_api.json()) == (409, {"detail": "This is not marked as done."})
    assert by_api.json()["detail"] in by_page


@pytest.mark.parametrize("version", [None, 2])
def test_nobody_overwrites_what_they_have_not_seen(api, plan, version):
    headers = {"If-Match": f'"{version}"'} if version else {}

    answer = api.put(f"/api/v1/plans/{plan.key}/", {"title": "x"}, format="json", headers=headers)

    assert answer.status_code == (412 if version else 428)
    assert Plan.objects.get().title == "Place plan"


def test_an_outsider_finds_nothing_and_a_viewer_changes_nothing(outsider, viewer, plan, review):
    client = APIClient()
    client.force_login(outsider)
    for path in (f"plans/{plan.key}", f"reviews/{review.key}"):
        assert client.get(f"/api/v1/{path}/").status_code == 404
    client.force_login(viewer)
    for path in (f"plans/{plan.key}", f"reviews/{review.key}"):
        assert client.get(f"/api/v1/{path}/").status_code == 200
        assert send(client, path, {"title": "x"}, method="put").status_code == 403


def test_a_plan_that_one_may_not_see_has_no_key_here(api, plan, place):
    hidden, seen = PlanFactory(), PlanFactory(partnership=place)
    keys = []
    for one in (hidden, seen):
        Plan.objects.filter(pk=plan.pk).update(supports=one)
        keys.append(api.get(f"/api/v1/plans/{plan.key}/").json()["supports"])

    assert keys == [None, seen.key]


@pytest.mark.parametrize("noun", ["plans", "plan-tasks", "reviews", "review-reports"])
def test_a_longer_list_asks_no_more_of_the_database(
    api, place, partners, icb, noun, django_assert_num_queries
):
    def grow(n):
        for _ in range(n):
            plan = PlanFactory(partnership=place, supports=PlanFactory(partnership=place))
            PlanPriorityFactory(plan=plan, of_version=PlanVersionFactory(plan=plan))
            PlanTaskFactory(plan=plan, owner=icb)
            review = ReviewFactory(body=BodyFactory(partnership=place))
            ReviewPointFactory(review=review)
            ReviewReportFactory(review=review)

    grow(1)
    api.get(f"/api/v1/{noun}/")
    with CaptureQueriesContext(connection) as one:
        api.get(f"/api/v1/{noun}/")
    grow(2)
    with django_assert_num_queries(len(one)):
        api.get(f"/api/v1/{noun}/")
    assert min(m.objects.count() for m in (Plan, PlanTask, Review, ReviewReport)) >= 3
