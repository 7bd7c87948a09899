"""The picture of an indicator: its readings as a line of points, with baseline and target."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from django.template.loader import render_to_string
from markupsafe import Markup

from agreements.areas.judging import amount
from agreements.areas.models import Indicator, Reading
from agreements.register.cover_shapes import NARROW, WIDE, Layout, text_width
from commissioning.calendar.dates import MONTHS

PLOT = 160
"""How high the field is in which the line runs, in user units."""
ABOVE, BELOW = 12, 32
"""Between the edges of that field and its highest and lowest points, which have words below."""
BETWEEN = 24
ROOM = 34.0
"""Beside the first and the last point."""


@dataclass(frozen=True)
class Point:
    x: float
    y: float
    text: str
    label_x: float
    label_y: float


@dataclass(frozen=True)
class Level:
    """A dashed line across: where it began, or where it should be."""

    y: float
    look: str


@dataclass
class Drawing:
    layout: Layout
    top: float = 0
    bottom: float = 0
    height: float = 0
    points: list[Point] = field(default_factory=list)
    levels: list[Level] = field(default_factory=list)
    days: list[tuple[float, str, str]] = field(default_factory=list)
    key: list[tuple[float, float, str, str]] = field(default_factory=list)
    """Where each level is explained, below the line: x, y, its look, its words."""

    @property
    def line(self) -> str:
        return " ".join(f"{point.x},{point.y}" for point in self.points)


@dataclass(frozen=True)
class Picture:
    svg: Markup
    sentence: str


def indicator_picture(indicator: Indicator, readings: Iterable[Reading]) -> Picture | None:
    """Draw the figures of `readings`; None without two of different days.

    The field does not begin at nought: what counts is which way the line goes, and each point says
    its figure.
    """
    told = sorted(
        (one.on_latest, one.pk, one.value)
        for one in readings
        if one.on_latest and one.value is not None
    )
    points = [(day, value) for day, _, value in told]
    if len({day for day, _ in points}) < 2:
        return None
    sentence = finding(indicator, points)
    svg = Markup("")
    for layout in (WIDE, NARROW):
        context = {
            "drawing": _draw(indicator, points, layout),
            "sentence": sentence,
            "key": indicator.key,
        }
        svg += Markup(render_to_string("areas/pictures/indicator.svg", context, using="pages"))
    return Picture(svg, sentence)


def finding(indicator: Indicator, points: list[tuple[dt.date, Decimal]]) -> str:
    """Such as: It rose from 79% to 86% between March 2026 and June 2026; the target is 85%."""
    (first, began), (last, ended) = points[0], points[-1]
    unit = indicator.measured_in
    moved = "rose" if ended > began else "fell" if ended < began else ""
    days = f"between {_month(first)} and {_month(last)}"
    how = f"stayed at {amount(ended, unit)}"
    if moved:
        how = f"{moved} from {amount(began, unit)} to {amount(ended, unit)}"
    aim = "" if indicator.target is None else f"; the target is {amount(indicator.target, unit)}"
    return f"{indicator.name}: it {how} {days}{aim}."


def _draw(indicator: Indicator, points: list[tuple[dt.date, Decimal]], layout: Layout) -> Drawing:
    drawing = Drawing(layout, top=layout.line)
    drawing.bottom = drawing.top + PLOT
    levels = _levels_of(indicator)
    values = [value for _, value in points] + [value for _, value, _ in levels]
    place = _places_of(values, drawing)
    first, last = points[0][0], points[-1][0]

    def x(day: dt.date) -> float:
        share = (day - first).days / (last - first).days
        return round(ROOM + share * (layout.width - 2 * ROOM), 1)

    drawing.levels = [Level(place(value), look) for _, value, look in levels]
    drawing.points = _points(
        [(x(day), place(value), value) for day, value in points], indicator, layout
    )
    drawing.days = [(0, _month(first), "start"), (layout.width, _month(last), "end")]
    told = [
        (look, f"{name} {amount(value, indicator.measured_in)}") for name, value, look in levels
    ]
    drawing.height = _draw_key(drawing, told)
    return drawing


def _levels_of(indicator: Indicator) -> list[tuple[str, Decimal, str]]:
    """The baseline and the target, where they are stated: name, value and look."""
    levels = (("Baseline", indicator.baseline, "start"), ("Target", indicator.target, "aim"))
    return [(name, value, look) for name, value, look in levels if value is not None]


def _places_of(values: list[Decimal], drawing: Drawing) -> Callable[[Decimal], float]:
    """How high a value stands, where the least and the most of `values` share out the plot."""
    low = min(values)
    spread = (max(values) - low) or Decimal(1)

    def place(value: Decimal) -> float:
        share = float((value - low) / spread)
        return round(drawing.bottom - BELOW - share * (PLOT - ABOVE - BELOW), 1)

    return place


def _points(
    places: list[tuple[float, float, Decimal]], indicator: Indicator, layout: Layout
) -> list[Point]:
    """Each value as a point, with its figure where there is room for that."""
    points, end = [], 0.0
    for x, y, value in places:
        text = amount(value, indicator.measured_in if indicator.measured_in == "%" else "")
        half = text_width(text, layout.size) / 2
        middle = min(max(x, half), layout.width - half)
        shown = text if middle - half >= end else ""
        end = middle + half + 4 if shown else end
        points.append(Point(x, y, shown, round(middle, 1), round(y + 22, 1)))
    return points


def _draw_key(drawing: Drawing, told: list[tuple[str, str]]) -> float:
    """What each level is, below the days; beside each other where there is room. Gives the height."""
    layout, x = drawing.layout, 0.0
    y = drawing.bottom + layout.line + 8
    for n, (look, text) in enumerate(told):
        wide = 40 + text_width(text, layout.size)
        if n == 0 or x + wide > layout.width:
            x, y = 0.0, y + layout.line
        drawing.key.append((round(x, 1), round(y, 1), look, text))
        x += wide + BETWEEN
    return round(y + 8, 1)


def _month(day: dt.date) -> str:
    return f"{MONTHS[day.month - 1][:3]} {day.year}"
