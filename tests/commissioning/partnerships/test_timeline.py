import pytest

from commissioning.calendar.printed_dates import PrintedDate
from commissioning.partnerships import timeline
from commissioning.partnerships.timeline import Entry, timeline_of


def entry(words, on):
    return Entry(PrintedDate.from_words(on), words, "/", "Agreement")


@pytest.fixture
def sources(monkeypatch):
    def be(*entries):
        providers = [lambda place, user, e=e: [e] for e in entries]
        monkeypatch.setattr(timeline.timeline_sources, "_providers", providers)

    return be


def test_the_latest_comes_first_and_what_has_no_day_last(sources):
    sources(
        entry("ends", "end of March 2021"),
        entry("undated", "in due course"),
        entry("decided", "21 April 2021"),
        entry("begins", "April 2018"),
    )

    found = [one.words for one in timeline_of(None, None)]

    assert found == ["decided", "ends", "begins", "undated"]


def test_of_two_that_may_end_on_one_day_the_surer_comes_first(sources):
    sources(entry("some time in March", "March 2021"), entry("the very day", "31 March 2021"))

    assert [one.words for one in timeline_of(None, None)] == ["the very day", "some time in March"]
