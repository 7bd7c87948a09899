import datetime as dt

import pytest

from agreements.plans.home import report_needs, task_needs, whats_coming
from commissioning.home.registry import Coming, Need
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
    """Of a board's review: it concerns the partners of the place."""
    PartnerFactory(partnership=place, organisation=council)
    board = BodyFactory(partnership=place, name="Joint Board")
    review = ReviewFactory(body=board, title="After a year")
    return ReviewReportFactory(review=review, stage="Report", to=board)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (-31, []),
        (-30, [("due", "")]),
        (0, [("due", "")]),
        (1, [("overdue", "1 day late")]),
    ],
)
def test_a_task_and_a_report_need_somebody_from_thirty_days_before(
    task, report, commissioner, days, expected
):
    today = DUE + days * DAY

    for needs in (task_needs, report_needs):
        assert [(str(n.group), n.about) for n in needs(commissioner, today)] == expected


def test_a_need_says_why_and_leads_to_the_act(task, report, commissioner):
    assert list(task_needs(commissioner, DUE)) == [
        Need(
            "due",
            "Task: Write it",
            "you are a commissioner of a partner in Carers",
            DUE,
            f"/northshire/plans/{task.plan.key}/tasks/{task.key}/done/",
            "Update",
        )
    ]
    assert list(report_needs(commissioner, DUE + DAY)) == [
        Need(
            "overdue",
            "Report owed: Report to Joint Board",
            "you are a commissioner of a partner in After a year",
            DUE,
            f"/northshire/reviews/{report.review.key}/reports/{report.key}/deliver/",
            "Update",
            "1 day late",
        )
    ]


def test_those_concerned_are_told_and_nobody_else_is(
    task, report, partner_commissioner, viewer, finance_officer, outsider
):
    assert len(list(task_needs(partner_commissioner, DUE))) == 1  # a party to the agreement
    assert list(report_needs(partner_commissioner, DUE)) == []  # and no partner of the place
    for user in (viewer, finance_officer, outsider):
        assert [*task_needs(user, DUE), *report_needs(user, DUE)] == []


def test_what_comes_next_is_said_where_nothing_needs_anybody(task, report, commissioner):
    assert list(whats_coming(commissioner, DUE - 60 * DAY)) == [
        Coming(DUE, "Task: Write it", task.get_absolute_url()),
        Coming(DUE, "Report owed: Report to Joint Board", report.get_absolute_url()),
    ]
    assert list(whats_coming(commissioner, DUE)) == []
