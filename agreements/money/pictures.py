"""The picture of contributions: stacked bars made on the server, with a sentence and a table."""

from __future__ import annotations

from dataclasses import dataclass

from django.template.loader import render_to_string
from markupsafe import Markup

from agreements.money.picture_drawing import can_be_drawn, draw
from agreements.money.picture_words import finding
from agreements.money.schedules import Schedule, YearOfSchedule
from agreements.register.cover_shapes import NARROW, WIDE, Layout
from commissioning.characters import without_controls
from commissioning.money.amounts import pounds

ON_SCREEN = "Liberation Sans, Arial, Helvetica, sans-serif"
ON_PAPER = "Public Sans"


@dataclass(frozen=True)
class Picture:
    """The picture for a page (`svg`, in both its shapes) and for paper, and what it says.

    `head` and `rows` are its table: a row a year, its cash by partner with the shares, the total.
    Both pictures are empty where bars cannot show it; the sentence and the table never are.
    """

    svg: Markup
    paper: Markup
    sentence: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def contributions_picture(schedule: Schedule, *, key: str = "contributions") -> Picture | None:
    """Draw the cash of a schedule; None where it has none.

    `key` tells two pictures on one page apart.
    """
    if not any(amount for year in schedule.years for amount in year.cash.totals):
        return None
    sentence = finding(schedule)
    head = ("Financial year", *(partner.name for partner in schedule.partners), "Total")
    rows = tuple(_row(year) for year in schedule.years)
    if not can_be_drawn(schedule):
        return Picture(Markup(""), Markup(""), sentence, head, rows)
    described = "; ".join(
        f"{year.year}: {pounds(year.cash.total)} in all" for year in schedule.years
    )

    def shape(layout: Layout, font: str = ON_SCREEN) -> Markup:
        context = {
            "drawing": draw(schedule, layout),
            "sentence": sentence,
            "described": described,
            "key": key,
            "font": font,
        }
        svg = render_to_string("money/pictures/contributions.svg", context, using="pages")
        return Markup(without_controls(svg))

    return Picture(shape(WIDE) + shape(NARROW), shape(WIDE, ON_PAPER), sentence, head, rows)


def _row(year: YearOfSchedule) -> tuple[str, ...]:
    amounts = [pounds(amount) for amount in year.cash.totals]
    if year.shares:
        amounts = [
            f"{amount} ({part:.2f}%)" for amount, part in zip(amounts, year.shares, strict=True)
        ]
    return (year.year.label, *amounts, pounds(year.cash.total))
