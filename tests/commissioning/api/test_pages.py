import pytest

from tests.factories import AgreementFactory

pytestmark = pytest.mark.urls("tests.commissioning.api.example")


def walk(client, url):
    """The titles on every page, page by page."""
    pages = []
    while url:
        answer = client.get(url).json()
        pages.append([row["title"] for row in answer["results"]])
        url = answer["next"]
    return pages


@pytest.fixture
def five(place, council):
    return [
        AgreementFactory(partnership=place, title=f"Agreement {n}", parties=[council])
        for n in range(1, 6)
    ]


def test_a_list_is_walked_newest_first_and_every_row_comes_once(five, signed_in, viewer):
    assert walk(signed_in(viewer), "/api/agreements/?page_size=2") == [
        ["Agreement 5", "Agreement 4"],
        ["Agreement 3", "Agreement 2"],
        ["Agreement 1"],
    ]


def test_an_agreement_that_is_changed_or_made_meanwhile_moves_no_row_to_another_page(
    five, signed_in, viewer, council, place
):
    client = signed_in(viewer)
    first = client.get("/api/agreements/?page_size=2").json()

    five[0].save()
    AgreementFactory(partnership=place, title="Agreement 6", parties=[council])

    assert walk(client, first["next"]) == [["Agreement 3", "Agreement 2"], ["Agreement 1"]]


def test_the_way_back_shows_the_same_rows(five, signed_in, viewer):
    client = signed_in(viewer)
    second = client.get(client.get("/api/agreements/?page_size=2").json()["next"]).json()

    back = client.get(second["previous"]).json()

    assert [row["title"] for row in back["results"]] == ["Agreement 5", "Agreement 4"]
    assert back["previous"] is None


@pytest.mark.parametrize(
    ("asked", "given"), [("100", 100), ("101", 100), ("0", 50), ("-1", 50), ("many", 50), ("", 50)]
)
def test_a_page_has_50_rows_or_up_to_100(asked, given, signed_in, viewer, place, council):
    for _ in range(102):
        AgreementFactory(partnership=place, parties=[council])

    answer = signed_in(viewer).get("/api/agreements/", {"page_size": asked}).json()

    assert len(answer["results"]) == given


@pytest.mark.parametrize("cursor", ["cD1hYmM=", "not base 64", "é", "cD0=", "bz1h"])
def test_a_cursor_that_we_never_made_is_not_found(cursor, five, signed_in, viewer):
    answer = signed_in(viewer).get("/api/agreements/", {"cursor": cursor})

    assert (answer.status_code, answer.json()) == (404, {"detail": "No such page."})


def test_a_list_asks_the_database_as_often_for_three_rows_as_for_one(
    signed_in, viewer, place, council, django_assert_num_queries
):
    client = signed_in(viewer)
    AgreementFactory(partnership=place, parties=[council])
    client.get("/api/agreements/")
    with django_assert_num_queries(5):
        client.get("/api/agreements/")
    AgreementFactory.create_batch(2, partnership=place, parties=[council])

    with django_assert_num_queries(5):
        client.get("/api/agreements/")
