"""Indicators of funds and of plans: on their pages, in the performance report, and when due."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from agreements.areas.indicators import add_indicator, record_reading
from agreements.areas.models import Indicator
from agreements.areas.reporting import performance_of
from agreements.areas.watched import readings_due
from agreements.money.funds import set_up_fund
from agreements.money.models import FundClass
from agreements.plans.models import Plan
from agreements.register.models import Agreement
from agreements.register.renewal import renew_agreement
from commissioning.audit.models import Event
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.search.registry import search_sources
from tests.factories import IndicatorFactory, PlanFactory
from tests.html import one, parsed, words

TODAY = dt.date(2026, 11, 22)


@pytest.fixture
def fund(draft, pooled):
    return set_up_fund(draft, name="Better Care Fund", fund_class=pooled, by=None)


@pytest.fixture
def pooled(db):
    return FundClass.objects.get(key="pooled")


@pytest.fixture
def plan(draft):
    return PlanFactory(
        partnership=draft.partnership, agreement=draft, relation="delivers", title="Carers"
    )


def text_of(client, address):
    return words(one(parsed(client.get(address)), "main"))


def test_a_fund_and_a_plan_have_indicators_of_their_own(draft, fund, plan, commissioner):
    delays = add_indicator(fund, name="Delayed transfers", wanted="down", by=commissioner)
    breaks = add_indicator(plan, name="Breaks for carers", by=commissioner)

    assert (delays.subject, breaks.subject) == (fund, plan)
    assert {delays.partnership, breaks.partnership} == {draft.partnership}
    assert set(Indicator.objects.told_by(draft)) == {delays, breaks}
    heard = {
        frozenset(link.organisation_id for link in e.links.all()) for e in told(delays, breaks)
    }
    assert heard == {frozenset(draft.organisation_ids)}


def told(*indicators):
    return Event.objects.filter(what="indicator.added", subject_id__in=[i.pk for i in indicators])


@pytest.mark.parametrize("whose", [{}, {"area": True, "fund": True}, {"fund": True, "plan": True}])
def test_an_indicator_is_of_one_thing(fund, plan, whose):
    of = {"area": IndicatorFactory().area, "fund": fund, "plan": plan}
    given = {name: of[name] if name in whose else None for name in of}

    with pytest.raises(IntegrityError), transaction.atomic():
        Indicator.objects.create(name="Falls", **given)


def test_each_page_shows_its_own_and_leads_to_adding_more(client, fund, plan, commissioner, viewer):
    for of in (fund, plan):
        add_indicator(of, name=f"It shows {of}", by=commissioner)
        client.force_login(commissioner)
        assert f"It shows {of}" in text_of(client, of.get_absolute_url())
        assert "Add an indicator" in text_of(client, of.get_absolute_url())
        added = client.post(
            f"{of.get_absolute_url()}indicators/add/",
            {"name": f"More of {of}", "measure": "direction", "wanted": "up"},
        )
        assert added.status_code == 302
        assert f"More of {of}" in text_of(client, of.get_absolute_url())
        client.force_login(viewer)
        assert "Add an indicator" not in text_of(client, of.get_absolute_url())
        assert client.get(f"{of.get_absolute_url()}indicators/add/").status_code == 403


def test_its_own_page_names_the_fund_or_plan(client, fund, plan, commissioner):
    client.force_login(commissioner)

    for of in (fund, plan):
        row = add_indicator(of, name="Delays", by=commissioner)
        assert f"Indicator of {of}" in text_of(client, row.get_absolute_url())


def test_the_report_of_the_agreement_tells_them_by_fund_and_plan(draft, fund, plan):
    for of in (draft, fund, plan):
        add_indicator(of, name=f"Of {of}", by=None)

    report = performance_of(draft, today=TODAY)

    assert [
        (group.name, [str(line.indicator) for line in group.lines]) for group in report.groups
    ] == [
        ("Better Care Fund", ["Of Better Care Fund"]),
        ("Carers", ["Of Carers"]),
        ("", [f"Of {draft}"]),
    ]


def test_readings_of_both_fall_due(draft, fund, plan):
    for of in (fund, plan):
        add_indicator(of, name=f"Of {of}", every=3, unit="month", by=None)
    Indicator.objects.update(made_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))

    found = list(readings_due(Agreement.objects.all(), Plan.objects.all(), today=TODAY))

    assert {(due.indicator.subject, due.read_for) for due in found} == {
        (fund, draft),
        (plan, draft),
    }


@pytest.mark.parametrize(("starts", "due"), [("2026-11-22", 1), ("2026-11-23", 0)])
def test_nothing_falls_due_under_an_agreement_that_has_not_begun(draft, fund, starts, due):
    add_indicator(fund, name="Delays", every=3, unit="month", by=None)
    Indicator.objects.update(made_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    draft.term.starts_earliest = draft.term.starts_latest = dt.date.fromisoformat(starts)
    draft.term.save()

    assert len(list(readings_due(Agreement.objects.all(), Plan.objects.all(), today=TODAY))) == due


def test_they_are_found_by_their_words(fund, plan, commissioner):
    for of in (fund, plan):
        add_indicator(of, name=f"Delays of {of}", by=commissioner)

    found = [one.title for find in search_sources for one in find(commissioner, "Delays")]

    assert sorted(found) == ["Delays of Better Care Fund", "Delays of Carers"]


def test_a_renewal_takes_over_those_of_its_funds_without_readings(draft, fund, commissioner):
    row = add_indicator(fund, name="Delays", by=commissioner)
    record_reading(row, on=PrintedDate.on(TODAY), today=TODAY, narrative="Fewer", by=commissioner)

    renewal = renew_agreement(
        draft,
        starts_on=dt.date(2027, 4, 1),
        ends_on=dt.date(2028, 3, 31),
        title="Next",
        by=commissioner,
    )

    (carried,) = renewal.funds.get().indicators.all()
    assert (carried.name, carried.readings.count()) == ("Delays", 0)


def test_the_api_adds_to_one_thing_only(client, fund, plan, commissioner):
    client.force_login(commissioner)

    def post(**whose):
        body = {"name": "Delays", "measure": "direction", "wanted": "down", **whose}
        return client.post("/api/v1/indicators/", body, content_type="application/json")

    made = post(fund=fund.key)
    assert (made.status_code, made.json()["fund"], made.json()["plan"]) == (201, fund.key, None)
    assert post(plan=plan.key).json()["plan"] == plan.key
    assert post(fund=fund.key, plan=plan.key).status_code == 400
    assert post(fund="zzzzzzzz").status_code == 404
