import pytest
from django.contrib.auth.models import AnonymousUser

from commissioning.partnerships.sections import Row
from commissioning.partnerships.timeline import Entry
from commissioning.search.registry import Found
from governance.decisions.entries import find_decisions, place_section, timeline_entries

NOBODY = AnonymousUser()


@pytest.mark.parametrize("words", ["renew agreement", "jcb/2027/1", "rest on nothing"])
def test_anybody_finds_what_is_published_by_its_words(published, words):
    assert list(find_decisions(NOBODY, words)) == [
        Found(
            "Decisions",
            "Renew the agreement",
            "/northshire/decisions/jcb/2027/1/",
            "JCB/2027/1, Joint Commissioning Board, Northshire",
        )
    ]


def test_a_draft_is_found_by_those_who_may_see_it(written, secretary, outsider):
    assert [found.title for found in find_decisions(secretary, "renew")] == ["Renew the agreement"]
    assert list(find_decisions(outsider, "renew")) == []
    assert list(find_decisions(NOBODY, "renew")) == []


def test_a_decision_stands_in_the_time_line_on_its_day(place, published, written):
    assert list(timeline_entries(place, NOBODY)) == [
        Entry(
            published.decided_on,
            "Decided by Joint Commissioning Board: Renew the agreement",
            "/northshire/decisions/jcb/2027/1/",
            "decision",
        )
    ]


def test_the_place_shows_the_newest_to_whom_they_concern(place, written, secretary):
    ours, public = place_section(place, secretary), place_section(place, NOBODY)

    assert ours.rows == [Row("Renew the agreement", written.get_absolute_url(), "Draft")]
    assert (ours.more_url, public.more_url) == (
        "/northshire/decisions/",
        "/register/northshire/",
    )
    assert public.rows == []
