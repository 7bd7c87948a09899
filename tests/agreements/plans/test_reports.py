"""Reports that a review owes, and how late they are."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from agreements.plans.lateness import lateness_of_report, lateness_of_task
from agreements.plans.models import PlanTask, Review, ReviewReport
from agreements.plans.reports import (
    change_report,
    deliver_report,
    owe_report,
    take_delivery_back,
)
from commissioning.audit.models import Event
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken, StaleVersion
from tests.factories import BodyFactory, PlanTaskFactory, ReviewFactory, ReviewReportFactory

DUE = dt.date(2021, 1, 31)
JANUARY = PrintedDate.from_words("January 21")


@pytest.fixture
def review(draft):
    return ReviewFactory(agreement=draft)


@pytest.fixture
def report(review, place):
    """Seed 003, paragraph 11a: an interim report in January 21."""
    group = BodyFactory(partnership=place, name="Joint management group")
    return owe_report(review, stage="Interim report", to=group, due=JANUARY, by=None)


def deliver(report, by, on=DUE, version=1, today=DUE):
    return deliver_report(
        report, delivered_on=on, today=today, reference="JMG 7", version=version, by=by
    )


def test_a_report_is_owed_to_a_body_or_to_somebody_in_words(review, report):
    other = owe_report(review, stage="Final report", to_words="The staff", by=None)

    assert (str(report), report.due_on.falls_due_on) == (
        "Interim report to Joint management group",
        DUE,
    )
    assert (str(other), other.position) == ("Final report to The staff", 2)


def test_a_report_is_owed_to_one(review, report, commissioner):
    with pytest.raises(RuleBroken, match="Say to whom"):
        owe_report(review, stage="x", by=commissioner)
    with pytest.raises(RuleBroken, match="Say to whom"):
        change_report(report, to_words="The staff", version=1, by=commissioner)
    with pytest.raises(IntegrityError), transaction.atomic():
        ReviewReport.objects.update(to_words="The staff")


def test_a_changed_report_leaves_what_stood_before_in_the_log(report, commissioner):
    found = change_report(
        report, due=PrintedDate.from_words("March 21"), version=1, by=commissioner
    )

    assert (found.due_words, found.version) == ("March 21", 2)
    assert Event.objects.get(what="review_report.changed").payload.before["due"] == "January 21"


def test_a_report_is_delivered_once_and_can_be_taken_back(report, commissioner):
    done = deliver(report, commissioner)
    assert (done.delivered_on, done.reference) == (DUE, "JMG 7")
    with pytest.raises(RuleBroken, match="already, on 31 January 2021"):
        deliver(report, commissioner, version=2)

    again = take_delivery_back(report, reason="Another one", version=2, by=commissioner)

    assert (again.delivered_on, again.reference) == (None, "")
    with pytest.raises(RuleBroken, match="not marked as delivered"):
        take_delivery_back(report, reason="x", version=3, by=commissioner)


def test_nothing_is_delivered_in_the_future(report, commissioner):
    with pytest.raises(RuleBroken, match="today or in the past"):
        deliver(report, commissioner, on=DUE + dt.timedelta(days=1))


def test_two_people_do_not_deliver_over_each_other(report, commissioner):
    deliver(report, commissioner)

    with pytest.raises(StaleVersion):
        deliver(report, commissioner)


def test_a_failed_record_undoes_the_change(report, commissioner, monkeypatch):
    def fail(*args, **kwargs):
        raise OSError("no audit log")

    monkeypatch.setattr("agreements.plans.reports.record", fail)

    with pytest.raises(OSError, match="no audit log"):
        deliver(report, commissioner)
    assert ReviewReport.objects.get().delivered_on is None


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (-31, ("Owed", "Due in 31 days", 0)),
        (-30, ("Due soon", "Due in 30 days", 0)),
        (0, ("Due soon", "Due today", 0)),
        (1, ("Late", "1 day late", 1)),
        (12, ("Late", "12 days late", 12)),
        (2000, ("Late", "2,000 days late", 2000)),
    ],
)
def test_a_report_is_late_from_the_day_after_the_month(report, days, expected):
    how = lateness_of_report(report, today=DUE + dt.timedelta(days=days))

    assert (how.tag, how.sentence, how.days_late) == expected


@pytest.mark.parametrize(("day", "tag"), [("2022-01-31", "Late"), ("2022-02-01", "Not recorded")])
def test_what_only_an_old_paper_owes_is_forgiven_after_a_year(report, day, tag):
    report.review.stated_in = "A paper of 2020"
    report.review.save()
    today = dt.date.fromisoformat(day)

    assert lateness_of_report(report, today=today).tag == tag
    assert ReviewReport.objects.open_on(today).exists() is (tag == "Late")


def test_a_decided_review_owes_nothing_more(report):
    decided = {"decided_words": "x", "decided_earliest": DUE, "decided_latest": DUE}
    Review.objects.update(outcome="end", **decided)
    report.review.refresh_from_db()

    day = dt.timedelta(days=1)
    assert lateness_of_report(report, today=DUE - day).tag == "Due soon"
    assert lateness_of_report(report, today=DUE).tag == "Not recorded"
    found = [ReviewReport.objects.open_on(on).exists() for on in (DUE - day, DUE)]
    assert found == [True, False]


def test_a_report_delivered_late_says_by_how_much(report, commissioner):
    late = DUE + dt.timedelta(days=3)
    done = deliver(report, commissioner, on=late, today=late)

    how = lateness_of_report(done, today=late)

    assert (how.tag, how.sentence) == ("Delivered", "Delivered on 3 February 2021, 3 days late")
    assert lateness_of_report(done, today=DUE).tag == "Due soon"  # not known then


def test_a_task_of_a_plan_that_is_over_is_not_called_late(db):
    last = dt.date(2027, 2, 28)
    task = PlanTaskFactory(plan__ends_earliest=last, plan__ends_latest=last)
    days = (dt.date(2027, 2, 28), dt.date(2027, 3, 1))

    assert [lateness_of_task(task, today=day).tag for day in days] == ["Late", "Not recorded"]
    assert [PlanTask.objects.open_on(day).exists() for day in days] == [True, False]


def test_what_has_no_day_is_never_late(db):
    task = PlanTaskFactory(due_words="", due_earliest=None, due_latest=None)

    how = lateness_of_task(task, today=dt.date(2030, 1, 1))

    assert (how.tag, how.sentence) == ("To do", "No day is given")


def test_reports_stand_in_the_order_of_their_days(review):
    late = ReviewReportFactory(review=review)
    none = ReviewReportFactory(review=review, due_latest=None, due_earliest=None)
    early = ReviewReportFactory(review=review, due_latest=DUE, due_earliest=DUE)

    assert list(review.reports.in_date_order()) == [early, late, none]
