import pytest
from rest_framework.test import APIClient

from commissioning.sourced_facts.models import SourcedFact
from tests.factories import PartnerFactory, SourcedFactFactory
from tests.html import error_links, one, parsed, words

FIGURE = {
    "kind": "gp_practices",
    "value": "131",
    "precision": "exact",
    "as_of": "1 April 2019",
    "source": "Report, section 3",
}


@pytest.fixture
def page(client, partner_commissioner):
    client.force_login(partner_commissioner)
    return client


def main(response):
    return words(one(parsed(response), "main"))


def test_a_figure_is_added_corrected_and_retired_on_the_page_of_its_body(page, icb):
    here = icb.get_absolute_url()
    page.post(f"{here}sourced-facts/add/", FIGURE)
    fact = SourcedFact.objects.get()
    assert "GP practices 131 1 April 2019 Report, section 3 Correct" in main(page.get(here))

    page.post(f"/sourced-facts/{fact.pk}/correct/", FIGURE | {"value": "132", "version": 1})
    assert "GP practices 132" in main(page.get(here))

    page.post(f"/sourced-facts/{fact.pk}/retire/", {"reason": "Counted twice", "version": 2})
    assert "GP practices" not in main(page.get(here))


def test_a_figure_of_a_place_stands_on_its_page(page, client, place, icb):
    PartnerFactory(partnership=place, organisation=icb)
    here = place.get_absolute_url()
    page.post(f"{here}sourced-facts/add/", FIGURE)

    client.logout()
    text = main(client.get(here))
    assert "GP practices: 131" in text
    assert "As of 1 April 2019. Report, section 3" in text


def test_a_partner_that_has_no_part_in_it_states_nothing(page, place, council):
    PartnerFactory(partnership=place, organisation=council)

    assert page.get(f"{place.get_absolute_url()}sourced-facts/add/").status_code == 403
    assert page.get(f"{council.get_absolute_url()}sourced-facts/add/").status_code == 403


def test_page_and_api_refuse_in_the_same_words(page, partner_commissioner, icb):
    other = FIGURE | {"kind": "other"}
    refused = page.post(f"{icb.get_absolute_url()}sourced-facts/add/", other)
    api = APIClient()
    api.force_login(partner_commissioner)
    answer = api.post("/api/v1/sourced-facts/", other | {"organisation": icb.slug}, format="json")

    assert list(error_links(parsed(refused))) == ["Say what the figure is of."]
    assert answer.json() == {"detail": "Say what the figure is of."}


def test_the_api_states_corrects_and_retires(partner_commissioner, icb):
    api = APIClient()
    api.force_login(partner_commissioner)
    made = api.post("/api/v1/sourced-facts/", FIGURE | {"organisation": icb.slug}, format="json")
    here = f"/api/v1/sourced-facts/{made.json()['id']}/"

    changed = api.put(here, {"value": "132"}, format="json", headers={"If-Match": made["ETag"]})
    gone = api.post(
        f"{here}retire/", {"reason": "No"}, format="json", headers={"If-Match": changed["ETag"]}
    )

    assert (made.status_code, made.json()["words"], changed.json()["value"]) == (
        201,
        "131",
        "132.00",
    )
    assert gone.json()["retired_because"] == "No"
    both = FIGURE | {"organisation": icb.slug, "place": "northshire"}
    assert api.post("/api/v1/sourced-facts/", both, format="json").status_code == 400


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_as_many_queries_for_three_as_for_one(
    client, db, rows, django_assert_num_queries
):
    SourcedFactFactory.create_batch(rows)

    with django_assert_num_queries(1):
        found = client.get("/api/v1/sourced-facts/").json()["results"]

    assert len(found) == rows
