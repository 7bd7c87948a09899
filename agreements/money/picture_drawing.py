"""Where everything stands in the picture of contributions. What a look looks like is the template's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from agreements.money.schedules import NOTHING, Schedule, YearOfSchedule
from agreements.register.cover_shapes import Layout, shortened, text_width, wrapped
from commissioning.money.amounts import pounds, pounds_in_words

MOST_NAMED = 4
MOST_YEARS = 12
OTHERS = "Others"
BAR = 30.0
SWATCH = 18.0
PLATE = 4.0


@dataclass(frozen=True)
class Group:
    """A colour of the picture: one partner, or all the small ones together."""

    name: str
    columns: tuple[int, ...]
    look: int

    def amount(self, year: YearOfSchedule) -> Decimal:
        return sum((year.cash.totals[i] for i in self.columns), NOTHING)


@dataclass(frozen=True)
class Segment:
    """A group's part of a year's bar. `label` is empty where there is no room for one."""

    x: float
    y: float
    width: float
    look: int
    words: str
    label: str = ""
    label_width: float = 0


@dataclass(frozen=True)
class Words:
    x: float
    y: float
    text: str
    anchor: str = "start"
    bold: bool = False


@dataclass
class Drawing:
    """Everything to be drawn. `keys` are swatches; the words beside them are among `words`."""

    layout: Layout
    height: float = 0
    keys: list[Segment] = field(default_factory=list)
    segments: list[Segment] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)


def can_be_drawn(schedule: Schedule) -> bool:
    """Whether bars that begin at nothing can show it: in no year is anybody below nothing."""
    return all(amount >= 0 for year in schedule.years for amount in year.cash.totals)


def groups_of(schedule: Schedule) -> list[Group]:
    """At most four partners, those that put in most, in the order of the schedule; then Others."""
    columns = range(len(schedule.partners))
    by_size = sorted(columns, key=lambda i: -schedule.totals[i])
    named = sorted(by_size[:MOST_NAMED])
    groups = [Group(schedule.partners[i].name, (i,), look) for look, i in enumerate(named)]
    others = tuple(sorted(by_size[MOST_NAMED:]))
    return [*groups, Group(OTHERS, others, MOST_NAMED)] if others else groups


def draw(schedule: Schedule, layout: Layout) -> Drawing:
    """A bar for each of the last dozen years, as long as its cash, one part for each group."""
    drawing = Drawing(layout)
    groups = groups_of(schedule)
    _draw_keys(drawing, groups)
    years = schedule.years[-MOST_YEARS:]
    longest = max(year.cash.total for year in years)
    for year in years:
        _draw_year(drawing, year, groups, longest)
    return drawing


def _draw_keys(drawing: Drawing, groups: Sequence[Group]) -> None:
    layout = drawing.layout
    for group in groups:
        drawing.keys.append(Segment(0, drawing.height, SWATCH, group.look, group.name))
        x = SWATCH + 8
        for line in wrapped(group.name, layout.width - x, layout.size):
            text = shortened(line, layout.width - x, layout.size)
            drawing.words.append(Words(x, round(drawing.height + SWATCH - 4, 1), text))
            drawing.height += layout.line
        drawing.height = round(drawing.height + 4, 1)
    drawing.height += 8


def _draw_year(
    drawing: Drawing, year: YearOfSchedule, groups: Sequence[Group], longest: Decimal
) -> None:
    layout = drawing.layout
    y = drawing.height + layout.size
    drawing.words.append(Words(0, y, year.year.label, bold=True))
    total = pounds(year.cash.total)
    drawing.words.append(Words(layout.width, y, total, anchor="end", bold=True))
    top = round(y + layout.size * 0.5, 1)
    drawing.height = top + BAR
    small = _draw_bar(drawing, year, groups, longest, top)
    for line in wrapped("; ".join(small), layout.width, layout.size) if small else []:
        drawing.height += layout.line
        drawing.words.append(Words(0, round(drawing.height - 2, 1), line))
    drawing.height = round(drawing.height + layout.size, 1)


def _draw_bar(
    drawing: Drawing,
    year: YearOfSchedule,
    groups: Sequence[Group],
    longest: Decimal,
    top: float,
) -> list[str]:
    """Draw the parts of a year; what has no room inside its part comes back, to stand below."""
    layout, below, before = drawing.layout, [], NOTHING
    for group in groups:
        amount = group.amount(year)
        if not amount:
            continue
        left, right = (
            round(float(edge / longest) * layout.width, 1) for edge in (before, before + amount)
        )
        before += amount
        label = shortest_words(amount)
        room = text_width(label, layout.size) + 4 * PLATE
        fits = room <= right - left
        if not fits:
            below.append(f"{group.name}: {label}")
        drawing.segments.append(
            Segment(
                left,
                top,
                round(right - left, 1),
                group.look,
                f"{group.name}, {year.year}: {pounds(amount)}",
                label if fits else "",
                round(room - 2 * PLATE, 1) if fits else 0,
            )
        )
    return below


def shortest_words(amount: Decimal) -> str:
    """£33.1m, £1.8bn; below a million to the pound or penny: £182,400."""
    words = pounds_in_words(amount)
    return words.replace(" million", "m").replace(" billion", "bn")
