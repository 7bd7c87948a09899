"""The pages of indicators, performance and obligations, as officers of the parties meet them."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.areas.areas import stand_area
from agreements.areas.models import Indicator, Obligation, Reading
from commissioning.jobs.models import Job
from tests.factories import (
    AgreementFactory,
    BodyFactory,
    IndicatorFactory,
    ObligationDoneFactory,
    ObligationFactory,
    ReadingFactory,
    TermFactory,
)

pytestmark = pytest.mark.django_db
NOW = "2026-06-03T09:00Z"


@pytest.fixture
def agreement(draft):
    first, last = dt.date(2026, 4, 1), dt.date(2027, 3, 31)
    TermFactory(
        agreement=draft, starts="fixed", ends="fixed", starts_words="1 April 2026",
        starts_earliest=first, starts_latest=first, ends_words="31 March 2027",
        ends_earliest=last, ends_latest=last,
    )  # fmt: skip
    return draft


@pytest.fixture
def page(agreement):
    return lambda rest="": f"/northshire/agreements/{agreement.key}/{rest}"


def text_of(response):
    return response.content.decode()


FALLS = {"name": "Falls", "measure": "figure", "wanted": "down", "measured_in": "falls",
         "target": "10", "target_on": "end of March 2027", "framework": "bcf",
         "often": "3 month"}  # fmt: skip


@time_machine.travel(NOW)
def test_an_indicator_is_added_read_and_judged(client, agreement, commissioner, page):
    client.force_login(commissioner)

    client.post(page("performance/add/"), FALLS)
    indicator = Indicator.objects.get()
    here = indicator.get_absolute_url()
    client.post(f"{here}readings/add/", {"on": "30 April 2026", "value": "14"})
    client.post(f"{here}readings/add/", {"on": "May 2026", "value": "12.5", "narrative": "Rails"})

    text = text_of(client.get(here))
    said = ("Falls: it fell from 14 falls to 12.5 falls between Apr 2026 and May 2026",
            "12.5 falls is 2.5 falls above the target of 10 falls.", "Rails", "Every 3 months",
            "Due by 31 August 2026")  # fmt: skip
    assert [words for words in said if words not in text] == []
    assert "12.5 falls is 2.5 falls above" in text_of(client.get(page("performance/")))
    edit = text_of(client.get(f"{here}edit/"))
    assert 'value="10.00"' in edit
    assert '<option value="3 month" selected>' in edit


@time_machine.travel(NOW)
def test_an_indicator_is_changed_taken_back_and_taken_out(client, agreement, commissioner, page):
    indicator = IndicatorFactory(area=None, agreement=agreement)
    reading = ReadingFactory(indicator=indicator)
    here = indicator.get_absolute_url()
    client.force_login(commissioner)

    client.post(f"{here}edit/", FALLS | {"version": 1})
    client.post(f"{here}readings/{reading.pk}/take-back/", {"reason": "Another"})
    gone = client.post(f"{here}take-out/", {"version": 2})

    assert gone.status_code == 302
    assert (Indicator.objects.count(), Reading.objects.count()) == (0, 0)


def test_an_indicator_with_a_direction_asks_which_way_it_went(client, agreement, commissioner):
    indicator = IndicatorFactory(area=None, agreement=agreement, measure="direction")
    client.force_login(commissioner)

    text = text_of(client.get(f"{indicator.get_absolute_url()}readings/add/"))

    assert ("Which way did it go?" in text, "Figure" in text) == (True, False)


def test_the_report_is_asked_for_a_board_and_taken_as_a_sheet(
    client, agreement, viewer, place, page
):
    board = BodyFactory(partnership=place)
    client.force_login(viewer)

    asked = client.post(page("performance/pdf/"), {"board": board.pk})
    sheet = client.get(page("performance.xlsx"))

    job = Job.objects.get()
    assert (job.kind, job.details) == ("performance_pdf", {"board": board.pk})
    assert asked.headers["Location"] == job.get_absolute_url()
    assert sheet.content[:2] == b"PK"
    assert "performance.xlsx" in sheet.headers["Content-Disposition"]


@time_machine.travel(NOW)
def test_an_obligation_is_put_down_done_and_set_aside(client, agreement, commissioner, page):
    client.force_login(commissioner)
    monthly = {"words": "the committee meets", "often": "1 month", "rhythm_words": "monthly"}
    client.post(page("obligations/add/"), monthly)
    owed = Obligation.objects.get()
    here = page(f"obligations/{owed.key}/")

    late = text_of(client.get(page("obligations/")))
    client.post(f"{here}done/", {"on": "2 June 2026", "note": "All came"})
    done = text_of(client.get(page("obligations/")))
    client.post(f"{here}set-aside/", {"reason": "It was dissolved", "version": 1})
    aside = text_of(client.get(page("obligations/")))

    assert "Due by 30 April 2026: 34 days late" in late
    assert "Last done on 2 June 2026. Next due by 2 July 2026" in done
    assert "All came" in done
    assert "It was dissolved" in aside


def test_what_was_found_in_the_text_waits_for_a_person(client, agreement, commissioner, page):
    found = ObligationFactory(agreement=agreement, words="Report quarterly", accepted_at=None)
    client.force_login(commissioner)

    before = text_of(client.get(page("obligations/")))
    client.post(page(f"obligations/{found.key}/accept/"), {"version": 1})
    after = text_of(client.get(page("obligations/")))

    assert ("Found in the text" in before, "Found in the text" in after) == (True, False)


@pytest.mark.parametrize(
    ("rest", "answers", "says"),
    [
        ("obligations/add/", {"words": "Meet"}, "Say by which day it is due, or how often"),
        ("obligations/add/", {"words": ""}, "Enter what is to be done"),
        ("obligations/add/", {"words": "x", "due": "May 2027", "often": "1 month"}, "not both"),
        ("performance/add/", FALLS | {"measure": "direction"}, "no baseline and no target"),
        ("performance/add/", FALLS | {"target": "many"}, "must be a number"),
        ("performance/add/", FALLS | {"target_on": "soon"}, "Enter a day or a month"),
    ],
)
def test_a_bad_answer_is_explained(client, agreement, commissioner, page, rest, answers, says):
    client.force_login(commissioner)

    response = client.post(page(rest), answers)

    assert response.status_code == 200
    assert says in text_of(response)


def test_two_who_change_an_obligation_meet(client, agreement, commissioner, page):
    owed = ObligationFactory(agreement=agreement, version=2)
    client.force_login(commissioner)

    response = client.post(
        page(f"obligations/{owed.key}/edit/"), {"words": "Mine", "often": "1 week", "version": 1}
    )

    assert response.status_code == 409
    assert "Mine" in text_of(response)


def test_a_stranger_finds_nothing_and_a_viewer_changes_nothing(
    client, agreement, outsider, viewer, page
):
    indicator = IndicatorFactory(area=None, agreement=agreement)
    owed = ObligationFactory(agreement=agreement)
    reads = [page("obligations/"), page("performance/"), indicator.get_absolute_url()]
    changes = [page("obligations/add/"), page(f"obligations/{owed.key}/done/"),
               page("performance/add/"), f"{reads[2]}readings/add/", f"{reads[2]}edit/"]  # fmt: skip

    client.force_login(outsider)
    assert {client.get(address).status_code for address in [*reads, *changes]} == {404}
    client.force_login(viewer)
    assert {client.get(address).status_code for address in reads} == {200}
    assert {client.get(address).status_code for address in changes} == {403}


@pytest.mark.parametrize("rest", ["obligations/", "performance/"])
def test_a_longer_list_asks_no_more_of_the_database(
    client, agreement, commissioner, page, rest, django_assert_num_queries
):
    area = stand_area(agreement, "Care", by=None).area

    def grow(n):
        for _ in range(n):
            ObligationDoneFactory(obligation=ObligationFactory(agreement=agreement))
            ReadingFactory(indicator=IndicatorFactory(area=area))
            ReadingFactory(indicator=IndicatorFactory(area=None, agreement=agreement))

    client.force_login(commissioner)
    grow(1)
    client.get(page(rest))
    with CaptureQueriesContext(connection) as one:
        client.get(page(rest))
    grow(2)
    with django_assert_num_queries(len(one)):
        client.get(page(rest))


def test_an_indicator_of_anothers_agreement_is_not_found_in_ones_own_place(
    client, agreement, commissioner
):
    theirs = IndicatorFactory(area=None, agreement=AgreementFactory())
    client.force_login(commissioner)

    assert client.get(f"/northshire/indicators/{theirs.key}/").status_code == 404
