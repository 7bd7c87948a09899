import datetime as dt

import pytest

from commissioning.calendar.printed_dates import PrintedDate
from commissioning.partnerships import timeline
from commissioning.partnerships.timeline import Entry, timeline_of

TODAY = dt.date(2027, 2, 2)


def entry(words, on):
    return Entry(PrintedDate.from_words(on), words, "/", "Agreement")


@pytest.fixture
def sources(monkeypatch):
    def be(*entries):
        providers = [lambda place, user, e=e: [e] for e in entries]
        monkeypatch.setattr(timeline.timeline_sources, "_providers", providers)

    return be


def words(entries):
    return [entry.words for entry in entries]


def test_the_latest_comes_first_and_what_has_no_day_last(sources):
    sources(
        entry("ends", "end of March 2021"),
        entry("undated", "in due course"),
        entry("decided", "21 April 2021"),
        entry("begins", "April 2018"),
    )

    found = timeline_of(None, None, TODAY)

    assert words(found.until_today) == ["decided", "ends", "begins"]
    assert (words(found.to_come), words(found.undated)) == ([], ["undated"])


def test_what_may_still_happen_after_today_is_to_come(sources):
    sources(
        entry("the day before", "1 February 2027"),
        entry("today", "2 February 2027"),
        entry("the day after", "3 February 2027"),
        entry("this month", "February 2027"),
    )

    found = timeline_of(None, None, TODAY)

    assert words(found.to_come) == ["this month", "the day after"]
    assert words(found.until_today) == ["today", "the day before"]


def test_of_two_that_may_end_on_one_day_the_surer_comes_first(sources):
    sources(entry("some time in March", "March 2021"), entry("the very day", "31 March 2021"))

    found = timeline_of(None, None, TODAY).until_today

    assert words(found) == ["the very day", "some time in March"]


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("21/04/2021", "21 April 2021"),
        ("by the 31st March 2018", "31 March 2018"),
        ("end of March 2021", "end of March 2021"),
        ("April 2018", "April 2018"),
        ("in due course", "in due course"),
        ("", "day not recorded"),
    ],
)
def test_a_day_is_written_in_one_way_and_other_words_stay(printed, said):
    assert entry("x", printed).day_in_words == said
