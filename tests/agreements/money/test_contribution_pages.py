"""Changing, taking out and confirming contributions, on their pages."""

import datetime as dt
from decimal import Decimal

import pytest

from agreements.money.contributions import change_contribution
from agreements.money.models import Contribution
from tests.agreements.money.answers import text_of
from tests.factories import ContributionFactory
from tests.html import by_id, parsed

pytestmark = pytest.mark.django_db


def facts_of(contribution, **changes):
    return {
        "partner": contribution.partner_id,
        "source": contribution.source_id,
        "amount": "160.20",
        "form": "cash",
        "spend": "revenue",
        "recurrence": "not_stated",
        "basis": "not_stated",
        "version": contribution.version,
    } | changes


def test_a_contribution_is_changed_with_the_decision_that_fixed_it(as_finance, entered, here):
    one = entered[0]
    answers = facts_of(
        one,
        amount="£1.5m",
        effective_from="1/7/22",
        decided_by="Cabinet",
        decided_on="21 April 2022",
        decision_reference="CAB/22/7",
    )

    done = as_finance.post(here(f"contributions/{one.key}/edit/"), answers)
    again = as_finance.post(here(f"contributions/{one.key}/edit/"), answers | {"version": 2})

    one.refresh_from_db()
    assert done.headers["Location"] == again.headers["Location"] == here("?year=2022-23")
    assert (one.amount, one.effective_from, one.version) == (1_500_000, dt.date(2022, 7, 1), 2)
    assert "Decided by Cabinet, 21 April 2022, CAB/22/7" in text_of(as_finance.get(here()))


def test_two_who_change_a_contribution_meet(as_finance, entered, here, partner_finance_officer):
    one = entered[0]
    change_contribution(one, by=partner_finance_officer, version=1, amount=Decimal(5))

    page = as_finance.post(
        here(f"contributions/{one.key}/edit/"), facts_of(one, amount="6", version=1)
    )

    assert page.status_code == 409
    assert ".." not in text_of(page)
    assert "Kim Sample changed this contribution" in text_of(page)
    assert ("5.00" in text_of(page), "6" in text_of(page)) == (True, True)


def test_a_contribution_is_taken_out(as_finance, entered, here):
    done = as_finance.post(here(f"contributions/{entered[0].key}/take-out/"), {"version": 1})

    assert done.headers["Location"] == here("?year=2022-23")
    assert list(Contribution.objects.all()) == [entered[1]]


def test_a_finance_officer_confirms_the_money_of_their_own_body(as_finance, entered, here):
    page = as_finance.get(here("contributions/2022-23/confirm/"))
    seen = by_id(parsed(page), "id_seen").get("value")

    done = as_finance.post(here("contributions/2022-23/confirm/"), {"seen": seen})

    assert (seen, done.headers["Location"]) == (f"{entered[0].key}:1", here("?year=2022-23"))
    assert [row.is_confirmed for row in Contribution.objects.order_by("pk")] == [True, False]


def test_what_changed_while_confirming_is_not_confirmed(
    as_finance, entered, here, partner_finance_officer
):
    change_contribution(entered[0], by=partner_finance_officer, version=1, amount=Decimal(5))

    page = as_finance.post(here("contributions/2022-23/confirm/"), {"seen": f"{entered[0].key}:1"})

    assert (page.status_code, Contribution.objects.confirmed().count()) == (200, 0)
    assert "Kim Sample changed this contribution" in text_of(page)
    assert by_id(parsed(page), "id_seen").get("value") == f"{entered[0].key}:2"


def test_what_was_entered_while_confirming_is_not_confirmed(as_finance, entered, here):
    page = as_finance.post(here("contributions/2022-23/confirm/"), {"seen": "abcd2345:1"})

    assert "More was entered in between." in text_of(page)
    assert Contribution.objects.confirmed().count() == 0


def test_nothing_to_confirm_says_so(as_finance, here):
    page = as_finance.get(here("contributions/2022-23/confirm/"))

    assert "There is nothing of yours to confirm for 2022/23." in text_of(page)


def test_a_contribution_of_another_fund_is_not_found_here(as_finance, here):
    other = ContributionFactory()

    assert as_finance.get(here(f"contributions/{other.key}/edit/")).status_code == 404
