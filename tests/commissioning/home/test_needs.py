import datetime as dt

import pytest

from commissioning.home import registry
from commissioning.home.needs import needs_of, next_for, panels_of
from commissioning.home.reading import Reading
from commissioning.home.registry import Coming, Group, Need, Panel

TODAY = dt.date(2027, 2, 2)


def need(group, title, due=None):
    return Need(group, title, "you are lead for it", due, "/x/", "Start renewal")


@pytest.fixture
def found(monkeypatch):
    """What the parts say, for one test: `found.needs`, `found.coming`, `found.panels`."""

    class Found:
        needs, coming, panels = [], [], []

    own = Found()
    own.needs, own.coming, own.panels = [], [], []
    monkeypatch.setattr(registry.home_needs, "_providers", [lambda user, today: own.needs])
    monkeypatch.setattr(registry.home_needs_read, "_providers", [])
    monkeypatch.setattr(registry.home_coming, "_providers", [lambda user, today: own.coming])
    monkeypatch.setattr(
        registry.home_panels,
        "_providers",
        [lambda user, today, reading, p=p: p for p in own.panels],
    )
    return own


def test_what_is_overdue_comes_first_and_the_soonest_first_in_each_group(found):
    found.needs = [
        need("waiting", "Signature"),
        need("due", "0, on no day"),
        need("due", "B", dt.date(2027, 2, 9)),
        need("due", "A", dt.date(2027, 2, 9)),
        need("due", "C", dt.date(2027, 2, 8)),
        need("overdue", "D", dt.date(2027, 1, 15)),
    ]

    groups = needs_of(None, TODAY)

    assert [(g.group, [n.title for n in g.shown]) for g in groups] == [
        (Group.OVERDUE, ["D"]),
        (Group.DUE, ["C", "A", "B", "0, on no day"]),
        (Group.WAITING, ["Signature"]),
    ]


def test_a_group_with_nothing_in_it_is_not_there(found):
    assert needs_of(None, TODAY) == []


@pytest.mark.parametrize(("count", "shown", "more"), [(15, 15, 0), (16, 15, 1), (40, 15, 25)])
def test_a_group_shows_fifteen_and_how_many_more(found, count, shown, more):
    found.needs = [need("due", f"{n:02}", TODAY) for n in range(count)]

    (group,) = needs_of(None, TODAY)

    assert (len(group.shown), group.more, group.count) == (shown, more, count)


def test_one_group_can_be_shown_whole(found):
    found.needs = [need(group, str(n), TODAY) for n in range(16) for group in ("due", "overdue")]

    groups = needs_of(None, TODAY, whole="due")

    assert [(g.group, len(g.shown), g.more) for g in groups] == [
        (Group.OVERDUE, 15, 1),
        (Group.DUE, 16, 0),
    ]


def test_what_comes_next_is_the_first_of_all(found):
    found.coming = [
        Coming(dt.date(2027, 10, 1), "Renewal of JCA-2026-001 opens", "/a/"),
        Coming(dt.date(2027, 9, 30), "Milestone: terms agreed", "/b/"),
    ]

    assert next_for(None, TODAY) == found.coming[1]


def test_nothing_may_come_at_all(found):
    assert next_for(None, TODAY) is None


def test_panels_stand_in_their_order_and_may_be_left_out(monkeypatch):
    cover, areas = Panel("Cover", "x", 20), Panel("Areas", "y", 10)
    sources = [lambda user, today, reading, p=p: p for p in (cover, None, areas)]
    monkeypatch.setattr(registry.home_panels, "_providers", sources)

    assert panels_of(None, TODAY, Reading(None)) == [areas, cover]


def test_what_two_sources_read_is_asked_once_for_a_page_and_anew_for_the_next(monkeypatch):
    asked = []

    def read(user):
        asked.append(user)
        return len(asked)

    def source(user, today, reading):
        return [Need(Group.DUE, f"{reading.once(read)}", "", TODAY, "", "")]

    monkeypatch.setattr(registry.home_needs, "_providers", [])
    monkeypatch.setattr(registry.home_needs_read, "_providers", [source, source])

    pages = [[need.title for need in needs_of("sam", TODAY)[0].shown] for _ in range(2)]

    assert (pages, asked) == ([["1", "1"], ["2", "2"]], ["sam", "sam"])
