"""The cover timeline: a picture made on the server, with its sentence and its table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from django.template.loader import render_to_string
from markupsafe import Markup

from agreements.register.cover import A_DAY, Cover, Span, cover
from agreements.register.cover_drawing import MOST_ROWS, days_of, draw, shown_rows
from agreements.register.cover_shapes import NARROW, WIDE, Layout
from agreements.register.cover_words import SUBJECT, finding
from agreements.register.facts import Facts
from agreements.register.lifetime import first_day, last_day
from commissioning.calendar.dates import add_months
from commissioning.calendar.financial_years import FinancialYear

MONTHS_AFTER = 6


@dataclass(frozen=True)
class CoverRow:
    """A row of the table: days alike, both ends inclusive; counted as the picture counts them."""

    first: dt.date
    last: dt.date
    days: int
    cover: str
    agreement: int | None = None
    title: str = ""


@dataclass(frozen=True)
class Picture:
    """The picture for a page (`svg`, in both its shapes) and for paper, and what it says."""

    svg: Markup
    paper: Markup
    sentence: str
    rows: tuple[CoverRow, ...]
    gaps: tuple[Span, ...] = ()
    """The stretches without cover, the latest first: what leads on to how to close them."""
    agreements: int = 0
    left_out: int = 0
    """Of so many `agreements`, how many have no row: the picture holds the last twelve."""


def cover_picture(
    facts: Mapping[int, Facts],
    spans: Sequence[Span],
    *,
    first: dt.date,
    last: dt.date,
    today: dt.date,
    known_on: dt.date | None,
    subject: str = SUBJECT,
    key: str = "cover",
    most: int | None = MOST_ROWS,
) -> Picture:
    """Draw `spans`, the cover that `facts` give from `first` to `last`, both inclusive.

    `known_on=None` is each day as it was known then. `subject` is what is covered, such as a
    place. `key` tells two pictures on one page apart; `most` is how many agreements have a row.
    """
    sentence = finding(spans, today=today, known_on=known_on, subject=subject)
    told = told_spans(spans, today)
    dated = shown_rows(facts, first, last)
    shown = dated[-(most or 0) :]
    described = "; ".join(f"{one.title}: {days_of(one, known_on)}" for one in shown)

    drawn = partial(draw, first=first, last=last, today=today, known_on=known_on, most=most)

    def shape(layout: Layout) -> Markup:
        drawing = drawn(facts, told, layout)
        context = {"drawing": drawing, "sentence": sentence, "described": described, "key": key}
        return Markup(render_to_string("register/pictures/cover.svg", context, using="pages"))

    wide = shape(WIDE)
    rows = tuple(_row(span, facts) for span in told)
    gaps = tuple(span for span in reversed(told) if not span.cover.covers)
    left_out = len(dated) - len(shown)
    return Picture(wide + shape(NARROW), wide, sentence, rows, gaps, len(dated), left_out)


def told_spans(spans: Sequence[Span], today: dt.date) -> tuple[Span, ...]:
    """The spans that say something of how the work was covered.

    Not those before the first agreement; after the last, only the days that have come, counted to
    `today` like a lapse (R-S75-39).
    """
    covered = [n for n, span in enumerate(spans) if span.cover.covers]
    if not covered:
        return ()
    told = list(spans[covered[0] : covered[-1] + 1])
    for lapse in spans[covered[-1] + 1 :]:
        if lapse.cover is Cover.AHEAD:
            told.append(lapse)
        elif lapse.first <= today:
            told.append(replace(lapse, last=min(lapse.last, today)))
    return tuple(told)


def _row(span: Span, facts: Mapping[int, Facts]) -> CoverRow:
    title = facts[span.agreement].title if span.agreement is not None else ""
    return CoverRow(span.first, span.last, span.days, str(span.cover), span.agreement, title)


def chain_picture(
    facts: Mapping[int, Facts],
    *,
    today: dt.date,
    known_on: dt.date | None,
    subject: str = SUBJECT,
    key: str = "cover",
    most: int | None = MOST_ROWS,
) -> Picture | None:
    """The picture of everything in `facts`, over as many days as they span; None without days."""
    window = window_of(facts, today)
    if window is None:
        return None
    first, last = window
    spans = cover(facts, first, last, known_on)
    return cover_picture(
        facts,
        spans,
        first=first,
        last=last,
        today=today,
        known_on=known_on,
        subject=subject,
        key=key,
        most=most,
    )


def window_of(facts: Mapping[int, Facts], today: dt.date) -> tuple[dt.date, dt.date] | None:
    """From the financial year in which the first agreement began to half a year after the last.

    Today is always in it.
    """
    days = [
        day
        for one in facts.values()
        if not one.stay.is_nowhere
        for day in (first_day(one), last_day(one, others=facts))
        if day
    ]
    if not days:
        return None
    first = FinancialYear.containing(min(*days, today)).first_day
    return first, add_months(max(*days, today), MONTHS_AFTER) - A_DAY


def rows_picture(
    facts: Mapping[int, Facts], *, today: dt.date, known_on: dt.date, most: int | None = None
) -> Picture | None:
    """A row for each agreement of a list, whoever its parties are; None if none has a day."""
    window = window_of(facts, today)
    if window is None:
        return None
    first, last = window
    dated = shown_rows(facts, first, last)
    years = f"{FinancialYear.containing(first).label} to {FinancialYear.containing(last).label}"
    count = "1 agreement" if len(dated) == 1 else f"{len(dated)} agreements"
    sentence = f"{count}, {years}."
    context = {"sentence": sentence, "described": "", "key": "list"}

    drawn = partial(draw, first=first, last=last, today=today, known_on=known_on, most=most)

    def shape(layout: Layout) -> Markup:
        shown = context | {"drawing": drawn(facts, (), layout, together=False)}
        return Markup(render_to_string("register/pictures/cover.svg", shown, using="pages"))

    wide = shape(WIDE)
    return Picture(wide + shape(NARROW), wide, sentence, (), agreements=len(dated))
