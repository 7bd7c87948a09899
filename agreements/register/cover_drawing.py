"""Where everything in a cover timeline stands: years, a row for each agreement, all together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from agreements.register.cover import A_DAY, Cover, Span, cover
from agreements.register.cover_labels import draw_key, draw_labels
from agreements.register.cover_shapes import (
    Box,
    Drawing,
    Layout,
    Line,
    Mark,
    Scale,
    in_two_lines,
    text_width,
    wrapped,
)
from agreements.register.facts import Act, Facts
from agreements.register.lifetime import first_day, last_day
from commissioning.calendar.dates import period_words, words
from commissioning.calendar.financial_years import FinancialYear

MOST_ROWS = 12
TICK = 5


def draw(
    facts: Mapping[int, Facts],
    spans: Sequence[Span],
    layout: Layout,
    *,
    first: dt.date,
    last: dt.date,
    today: dt.date,
    known_on: dt.date | None,
    most: int | None = MOST_ROWS,
    together: bool = True,
) -> Drawing:
    """The picture of each agreement's own days and of `spans`, all together, from first to last.

    `spans` hold no more than is to be told: a stretch without cover among them is a gap.
    """
    drawing = Drawing(layout)
    scale = Scale(first, last, layout.width)
    top = _draw_years(drawing, scale)
    y = top
    for one in shown_rows(facts, first, last)[-(most or 0) :]:
        y = _draw_row(drawing, scale, one, y, known_on)
    strip = _draw_strip(drawing, scale, facts, spans, y) if together else y
    for span in spans:
        if span.cover is Cover.NONE:
            drawing.tints.append(scale.box(span.first, span.last, top, strip - top, "gap"))
    _draw_today(drawing, scale, today)
    y = draw_labels(drawing, scale, spans, strip)
    drawing.height = round(draw_key(drawing, y), 1)
    return drawing


def shown_rows(facts: Mapping[int, Facts], first: dt.date, last: dt.date) -> list[Facts]:
    """The agreements with days between `first` and `last`, the oldest first.

    Not one that only tells how another ended.
    """
    dated = [
        (first_day(one) or first, one.id, one)
        for one in facts.values()
        if not one.stay.is_nowhere
        and (first_day(one) or last_day(one))
        and (first_day(one) or first) <= last
        and (last_day(one) or last) >= first
    ]
    return [one for *_, one in sorted(dated, key=lambda row: row[:2])]


def days_of(one: Facts, known_on: dt.date | None) -> str:
    """The days of an agreement in words, whether any was inferred from the paper's words, and on
    which of them it counts for what is shown.
    """
    first, last = first_day(one), last_day(one)
    if first and last:
        said = period_words(first, last)
    elif first:
        said = f"from {words(first)}, no end day"
    else:
        said = f"not signed, to {words(last)}" if last else "no days"
    said = f"{said} (inferred)" if one.has_inferred_day else said
    counted = one.stay.words(known_on)
    return f"{said}; {counted}" if counted else said


def _draw_years(drawing: Drawing, scale: Scale) -> float:
    """Bands of financial years, named where there is room. Returns their lower edge."""
    size, y = drawing.layout.size, drawing.layout.line
    height = drawing.layout.line + 4
    year, free = FinancialYear.containing(scale.first), 0.0
    while year.first_day <= scale.last:
        left, right = scale.x(year.first_day), scale.x(year.last_day + A_DAY)
        look = "odd" if year.starting % 2 else "even"
        drawing.years.append(Box(left, y, round(right - left, 1), height, look))
        half, middle = text_width(year.label, size) / 2, (left + right) / 2
        if middle - half >= free and middle + half <= scale.width:
            drawing.say(middle, y + size + 2, year.label, "middle", halo=False)
            free = middle + half + 8
        year = FinancialYear(year.starting + 1)
    return y + height


def _draw_row(
    drawing: Drawing, scale: Scale, one: Facts, y: float, known_on: dt.date | None
) -> float:
    """One agreement: its name, its days in words, its bar and its marks."""
    y = _draw_name(drawing, one, y, known_on)
    bar = drawing.layout.bar
    for span in _own_days(one, scale, known_on):
        drawing.bars.append(_stretch(scale, span, one, y, bar))
    for act in one.approvals:
        _draw_mark(drawing, scale, act, "decided", y + bar + 7, known_on)
    for act in one.signatures:
        _draw_mark(drawing, scale, act, "signed", y + bar / 2, known_on)
    return round(y + bar + (16 if one.approvals else 6), 1)


def _draw_name(drawing: Drawing, one: Facts, y: float, known_on: dt.date | None) -> float:
    """Its name in two lines at most, and its days below."""
    size, width = drawing.layout.size, drawing.layout.width
    for line in in_two_lines(one.title, width, size, bold=True):
        y += drawing.layout.line
        drawing.say(0, y, line, bold=True)
    for line in wrapped(days_of(one, known_on), width, size):
        y += drawing.layout.line
        drawing.say(0, y, line)
    return round(y + 8, 1)


def _own_days(one: Facts, scale: Scale, known_on: dt.date | None) -> Iterator[Span]:
    """The days of its own term on which it counts, covered or, where nobody had agreed to it, not."""
    counted = one.stay.bounds(known_on)
    if counted is None:
        return
    start = max(first_day(one) or scale.first, scale.first, counted[0])
    end = min(last_day(one) or scale.last, scale.last, counted[1])
    if start <= end:
        yield from cover({one.id: one}, start, end, known_on)


def _stretch(scale: Scale, span: Span, one: Facts | None, y: float, height: float) -> Box:
    box = scale.box(span.first, span.last, y, height, _look_of(span.cover, one))
    return replace(box, dotted=span.cover is Cover.UNRECORDED)


def _look_of(kind: Cover, one: Facts | None) -> str:
    looks = {
        Cover.LATER_DECISION: "later",
        Cover.BINDS_NOBODY: "outline",
        Cover.NONE: "unagreed",
    }
    return looks.get(kind) or ("dark" if one and one.kind == "section_75" else "solid")


def _draw_mark(
    drawing: Drawing, scale: Scale, act: Act, look: str, y: float, known_on: dt.date | None
) -> None:
    """Mark the day of an act, once, if it is dated, in the picture and known by then."""
    day = act.on.latest
    if not act.is_dated or day is None or not scale.has(day):
        return
    if known_on is not None and day > known_on:
        return
    x = round(min(max(scale.x(day), 7), scale.width - 7), 1)
    mark = Mark(x, round(y, 1), look, act.on.inferred)
    if mark not in drawing.marks:
        drawing.marks.append(mark)


def _draw_strip(
    drawing: Drawing, scale: Scale, facts: Mapping[int, Facts], spans: Sequence[Span], y: float
) -> float:
    """The last row: all agreements together, day by day. Returns its lower edge."""
    layout = drawing.layout
    y += layout.line
    drawing.say(0, y, "All together", bold=True)
    y = round(y + 8, 1)
    for span in spans:
        if not span.cover.covers:
            look = "gap" if span.cover is Cover.NONE else "ahead"
            drawing.bars.append(scale.box(span.first, span.last, y, layout.bar, look))
        else:
            one = facts.get(span.agreement) if span.agreement is not None else None
            drawing.bars.append(_stretch(scale, span, one, y, layout.bar))
    # What is a few days wide is drawn last, or its neighbour would hide it.
    drawing.bars.sort(key=lambda bar: (bar.y, -bar.width))
    return round(y + layout.bar, 1)


def _draw_today(drawing: Drawing, scale: Scale, today: dt.date) -> None:
    """Today's line: a tick below its name, and once through each row, so that it crosses no words."""
    if not scale.has(today):
        return
    size, top, x = drawing.layout.size, drawing.layout.line, scale.x(today)
    half = text_width("Today", size, bold=True) / 2
    drawing.say(min(max(x, half), scale.width - half), size, "Today", "middle", bold=True)
    drawing.today.append(Line(x, top, x, top + TICK))
    for y in sorted({bar.y for bar in drawing.bars}):
        drawing.today.append(Line(x, y - TICK, x, round(y + drawing.layout.bar + TICK, 1)))
