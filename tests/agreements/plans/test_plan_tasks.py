"""Tasks of a plan: adding, finishing and moving them."""

import datetime as dt

import pytest

from agreements.plans.models import PlanTask
from agreements.plans.plan_tasks import add_task, finish_task, move_task, reopen_task
from commissioning.audit.models import Event
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken, StaleVersion
from tests.factories import OrganisationFactory, PlanFactory, PlanTaskFactory, PostFactory

TODAY = dt.date(2027, 2, 1)


@pytest.fixture
def plan(draft):
    return PlanFactory(partnership=draft.partnership, agreement=draft)


@pytest.fixture
def task(plan):
    return PlanTaskFactory(plan=plan)


def finish(task, by, done_on=TODAY, version=1):
    return finish_task(task, done_on=done_on, today=TODAY, version=version, by=by)


def test_tasks_keep_their_printed_order_and_need_no_day(plan, commissioner):
    """Seed 004, section 5: six tasks, none with a day of its own."""
    for words in ("Operating plan", "Finance plan"):
        add_task(plan, words=words, stated_in="The report", by=None)

    assert [(t.position, t.words, t.due_words) for t in plan.tasks.all()] == [
        (1, "Operating plan", ""),
        (2, "Finance plan", ""),
    ]


def test_a_post_brings_its_organisation(plan, council, commissioner):
    post = PostFactory(organisation=council, title="Director")

    task = add_task(plan, words="Write", post=post, by=commissioner)

    assert (task.owner, task.owner_words) == (council, f"Director, {council}")


def test_an_owner_has_a_part_in_the_plan_unless_a_paper_says_otherwise(
    plan, council, icb, commissioner
):
    other = OrganisationFactory()

    with pytest.raises(RuleBroken, match="no part in this plan"):
        add_task(plan, words="x", owner=other, by=commissioner)
    with pytest.raises(RuleBroken, match="is no post of"):
        add_task(plan, words="x", owner=icb, post=PostFactory(organisation=council), by=None)
    assert add_task(plan, words="x", owner=other, stated_in="1974", by=None).owner == other
    assert add_task(plan, words="x", owner=icb, by=commissioner).owner_words == icb.name


@pytest.mark.parametrize(("days", "is_allowed"), [(-1, True), (0, True), (1, False)])
def test_nothing_is_done_in_the_future(task, commissioner, days, is_allowed):
    done_on = TODAY + dt.timedelta(days=days)

    if is_allowed:
        assert finish(task, commissioner, done_on).done_on == done_on
    else:
        with pytest.raises(RuleBroken, match="today or in the past"):
            finish(task, commissioner, done_on)


def test_a_task_is_done_once_and_can_be_taken_back(task, commissioner):
    finish(task, commissioner)
    with pytest.raises(RuleBroken, match="already, on 1 February 2027"):
        finish(task, commissioner, version=2)

    again = reopen_task(task, reason="Another one", version=2, by=commissioner)

    assert (again.done_on, again.version) == (None, 3)
    with pytest.raises(RuleBroken, match="not marked as done"):
        reopen_task(task, reason="Again", version=3, by=commissioner)


def test_a_moved_task_keeps_the_date_it_had(task, commissioner):
    due = PrintedDate.from_words("end of March 2027")

    moved = move_task(task, due=due, reason="Lawyers", version=1, by=commissioner)

    assert moved.due_on == due
    assert [(m.was_words, m.was_latest, m.reason, m.by) for m in moved.moves.all()] == [
        ("31 January 2027", dt.date(2027, 1, 31), "Lawyers", commissioner)
    ]


@pytest.mark.parametrize(
    ("words", "reason", "says"),
    [
        ("when we can", "Lawyers", "Enter a day or a month"),
        ("31 March 2027", "  ", "Enter the reason"),
    ],
)
def test_a_move_needs_a_day_and_a_reason(task, commissioner, words, reason, says):
    with pytest.raises(RuleBroken, match=says):
        move_task(
            task, due=PrintedDate.from_words(words), reason=reason, version=1, by=commissioner
        )


def test_what_is_done_does_not_move(task, commissioner):
    finish(task, commissioner)

    with pytest.raises(RuleBroken, match="This is done"):
        move_task(
            task, due=PrintedDate.from_words("May 2027"), reason="x", version=2, by=commissioner
        )


def test_two_people_do_not_change_a_task_over_each_other(task, commissioner):
    finish(task, commissioner)

    with pytest.raises(StaleVersion):
        finish(task, commissioner)


def test_a_failed_record_undoes_the_change(task, commissioner, monkeypatch):
    def fail(*args, **kwargs):
        raise OSError("no audit log")

    monkeypatch.setattr("agreements.plans.plan_tasks.record", fail)

    with pytest.raises(OSError, match="no audit log"):
        finish(task, commissioner)
    assert PlanTask.objects.get().done_on is None


def test_each_act_is_recorded(task, commissioner):
    due = PrintedDate.from_words("May 2027")
    move_task(task, due=due, reason="Lawyers", version=1, by=commissioner)
    finish(task, commissioner, version=2)
    reopen_task(task, reason="Mistake", version=3, by=commissioner)

    events = Event.objects.filter(subject_type="plans.plantask").order_by("pk")
    assert [event.what for event in events] == [
        "plan_task.moved",
        "plan_task.finished",
        "plan_task.reopened",
    ]
