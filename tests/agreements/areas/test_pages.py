"""The pages of areas and milestones, as officers of the parties and others meet them."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.areas.areas import stand_area
from agreements.areas.models import Area, AreaStanding, Milestone
from tests.factories import (
    AgreementFactory,
    AreaStandingFactory,
    MilestoneFactory,
    TermFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreement(draft):
    TermFactory(agreement=draft)
    return draft


@pytest.fixture
def page(agreement):
    return lambda rest="": f"/northshire/agreements/{agreement.key}/{rest}"


@pytest.fixture
def milestone(agreement):
    return MilestoneFactory(agreement=agreement, words="Terms agreed")


def text_of(response):
    return response.content.decode()


def test_areas_stand_on_cards_with_their_words_and_notes(client, agreement, commissioner, page):
    AreaStandingFactory(
        agreement=agreement, name_as_printed="Dermatology", words="Fewer visits", note="Stopped"
    )
    client.force_login(commissioner)

    text = text_of(client.get(page("areas/")))

    assert all(words in text for words in ("Dermatology", "Fewer visits", "Stopped", "1 area<"))


def test_disagreeing_sources_are_shown(client, agreement, commissioner, page):
    stand_area(agreement, "Dermatology", by=None)
    stand_area(agreement, "Learning Disability", stated_in="Record PH 09", by=None)
    client.force_login(commissioner)

    text = text_of(client.get(page("areas/")))

    said = "the agreement itself lists 1 area. Record PH 09 says that it had 2, with Learning"
    assert said in text
    assert said in text_of(client.get("/northshire/areas/"))


def test_an_area_is_added_changed_and_taken_out(client, agreement, commissioner, page):
    client.force_login(commissioner)

    added = client.post(page("areas/add/"), {"name": "Dermatology", "words": "Fewer visits"})
    standing = AreaStanding.objects.get()
    changed = client.post(
        page(f"areas/{standing.pk}/edit/"),
        {"name_as_printed": "Skin", "words": "None", "note": "Going", "version": 2},
    )
    standing.refresh_from_db()
    taken = client.post(page(f"areas/{standing.pk}/take-out/"), {"version": 3})

    assert [r.headers["Location"] for r in (added, changed, taken)] == [page("areas/")] * 3
    assert (standing.name_as_printed, standing.note) == ("Skin", "Going")
    assert (AreaStanding.objects.count(), Area.objects.count()) == (0, 1)


def test_a_second_of_the_same_name_is_refused_with_the_answers_kept(
    client, agreement, commissioner, page
):
    stand_area(agreement, "Dermatology", by=None)
    client.force_login(commissioner)

    text = text_of(client.post(page("areas/add/"), {"name": "dermatology", "words": "Some words"}))

    assert "Dermatology stands in this agreement already" in text
    assert "Some words" in text


def test_two_who_change_an_area_meet(client, agreement, commissioner, page):
    standing = stand_area(agreement, "Dermatology", words="Their words", by=None)
    client.force_login(commissioner)

    response = client.post(
        page(f"areas/{standing.pk}/edit/"),
        {"name_as_printed": "Dermatology", "words": "My words", "note": "", "version": 1},
    )

    assert response.status_code == 409
    assert "Their words" in text_of(response)
    assert "My words" in text_of(response)


def test_milestones_are_shown_as_printed_and_by_date(client, agreement, commissioner, page):
    for position, (words, day) in enumerate([("Late one", 20), ("Early one", 10)], start=1):
        due = dt.date(2027, 1, day)
        MilestoneFactory(
            agreement=agreement, position=position, words=words, due_earliest=due, due_latest=due
        )
    client.force_login(commissioner)

    printed = text_of(client.get(page("milestones/")))
    by_date = text_of(client.get(page("milestones/?order=date")))

    assert printed.index("Late one") < printed.index("Early one")
    assert by_date.index("Early one") < by_date.index("Late one")


@time_machine.travel("2027-02-03")
def test_a_late_milestone_says_how_late(client, milestone, commissioner, page):
    client.force_login(commissioner)

    assert "3 days late" in text_of(client.get(page("milestones/")))


@time_machine.travel("2027-02-03T09:00Z")
def test_a_milestone_is_finished_reopened_and_moved(client, milestone, commissioner, page):
    client.force_login(commissioner)
    here = page(f"milestones/{milestone.key}/")

    client.post(f"{here}done/", {"done_on": "2/2/27", "version": 1})
    done = Milestone.objects.get()
    client.post(f"{here}reopen/", {"reason": "Another one", "version": 2})
    client.post(f"{here}move/", {"due": "end of March 2027", "reason": "Lawyers", "version": 3})

    moved = Milestone.objects.get()
    assert (done.done_on, moved.done_on) == (dt.date(2027, 2, 2), None)
    assert (moved.due_words, moved.due_latest) == ("end of March 2027", dt.date(2027, 3, 31))
    text = text_of(client.get(page("milestones/")))
    assert "Was due 31 January 2027." in text
    assert "Lawyers" in text


@time_machine.travel("2027-02-03T09:00Z")
@pytest.mark.parametrize(
    ("act", "answers", "says"),
    [
        ("done", {"done_on": "4/2/27"}, "today or in the past"),
        ("done", {"done_on": ""}, "Enter the day it was done"),
        ("move", {"due": "when we can", "reason": "x"}, "Enter a day or a month"),
        ("move", {"due": "1 May 2027", "reason": ""}, "Enter the reason"),
        ("reopen", {"reason": "x"}, "This is not marked as done."),
    ],
)
def test_a_bad_answer_is_explained(client, milestone, commissioner, page, act, answers, says):
    client.force_login(commissioner)

    response = client.post(page(f"milestones/{milestone.key}/{act}/"), {**answers, "version": 1})

    assert response.status_code == 200
    assert says in text_of(response)
    assert Milestone.objects.get().version == 1


def test_a_milestone_is_planned_for_one_of_the_parties(client, agreement, commissioner, icb, page):
    client.force_login(commissioner)

    response = client.post(
        page("milestones/add/"), {"words": "Sign", "due": "May 2027", "owner": icb.pk}
    )

    found = Milestone.objects.get()
    assert response.headers["Location"] == f"{page('milestones/')}#milestone-{found.key}"
    assert (found.words, found.due_words, found.owner) == ("Sign", "May 2027", icb)


CHANGES = ["areas/add/", "milestones/add/"]
READS = ["areas/", "milestones/"]


@pytest.mark.parametrize("rest", [*READS, *CHANGES])
def test_a_stranger_finds_nothing(client, agreement, outsider, page, rest):
    client.force_login(outsider)

    assert client.get(page(rest)).status_code == 404


@pytest.mark.parametrize("rest", [*READS, *CHANGES])
def test_somebody_signed_out_is_asked_to_sign_in(client, agreement, page, rest):
    assert client.get(page(rest)).status_code == 302


def test_a_viewer_reads_and_changes_nothing(client, milestone, viewer, page):
    client.force_login(viewer)
    of_milestone = [f"milestones/{milestone.key}/{act}/" for act in ("done", "move", "reopen")]

    assert [client.get(page(rest)).status_code for rest in READS] == [200, 200]
    assert [client.get(page(r)).status_code for r in [*CHANGES, *of_milestone]] == [403] * 5


def test_a_strangers_milestone_is_not_found_under_an_agreement_of_ones_own(
    client, agreement, commissioner, page
):
    theirs = MilestoneFactory(agreement=AgreementFactory())
    client.force_login(commissioner)

    assert client.get(page(f"milestones/{theirs.key}/done/")).status_code == 404


def test_an_area_page_tells_nothing_of_agreements_one_does_not_see(
    client, agreement, commissioner, outsider, page
):
    area = stand_area(agreement, "Dermatology", words="Ours", by=None).area
    hidden = AgreementFactory(partnership=agreement.partnership)
    AreaStandingFactory(agreement=hidden, area=area, words="Theirs", name_as_printed="Secret")
    client.force_login(commissioner)

    for address in ("/northshire/areas/", f"/northshire/areas/{area.key}/"):
        text = text_of(client.get(address))
        assert hidden.title not in text
        assert not {word for word in ("Theirs", "Secret") if word in text}
    assert "Ours" in text
    client.force_login(outsider)
    assert client.get(f"/northshire/areas/{area.key}/").status_code == 404


@pytest.mark.parametrize("rest", ["areas/", "milestones/"])
def test_a_longer_list_asks_no_more_of_the_database(
    client, agreement, commissioner, page, rest, django_assert_num_queries
):
    def grow(n):
        for _ in range(n):
            AreaStandingFactory(agreement=agreement)
            MilestoneFactory(agreement=agreement)

    client.force_login(commissioner)
    grow(1)
    client.get(page(rest))  # the first visit of all also writes the session
    with CaptureQueriesContext(connection) as one:
        client.get(page(rest))
    grow(2)
    with django_assert_num_queries(len(one)):
        client.get(page(rest))


def test_a_longer_matrix_asks_no_more_of_the_database(
    client, place, council, icb, commissioner, django_assert_num_queries
):
    def grow(n):
        for _ in range(n):
            AreaStandingFactory(
                agreement=AgreementFactory(partnership=place, parties=[council, icb])
            )

    client.force_login(commissioner)
    grow(1)
    client.get("/northshire/areas/")
    with CaptureQueriesContext(connection) as one:
        client.get("/northshire/areas/")
    grow(2)
    with django_assert_num_queries(len(one)):
        client.get("/northshire/areas/")


def test_an_organisation_administrator_reads_no_areas(client, agreement, administrator, page):
    client.force_login(administrator)

    assert client.get(page("areas/")).status_code == 404
    client.force_login(UserFactory())
    assert client.get(page("areas/")).status_code == 404
