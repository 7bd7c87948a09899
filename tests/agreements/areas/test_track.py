"""The milestone track and its sentence (pages.md 11)."""

import datetime as dt
import xml.etree.ElementTree as ET

import pytest

from agreements.areas.models import Milestone
from agreements.areas.track import said_of, track_picture
from tests.factories import MilestoneFactory, TermFactory

TODAY = dt.date(2027, 2, 1)
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def plan(draft):
    """`plan("2027-01-31", ("2027-03-31", "2027-01-15"))`: due days, some with the day of doing."""

    def make(*days):
        for position, day in enumerate(days, start=1):
            due, done = day if isinstance(day, tuple) else (day, None)
            MilestoneFactory(
                agreement=draft,
                position=position,
                due_earliest=due,
                due_latest=due,
                done_on=done,
            )
        rows = Milestone.objects.select_related("agreement__term")
        return list(rows.prefetch_related("moves").order_by("position"))

    return make


def texts(track):
    wide = str(track.svg).split("</svg>")[0] + "</svg>"
    nodes = ET.fromstring(wide).iter(f"{SVG}text")
    return [node.text for node in nodes if "aria-hidden" not in node.attrib]


DONE = ("2027-01-10", "2027-01-10")


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([DONE, DONE], "All 2 milestones are done."),
        ([DONE, "2027-03-01", "2027-04-01"], "1 of 3 milestones is done."),
        ([DONE, DONE, "2027-04-01"], "2 of 3 milestones are done."),
        (["2027-03-01", "2027-04-01"], "None of 2 milestones is done."),
        (["2027-01-31", "2027-02-01"], "None of 2 milestones is done; 1 is late."),
        (["2027-01-30", "2027-01-31"], "None of 2 milestones is done; 2 are late."),
    ],
)
def test_a_track_says_how_many_are_done_and_late(plan, days, expected):
    assert said_of(plan(*days), today=TODAY) == expected


def test_what_an_ended_agreement_left_is_not_called_late(plan, draft):
    TermFactory(
        agreement=draft, ends_earliest=dt.date(2027, 1, 31), ends_latest=dt.date(2027, 1, 31)
    )

    found = [
        said_of(plan(*days), today=TODAY)
        for days in (["2027-01-01", "2027-01-02"], [("2027-01-03", "2027-01-03")])
    ]

    assert found == [
        "No paper records whether the 2 milestones were done.",
        "1 of 3 milestones is done; no paper records how 2 went.",
    ]


def test_the_track_shows_each_day_and_explains_each_shape(plan):
    track = track_picture(plan(DONE, "2027-01-31", "2027-03-31"), today=TODAY)

    assert sorted(texts(track)) == sorted(
        ["Today", "10 Jan 2027", "31 Jan 2027", "31 Mar 2027", "Done", "To do", "Late"]
    )
    assert track.svg.count("<svg") == 2


def test_a_moved_milestone_shows_where_it_was(plan):
    first, second = plan("2027-03-01", "2027-04-01")
    day = dt.date(2027, 5, 1)
    first.moves.create(was_words="1 May 2027", was_earliest=day, was_latest=day, reason="x")

    track = track_picture([first, second], today=TODAY)

    assert "Moved" in texts(track)


def test_today_is_left_out_where_it_is_years_away(plan):
    track = track_picture(plan("2017-11-10", "2018-04-01"), today=TODAY)

    assert "Today" not in texts(track)


@pytest.mark.parametrize(("count", "is_drawn"), [(1, False), (2, True), (8, True), (9, False)])
def test_only_as_many_as_can_be_told_apart_are_drawn(plan, count, is_drawn):
    days = [f"2027-03-{n:02}" for n in range(1, count + 1)]

    assert bool(track_picture(plan(*days), today=TODAY)) is is_drawn


def test_a_milestone_without_a_day_is_counted_and_not_drawn(plan, draft):
    plan("2027-03-01", "2027-04-01")
    MilestoneFactory(
        agreement=draft, position=3, due_words="when we can", due_earliest=None, due_latest=None
    )

    track = track_picture(Milestone.objects.order_by("position"), today=TODAY)

    assert track.sentence == "None of 3 milestones is done."
    assert len([text for text in texts(track) if text.endswith("2027")]) == 2
