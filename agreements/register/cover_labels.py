"""The words of a cover timeline that stand below it: of stretches that matter, and the key."""

from __future__ import annotations

from collections.abc import Sequence

from agreements.register.cover import A_DAY, Cover, Span
from agreements.register.cover_shapes import (
    Box,
    Drawing,
    Line,
    Mark,
    Scale,
    shortened,
    text_width,
)
from agreements.register.cover_words import days_words

KEY_WORDS = {
    "solid": "In force",
    "dark": "Section 75 in force",
    "dotted": "Rests on facts no paper records",
    "later": "Rests on a later decision",
    "outline": "Binds nobody",
    "unagreed": "Not agreed",
    "gap": "Not covered",
    "ahead": "Not covered, if nothing is done",
    "signed": "Signed",
    "decided": "Decided",
}
BETWEEN = 8


def draw_labels(drawing: Drawing, scale: Scale, spans: Sequence[Span], strip: float) -> float:
    """Name each gap and each later decision below the strip; returns the lower edge.

    Each stands in the first line where it has room.
    """
    size, line, width = drawing.layout.size, drawing.layout.line, drawing.layout.width
    ends: list[float] = []  # how far each line of words reaches
    for span, text in _labelled(spans):
        foot = round((scale.x(span.first) + scale.x(span.last + A_DAY)) / 2, 1)
        text = shortened(text, width, size)
        half = text_width(text, size) / 2
        middle = min(max(foot, half), width - half)
        row = next((n for n, end in enumerate(ends) if end <= middle - half), len(ends))
        ends[row : row + 1] = [middle + half + BETWEEN]
        y = strip + 8 + line * row
        drawing.leaders.append(Line(foot, strip, foot, round(y + 2, 1)))
        drawing.say(middle, y + size, text, "middle")
    return strip + 8 + line * len(ends)


def draw_key(drawing: Drawing, y: float) -> float:
    """What each look means, for those looks that are there; returns the lower edge."""
    layout = drawing.layout
    looks = {"dotted" if box.dotted else box.look for box in drawing.bars}
    looks |= {mark.look for mark in drawing.marks}
    x, y = 0.0, y + 10
    for look in (look for look in KEY_WORDS if look in looks):
        room = 28 + text_width(KEY_WORDS[look], layout.size)
        if x and x + room > layout.width:
            x, y = 0.0, y + layout.line + 2
        _draw_sample(drawing, look, round(x, 1), round(y, 1))
        drawing.say(x + 28, y + layout.size - 2, KEY_WORDS[look])
        x += room + 18
    return y + layout.line


def _labelled(spans: Sequence[Span]) -> list[tuple[Span, str]]:
    said = []
    for span in spans:
        if span.cover is Cover.NONE:
            said.append((span, f"{days_words(span.days)} not covered"))
        elif span.cover is Cover.AHEAD:
            said.append((span, f"{days_words(span.days)} to come"))
        elif span.cover is Cover.LATER_DECISION:
            verb = "rests" if span.days == 1 else "rest"
            said.append((span, f"{days_words(span.days)} {verb} on a later decision"))
    return said


def _draw_sample(drawing: Drawing, look: str, x: float, y: float) -> None:
    if look in ("signed", "decided"):
        drawing.key_marks.append(Mark(x + 10, y + 7, look))
    elif look == "dotted":
        drawing.key_boxes.append(Box(x, y, 20, 14, "solid", dotted=True))
    else:
        drawing.key_boxes.append(Box(x, y, 20, 14, look))
