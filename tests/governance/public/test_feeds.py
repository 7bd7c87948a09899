"""The feed is Atom (RFC 4287), whatever the records hold."""

import datetime as dt
from xml.etree import ElementTree

import pytest

from governance.decisions.decisions import record_decision
from governance.decisions.publication import publish_decision
from tests.governance.conftest import TODAY, whole

ATOM = "{http://www.w3.org/2005/Atom}"
SITE = "http://localhost:8000"


def feed_of(client, address="/register/feed.atom"):
    return ElementTree.fromstring(client.get(address).content)


def texts(element, *names):
    return [element.findtext(f"{ATOM}{name}") for name in names]


def moment(element):
    return dt.datetime.fromisoformat(element.findtext(f"{ATOM}updated"))


def links(element):
    return {link.get("rel"): link.get("href") for link in element.findall(f"{ATOM}link")}


@pytest.fixture
def odd(place, board, secretary):
    details = whole(
        board,
        title="Care & <support>\x0b",
        decision_text="Costs < £5 & <b>more</b>.",
        resolutions=[{"label": "(a)", "text": "Agree it"}],
    )
    draft = record_decision(place, by=secretary, **details)
    return publish_decision(draft, version=1, by=secretary, key="k", on=TODAY)


def test_the_feed_has_what_atom_requires(client, odd):
    feed = feed_of(client, "/register/northshire/feed.atom")

    assert feed.tag == f"{ATOM}feed"
    assert texts(feed, "id", "title") == [f"{SITE}/register/northshire/", "Decisions of Northshire"]
    assert links(feed) == {
        "alternate": f"{SITE}/register/northshire/",
        "self": f"{SITE}/register/northshire/feed.atom",
    }
    assert moment(feed) == odd.published_at


def test_each_entry_has_what_atom_requires_and_an_id_that_stays(client, odd):
    (entry,) = feed_of(client).findall(f"{ATOM}entry")

    address = f"{SITE}/northshire/decisions/jcb/2027/1/v1/"
    assert texts(entry, "id", "title", f"author/{ATOM}name") == [
        address,
        "JCB/2027/1: Care & <support>",
        "Joint Commissioning Board",
    ]
    assert links(entry) == {"alternate": address}
    assert moment(entry) == odd.published_at


def test_a_summary_is_plain_text_with_the_resolutions(client, odd):
    (summary,) = feed_of(client).iter(f"{ATOM}summary")

    assert summary.get("type") == "text"
    assert summary.text == "Costs < £5 & <b>more</b>.\n\n(a) Agree it"


def test_a_feed_without_entries_is_whole_too(client, place):
    feed = feed_of(client)

    assert all(texts(feed, "id", "title", "updated"))
    assert feed.findall(f"{ATOM}entry") == []
