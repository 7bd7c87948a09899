import datetime as dt

import pytest

from agreements.plans.reminders import report_reminders, task_reminders
from commissioning.notices.clock import reminders_of
from tests.factories import (
    BodyFactory,
    PartnerFactory,
    PlanFactory,
    PlanTaskFactory,
    ReviewFactory,
    ReviewReportFactory,
)

DUE = dt.date(2027, 1, 31)
DAY = dt.timedelta(days=1)


@pytest.fixture
def task(place, draft):
    plan = PlanFactory(partnership=place, agreement=draft, title="Carers")
    return PlanTaskFactory(plan=plan, words="Write it")


@pytest.fixture
def report(place, council):
    PartnerFactory(partnership=place, organisation=council)
    board = BodyFactory(partnership=place, name="Joint Board")
    review = ReviewFactory(body=board, title="After a year")
    return ReviewReportFactory(review=review, stage="Report", to=board)


@pytest.mark.parametrize(("days", "count"), [(-31, 0), (-30, 1), (-8, 1), (-7, 2), (0, 2)])
def test_reminders_are_those_of_milestones(task, report, commissioner, days, count):
    for source in (task_reminders, report_reminders):
        assert len(list(source(DUE + days * DAY))) == count


def test_a_reminder_says_it_all_to_those_concerned(
    task, report, commissioner, partner_commissioner, viewer
):
    (one,) = reminders_of(task_reminders, DUE)
    (other,) = reminders_of(report_reminders, DUE)

    assert one.subject == "Due by 31 January 2027: Write it"
    assert set(one.recipients) == {commissioner, partner_commissioner}
    assert one.url == task.get_absolute_url()
    assert other.subject == "Due by 31 January 2027: Report to Joint Board"
    assert other.recipients == (commissioner,)
    assert (other.place, other.series) == (
        "northshire",
        f"milestone plans.reviewreport {report.pk} 2027-01-31",
    )
    assert "After a year owes it." in other.body


def test_a_long_task_is_shortened_in_the_subject(task, commissioner):
    task.words = "word " * 50
    task.save()

    (one,) = reminders_of(task_reminders, DUE)

    assert one.subject.endswith("…")
    assert len(one.subject) < 150


def test_nobody_is_reminded_of_what_is_done(task, report, commissioner):
    for row, field in ((task, "done_on"), (report, "delivered_on")):
        setattr(row, field, DUE - 40 * DAY)
        row.save()

    assert [*task_reminders(DUE), *report_reminders(DUE)] == []
