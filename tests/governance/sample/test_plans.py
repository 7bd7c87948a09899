"""What the papers state of plans and reviews, as the sample holds it."""

import datetime as dt

import pytest

from agreements.plans.lateness import lateness_of_report
from agreements.plans.models import Plan, Review, ReviewPoint, ReviewReport
from agreements.plans.reminders import report_reminders
from agreements.plans.status import plan_status
from commissioning.notices.clock import reminders_of

pytestmark = pytest.mark.usefixtures("doncaster")


def tag(plan, day):
    return plan_status(plan, on=dt.date.fromisoformat(day)).tag


def test_the_place_plan_was_refreshed_with_four_layers():
    """Seed 000, Place Plan."""
    plan = Plan.objects.get(title="Doncaster Place Plan")

    last = plan.versions.last()
    assert (last.label, last.on_words, last.is_refresh) == ("Refresh of 2019", "2019", True)
    assert [(one.kind, one.name) for one in last.priorities.all()] == [
        ("layer", "Thriving communities"),
        ("layer", "Front door"),
        ("layer", "Care and support at home"),
        ("layer", "Specialist services"),
    ]
    earlier = plan.versions.get(label="First published")
    assert {one.kind for one in earlier.priorities.all()} == {"strand"}
    assert [tag(plan, day) for day in ("2016-12-01", "2019-01-01")] == ["In force", "Refreshed"]


def test_the_strategy_runs_from_april_2019_to_2022_and_is_part_of_the_agreement():
    """Seed 000, Joint Commissioning Strategy."""
    strategy = Plan.objects.get(title="Joint Commissioning Strategy")

    assert (strategy.starts_words, strategy.ends_words) == ("April 2019", "2022")
    assert strategy.relation == "part_of"
    assert strategy.supports.title == "Doncaster Place Plan"
    days = ("2019-03-31", "2019-04-01", "2022-12-31", "2023-01-01")
    assert [tag(strategy, day) for day in days] == [
        "Being written",
        "In force",
        "In force",
        "Ended",
    ]


def test_wiltshire_has_five_strategies_with_their_states():
    """Seed 002, paragraph 8."""
    plans = Plan.objects.filter(partnership__slug="wiltshire")

    assert {plan.client_group: tag(plan, "2009-01-01") for plan in plans} == {
        "Mental health": "Agreed",
        "Carers": "Agreed",
        "Learning disabilities": "Being written",
        "Older people": "Being written",
        "Physical impairment": "Being written",
    }
    assert {plan.states.get().words for plan in plans} == {"agreed", "in development"}
    overseen = plans.filter(overseen_by__short_name="JCB")
    assert set(plans) - set(overseen) == {plans.get(client_group="Carers")}


def test_wiltshires_board_is_reviewed_after_twelve_months():
    """R-SEED-002, paragraph 15: reported to Cabinet and to the Trust's board."""
    review = Review.objects.get(partnership__slug="wiltshire")

    assert (review.due_words, review.due_latest) == ("after twelve months", None)
    assert [report.whom for report in review.reports.all()] == [
        "Cabinet",
        "Primary Care Trust Board",
    ]


def test_devons_programme_has_six_tasks():
    """Seed 004, section 5."""
    programme = Plan.objects.get(title="Work programme 2019/20")

    assert programme.tasks.count() == 6
    assert programme.ends_latest == dt.date(2020, 3, 31)
    assert [tag(programme, day) for day in ("2020-03-31", "2020-04-01")] == ["In force", "Ended"]


def test_oxfordshires_review_is_whole():
    """Seed 003: paragraphs 2, 3, 7, 8, 11 and 18 to 21."""
    review = Review.objects.get(partnership__slug="oxfordshire")
    kind = ReviewPoint.Kind
    numbers = {one: [point.number for point in review.points.filter(kind=one)] for one in kind}

    assert numbers == {
        kind.QUESTION: ["2a", "2b", "2c", "13c"],
        kind.WENT_WELL: [
            "7",
            "7a",
            *(f"7b({n})" for n in ("i", "ii", "iii", "iv", "v")),
            "7c",
        ],
        kind.CHALLENGE: ["8a", "8b", "8c", "8d", "8e"],
        kind.RECOMMENDATION: ["18", "19", "20", "21"],
    }
    assert [(d.number, d.expected_words) for d in review.dependencies.all()] == [
        ("3a", ""),
        ("3b", "30 November 2020"),
        ("3c", "March 2021"),
        ("3d", "December 2020"),
    ]
    assert [(r.stage, r.to.short_name, r.due_latest) for r in review.reports.in_date_order()] == [
        ("Interim report", "BCF JMG", dt.date(2021, 1, 31)),
        ("Interim report", "ASN JMG", dt.date(2021, 1, 31)),
        ("Final report", "BCF JMG", dt.date(2021, 3, 31)),
        ("Final report", "ASN JMG", dt.date(2021, 3, 31)),
    ]
    assert {post.title for post in review.led_by.all()} == {
        "Director of Housing and Adults",
        "Deputy Chief Executive Officer",
    }
    assert (review.outcome, review.begun_words) == ("", "13 November 2020")


def test_the_clock_of_that_year_would_have_told_oxfordshires_officers():
    """Both partners' commissioners, of the interim report due in January 2021."""
    found = reminders_of(report_reminders, dt.date(2021, 1, 24))

    subjects = {reminder.subject for reminder in found}
    assert subjects == {
        f"Due by 31 January 2021: Interim report to {group} Joint Management Group"
        for group in ("Better Care Fund", "Adults with Support Needs")
    }
    assert {user.email for reminder in found for user in reminder.recipients} == {
        "oxfordshire-commissioner@example.org",
        "oxfordshire-nhs-commissioner@example.org",
    }


def test_today_nobody_is_asked_for_reports_of_2021():
    report = ReviewReport.objects.filter(stage="Interim report").first()
    days = (dt.date(2021, 2, 12), dt.date(2026, 11, 22))

    assert [lateness_of_report(report, today=day).sentence for day in days] == [
        "12 days late",
        "No record says that it was delivered",
    ]


def test_every_plan_and_review_says_which_paper_states_it():
    for model in (Plan, Review):
        assert not model.objects.filter(stated_in="").exists()
