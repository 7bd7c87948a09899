"""Where everything in a cover timeline stands."""

import datetime as dt

import pytest

from agreements.register.cover import cover
from agreements.register.cover_drawing import draw
from agreements.register.cover_shapes import NARROW, WIDE, Line, Words, text_width
from tests.agreements.register.doncaster import chain

FIRST, LAST = dt.date(2017, 4, 1), dt.date(2022, 3, 31)


def crosses(line: Line, said: Words, size: float) -> bool:
    width = text_width(said.text, size, bold=said.bold)
    left = said.x - (width / 2 if said.anchor == "middle" else 0)
    return left < line.x1 < left + width and line.y1 < said.y and line.y2 > said.y - 0.7 * size


@pytest.mark.parametrize("layout", [WIDE, NARROW])
@pytest.mark.parametrize("today", [dt.date(2018, 1, 10), dt.date(2020, 9, 28)])
def test_the_line_of_today_crosses_no_words(layout, today):
    facts = chain()
    spans = cover(facts, FIRST, LAST, today)

    drawing = draw(facts, spans, layout, first=FIRST, last=LAST, today=today, known_on=today)

    assert len(drawing.today) == 1 + 4
    crossed = [
        said.text
        for said in drawing.words
        for line in drawing.today
        if crosses(line, said, layout.size)
    ]
    assert crossed == []
