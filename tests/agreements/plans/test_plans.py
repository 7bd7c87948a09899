"""Starting, changing and issuing plans, and stating how far they are."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from agreements.plans.models import Plan, PlanState, PlanVersion
from agreements.plans.plans import (
    change_plan,
    current_version,
    issue_version,
    start_plan,
    state_plan,
)
from commissioning.audit.models import Event, Link
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken, StaleVersion
from tests.factories import PartnerFactory, PlanFactory, PlanPriorityFactory

TODAY = dt.date(2026, 11, 22)


@pytest.fixture
def plan(place, council, icb):
    for body in (council, icb):
        PartnerFactory(partnership=place, organisation=body)
    return PlanFactory(partnership=place)


def day(words):
    return PrintedDate.from_words(words)


def test_a_plan_keeps_its_dates_as_printed(place, draft, commissioner):
    plan = start_plan(
        place,
        kind="strategy",
        title="Carers",
        client_group="Carers",
        starts=day("April 2019"),
        ends=day("2022"),
        agreement=draft,
        relation="part_of",
        by=commissioner,
    )

    assert (plan.starts_on, plan.ends_on) == (day("April 2019"), day("2022"))
    assert (plan.agreement, plan.get_relation_display()) == (draft, "Is part of")


def test_a_plan_says_what_it_is_to_its_agreement(place, draft, commissioner):
    with pytest.raises(RuleBroken, match="delivers the agreement or is part of it"):
        start_plan(place, kind="strategy", title="x", agreement=draft, by=commissioner)


def test_the_database_refuses_a_plan_that_does_not_say_so(draft):
    with pytest.raises(IntegrityError), transaction.atomic():
        PlanFactory(partnership=draft.partnership, agreement=draft, relation="")


def test_a_plan_that_leaves_its_agreement_is_nothing_to_it(plan, draft, commissioner):
    change_plan(plan, agreement=draft, relation="delivers", version=1, by=commissioner)

    found = change_plan(plan, agreement=None, version=2, by=commissioner)

    assert (found.agreement, found.relation) == (None, "")


def test_a_plan_ends_after_it_starts_and_does_not_support_itself(plan, commissioner):
    with pytest.raises(RuleBroken, match="after May 2020"):
        change_plan(
            plan, starts=day("May 2020"), ends=day("April 2020"), version=1, by=commissioner
        )
    with pytest.raises(RuleBroken, match="cannot support itself"):
        change_plan(plan, supports=plan, version=1, by=commissioner)


def test_two_people_do_not_change_a_plan_over_each_other(plan, commissioner):
    change_plan(plan, title="Theirs", version=1, by=commissioner)

    with pytest.raises(StaleVersion) as stale:
        change_plan(plan, title="Mine", version=1, by=commissioner)
    assert stale.value.theirs.title == "Theirs"


def test_only_what_is_said_of_a_plan_is_changed(plan, commissioner):
    with pytest.raises(TypeError, match="key"):
        change_plan(plan, key="other", version=1, by=commissioner)


def test_a_refresh_carries_the_priorities_and_leaves_the_old_ones(plan, commissioner):
    first = issue_version(plan, label="1", is_refresh=False, by=None)
    for position, name in enumerate(("Front door", "Home"), start=1):
        PlanPriorityFactory(plan=plan, of_version=first, name=name, position=position)

    second = issue_version(plan, label=" 2 ", on=day("2019"), keep_priorities=True, by=commissioner)

    assert current_version(plan) == second
    assert (second.label, second.on, second.is_refresh) == ("2", day("2019"), True)
    names = [[p.name for p in version.priorities.all()] for version in (first, second)]
    assert names == [["Front door", "Home"], ["Front door", "Home"]]


def test_a_refresh_may_begin_anew(plan, commissioner):
    PlanPriorityFactory(plan=plan, name="Old")

    second = issue_version(plan, label="2", by=commissioner)

    assert list(second.priorities.all()) == []
    assert [p.name for p in plan.priorities.all()] == ["Old"]


def test_a_version_is_issued_once(plan, commissioner):
    issue_version(plan, label="Refresh", by=commissioner)

    with pytest.raises(RuleBroken, match="a version refresh already"):
        issue_version(plan, label="refresh", by=commissioner)
    with pytest.raises(IntegrityError), transaction.atomic():
        PlanVersion.objects.create(plan=plan, label="Refresh")


@pytest.mark.parametrize(
    ("on", "stated_in", "says"),
    [
        ("", "", "Enter the day, or the paper"),
        ("when we could", "", "Enter the day, or the paper"),
        ("23 November 2026", "", "today or in the past"),
        ("22 November 2026", "", None),
        ("", "The record", None),
    ],
)
def test_how_far_a_plan_is_needs_a_day_or_a_paper(plan, commissioner, on, stated_in, says):
    def state():
        return state_plan(
            plan,
            state="agreed",
            on=day(on),
            stated_in=stated_in,
            today=TODAY,
            by=commissioner,
        )

    if says is None:
        assert state().on == day(on)
    else:
        with pytest.raises(RuleBroken, match=says):
            state()
        assert PlanState.objects.count() == 0


def test_each_act_is_recorded_in_the_chain_of_each_partner(plan, council, icb, commissioner):
    change_plan(plan, title="New", version=1, by=commissioner)
    issue_version(plan, label="2", by=commissioner)
    state_plan(plan, state="agreed", stated_in="x", by=commissioner)

    events = Event.objects.filter(subject_type="plans.plan").order_by("pk")
    assert [event.what for event in events] == ["plan.changed", "plan.issued", "plan.stated"]
    chained = Link.objects.filter(event=events[0]).values_list("organisation_id", flat=True)
    assert set(chained) == {council.pk, icb.pk}


def test_a_failed_record_undoes_the_change(plan, commissioner, monkeypatch):
    def fail(*args, **kwargs):
        raise OSError("no audit log")

    monkeypatch.setattr("agreements.plans.plans.record", fail)

    with pytest.raises(OSError, match="no audit log"):
        issue_version(plan, label="2", by=commissioner)
    assert (Plan.objects.get().version, PlanVersion.objects.count()) == (1, 0)
