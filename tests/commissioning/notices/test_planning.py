import datetime as dt
import threading

import pytest
from django.db import connection, transaction

from commissioning.notices.clock import reminder_sources
from commissioning.notices.models import Notice
from commissioning.notices.planning import moment_due, one_line, plan_reminders, queue_notice

DUE = dt.date(2020, 12, 31)
DAY = dt.timedelta(days=1)


def planned():
    return sorted(Notice.objects.values_list("key", "recipient__email"))


def test_a_reminder_is_planned_on_its_day_and_not_before(source, viewer):
    source.remind(viewer, due_on=DUE)

    assert plan_reminders(DUE - DAY) == 0
    assert plan_reminders(DUE) == 1
    assert planned() == [("agreement 1 ends 2020-12-31", "vi@example.org")]


def test_planning_twice_plans_once(source, viewer, commissioner):
    source.remind(viewer, commissioner, due_on=DUE)

    assert plan_reminders(DUE) == 2
    assert plan_reminders(DUE) == 0
    assert plan_reminders(DUE + DAY) == 0
    assert Notice.objects.count() == 2


def test_a_day_on_which_nothing_ran_is_caught_up_with(source, viewer):
    source.remind(viewer, due_on=DUE)

    assert plan_reminders(DUE + 3 * DAY) == 1
    assert Notice.objects.get().due_on == DUE


def test_of_several_reminders_of_one_matter_only_the_latest_is_planned(source, viewer):
    source.remind(viewer, due_on=DUE, lead="3 months before")
    source.remind(viewer, due_on=dt.date(2020, 9, 30), lead="6 months before")
    source.remind(viewer, due_on=dt.date(2021, 3, 1), lead="30 days before")

    plan_reminders(DUE)

    assert planned() == [("agreement 1 ends 3 months before", "vi@example.org")]


def test_somebody_named_twice_is_told_once(source, viewer):
    source.remind(viewer, viewer, due_on=DUE)

    assert plan_reminders(DUE) == 1


def test_somebody_who_joins_later_is_told_too(source, viewer, commissioner):
    source.remind(viewer, due_on=DUE)
    plan_reminders(DUE)
    source.reminders.clear()
    source.remind(viewer, commissioner, due_on=DUE)

    assert plan_reminders(DUE + DAY) == 1


def test_a_source_that_fails_does_not_silence_the_others(source, viewer, monkeypatch):
    def broken(on):
        raise ZeroDivisionError

    monkeypatch.setattr(reminder_sources, "_providers", [broken, source])
    source.remind(viewer, due_on=DUE)

    assert plan_reminders(DUE) == 1


def test_planning_asks_the_database_as_often_for_thirty_as_for_one(
    source, viewer, django_assert_num_queries
):
    source.remind(viewer, due_on=DUE)
    with django_assert_num_queries(4):
        plan_reminders(DUE)
    for n in range(30):
        source.remind(viewer, due_on=DUE, matter=f"agreement {n + 2} ends")

    with django_assert_num_queries(4):
        assert plan_reminders(DUE) == 30


@pytest.mark.parametrize(
    ("day", "moment"),
    [
        (dt.date(2027, 3, 27), "2027-03-27T08:00+00:00"),
        (dt.date(2027, 3, 28), "2027-03-28T07:00+00:00"),
        (dt.date(2027, 3, 29), "2027-03-29T07:00+00:00"),
        (dt.date(2027, 10, 30), "2027-10-30T07:00+00:00"),
        (dt.date(2027, 10, 31), "2027-10-31T08:00+00:00"),
        (dt.date(2027, 11, 1), "2027-11-01T08:00+00:00"),
    ],
)
def test_a_day_begins_at_eight_by_the_clock_on_the_wall(day, moment):
    assert moment_due(day).astimezone(dt.UTC).isoformat(timespec="minutes") == moment


def test_a_notice_is_queued_with_the_act_that_it_tells_of(draft, viewer):
    with transaction.atomic():
        queue_notice("a", to=[viewer], subject="Signed", body="x", url="/", about=draft)
        transaction.set_rollback(True)
    assert not Notice.objects.exists()


def test_telling_a_thing_twice_tells_it_once(draft, viewer, commissioner):
    queue_notice("a", to=[viewer], subject="Signed", body="x", url="/", about=draft)
    queue_notice("a", to=[viewer, commissioner], subject="Signed", body="x", url="/", about=draft)

    assert planned() == [("a", "sam@example.org"), ("a", "vi@example.org")]


def test_a_subject_is_one_line_that_fits():
    assert one_line(" Ends\r\nBcc: x@example.org\tsoon ") == "Ends Bcc: x@example.org soon"
    assert len(one_line("x" * 300)) == 250


@pytest.mark.django_db(transaction=True)
def test_planners_at_the_same_moment_plan_once(source, viewer, commissioner):
    for n in range(20):
        source.remind(viewer, commissioner, due_on=DUE, matter=f"agreement {n} ends")
    count = 4 if connection.features.test_db_allows_multiple_connections else 1
    start = threading.Barrier(count)

    def plan():
        start.wait()
        plan_reminders(DUE)
        connection.close()

    planners = [threading.Thread(target=plan) for _ in range(count)]
    for planner in planners:
        planner.start()
    for planner in planners:
        planner.join()

    assert Notice.objects.count() == 40
