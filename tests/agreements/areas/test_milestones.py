"""Planning, finishing and moving milestones."""

import datetime as dt

import pytest

from agreements.areas.milestones import (
    finish_milestone,
    move_milestone,
    plan_milestone,
    reopen_milestone,
)
from agreements.areas.models import Milestone
from commissioning.audit.models import Event
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken, StaleVersion
from tests.factories import MilestoneFactory, OrganisationFactory, TermFactory

TODAY = dt.date(2018, 2, 1)


@pytest.fixture
def milestone(draft):
    return MilestoneFactory(
        agreement=draft,
        due_words="31 January 2018",
        due_earliest=dt.date(2018, 1, 31),
        due_latest=dt.date(2018, 1, 31),
    )


def finish(milestone, by, done_on=TODAY, version=1):
    return finish_milestone(milestone, done_on=done_on, today=TODAY, version=version, by=by)


def test_milestones_keep_the_order_in_which_they_are_printed(draft, commissioner):
    """Seed 001, Appendix B: printed out of the order of their dates."""
    for words in ("10 November 2017", "1st April 2018", "31 January 2018"):
        due = PrintedDate.from_words(words)
        plan_milestone(draft, words="Something", due=due, by=commissioner)

    assert [m.due_words for m in draft.milestones.all()] == [
        "10 November 2017",
        "1st April 2018",
        "31 January 2018",
    ]
    assert [m.due_words for m in draft.milestones.in_date_order()] == [
        "10 November 2017",
        "31 January 2018",
        "1st April 2018",
    ]


def test_only_a_party_can_own_a_milestone(draft, commissioner, icb):
    due = PrintedDate.from_words("May 2018")
    owned = plan_milestone(draft, words="Theirs", due=due, owner=icb, by=commissioner)

    assert owned.owner == icb
    with pytest.raises(RuleBroken, match="not a party"):
        plan_milestone(draft, words="x", due=due, owner=OrganisationFactory(), by=commissioner)


def test_a_milestone_is_marked_as_done(milestone, commissioner):
    done = finish(milestone, commissioner)

    assert (done.done_on, done.version, done.is_done) == (TODAY, 2, True)


def test_a_milestone_is_not_done_twice(milestone, commissioner):
    finish(milestone, commissioner)

    with pytest.raises(RuleBroken, match="done already, on 1 February 2018"):
        finish(milestone, commissioner, version=2)


@pytest.mark.parametrize(("days", "is_allowed"), [(-1, True), (0, True), (1, False)])
def test_nothing_is_done_in_the_future(milestone, commissioner, days, is_allowed):
    done_on = TODAY + dt.timedelta(days=days)

    if is_allowed:
        assert finish(milestone, commissioner, done_on).done_on == done_on
    else:
        with pytest.raises(RuleBroken, match="today or in the past"):
            finish(milestone, commissioner, done_on)


def test_what_was_not_done_after_all_is_open_again(milestone, commissioner):
    finish(milestone, commissioner)

    found = reopen_milestone(milestone, reason="Another one", version=2, by=commissioner)

    assert (found.done_on, found.version) == (None, 3)
    with pytest.raises(RuleBroken, match="not marked as done"):
        reopen_milestone(milestone, reason="Again", version=3, by=commissioner)


def test_a_moved_milestone_keeps_the_date_it_had(milestone, commissioner):
    due = PrintedDate.from_words("end of March 2018")

    moved = move_milestone(milestone, due=due, reason="Lawyers", version=1, by=commissioner)

    assert moved.due_on == due
    assert [(m.was_words, m.was_latest, m.reason, m.by) for m in moved.moves.all()] == [
        ("31 January 2018", dt.date(2018, 1, 31), "Lawyers", commissioner)
    ]


@pytest.mark.parametrize(
    ("words", "reason", "says"),
    [
        ("when we can", "Lawyers", "Enter a day or a month"),
        ("31 March 2018", "  ", "Enter the reason"),
    ],
)
def test_a_move_needs_a_day_and_a_reason(milestone, commissioner, words, reason, says):
    due = PrintedDate.from_words(words)

    with pytest.raises(RuleBroken, match=says):
        move_milestone(milestone, due=due, reason=reason, version=1, by=commissioner)


def test_what_is_done_does_not_move(milestone, commissioner):
    finish(milestone, commissioner)
    due = PrintedDate.from_words("31 March 2018")

    with pytest.raises(RuleBroken, match="This is done"):
        move_milestone(milestone, due=due, reason="Lawyers", version=2, by=commissioner)


def test_two_people_do_not_change_a_milestone_over_each_other(milestone, commissioner):
    finish(milestone, commissioner)

    with pytest.raises(StaleVersion) as stale:
        finish(milestone, commissioner, version=1)
    assert stale.value.theirs.done_on == TODAY


def test_a_failed_record_undoes_the_change(milestone, commissioner, monkeypatch):
    def fail(*args, **kwargs):
        raise OSError("no audit log")

    monkeypatch.setattr("agreements.areas.milestones.record", fail)

    with pytest.raises(OSError, match="no audit log"):
        finish(milestone, commissioner)
    assert Milestone.objects.get().done_on is None


def test_each_act_is_recorded(milestone, commissioner):
    due = PrintedDate.from_words("31 March 2018")
    move_milestone(milestone, due=due, reason="Lawyers", version=1, by=commissioner)
    finish(milestone, commissioner, version=2)
    reopen_milestone(milestone, reason="Mistake", version=3, by=commissioner)

    events = Event.objects.filter(subject_type="areas.milestone").order_by("pk")
    assert [event.what for event in events] == [
        "milestone.moved",
        "milestone.finished",
        "milestone.reopened",
    ]


@pytest.mark.parametrize(
    ("ends", "done_on", "is_open"),
    [
        (None, None, True),
        ("2018-02-01", None, True),
        ("2018-01-31", None, False),
        (None, "2018-01-31", False),
        (None, "2018-02-01", False),
        (None, "2018-02-02", True),
    ],
)
def test_a_milestone_is_open_until_done_or_its_agreement_has_ended(
    milestone, ends, done_on, is_open
):
    TermFactory(agreement=milestone.agreement, ends_earliest=ends, ends_latest=ends)
    Milestone.objects.update(done_on=done_on)

    assert Milestone.objects.open_on(TODAY).exists() is is_open
