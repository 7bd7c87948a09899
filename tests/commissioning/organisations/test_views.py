import datetime as dt

import pytest

from commissioning.organisations.models import Organisation, Succession
from tests.factories import OrganisationFactory
from tests.html import one, parsed, words


@pytest.fixture
def ccg(db):
    return OrganisationFactory(
        name="NHS Northshire CCG", slug="nhs-northshire-ccg", kind=Organisation.Kind.CCG
    )


def test_anybody_reads_what_became_of_a_body(client, ccg, icb):
    Succession.objects.create(
        predecessor=ccg, successor=icb, on=dt.date(2022, 7, 1), kind="transferred"
    )

    page = words(one(parsed(client.get(ccg.get_absolute_url())), "main"))

    assert "Was followed by NHS Northshire ICB 1 July 2022 Abolished and transferred" in page


def test_a_body_that_is_not_there_is_not_found(client, db):
    assert client.get("/organisations/nobody/").status_code == 404


def test_the_list_is_narrowed(client, ccg, council):
    page = words(one(parsed(client.get("/organisations/?q=ccg")), "tbody"))

    assert page.startswith("NHS Northshire CCG")
    assert council.name not in page


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_as_many_queries_for_three_as_for_one(
    client, db, rows, django_assert_num_queries
):
    OrganisationFactory.create_batch(rows)

    with django_assert_num_queries(1):
        client.get("/organisations/")


@pytest.mark.parametrize("rows", [1, 3])
def test_the_api_lists_bodies_in_as_many_queries_for_three_as_for_one(
    client, db, rows, django_assert_num_queries
):
    OrganisationFactory.create_batch(rows)

    with django_assert_num_queries(5):
        found = client.get("/api/v1/organisations/").json()["results"]

    assert len(found) == rows


def test_places_and_posts_are_given_to_anybody(client, place, council):
    assert client.get("/api/v1/places/").json()["results"][0]["slug"] == "northshire"
    assert client.get("/api/v1/posts/").json()["results"] == []
