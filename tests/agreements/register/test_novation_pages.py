import datetime as dt

import pytest
from rest_framework.test import APIClient

from agreements.register.models import Novation
from agreements.register.novations import novate_party
from tests.agreements.register.novated import LAW, in_force
from tests.factories import OrganisationFactory, SuccessionFactory
from tests.html import error_links, one, parsed, words

JULY = dt.date(2022, 7, 1)


@pytest.fixture
def ccg(db):
    return OrganisationFactory(name="NHS Northshire CCG", slug="ccg", kind="ccg")


@pytest.fixture
def succession(ccg, icb):
    return SuccessionFactory(predecessor=ccg, successor=icb, on=JULY, source=LAW)


@pytest.fixture
def agreement(place, council, ccg):
    return in_force(place, council, ccg)


@pytest.fixture
def page(client, commissioner):
    client.force_login(commissioner)
    return client


@pytest.fixture
def api(commissioner):
    client = APIClient()
    client.force_login(commissioner)
    return client


def main(response):
    return words(one(parsed(response), "main"))


def test_what_is_touched_is_checked_and_then_done(page, agreement, succession):
    """Journey A3: touched, check, done."""
    touched = page.get("/organisations/ccg/touched/")
    choice = f"{succession.pk}/agreement:{agreement.key}"
    assert f'value="{choice}"' in touched.text

    check = page.get("/organisations/ccg/novate/", {"chosen": choice})
    parties = "Northshire Council; NHS Northshire CCG Northshire Council; NHS Northshire ICB"
    assert "NHS Northshire CCG NHS Northshire ICB 1 July 2022" in main(check)
    assert parties in main(check)
    assert f'value="{LAW}"' in check.text
    assert not Novation.objects.exists()

    name = f"name-{succession.successor_id}"
    done = page.post(
        "/organisations/ccg/novate/",
        {"chosen": choice, "how": "law", "source": LAW, name: "NHS Northshire ICB"},
        follow=True,
    )
    assert "1 party changed." in main(done)
    assert "Agreements novated (1)" in main(done)


def test_a_refusal_keeps_what_was_chosen(page, agreement, succession):
    succession.source = ""
    succession.save()
    choice = f"{succession.pk}/agreement:{agreement.key}"
    name = f"name-{succession.successor_id}"

    response = page.post(
        "/organisations/ccg/novate/", {"chosen": choice, "how": "law", "source": "", name: "ICB"}
    )

    assert list(error_links(parsed(response))) == [
        "Name the law or the order by which the place passes."
    ]
    assert f'name="chosen" value="{choice}"' in response.text


def test_what_may_not_be_chosen_is_left_out(page, agreement, succession, outsider):
    response = page.get("/organisations/ccg/novate/", {"chosen": f"{succession.pk}/agreement:zzz"})

    assert "Nothing is chosen." in main(response)


def test_the_parties_are_told_in_one_row(page, agreement, ccg, icb, commissioner):
    old = agreement.parties.get(organisation=ccg)
    novate_party(old, to=icb, on=JULY, how="agreed", by=commissioner)

    text = main(page.get(f"{agreement.get_absolute_url()}parties/"))

    assert "NHS Northshire CCG to 30 June 2022, then NHS Northshire ICB" in text
    assert "Approvals of this novation" in text
    overview = main(page.get(agreement.get_absolute_url()))
    assert "NHS Northshire CCG to 30 June 2022, then NHS Northshire ICB" in overview


def test_a_change_by_law_is_told_and_the_novation_offered(page, agreement, succession):
    text = main(page.get(agreement.get_absolute_url()))

    assert (
        "Party changed by law on 1 July 2022: NHS Northshire CCG gave way to NHS Northshire ICB."
        " See what it touches, and record the novation"
    ) in text


def test_one_party_is_novated_on_its_own(page, agreement, ccg, icb):
    old = agreement.parties.get(organisation=ccg)

    response = page.post(
        f"{agreement.get_absolute_url()}parties/{old.pk}/novate/",
        {"organisation": icb.pk, "on": "1 July 2022", "how": "law", "source": LAW},
    )

    assert response.headers["Location"] == f"{agreement.get_absolute_url()}parties/"
    assert Novation.objects.get().to_organisation == icb


def test_an_approval_is_recorded_and_confirmed_on_its_pages(
    page, client, agreement, ccg, icb, commissioner, partner_commissioner
):
    old = agreement.parties.get(organisation=ccg)
    novation = novate_party(old, to=icb, on=JULY, how="agreed", by=commissioner)
    theirs = novation.approvals.get(party__organisation=icb)
    here = f"{agreement.get_absolute_url()}novation-approvals/{theirs.pk}/"

    page.post(here, {"state": "recorded", "given_by": "Board", "on": "1 August 2022"})
    theirs.refresh_from_db()
    assert theirs.is_unconfirmed

    client.force_login(partner_commissioner)
    assert client.get(f"{here}confirm/").status_code == 200
    client.post(f"{here}confirm/")
    theirs.refresh_from_db()
    assert not theirs.is_unconfirmed


def test_the_clause_on_successors_is_stated_of_a_signed_agreement(page, agreement):
    here = agreement.get_absolute_url()

    page.post(f"{here}successor-clause/", {"version": 1, "binds_successors": "yes"})

    agreement.refresh_from_db()
    assert agreement.binds_successors
    assert "Its words bind any successor" in main(page.get(f"{here}parties/"))


def test_the_api_novates_what_was_chosen(api, agreement, succession):
    touched = api.get(f"/api/v1/successions/{succession.pk}/touched/").json()
    sent = {
        "succession": succession.pk,
        "chosen": [one["choice"] for one in touched],
        "how": "law",
    }

    moved = api.post("/api/v1/novations/chosen/", sent, format="json")

    (row,) = moved.json()["novations"]
    assert (
        moved.status_code,
        row["agreement"],
        row["from_name"],
        row["to_name"],
        row["source"],
    ) == (
        201,
        agreement.key,
        "NHS Northshire CCG",
        "NHS Northshire ICB",
        LAW,
    )
    again = api.post("/api/v1/novations/chosen/", sent, format="json")
    assert again.json() == {
        "detail": "Somebody changed this in between. Look at what it touches again."
    }


def test_the_api_novates_one_party_and_takes_approvals(api, agreement, ccg, icb, council):
    old = agreement.parties.get(organisation=ccg)
    made = api.post(
        "/api/v1/novations/",
        {
            "agreement": agreement.key,
            "party": old.pk,
            "to": icb.slug,
            "on": "2022-07-01",
            "how": "agreed",
        },
        format="json",
    ).json()
    mine = agreement.parties.get(organisation=council)

    approved = api.post(
        f"/api/v1/novations/{made['id']}/approve/",
        {"party": mine.pk, "on": "1 August 2022", "given_by": "Cabinet"},
        format="json",
    ).json()

    assert [(a["party"], a["state"]) for a in approved["approvals"]] == [
        (mine.pk, "recorded"),
        (agreement.parties.get(organisation=icb).pk, "awaited"),
    ]
    clause = {"agreement": agreement.key, "binds_successors": True}
    answer = api.post("/api/v1/novations/successor-clause/", clause, format="json")
    assert answer.status_code == 204


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_as_many_queries_for_three_as_for_one(
    api, place, council, ccg, icb, commissioner, rows, django_assert_num_queries
):
    for n in range(rows):
        old = in_force(place, council, ccg, title=f"Agreement {n}").parties.get(organisation=ccg)
        novate_party(old, to=icb, on=JULY, how="agreed", by=commissioner)

    with django_assert_num_queries(9):
        found = api.get("/api/v1/novations/").json()["results"]

    assert len(found) == rows
