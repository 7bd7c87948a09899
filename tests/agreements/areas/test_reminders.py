import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.areas.reminders import milestone_reminders
from commissioning.notices.clock import reminders_of
from tests.factories import MilestoneFactory, TermFactory


def d(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.fixture
def milestone(draft, commissioner, partner_commissioner, viewer):
    draft.title = "Working together"
    draft.save()
    return MilestoneFactory(agreement=draft, words="Terms agreed")


def due(on):
    return [r.due_on.isoformat() for r in reminders_of(milestone_reminders, d(on))]


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2026-12-31", []),
        ("2027-01-01", ["2027-01-01"]),
        ("2027-01-23", ["2027-01-01"]),
        ("2027-01-24", ["2027-01-24"]),
        ("2027-03-03", ["2027-01-24"]),
        ("2027-03-04", []),
    ],
)
def test_a_milestone_is_reminded_of_thirty_and_seven_days_before(milestone, on, expected):
    assert due(on) == expected


def test_a_reminder_says_it_all(milestone, commissioner, partner_commissioner):
    (reminder,) = reminders_of(milestone_reminders, d("2027-01-24"))

    assert reminder.subject == "Due by 31 January 2027: Terms agreed"
    assert reminder.body.split("\n\n") == [
        "By 31 January 2027: Terms agreed",
        "It is a milestone of Working together. Mark it as done, or move it and say why.",
        "You get this because you are a commissioner of a party to the agreement.",
    ]
    assert reminder.key == f"milestone areas.milestone {milestone.pk} 2027-01-31 7 days before"
    assert (reminder.url, reminder.place) == (milestone.get_absolute_url(), "northshire")
    assert set(reminder.recipients) == {commissioner, partner_commissioner}


@pytest.mark.parametrize(
    ("done_on", "expected"), [("2027-01-24", []), ("2027-01-25", ["2027-01-24"])]
)
def test_what_was_done_by_then_needs_no_reminder(milestone, done_on, expected):
    milestone.done_on = d(done_on)
    milestone.save()

    assert due("2027-01-24") == expected


def test_an_agreement_that_has_ended_reminds_of_nothing(milestone):
    TermFactory(
        agreement=milestone.agreement, ends_earliest=d("2027-01-31"), ends_latest=d("2027-01-31")
    )

    assert due("2027-01-31") == ["2027-01-24"]
    assert due("2027-02-01") == []


def test_a_moved_milestone_is_a_matter_of_its_own(milestone):
    before = reminders_of(milestone_reminders, d("2027-01-24"))
    milestone.due_latest = d("2027-02-23")
    milestone.save()

    after = reminders_of(milestone_reminders, d("2027-01-24"))

    assert [r.due_on for r in after] == [d("2027-01-24")]
    assert before[0].series != after[0].series


def test_more_milestones_ask_no_more_of_the_database(milestone, django_assert_num_queries):
    with CaptureQueriesContext(connection) as few:
        list(milestone_reminders(d("2027-01-24")))
    for _ in range(3):
        MilestoneFactory(agreement=milestone.agreement)

    with django_assert_num_queries(len(few)):
        assert len(reminders_of(milestone_reminders, d("2027-01-24"))) == 4
