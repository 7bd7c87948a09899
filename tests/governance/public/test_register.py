"""The public register: anybody, nothing but what was published, no cookie."""

import csv
from io import StringIO
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.register.publication import publish_agreement
from governance.decisions.corrections import correct_decision
from governance.decisions.decisions import record_decision
from governance.decisions.publication import publish_decision
from tests.factories import DecisionFactory, TermFactory
from tests.governance.conftest import TODAY, whole
from tests.html import one, parsed, with_class, words
from tests.undefined_names import undefined_names

PAGES = [
    "",
    "feed.atom",
    "decisions.csv",
    "decisions.json",
    "northshire/",
    "northshire/feed.atom",
    "northshire/decisions.csv",
    "northshire/decisions.json",
]
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(autouse=True)
def _every_name_is_defined():
    with undefined_names() as found:
        yield
    assert found == []


def body_of(response):
    return b"".join(response) if response.streaming else response.content


def titles(page):
    return [words(title) for title in with_class(parsed(page), "app-results__title")]


@pytest.fixture
def another(place, officer, secretary):
    details = whole(officer, title="Fund the hospice", purpose="Palliative care at home")
    draft = record_decision(place, by=secretary, **details)
    return publish_decision(draft, version=1, by=secretary, key="k", on=TODAY).decision


@pytest.mark.parametrize("page", PAGES)
def test_anybody_may_read_it_and_caches_may_keep_it(client, published, page):
    response = client.get(f"/register/{page}")

    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "public, max-age=300"
    assert response.cookies == {}


@pytest.mark.parametrize("page", PAGES)
def test_drafts_are_nowhere_in_it(client, board, secretary, page):
    DecisionFactory(body=board)
    client.force_login(secretary)

    response = client.get(f"/register/{page}")

    assert b"CNRY" not in body_of(response)
    assert "public" not in response.headers["Cache-Control"]


@pytest.mark.smoke
@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", {"Renew the agreement", "Fund the hospice"}),
        ("q=hospice", {"Fund the hospice"}),
        ("q=PALLIATIVE+care", {"Fund the hospice"}),
        ("q=palliative+cabinet", set()),
        ("q=JCB/2027/1", {"Renew the agreement"}),
        ("body=dph", {"Fund the hospice"}),
        ("year=2027", {"Renew the agreement", "Fund the hospice"}),
        ("year=2026", set()),
        ("q=%22%27%28&year=", set()),
    ],
)
def test_it_is_searched_by_words_body_and_year(client, published, another, asked, found):
    assert set(titles(client.get(f"/register/northshire/?{asked}"))) == found


def test_a_place_shows_its_own(client, published):
    other = DecisionFactory().partnership

    assert titles(client.get(f"/register/{other.slug}/")) == []
    assert titles(client.get("/register/?place=northshire")) == ["Renew the agreement"]


def test_a_search_that_finds_nothing_says_where_it_looked(client, published):
    page = client.get("/register/?q=dermatolgy")

    assert "No decision matches" in words(one(parsed(page), "main"))


def test_agreements_are_shown_once_they_are_public(client, published, draft, commissioner):
    TermFactory(agreement=draft)
    assert draft.title not in client.get("/register/").content.decode()
    assert client.get(f"/register/northshire/agreements/{draft.key}/").status_code == 404

    publish_agreement(draft, by=commissioner)

    assert draft.title in client.get("/register/").content.decode()
    page = client.get(f"/register/northshire/agreements/{draft.key}/")
    assert "Northshire Council; NHS Northshire ICB" in words(one(parsed(page), "main"))


def test_the_feed_has_an_entry_for_each_version(client, published, secretary):
    correct_decision(
        published,
        version=published.version,
        by=secretary,
        key="c",
        on=TODAY,
        reason="A slip.",
        title="Renewed",
    )

    feed = ElementTree.fromstring(client.get("/register/feed.atom").content)

    entries = [
        (entry.find(f"{ATOM}title").text, entry.find(f"{ATOM}link").get("href"))
        for entry in feed.iter(f"{ATOM}entry")
    ]
    address = "http://localhost:8000/northshire/decisions/jcb/2027/1"
    assert entries == [
        ("JCB/2027/1: Renewed (corrected)", f"{address}/v2/"),
        ("JCB/2027/1: Renew the agreement", f"{address}/v1/"),
    ]


def test_the_whole_register_is_taken_as_rows(client, published):
    text = body_of(client.get("/register/decisions.csv")).decode("utf-8-sig")
    data = b"".join(client.get("/register/decisions.json"))

    assert list(csv.reader(StringIO(text)))[1] == [
        "JCB/2027/1",
        "Renew the agreement",
        "Joint Commissioning Board",
        "Northshire",
        "2027-05-11",
        "2027-05-12",
        "No",
        "http://localhost:8000/northshire/decisions/jcb/2027/1/",
    ]
    assert b'"decided": "2027-05-11"' in data


def test_a_title_is_never_a_formula(client, place, board, secretary):
    draft = record_decision(place, by=secretary, **whole(board, title="=HYPERLINK(1)"))
    publish_decision(draft, version=1, by=secretary, key="k", on=TODAY)

    assert b",'=HYPERLINK(1)," in body_of(client.get("/register/decisions.csv"))


def test_the_list_asks_as_many_questions_for_three_as_for_one(client, published, place, board):
    def asked():
        with CaptureQueriesContext(connection) as questions:
            client.get("/register/northshire/")
        return len(questions)

    for_one = asked()
    for number in (7, 8):
        DecisionFactory(
            body=board,
            number=number,
            number_year=2027,
            reference=f"JCB/2027/{number}",
            published_at="2027-05-12T10:00Z",
        )

    assert asked() == for_one


def test_the_api_reads_the_register_without_signing_in(client, published):
    (entry,) = client.get("/api/v1/register/decisions/?q=agreement").json()["results"]

    sealed = client.get(f"/api/v1/register/decisions/{entry['key']}/").json()

    assert entry["reference"] == "JCB/2027/1"
    address = "http://localhost:8000/northshire/decisions/jcb/2027/1/"
    assert (entry["url"], sealed["url"]) == (address, f"{address}v1/")
    assert sealed["record"] == published.revisions.get().content


def test_the_api_register_holds_no_draft(client, board):
    draft = DecisionFactory(body=board)

    assert client.get("/api/v1/register/decisions/").json()["results"] == []
    assert client.get(f"/api/v1/register/decisions/{draft.key}/").status_code == 404
