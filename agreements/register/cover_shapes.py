"""What a cover timeline is made of, in user units. What a `look` looks like is the template's."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

LEAST_WIDTH = 5.0
"""A stretch of a few days on an axis of years is still drawn wide enough to be seen."""

BOLD = 1.06
WIDTHS = ((0.34, "iIjlt.,;:'|()/ -"), (0.8, "mwABCDEFGHKLMNOPQRSTUVWXYZ…"))
USUAL_WIDTH = 0.57


@dataclass(frozen=True)
class Layout:
    """One shape of the picture: `width` in user units, and the size of its letters."""

    name: str
    width: float
    size: int
    bar: float = 18

    @property
    def line(self) -> float:
        return round(self.size * 1.35, 1)


WIDE = Layout("wide", 680, 16)
NARROW = Layout("narrow", 300, 15)


@dataclass(frozen=True)
class Box:
    x: float
    y: float
    width: float
    height: float
    look: str
    dotted: bool = False


@dataclass(frozen=True)
class Words:
    x: float
    y: float
    text: str
    anchor: str = "start"
    bold: bool = False
    halo: bool = True


@dataclass(frozen=True)
class Mark:
    x: float
    y: float
    look: str
    inferred: bool = False


@dataclass(frozen=True)
class Line:
    x1: float
    y1: float
    x2: float
    y2: float


@dataclass
class Drawing:
    """Everything to be drawn, from the back to the front."""

    layout: Layout
    height: float = 0
    years: list[Box] = field(default_factory=list)
    tints: list[Box] = field(default_factory=list)
    bars: list[Box] = field(default_factory=list)
    leaders: list[Line] = field(default_factory=list)
    today: list[Line] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    key_boxes: list[Box] = field(default_factory=list)
    key_marks: list[Mark] = field(default_factory=list)

    def say(self, x: float, y: float, text: str, anchor: str = "start", **look: bool) -> None:
        self.words.append(Words(round(x, 1), round(y, 1), text, anchor, **look))


@dataclass(frozen=True)
class Scale:
    """Days from `first` to `last`, both inclusive, across `width`."""

    first: dt.date
    last: dt.date
    width: float

    def x(self, day: dt.date) -> float:
        """Where `day` begins."""
        share = (day - self.first).days / ((self.last - self.first).days + 1)
        return round(min(1.0, max(0.0, share)) * self.width, 1)

    def box(self, first: dt.date, last: dt.date, y: float, height: float, look: str) -> Box:
        """The box of the days from `first` to `last`, both inclusive."""
        left = min(self.x(first), self.width - LEAST_WIDTH)
        right = max(self.x(last + dt.timedelta(days=1)), left + LEAST_WIDTH)
        return Box(left, y, round(right - left, 1), height, look)

    def has(self, day: dt.date) -> bool:
        return self.first <= day <= self.last


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide `text` is at most in a common sans serif."""
    known = {letter: width for width, letters in WIDTHS for letter in letters}
    return sum(known.get(letter, USUAL_WIDTH) for letter in text) * size * (BOLD if bold else 1)


def shortened(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """As much of `text` as fits in `room`, with … where something was cut off."""
    if text_width(text, size, bold=bold) <= room:
        return text
    while text and text_width(f"{text}…", size, bold=bold) > room:
        text = text[:-1]
    return f"{text.rstrip(' ,')}…"


def wrapped(text: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """`text` in lines no wider than `room`, broken at spaces."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(longer, size, bold=bold) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def in_two_lines(text: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """`text` in one line or two; what does not fit into the second is cut off with …"""
    first, *rest = wrapped(text, room, size, bold=bold)
    lines = [first, " ".join(rest)] if rest else [first]
    return [shortened(line, room, size, bold=bold) for line in lines]
