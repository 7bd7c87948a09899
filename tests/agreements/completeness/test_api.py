"""The REST door to completeness."""

import pytest
from rest_framework.test import APIClient

from agreements.completeness.models import Consultation, CoveredFunction, Disagreement
from tests.factories import (
    AgreementFactory,
    ClauseFactory,
    ConsultationFactory,
    CoveredFunctionFactory,
    DisagreementFactory,
)

pytestmark = pytest.mark.django_db


def api_of(user):
    client = APIClient()
    client.force_login(user)
    return client


@pytest.fixture
def api(commissioner):
    return api_of(commissioner)


@pytest.fixture
def partner_api(partner_commissioner):
    return api_of(partner_commissioner)


def act(api, agreement, verb, details):
    address = f"/api/v1/completeness/{agreement.key}/{verb}/"
    return api.post(address, details, format="json")


def item(answer, key):
    return next(one for one in answer.json()["items"] if one["key"] == key)


def test_the_list_comes_with_states(api, pooled):
    answer = api.get(f"/api/v1/completeness/{pooled.key}/")

    assert answer.json()["sentence"].startswith("20 of 22 musts are missing.")
    assert "host" in answer.json()["missing_musts"]
    assert item(answer, "host") == {
        "key": "host",
        "group": "Management",
        "words": "One host partner for each pooled fund",
        "weight": "must",
        "source": "Regulation 7(4)",
        "rule": "R-S75-19",
        "state": "missing",
        "says": ["Better care has no host."],
        "clauses": [],
        "explanation": None,
        "disagreements": [],
    }
    assert [warned["rule"] for warned in answer.json()["warnings"]] == ["R-S75-35"]


def test_lists_of_all_agreements_that_one_sees(api, pooled):
    AgreementFactory(kind="jca")

    answer = api.get("/api/v1/completeness/?kind=section_75").json()["results"]

    assert [row["agreement"] for row in answer] == [pooled.key]


def test_the_list_page_takes_as_many_queries_for_three_as_for_one(
    api, place, council, icb, commissioner, django_assert_num_queries
):
    AgreementFactory(partnership=place, kind="section_75", parties=[council, icb])
    api.get("/api/v1/completeness/")  # signs in, which is read once
    for rows in (1, 3):
        while place.agreements.count() < rows:
            AgreementFactory(partnership=place, kind="section_75", parties=[council, icb])
        with django_assert_num_queries(14):
            assert len(api.get("/api/v1/completeness/").json()["results"]) == rows


def test_a_clause_is_named_and_taken_out(api, pooled):
    clause = ClauseFactory(agreement=pooled, number="9", heading="Variation")
    details = {"item": "variation", "clause": clause.pk}

    named = item(act(api, pooled, "name-clause", details), "variation")
    assert named["state"] == "met"
    assert named["clauses"] == [
        {
            "clause": clause.pk,
            "called": "9 Variation",
            "is_changed": False,
            "is_deleted": False,
        }
    ]
    taken = act(api, pooled, "take-out-clause", details)
    assert item(taken, "variation")["state"] == "missing"


def test_an_item_is_explained_once_as_on_the_page(api, pooled):
    details = {"item": "staff", "reason": "There are none."}

    explained = act(api, pooled, "explain", details)
    again = act(api, pooled, "explain", details)
    back = act(api, pooled, "take-back-explanation", {"item": "staff"})

    assert item(explained, "staff")["explanation"] == "There are none."
    assert (again.status_code, back.status_code) == (409, 200)
    assert "explained already" in again.json()["detail"]
    assert item(back, "staff")["state"] == "missing"


def test_partners_disagree_answer_and_take_back(api, partner_api, pooled):
    act(api, pooled, "explain", {"item": "staff", "reason": "There are none."})
    details = {"item": "staff", "reason": "We lend two."}

    disagreed = act(partner_api, pooled, "disagree", details)

    one = Disagreement.objects.get()
    assert [d["organisation"] for d in item(disagreed, "staff")["disagreements"]] == [
        "nhs-northshire-icb"
    ]
    address = f"/api/v1/disagreements/{one.pk}/"
    assert partner_api.post(f"{address}answer/", {"answer": "x"}).status_code == 403
    assert api.post(f"{address}withdraw/").status_code == 403
    assert api.post(f"{address}answer/", {"answer": "They left."}).json()["is_open"] is False
    assert partner_api.post(f"{address}withdraw/").status_code == 409


def test_whoever_acts_for_no_one_such_body_is_asked_which(partner_api, pooled):
    details = {"item": "parties", "reason": "x", "organisation": "northshire-council"}

    refused = act(partner_api, pooled, "disagree", details)

    assert (refused.status_code, refused.json()["detail"]) == (
        409,
        "Name one of your bodies, as `organisation`.",
    )


def test_functions_are_listed_changed_and_taken_out(api, pooled):
    row = {
        "agreement": pooled.key,
        "side": "nhs",
        "words": "Nursing",
        "delegating": "nhs-northshire-icb",
        "exercising": "northshire-council",
    }

    made = api.post("/api/v1/functions/", row, format="json")
    address = f"/api/v1/functions/{made.json()['id']}/"
    changed = api.put(
        address, row | {"words": "Care"}, format="json", headers={"If-Match": made["ETag"]}
    )

    assert (made.status_code, made.json()["accountable"]) == (201, "nhs-northshire-icb")
    assert (changed.status_code, changed.json()["words"]) == (200, "Care")
    assert api.delete(address).status_code == 428
    assert api.delete(address, headers={"If-Match": made["ETag"]}).status_code == 412
    assert api.delete(address, headers={"If-Match": changed["ETag"]}).status_code == 204
    assert CoveredFunction.objects.count() == 0


def test_a_consultation_is_recorded_changed_and_taken_out(api, pooled):
    made = api.post(
        "/api/v1/consultations/",
        {"agreement": pooled.key, "who": "Carers", "began_on": "3 May 2026"},
        format="json",
    )
    address = f"/api/v1/consultations/{made.json()['id']}/"
    changed = api.put(
        address, {"result": "One."}, format="json", headers={"If-Match": made["ETag"]}
    )

    assert made.json()["began_on"]["latest"] == "2026-05-03"
    assert (changed.json()["who"], changed.json()["result"]) == ("Carers", "One.")
    assert api.delete(address, headers={"If-Match": changed["ETag"]}).status_code == 204
    assert Consultation.objects.count() == 0


def test_rows_of_other_agreements_are_not_seen(outsider, pooled, icb):
    CoveredFunctionFactory(agreement=pooled, delegating=icb)
    ConsultationFactory(agreement=pooled)
    DisagreementFactory(agreement=pooled)
    stranger = api_of(outsider)

    for noun in ("functions", "consultations", "disagreements", "completeness"):
        assert stranger.get(f"/api/v1/{noun}/").json()["results"] == []


def test_a_viewer_lists_no_function(viewer, pooled):
    answer = api_of(viewer).post(
        "/api/v1/functions/",
        {"agreement": pooled.key, "side": "nhs", "words": "Nursing"},
        format="json",
    )

    assert answer.status_code == 403


@pytest.mark.parametrize("year", ["0000/01", "9999/00", "2026/99", "2026"])
def test_what_is_no_financial_year_is_refused_as_the_asker_s_slip(api, draft, year):
    answer = api.get(f"/api/v1/completeness/{draft.key}/reports/?year={year}")

    assert (answer.status_code, list(answer.json())) == (400, ["year"])
