import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.areas.home import milestone_needs, milestones_coming
from agreements.register.models import Party
from commissioning.home.registry import Coming, Need
from tests.factories import MilestoneFactory, TermFactory

DUE = dt.date(2027, 1, 31)


@pytest.fixture
def milestone(draft):
    draft.title = "Working together"
    draft.save()
    return MilestoneFactory(agreement=draft, words="Terms agreed")


def groups(user, today):
    return [(str(need.group), need.about) for need in milestone_needs(user, today)]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (-31, []),
        (-30, [("due", "")]),
        (0, [("due", "")]),
        (1, [("overdue", "1 day late")]),
    ],
)
def test_a_milestone_needs_somebody_from_thirty_days_before(
    milestone, commissioner, days, expected
):
    assert groups(commissioner, DUE + dt.timedelta(days=days)) == expected


def test_a_need_says_why_and_leads_to_the_act(milestone, commissioner):
    assert list(milestone_needs(commissioner, DUE)) == [
        Need(
            "due",
            "Milestone: Terms agreed",
            "you are a commissioner of a party to Working together",
            DUE,
            f"/northshire/agreements/{milestone.agreement.key}/milestones/{milestone.key}/done/",
            "Update",
        )
    ]


def test_partners_are_told_alike_and_nobody_else_is(
    milestone, commissioner, partner_commissioner, viewer, finance_officer, outsider
):
    told = [commissioner, partner_commissioner]
    untold = [viewer, finance_officer, outsider]

    assert [len(groups(user, DUE)) for user in told] == [1, 1]
    assert [groups(user, DUE) for user in untold] == [[], [], []]


def test_a_party_that_left_is_not_told(milestone, council, commissioner):
    Party.objects.filter(organisation=council).update(until_on=dt.date(2026, 12, 31))

    assert groups(commissioner, DUE) == []


def test_nothing_is_needed_for_what_is_done_or_over(milestone, commissioner):
    TermFactory(agreement=milestone.agreement, ends_earliest=DUE, ends_latest=DUE)

    assert len(groups(commissioner, DUE)) == 1
    assert groups(commissioner, DUE + dt.timedelta(days=1)) == []


def test_the_next_milestone_is_said_where_nothing_needs_anybody(milestone, commissioner):
    MilestoneFactory(agreement=milestone.agreement, due_latest=DUE + dt.timedelta(days=1))

    assert list(milestones_coming(commissioner, DUE - dt.timedelta(days=60))) == [
        Coming(DUE, "Milestone: Terms agreed", milestone.get_absolute_url())
    ]


def test_more_milestones_ask_no_more_of_the_database(
    milestone, commissioner, django_assert_num_queries
):
    assert commissioner.organisation_ids  # memberships are read once a request
    with CaptureQueriesContext(connection) as one:
        list(milestone_needs(commissioner, DUE))
    for _ in range(2):
        MilestoneFactory(agreement=milestone.agreement)
    with django_assert_num_queries(len(one)):
        assert len(list(milestone_needs(commissioner, DUE))) == 3
