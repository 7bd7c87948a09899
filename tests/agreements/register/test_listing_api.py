"""The list of agreements through the API: the page's filters, and the views that people keep."""

import datetime as dt

import pytest
from rest_framework.test import APIClient

from agreements.register.models import SavedView
from tests.factories import (
    ContributionFactory,
    LinkFactory,
    PooledFundFactory,
    SavedViewFactory,
    VariationApprovalFactory,
    VariationFactory,
    VariationSignatureFactory,
    VariedPartyFactory,
)
from tests.factories.life import printed

APRIL = dt.date(2021, 4, 1)
OVER, SOON, LATER = "Is over", "Ends soon", "Runs on"


@pytest.fixture
def api(commissioner):
    client = APIClient()
    client.force_login(commissioner)
    return client


@pytest.fixture
def three(make_agreed, council, icb, time_machine):
    """One that is over, one that ends this month and one that runs on, as on 3 May 2021."""
    time_machine.move_to("2021-05-03")
    return {
        title: make_agreed(council, icb, first="2020-04-01", last=last, title=title)
        for title, last in ((OVER, "2021-03-31"), (SOON, "2021-05-31"), (LATER, "2023-03-31"))
    }


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, [LATER, SOON, OVER]),
        ({"state": "Lapsed"}, [OVER]),
        ({"state": "Lapsed", "as_at": "2021-03-31"}, []),
        ({"state": "Lapsed", "as_at": "2021-04-01"}, [OVER]),
        ({"ending_within": "3"}, [SOON]),
        ({"gap": "true"}, [OVER]),
        ({"place": "northshire", "q": "runs"}, [LATER]),
        ({"party": "devon"}, []),
        ({"mine": "on"}, [LATER, SOON, OVER]),
        ({"kind": "mou"}, []),
    ],
)
def test_each_filter_leaves_what_the_page_leaves(api, three, asked, found):
    rows = api.get("/api/v1/agreements/", asked).json()["results"]

    assert [row["title"] for row in rows] == found


@pytest.mark.parametrize(
    "wrong", [{"state": "Sleeping"}, {"place": "nowhere"}, {"as_at": "31 June 2021"}]
)
def test_a_filter_that_is_not_understood_is_named(api, three, wrong):
    answer = api.get("/api/v1/agreements/", wrong)

    assert (answer.status_code, list(answer.json())) == (400, list(wrong))


@pytest.mark.parametrize(
    ("asked", "tag"),
    [
        ({}, "In force"),
        ({"as_at": "2020-03-31"}, "Signed"),
        ({"as_at": "2020-03-19", "known": "then"}, "Awaiting approval"),
    ],
)
def test_each_stands_as_on_the_day_asked_about(api, three, stands, asked, tag):
    (row,) = api.get("/api/v1/agreements/", {"q": LATER} | asked).json()["results"]

    day = asked.get("as_at", "2021-05-03")
    known = day if asked.get("known") else "2021-05-03"
    assert row["standing"]["tag"] == str(stands(three[LATER], day, known).state)


def test_each_row_says_who_leads_and_the_cash_of_the_year(api, three, council):
    three[LATER].parties.filter(organisation=council).update(capacities=["lead"])
    fund = PooledFundFactory(agreement=three[LATER], host=council)
    ContributionFactory(fund=fund, year=2021, amount="1000.50", form="cash", partner=council)

    rows = api.get("/api/v1/agreements/").json()["results"]

    (lead,) = three[LATER].leads_on(three[LATER].term.ends_latest)
    assert [(row["leads"], row["total"]) for row in rows] == [
        ([str(lead)], {"year": "2021/22", "cash": "1000.50", "is_partly_invented": False}),
        ([], None),
        ([], None),
    ]


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ({"as_at": "2021-03-31"}, "NHS Northshire ICB"),
        ({"as_at": "2021-04-01"}, "The Board"),
        ({"as_at": "2021-04-02"}, "The Board"),
        ({}, "The Board"),
    ],
)
def test_one_is_printed_as_in_the_list_and_as_the_agreement_itself_prints_it(
    api, three, icb, asked, name
):
    varied = VariationFactory(
        agreement=three[LATER], stated_in="A paper", **printed("effective", APRIL)
    )
    for act in (VariationApprovalFactory, VariationSignatureFactory):
        act(variation=varied, party=three[LATER].parties.first(), state="recorded")
    VariedPartyFactory(
        variation=varied,
        act="changes",
        party=three[LATER].parties.get(organisation=icb),
        organisation=icb,
        name_as_printed="The Board",
        capacities=["host"],
    )

    one = api.get(f"/api/v1/agreements/{three[LATER].key}/", asked).json()

    (row,) = api.get("/api/v1/agreements/", {"q": LATER} | asked).json()["results"]
    said, its = one["parties"][1], three[LATER].parties.get(organisation=icb)
    assert (one["parties"], one["standing"]) == (row["parties"], row["standing"])
    assert (said["name_as_printed"], said["printed_in_agreement"]) == (
        name,
        {
            "name_as_printed": "NHS Northshire ICB",
            "defined_term": its.defined_term,
            "address_as_printed": its.address_as_printed,
            "capacities": its.capacities,
        },
    )


def test_a_day_that_is_none_is_named_of_one_agreement_too(api, three):
    answer = api.get(f"/api/v1/agreements/{three[LATER].key}/", {"as_at": "31 June 2021"})

    assert (answer.status_code, list(answer.json())) == (400, ["as_at"])


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("asked", [{}, {"state": "In force", "gap": "on", "q": "care"}])
def test_the_list_takes_as_many_queries_for_three_as_for_one(
    api, make_agreed, council, icb, rows, asked, django_assert_max_num_queries
):
    before = make_agreed(council, icb)
    for _ in range(rows - 1):
        LinkFactory(later=make_agreed(council, icb), earlier=before)

    with django_assert_max_num_queries(22):
        api.get("/api/v1/agreements/", asked)


def test_a_view_is_kept_listed_and_deleted(api, commissioner):
    sent = {"name": "Over", "query": "state=Lapsed&after=x"}

    made = api.post("/api/v1/saved-views/", sent, format="json")

    view = SavedView.objects.get(owner=commissioner)
    assert made.status_code == 201
    assert made.json() == {
        "id": view.pk,
        "name": "Over",
        "query": "state=Lapsed",
        "url": "/agreements/?state=Lapsed",
        "made_at": made.json()["made_at"],
    }
    assert api.get("/api/v1/saved-views/").json()["results"] == [made.json()]
    assert api.delete(f"/api/v1/saved-views/{view.pk}/").status_code == 204
    assert not SavedView.objects.exists()


def test_a_view_of_filters_that_there_are_not_is_refused(api):
    sent = {"name": "Over", "query": "state=Sleeping"}

    answer = api.post("/api/v1/saved-views/", sent, format="json")

    assert (answer.status_code, list(answer.json())) == (400, ["state"])


def test_the_views_of_others_are_not_there(api, partner_commissioner):
    view = SavedViewFactory(owner=partner_commissioner)

    assert api.get("/api/v1/saved-views/").json()["results"] == []
    assert api.delete(f"/api/v1/saved-views/{view.pk}/").status_code == 404
