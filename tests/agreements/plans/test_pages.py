"""The pages of plans and reviews, as commissioners of the partners and others meet them."""

import datetime as dt
from html import unescape

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.plans.models import Plan, PlanPriority, PlanTask, Review, ReviewReport
from agreements.plans.ordered_rows import add_row
from tests.factories import (
    BodyFactory,
    PartnerFactory,
    PlanFactory,
    PlanPriorityFactory,
    PlanStateFactory,
    PlanTaskFactory,
    PlanTaskMoveFactory,
    PlanVersionFactory,
    PostFactory,
    ReviewDependencyFactory,
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
    return PlanFactory(partnership=place, title="Plan for all")


@pytest.fixture
def review(draft, partners):
    return ReviewFactory(agreement=draft, title="Review of it")


@pytest.fixture
def signed_in(client, commissioner):
    client.force_login(commissioner)
    return client


def text_of(response):
    return unescape(response.content.decode())


def test_a_plan_is_started_and_says_what_it_is(signed_in, place, partners, draft):
    board = BodyFactory(partnership=place, name="Joint Board", slug="jcb")
    answers = {
        "kind": "strategy",
        "title": "Carers",
        "client_group": "Unpaid carers",
        "starts": "April 2019",
        "ends": "2022",
        "overseen_by": board.pk,
        "agreement": draft.pk,
        "relation": "part_of",
    }

    response = signed_in.post("/northshire/plans/new/", answers)
    plan = Plan.objects.get()
    page = text_of(signed_in.get(plan.get_absolute_url()))

    assert response.headers["Location"] == plan.get_absolute_url()
    told = (
        "Unpaid carers",
        "April 2019 (day inferred)",
        "Joint Board",
        "Is part of",
        "It ran until 2022",
    )
    assert [words for words in told if words not in page] == []


def test_the_form_asks_what_a_plan_is_to_its_agreement(signed_in, place, partners, draft):
    answers = {"kind": "strategy", "title": "Carers", "agreement": draft.pk}

    text = text_of(signed_in.post("/northshire/plans/new/", answers))

    assert "Select whether it delivers the agreement or is part of it" in text
    asked = text_of(signed_in.get(f"/northshire/plans/new/?agreement={draft.key}"))
    assert f'value="{draft.pk}" selected' in asked


def test_an_agreement_that_one_only_reads_is_not_offered(client, viewer, place, partners, draft):
    client.force_login(viewer)

    assert client.get("/northshire/plans/new/").status_code == 403


def test_a_plan_is_changed_issued_and_stated(signed_in, plan):
    here = plan.get_absolute_url()
    said = {"kind": "place_plan", "title": "Place plan", "stated_in": "A record", "version": 1}
    assert signed_in.post(f"{here}edit/", said).status_code == 302
    issued = {"label": "Refresh of 2019", "on": "2019", "is_refresh": "on"}
    assert signed_in.post(f"{here}issue/", issued).status_code == 302
    state = {"state": "in_force", "on": "December 2016", "words": "published"}
    assert signed_in.post(f"{here}state/", state).status_code == 302

    page = text_of(signed_in.get(here))

    assert "“published”, December 2016. Refreshed in 2019." in page
    assert "Priorities" in page
    assert "Plan stated" in text_of(signed_in.get(f"{here}history/"))


def test_two_who_change_a_plan_meet(signed_in, plan):
    answers = {"kind": "strategy", "title": "Mine", "version": 1}
    Plan.objects.update(version=2, title="Theirs")

    response = signed_in.post(f"{plan.get_absolute_url()}edit/", answers)

    assert response.status_code == 409
    assert "Theirs" in text_of(response)


def test_priorities_move_up_and_down_without_javascript(signed_in, plan):
    rows = [
        add_row(PlanPriority, plan, kind="layer", name=name, by=None)
        for name in ("Communities", "Front door", "Home")
    ]
    here = plan.get_absolute_url()

    page = text_of(signed_in.get(here))
    moved = signed_in.post(f"{here}priorities/{rows[2].pk}/move/", {"direction": "up"})

    assert page.count('value="up"') == page.count('value="down"') == 2
    assert moved.headers["Location"] == f"{here}#priorities"
    names = [row.name for row in plan.priorities.all()]
    assert names == ["Communities", "Home", "Front door"]


def test_a_priority_is_added_changed_and_taken_out(signed_in, plan):
    here = plan.get_absolute_url()
    answers = {"kind": "layer", "name": "Front door", "words": "No wrong door"}
    signed_in.post(f"{here}priorities/add/", answers)
    row = plan.priorities.get()
    page = text_of(signed_in.get(here))
    form = text_of(signed_in.get(f"{here}priorities/{row.pk}/edit/"))
    changed = {**answers, "name": "One door", "version": 2}
    signed_in.post(f"{here}priorities/{row.pk}/edit/", changed)
    row.refresh_from_db()
    signed_in.post(f"{here}priorities/{row.pk}/take-out/", {"version": 3})

    assert "Layers" in page
    assert "No wrong door" in form
    assert (row.name, plan.priorities.count()) == ("One door", 0)


def test_a_row_that_is_gone_is_not_found(signed_in, plan):
    row = PlanPriorityFactory(plan=plan)
    PlanPriority.objects.all().delete()

    answers = {"kind": "layer", "name": "x", "version": 1}
    response = signed_in.post(f"{plan.get_absolute_url()}priorities/{row.pk}/edit/", answers)

    assert response.status_code == 404


def test_earlier_versions_keep_their_priorities(signed_in, plan):
    first = PlanVersionFactory(plan=plan, label="First")
    PlanPriorityFactory(plan=plan, of_version=first, kind="strand", name="Governance")
    PlanVersionFactory(plan=plan, label="Second", is_refresh=True)

    page = text_of(signed_in.get(plan.get_absolute_url()))

    assert "Strands of work, First" in page
    assert "No priorities are recorded." in page


@time_machine.travel("2027-02-12T09:00Z")
def test_a_late_task_says_by_how_much_and_is_done_moved_and_reopened(
    client, commissioner, plan, council
):
    client.force_login(commissioner)
    here = plan.get_absolute_url()
    post = PostFactory(organisation=council, title="Director")
    answers = {"words": "write it", "due": "January 2027", "owner": council.pk, "post": post.pk}
    assert client.post(f"{here}tasks/add/", answers).status_code == 302
    task = PlanTask.objects.get()
    late = text_of(client.get(here))
    mine = f"{here}tasks/{task.key}/"
    client.post(f"{mine}move/", {"due": "March 2027", "reason": "Lawyers", "version": 1})
    client.post(f"{mine}done/", {"done_on": "12/2/2027", "version": 2})
    done = text_of(client.get(here))
    client.post(f"{mine}reopen/", {"reason": "Not yet", "version": 3})

    assert "12 days late" in late
    assert f"Director, {council}" in late
    assert "Was due January 2027. Moved by Sam Sample" in done
    assert "Done on 12 February 2027" in done
    assert PlanTask.objects.get().done_on is None


def test_a_task_is_not_done_in_the_future(signed_in, plan):
    task = PlanTaskFactory(plan=plan)

    url = f"{plan.get_absolute_url()}tasks/{task.key}/done/"
    text = text_of(signed_in.post(url, {"done_on": "1/1/2099", "version": 1}))

    assert "must be today or in the past" in text


def test_a_board_is_reviewed(signed_in, place, partners):
    board = BodyFactory(partnership=place, name="Joint Board", slug="jcb")

    answers = {"title": "After a year", "body": board.pk, "due": "after twelve months"}
    response = signed_in.post("/northshire/reviews/new/", answers)
    review = Review.objects.get()

    assert response.headers["Location"] == review.get_absolute_url()
    page = text_of(signed_in.get(review.get_absolute_url()))
    assert "after twelve months" in page
    assert "(day inferred)" not in page


def test_an_agreement_is_reviewed_from_its_own_page(signed_in, draft, council):
    lead = PostFactory(organisation=council, title="Director")
    page = f"/northshire/agreements/{draft.key}/"
    PlanFactory(partnership=draft.partnership, agreement=draft, title="Carers")

    answers = {"title": "Review of it", "why_now": "It is old", "led_by": [lead.pk]}
    response = signed_in.post(f"{page}review/", answers)
    review = Review.objects.get()
    listed = text_of(signed_in.get(f"{page}plans/"))

    assert response.headers["Location"] == review.get_absolute_url()
    assert list(review.led_by.all()) == [lead]
    assert all(words in listed for words in ("Carers", "Review of it", "Plans and reviews"))


def test_a_review_shows_all_that_it_asks_found_waits_for_and_owes(signed_in, review, place):
    ReviewPointFactory(review=review, kind="went_well", number="7a", words="Clinical leads")
    ReviewPointFactory(review=review, kind="challenge", words="The market")
    ReviewDependencyFactory(review=review, words="The budget", expected_words="30 November 2020")
    group = BodyFactory(partnership=place, name="Joint group")
    ReviewReportFactory(review=review, stage="Interim report", to=group, covers="- the scope")

    page = text_of(signed_in.get(review.get_absolute_url()))

    told = ("7a", "Clinical leads", "The market", "The budget", "Expected 30 November 2020")
    owed = ("Interim report", "To Joint group", "the scope", "No outcome is recorded")
    assert [words for words in told + owed if words not in page] == []


def test_what_a_review_waits_for_is_added_and_came(signed_in, review):
    here = review.get_absolute_url()
    answers = {"words": "The budget", "expected": "December 2020"}
    signed_in.post(f"{here}dependencies/add/", answers)
    row = review.dependencies.get()
    form = text_of(signed_in.get(f"{here}dependencies/{row.pk}/edit/"))
    came = {**answers, "met_on": "1/12/2020", "version": 2}
    signed_in.post(f"{here}dependencies/{row.pk}/edit/", came)

    assert "December 2020" in form
    assert "Came on 1 December 2020" in text_of(signed_in.get(here))


def test_a_point_begins_with_the_kind_it_was_asked_for(signed_in, review):
    here = review.get_absolute_url()
    form = text_of(signed_in.get(f"{here}points/add/?kind=challenge"))

    signed_in.post(f"{here}points/add/", {"kind": "challenge", "words": "The market"})

    assert 'value="challenge" selected' in form
    assert [str(point) for point in review.points.all()] == ["The market"]


@time_machine.travel("2021-02-12T09:00Z")
def test_a_report_owed_is_late_until_it_is_delivered(client, commissioner, review, place):
    client.force_login(commissioner)
    here = review.get_absolute_url()
    client.post(f"{here}reports/add/", {"stage": "Interim", "to_words": "Us", "due": "Jan 2021"})
    report = ReviewReport.objects.get()
    late = text_of(client.get(here))
    mine = f"{here}reports/{report.key}/"
    client.post(
        f"{mine}edit/",
        {"stage": "Interim report", "to_words": "Us", "due": "Jan 2021", "version": 1},
    )
    done = {"done_on": "12/2/2021", "reference": "JMG 7", "version": 2}
    client.post(f"{mine}deliver/", done)
    delivered = text_of(client.get(here))
    client.post(f"{mine}take-back/", {"reason": "No", "version": 3})

    assert "12 days late" in late
    assert "Delivered on 12 February 2021, 12 days late" in delivered
    assert "JMG 7" in delivered
    assert ReviewReport.objects.get().delivered_on is None


def test_a_report_is_owed_to_somebody(signed_in, review):
    text = text_of(signed_in.post(f"{review.get_absolute_url()}reports/add/", {"stage": "Interim"}))

    assert "Say to whom" in text
    assert "Interim" in text


def test_the_outcome_leads_to_the_draft_that_follows(signed_in, review, council):
    here = review.get_absolute_url()
    outcome = {"outcome": "replace", "on": "March 2021", "version": 1}
    outcome |= {"organisation": council.pk, "given_by": "Cabinet", "reference": "CAB/7"}
    signed_in.post(f"{here}outcome/", outcome)
    decided = text_of(signed_in.get(here))
    form = text_of(signed_in.get(f"{here}replace/"))
    made = signed_in.post(f"{here}replace/", {"title": "New model", "kind": "jca"})
    after = text_of(signed_in.get(here))

    assert "Replace it, decided March 2021 (day inferred) by Cabinet" in decided
    assert "Start the agreement that replaces it" in decided
    assert "Its parties are carried over" in form
    assert "/northshire/agreements/" in made.headers["Location"]
    assert "New model" in after
    assert "Start the agreement that replaces it" not in after


def test_an_outcome_is_refused_in_the_rules_words(signed_in, review):
    text = text_of(
        signed_in.post(f"{review.get_absolute_url()}outcome/", {"outcome": "end", "version": 1})
    )

    assert "Enter the day or the month in which it was decided." in text


def test_a_viewer_reads_and_an_outsider_finds_nothing(client, viewer, outsider, plan, review):
    client.force_login(viewer)
    for one in (plan, review):
        assert client.get(one.get_absolute_url()).status_code == 200
        assert "/edit/" not in text_of(client.get(one.get_absolute_url()))
        assert client.get(f"{one.get_absolute_url()}edit/").status_code == 403

    client.force_login(outsider)
    for one in (plan, review):
        assert client.get(one.get_absolute_url()).status_code == 404
    assert "Plan for all" not in text_of(client.get("/northshire/plans/"))


def test_a_plan_that_one_may_not_see_is_not_named(signed_in, plan):
    hidden = PlanFactory(title="Secret")
    Plan.objects.filter(pk=plan.pk).update(supports=hidden)

    assert "Secret" not in text_of(signed_in.get(plan.get_absolute_url()))


def grow_plans(place, n):
    for _ in range(n):
        plan = PlanFactory(partnership=place, overseen_by=BodyFactory(partnership=place))
        PlanStateFactory(plan=plan)
        PlanVersionFactory(plan=plan, is_refresh=True)
        ReviewFactory(body=BodyFactory(partnership=place))


@pytest.mark.parametrize("address", ["plans/", "reviews/", ""])
def test_a_longer_list_asks_no_more_of_the_database(
    signed_in, place, partners, address, django_assert_num_queries
):
    grow_plans(place, 1)
    signed_in.get(f"/northshire/{address}")
    with CaptureQueriesContext(connection) as one:
        signed_in.get(f"/northshire/{address}")
    grow_plans(place, 2)

    with django_assert_num_queries(len(one)):
        signed_in.get(f"/northshire/{address}")


def test_a_longer_plan_and_review_ask_no_more_of_the_database(
    signed_in, plan, review, council, django_assert_num_queries
):
    def grow(n):
        for _ in range(n):
            version = PlanVersionFactory(plan=plan)
            PlanPriorityFactory(plan=plan, of_version=version)
            task = PlanTaskFactory(plan=plan, post=PostFactory(organisation=council))
            PlanTaskMoveFactory(task=task, by=None)
            ReviewPointFactory(review=review)
            ReviewDependencyFactory(review=review)
            ReviewReportFactory(review=review, due_latest=dt.date(2027, 1, 31))

    for one in (plan, review):
        grow(1)
        signed_in.get(one.get_absolute_url())
        with CaptureQueriesContext(connection) as before:
            signed_in.get(one.get_absolute_url())
        grow(2)
        with django_assert_num_queries(len(before)):
            signed_in.get(one.get_absolute_url())
