"""The milestone track: a line of days with what is done, to do and late on it, and its sentence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.template.loader import render_to_string
from markupsafe import Markup

from agreements.areas.lateness import lateness
from agreements.areas.models import Milestone
from agreements.register.cover_shapes import NARROW, WIDE, Layout, Scale, text_width
from commissioning.calendar.dates import MONTHS

MOST = 8
"""More points than this are easier read as a list (pages.md 11)."""

BETWEEN = 10
LOOKS = {"Done": "done", "Late": "late", "Not recorded": "unknown"}
KEY = {"done": "Done", "open": "To do", "late": "Late", "unknown": "Not recorded", "was": "Moved"}


@dataclass(frozen=True)
class Point:
    x: float
    look: str


@dataclass(frozen=True)
class Label:
    x: float
    y: float
    text: str
    foot: float
    """Where on the line its point stands."""


@dataclass
class Drawing:
    """The track laid out: `line` is how far down the line of days runs."""

    layout: Layout
    line: float = 0
    height: float = 0
    today: float | None = None
    points: list[Point] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    key: list[tuple[float, float, str, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Track:
    svg: Markup
    sentence: str


def track_picture(milestones: Sequence[Milestone], *, today: dt.date) -> Track | None:
    """The track of `milestones`; None without two that have a day, or with too many to tell apart.

    `moves` of each should be at hand.
    """
    dated = sorted(
        (one for one in milestones if one.due_latest), key=lambda one: (one.due_latest, one.pk)
    )
    if not 2 <= len(dated) <= MOST:
        return None
    sentence = said_of(milestones, today=today)
    svg = Markup("")
    for layout in (WIDE, NARROW):
        context = {"drawing": _draw(dated, layout, today), "sentence": sentence}
        svg += Markup(render_to_string("areas/pictures/track.svg", context, using="pages"))
    return Track(svg, sentence)


def said_of(milestones: Sequence[Milestone], *, today: dt.date) -> str:
    """How many are done, and how many are late: 2 of 3 milestones are done; 1 is late."""
    tags = [lateness(one, today=today).tag for one in milestones]
    done, late, unknown = (tags.count(tag) for tag in LOOKS)
    everything = len(tags)
    if done == everything:
        return f"All {everything} milestones are done."
    if unknown == everything:
        return f"No paper records whether the {everything} milestones were done."
    said = [f"{done or 'None'} of {everything} milestones {'are' if done > 1 else 'is'} done"]
    if late:
        said.append(f"{late} {'is' if late == 1 else 'are'} late")
    if unknown:
        said.append(f"no paper records how {unknown} went")
    return f"{'; '.join(said)}."


def _draw(milestones: Sequence[Milestone], layout: Layout, today: dt.date) -> Drawing:
    drawing = Drawing(layout)
    scale = _scale(milestones, layout, today)
    feet = [(scale.x(one.due_latest), one.due_latest) for one in milestones if one.due_latest]
    above, below = _lanes(feet[::2], layout), _lanes(feet[1::2], layout)
    drawing.line = round(layout.line * (1 + 1 + max(lane for *_, lane in above)) + 14, 1)
    for x, text, foot, lane in above:
        y = drawing.line - 18 - layout.line * lane
        drawing.labels.append(Label(x, round(y, 1), text, foot))
    for x, text, foot, lane in below:
        y = drawing.line + 18 + layout.size * 0.8 + layout.line * lane
        drawing.labels.append(Label(x, round(y, 1), text, foot))
    for one in milestones:
        drawing.points += [
            Point(scale.x(move.was_latest), "was") for move in one.moves.all() if move.was_latest
        ]
    for one, (x, _) in zip(milestones, feet, strict=True):
        drawing.points.append(Point(x, LOOKS.get(lateness(one, today=today).tag, "open")))
    drawing.today = scale.x(today) if scale.has(today) else None
    lowest = drawing.line + 24 + layout.line * (1 + max(lane for *_, lane in below))
    drawing.height = _draw_key(drawing, lowest)
    return drawing


def _scale(milestones: Sequence[Milestone], layout: Layout, today: dt.date) -> Scale:
    """All days of the milestones with a little room at both ends; today, if it is not far off."""
    days = [one.due_latest for one in milestones if one.due_latest]
    days += [m.was_latest for one in milestones for m in one.moves.all() if m.was_latest]
    first, last = min(days), max(days)
    if abs((today - first).days) < 366 or abs((today - last).days) < 366:
        first, last = min(first, today), max(last, today)
    room = dt.timedelta(days=max(7, (last - first).days // 12))
    return Scale(first - room, last + room, layout.width)


def _lanes(
    feet: Sequence[tuple[float, dt.date]], layout: Layout
) -> list[tuple[float, str, float, int]]:
    """Where each date stands: its middle, its words, its foot, and how many lines off."""
    ends: list[float] = []
    placed = []
    for foot, day in feet:
        text = f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"
        half = text_width(text, layout.size) / 2
        middle = min(max(foot, half), layout.width - half)
        lane = next((n for n, end in enumerate(ends) if end <= middle - half), len(ends))
        ends[lane : lane + 1] = [middle + half + BETWEEN]
        placed.append((round(middle, 1), text, foot, lane))
    return placed


def _draw_key(drawing: Drawing, y: float) -> float:
    """What each look means, for those that are there. Returns the lower edge."""
    layout, x = drawing.layout, 0.0
    y += layout.line
    looks = {point.look for point in drawing.points}
    for look in (look for look in KEY if look in looks):
        room = 26 + text_width(KEY[look], layout.size)
        if x and x + room > layout.width:
            x, y = 0.0, y + layout.line
        drawing.key.append((round(x + 10, 1), round(y, 1), look, KEY[look]))
        x += room + 16
    return round(y + 10, 1)
