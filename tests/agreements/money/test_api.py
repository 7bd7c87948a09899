"""The REST door to funds, contributions and schedules."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from agreements.money.contributions import confirm_contribution
from agreements.money.models import Contribution, PooledFund
from agreements.register.models import Agreement
from tests.factories import AgreementFactory, ContributionFactory, PooledFundFactory
from tests.opened_files import csv_rows, pdf_text, sheet_of

pytestmark = pytest.mark.django_db


def signed_in(user):
    client = APIClient()
    client.force_login(user)
    return client


@pytest.fixture
def api(finance_officer):
    return signed_in(finance_officer)


@pytest.fixture
def entered(fund, council, icb):
    return [
        ContributionFactory(
            fund=fund, partner=body, source_key=source, amount=Decimal(amount), note=""
        )
        for body, source, amount in (
            (council, "council-base-budget", "160.20"),
            (icb, "nhs-minimum", "300.33"),
        )
    ]


def at(fund, rest=""):
    return f"/api/v1/funds/{fund.key}/{rest}"


def of(contribution, rest=""):
    return f"/api/v1/contributions/{contribution.key}/{rest}"


def test_a_fund_goes_out_with_what_is_missing(api, fund):
    fund.services, fund.client_groups, fund.vat_note = "Reablement", "", ""
    fund.save()

    response = api.get(at(fund))

    assert response.headers["ETag"] == '"1"'
    assert response.json() == {
        "key": fund.key,
        "url": fund.get_absolute_url(),
        "place": "northshire",
        "agreement": fund.agreement.key,
        "name": "Better Care Fund",
        "fund_class": "pooled",
        "host": "northshire-council",
        "pool_manager": "",
        "services": "Reablement",
        "client_groups": "",
        "vat_basis": "not_stated",
        "vat_note": "",
        "report_rhythm": "not_stated",
        "figures_are": "real",
        "caution": "",
        "held_despite": "",
        "stated_in": "",
        "warnings": [
            "No pool manager is recorded. A pooled fund must have one, an officer of the host.",
            "Reports: not stated. The pool manager must report at least every quarter.",
        ],
        "version": 1,
    }


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", 2),
        ("place=northshire", 2),
        ("place=elsewhere", 0),
        ("host=northshire-council", 1),
        ("fund_class=in_view", 0),
    ],
)
def test_funds_are_listed_and_filtered(api, fund, query, found):
    PooledFundFactory(agreement=fund.agreement)
    PooledFundFactory()

    assert len(api.get(f"/api/v1/funds/?{query}").json()["results"]) == found


def test_a_fund_is_set_up(api, section_75, finance_officer):
    order = {
        "agreement": section_75.key,
        "name": "Better Care Fund",
        "fund_class": "pooled",
        "host": "northshire-council",
        "pool_manager": "Head of finance",
    }

    response = api.post("/api/v1/funds/", order, format="json")

    fund = PooledFund.objects.get()
    assert (response.status_code, response.json()["key"]) == (201, fund.key)
    assert (str(fund.pool_manager), fund.made_by) == (
        "Head of finance, Northshire Council",
        finance_officer,
    )


def test_page_and_api_refuse_in_the_same_words(api, section_75, client, finance_officer):
    """R-S75-20."""
    order = {"name": "Pool", "fund_class": "pooled", "pool_manager": "Head of finance"}

    refused = api.post("/api/v1/funds/", order | {"agreement": section_75.key}, format="json")

    assert (refused.status_code, refused.json()["detail"]) == (
        409,
        "Say who the host is. The pool manager is an officer of the host.",
    )


def test_what_is_wrong_is_named_by_its_field(api, section_75):
    response = api.post("/api/v1/funds/", {"fund_class": "purse"}, format="json")

    assert (response.status_code, sorted(response.json())) == (
        400,
        ["agreement", "fund_class", "name"],
    )


def test_an_agreement_that_is_not_yours_is_no_agreement(api):
    hidden = AgreementFactory(kind=Agreement.Kind.SECTION_75)
    order = {"agreement": hidden.key, "name": "Pool", "fund_class": "pooled"}

    hidden_one = api.post("/api/v1/funds/", order, format="json")
    none = api.post("/api/v1/funds/", order | {"agreement": "abcd2345"}, format="json")

    assert [r.status_code for r in (hidden_one, none)] == [400, 400]
    assert str(hidden_one.json()).replace(hidden.key, "abcd2345") == str(none.json())


def test_a_fund_is_changed_by_whoever_has_seen_it(api, fund):
    unseen = api.put(at(fund), {"name": "Pool"}, format="json")
    stale = api.put(at(fund), {"name": "Pool"}, format="json", headers={"If-Match": '"7"'})
    done = api.put(at(fund), {"name": "Pool"}, format="json", headers={"If-Match": '"1"'})

    assert [r.status_code for r in (unseen, stale, done)] == [428, 412, 200]
    assert (done.json()["name"], done.headers["ETag"]) == ("Pool", '"2"')


def test_a_contribution_is_entered_changed_and_taken_out(api, fund, council, finance_officer):
    order = {
        "fund": fund.key,
        "partner": council.slug,
        "source": "other",
        "source_as_printed": "Growth fund",
        "year": "22/23",
        "amount": "33147300.01",
        "decided_by": "Cabinet",
        "decided_on": "April 2022",
    }

    entered = api.post("/api/v1/contributions/", order, format="json")
    row = Contribution.objects.get()
    changed = api.put(of(row), {"amount": "5.5"}, format="json", headers={"If-Match": '"1"'})
    gone = api.delete(of(row), headers={"If-Match": '"2"'})

    assert entered.json() == {
        "key": row.key,
        "fund": fund.key,
        "partner": "northshire-council",
        "source": "other",
        "source_as_printed": "Growth fund",
        "year": "2022/23",
        "amount": "33147300.01",
        "form": "cash",
        "spend": "revenue",
        "recurrence": "not_stated",
        "basis": "not_stated",
        "effective_from": None,
        "effective_to": None,
        "decided_by": "Cabinet, April 2022",
        "variation": None,
        "note": "",
        "status": "indicative",
        "confirmed_on": None,
        "confirmed_amount": None,
        "stated_as": "",
        "stated_in": "",
        "version": 1,
    }
    assert (changed.json()["amount"], changed.json()["decided_by"]) == (
        "5.50",
        "Cabinet, April 2022",
    )
    assert (gone.status_code, Contribution.objects.count()) == (204, 0)


@pytest.mark.parametrize(
    ("field", "value"),
    [("amount", "1.005"), ("amount", "much"), ("year", "2022/24"), ("partner", "nobody")],
)
def test_a_contribution_that_makes_no_sense_is_refused_by_field(api, fund, council, field, value):
    order = {
        "fund": fund.key,
        "partner": council.slug,
        "source": "client-charges",
        "year": "2022/23",
        "amount": "5",
    }

    response = api.post("/api/v1/contributions/", order | {field: value}, format="json")

    assert (response.status_code, list(response.json())) == (400, [field])


def test_less_than_nothing_needs_its_reason_here_too(api, entered):
    """R-FIN-08."""
    at_one = {"headers": {"If-Match": '"1"'}, "format": "json"}

    refused = api.put(of(entered[1]), {"amount": "-5.00"}, **at_one)
    done = api.put(of(entered[1]), {"amount": "-5.00", "note": "Refund"}, **at_one)

    assert refused.status_code == 409
    assert refused.json()["detail"] == (
        "An amount below £0.00 is a reduction or a refund: say why in the note, or name the paper"
        " that states it."
    )
    assert (done.status_code, done.json()["amount"]) == (200, "-5.00")


def test_only_the_partner_whose_money_it_is_confirms_it(api, entered, partner_finance_officer):
    council_row, icb_row = entered

    refused = api.post(of(icb_row, "confirm/"), headers={"If-Match": '"1"'})
    done = signed_in(partner_finance_officer).post(
        of(icb_row, "confirm/"), headers={"If-Match": '"1"'}
    )
    unseen = api.post(of(council_row, "confirm/"))
    stale = api.post(of(council_row, "confirm/"), headers={"If-Match": '"3"'})

    assert [r.status_code for r in (refused, done, unseen, stale)] == [403, 200, 428, 412]
    assert (done.json()["status"], done.json()["confirmed_amount"]) == ("confirmed", "300.33")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["300.33", "160.20"]),
        ("partner=northshire-council", ["160.20"]),
        ("source=nhs-minimum", ["300.33"]),
        ("year=2022-23", ["300.33", "160.20"]),
        ("year=2021-22", []),
        ("year=what", []),
        ("awaiting=true", ["300.33"]),
        ("awaiting=false", ["160.20"]),
        ("place=northshire", ["300.33", "160.20"]),
        ("fund=abcd2345", []),
    ],
)
def test_contributions_are_listed_and_filtered(api, entered, finance_officer, query, found):
    confirm_contribution(entered[0], by=finance_officer, version=1)
    ContributionFactory()

    rows = api.get(f"/api/v1/contributions/?{query}").json()["results"]

    assert [row["amount"] for row in rows] == found


def test_the_schedule_is_exact(api, fund, entered):
    schedule = api.get(at(fund, "schedule/?year=2022-23")).json()

    (year,) = schedule["years"]
    assert schedule["partners"] == ["Northshire Council", "NHS Northshire ICB"]
    assert (schedule["totals"], schedule["total"], schedule["shares"]) == (
        ["160.20", "300.33"],
        "460.53",
        ["34.79", "65.21"],
    )
    assert year["cash"]["lines"][0] == {
        "source": "Council base budget",
        "cells": [
            {"amount": "160.20", "is_entered": True},
            {"amount": None, "is_entered": False},
        ],
        "total": "160.20",
    }
    assert [row["words"] for row in year["confirmed"]] == ["To be confirmed"] * 2


@pytest.mark.needs("Poppler")
def test_the_files_are_those_of_the_page(api, fund, entered):
    xlsx, ledger, pdf = (
        b"".join(api.get(at(fund, f"schedule/{ending}/"))) for ending in ("xlsx", "csv", "pdf")
    )

    assert sheet_of(xlsx, "Schedule")["E5"].value == 460.53
    assert [row[4] for row in csv_rows(ledger)[1:]] == ["160.20", "300.33"]
    assert "£460.53" in pdf_text(pdf)


def test_a_year_that_is_none_is_named(api, fund):
    response = api.get(at(fund, "schedule/?year=2022"))

    assert (response.status_code, list(response.json())) == (400, ["year"])


def test_readers_read_and_do_not_write(commissioner, fund, entered, section_75):
    reader = signed_in(commissioner)
    seen = {"If-Match": '"1"'}

    answers = [
        reader.get(at(fund)),
        reader.get(at(fund, "schedule/")),
        reader.get(of(entered[0])),
        reader.put(at(fund), {}, format="json", headers=seen),
        reader.post("/api/v1/funds/", {}, format="json"),
        reader.post("/api/v1/contributions/", {}, format="json"),
        reader.put(of(entered[0]), {}, format="json", headers=seen),
        reader.delete(of(entered[0]), headers=seen),
        reader.post(of(entered[0], "confirm/"), headers=seen),
    ]

    assert [r.status_code for r in answers] == [200] * 3 + [403] * 6


def test_a_finance_officer_elsewhere_cannot_write_here(fund, entered, outsider):
    stranger = signed_in(outsider)

    answers = [
        stranger.get(at(fund)),
        stranger.get(at(fund, "schedule/xlsx/")),
        stranger.get(of(entered[0])),
        stranger.post(of(entered[0], "confirm/"), headers={"If-Match": '"1"'}),
    ]

    assert [r.status_code for r in answers] == [404] * 4
    assert stranger.get("/api/v1/contributions/").json()["results"] == []


@pytest.mark.parametrize("noun", ["funds", "contributions"])
def test_lists_ask_as_much_of_the_database_whatever_their_length(api, fund, council, noun):
    def ask():
        with CaptureQueriesContext(connection) as asked:
            api.get(f"/api/v1/{noun}/")
        return len(asked)

    def add():
        other = PooledFundFactory(agreement=fund.agreement, host=council)
        ContributionFactory(fund=other, partner=council)

    add()
    ask()  # the first visit also notes that somebody is there
    one = ask()
    add()
    add()

    assert ask() == one
