"""The agreements that are shown to the public: all of them, a page at a time."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import AgreementFactory, PartyFactory, TermFactory
from tests.html import one, parsed, with_class, words
from tests.undefined_names import undefined_names

ALL = "/register/agreements/"
OF_PLACE = "/register/northshire/agreements/"


@pytest.fixture(autouse=True)
def _every_name_is_defined():
    with undefined_names() as found:
        yield
    assert found == []


@pytest.fixture
def show(place, council, commissioner):
    """`show("The JCA")` is an agreement on the register."""

    def on_register(title, **details):
        published = {"published_at": "2027-05-12T10:00Z", "published_by": commissioner}
        details = {"partnership": place} | published | details
        agreement = AgreementFactory(title=title, **details)
        TermFactory(agreement=agreement, starts_words="1 April 2027", ends_words="")
        PartyFactory(agreement=agreement, organisation=council, name_as_printed="The Council")
        return agreement

    return on_register


def titles(page):
    return [words(title) for title in with_class(parsed(page), "app-results__title")]


@pytest.mark.parametrize("address", [ALL, OF_PLACE])
def test_anybody_reads_them_and_caches_may_keep_them(client, show, address):
    show("The JCA")
    AgreementFactory(title="A draft")

    page = client.get(address)

    assert titles(page) == ["The JCA"]
    assert page.headers["Cache-Control"] == "public, max-age=300"
    assert page.cookies == {}


def test_all_are_reached_a_page_at_a_time(client, show):
    for number in range(30):
        show(f"Agreement {number:02}")

    first = client.get(ALL)
    (following,) = [a.get("href") for a in parsed(first).iter("a") if a.get("rel") == "next"]
    second = client.get(ALL + following)

    assert titles(first) + titles(second) == [f"Agreement {number:02}" for number in range(30)]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", ["Hospice care", "Stroke care"]),
        ("q=STROKE", ["Stroke care"]),
        ("q=council+care", ["Hospice care", "Stroke care"]),
        ("q=council+stroke", ["Stroke care"]),
        ("q=dermatology", []),
        ("kind=mou", ["Stroke care"]),
        ("place=northshire", ["Hospice care", "Stroke care"]),
    ],
)
def test_they_are_searched_by_words_kind_and_place(client, show, asked, found):
    show("Hospice care", kind="jca")
    show("Stroke care", kind="mou")

    assert titles(client.get(f"{ALL}?{asked}")) == found


@pytest.mark.parametrize(
    ("asked", "said"), [("", "No agreements yet."), ("?q=x", "No agreement matches.")]
)
def test_an_empty_list_says_why(client, place, asked, said):
    assert said in words(one(parsed(client.get(OF_PLACE + asked)), "main"))


def test_the_register_shows_the_newest_and_leads_to_all(client, show):
    for number in range(7):
        show(f"Agreement {number}", published_at=f"2027-05-{number + 1:02}T10:00Z")

    page = client.get("/register/northshire/")

    assert titles(page) == [f"Agreement {number}" for number in (6, 5, 4, 3, 2)]
    assert OF_PLACE in [a.get("href") for a in parsed(page).iter("a")]


def test_the_list_asks_as_many_questions_for_three_as_for_one(client, show):
    def asked():
        with CaptureQueriesContext(connection) as questions:
            client.get(ALL)
        return len(questions)

    show("One")
    for_one = asked()
    show("Two")
    show("Three")

    assert asked() == for_one


def test_the_api_reads_them_without_signing_in(client, show):
    shown = show("The JCA", kind="jca", binding="yes", purpose="Care")
    AgreementFactory(title="A draft")

    (entry,) = client.get("/api/v1/register/agreements/?q=council").json()["results"]

    assert entry == client.get(f"/api/v1/register/agreements/{shown.key}/").json()
    assert entry == {
        "key": shown.key,
        "url": f"http://localhost:8000/register/northshire/agreements/{shown.key}/",
        "place": "northshire",
        "kind": "jca",
        "title": "The JCA",
        "between": ["The Council"],
        "binding": "yes",
        "starts": "1 April 2027",
        "ends": "",
        "standing": {
            "tag": "Not yet agreed",
            "sentence": "Its partners have not agreed it yet.",
            "following": None,
        },
        "purpose": "Care",
        "published_at": "2027-05-12T11:00:00+01:00",
    }


def test_the_api_shows_no_draft(client, draft):
    assert client.get("/api/v1/register/agreements/").json()["results"] == []
    assert client.get(f"/api/v1/register/agreements/{draft.key}/").status_code == 404
