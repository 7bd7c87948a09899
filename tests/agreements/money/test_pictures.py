"""The picture of contributions: what it says, and that its figures are the table's (pages.md 11)."""

import re
import xml.etree.ElementTree as ET
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given

from agreements.money.models import Contribution, FundClass, FundingSource, PooledFund
from agreements.money.picture_drawing import groups_of, shortest_words
from agreements.money.picture_words import finding
from agreements.money.pictures import contributions_picture
from agreements.money.schedules import lay_out
from agreements.register.models import Agreement, Party
from commissioning.organisations.models import Organisation
from tests.agreements.money.random_schedules import schedules

GOLDEN = Path(__file__).parent / "golden"
SVG = "{http://www.w3.org/2000/svg}"
SOURCE = FundingSource(pk=1, key="base", name="Base", position=1)


def schedule_of(years, *, form="cash", name="Better Care Fund"):
    """`{2021: [60, 40], 2022: [50, 50]}`: pounds of each body in each year."""
    width = max(map(len, years.values()), default=1)
    bodies = [Organisation(pk=n, name=f"Body {n}") for n in range(1, width + 1)]
    rows = [
        Contribution(partner=body, source=SOURCE, year=year, amount=Decimal(str(amount)), form=form)
        for year, amounts in years.items()
        for body, amount in zip(bodies, amounts, strict=False)
    ]
    fund = PooledFund(
        name=name, agreement=Agreement(kind="section_75"), fund_class=FundClass(name="Pooled fund")
    )
    parties = [Party(organisation=body, name_as_printed=body.name) for body in bodies]
    return lay_out(fund, parties, rows)


@pytest.mark.parametrize(
    ("years", "sentence"),
    [
        ({}, "No cash is put into Better Care Fund."),
        ({2022: [0, 0]}, "No cash is put into Better Care Fund."),
        (
            {2022: [5, -1]},
            "Body 2 takes £1.00 more out of Better Care Fund than it puts in, in 2022/23.",
        ),
        ({2022: [60, 40]}, "Body 1 puts in 60.00% of the cash of Better Care Fund in 2022/23."),
        ({2022: [1, 2]}, "Body 2 puts in 66.67% of the cash of Better Care Fund in 2022/23."),
        ({2022: [5, 0]}, "All of the cash of Better Care Fund comes from Body 1 in 2022/23."),
        (
            {2022: [5, 5]},
            "Body 1 and Body 2 put in 50.00% each of the cash of Better Care Fund in 2022/23.",
        ),
        (
            {2022: [1, 2, 2, 2]},
            (
                "Body 2, Body 3 and Body 4 put in 28.57% each of the cash of Better Care Fund"
                " in 2022/23."
            ),
        ),
        (
            {2021: [60, 40], 2022: [55, 45]},
            "The share of Body 2 rose from 40.00% in 2021/22 to 45.00% in 2022/23.",
        ),
        (
            {2020: [60, 40], 2021: [10, 90], 2022: [61, 39]},
            "The share of Body 1 rose from 60.00% in 2020/21 to 61.00% in 2022/23.",
        ),
        (
            {2021: [60, 40], 2022: [120, 80]},
            (
                "Shares are the same in 2022/23 as in 2021/22: Body 1 puts in 60.00% of the cash of"
                " Better Care Fund."
            ),
        ),
        (
            {2020: [60, 40], 2021: [0, 0]},
            "Body 1 puts in 60.00% of the cash of Better Care Fund in 2020/21.",
        ),
        (
            {2020: [10, 20, 70], 2021: [20, 30, 50]},
            "The share of Body 1 rose from 10.00% in 2020/21 to 20.00% in 2021/22.",
        ),
    ],
)
def test_its_title_states_the_finding(years, sentence):
    assert finding(schedule_of(years)) == sentence


def test_it_is_drawn_as_it_was_when_somebody_last_looked_at_it():
    """A golden file: when the drawing changes on purpose, look at it, then write it anew."""
    years = {
        2020: [18_250_000, 42_000_100, 350_000, 9_000_000, 12_000, 30_000.5],
        2021: [19_250_000, 43_000_100, 0, 9_500_000, 15_000, 0],
    }

    picture = contributions_picture(schedule_of(years))

    assert picture.svg == (GOLDEN / "contributions.svg").read_text().rstrip("\n")


def test_small_partners_are_drawn_together_in_the_order_of_the_schedule():
    groups = groups_of(schedule_of({2022: [5, 60, 1, 70, 50, 2]}))

    assert [(group.name, group.columns) for group in groups] == [
        ("Body 1", (0,)),
        ("Body 2", (1,)),
        ("Body 4", (3,)),
        ("Body 5", (4,)),
        ("Others", (2, 5)),
    ]


@pytest.mark.parametrize(
    "schedule",
    [
        schedule_of({}),
        schedule_of({2022: [0]}),
        schedule_of({2022: [5]}, form="in_kind"),
    ],
    ids=["no years", "nothing", "in kind only"],
)
def test_without_cash_there_is_no_picture(schedule):
    assert contributions_picture(schedule) is None


def test_where_bars_cannot_show_it_the_sentence_and_the_table_stay():
    picture = contributions_picture(schedule_of({2021: [1, 1], 2022: [5, -1]}))

    assert (picture.svg, picture.paper) == ("", "")
    assert picture.sentence == (
        "Body 1 and Body 2 put in 50.00% each of the cash of Better Care Fund in 2021/22."
    )
    assert picture.rows == (
        ("2021/22", "£1.00 (50.00%)", "£1.00 (50.00%)", "£2.00"),
        ("2022/23", "£5.00", "−£1.00", "£4.00"),
    )


def test_names_are_escaped():
    schedule = schedule_of({2022: [5]}, name="<script>&")

    assert "<script>" not in contributions_picture(schedule).svg


@given(schedules())
def test_its_figures_are_the_tables_and_the_schedules(schedule):
    picture = contributions_picture(schedule)
    if picture is None or not picture.svg:
        return
    drawn = [node.text for node in ET.fromstring(picture.paper).iter(f"{SVG}title")]
    amounts = [title.rsplit(": ", 1)[1] for title in drawn if ": £" in title]

    in_bars = sum((Decimal(re.sub("[£,]", "", amount)) for amount in amounts), Decimal(0))
    in_table = sum((Decimal(re.sub("[£,]", "", row[-1])) for row in picture.rows), Decimal(0))
    assert in_bars == in_table == schedule.total


@given(schedules())
def test_its_bars_begin_at_nothing_and_keep_their_proportion(schedule):
    picture = contributions_picture(schedule)
    if picture is None or not picture.svg:
        return
    longest = max(year.cash.total for year in schedule.years)
    drawn = ET.fromstring(picture.paper)
    parts = [rect for rect in drawn.iter(f"{SVG}rect") if rect.attrib["height"] == "30"]

    by_bar = {}
    for rect in parts:
        by_bar.setdefault(rect.attrib["y"], []).append(rect)
    totals = [year.cash.total for year in schedule.years if year.cash.total]
    for total, rects in zip(totals, by_bar.values(), strict=True):
        last = rects[-1].attrib
        end = float(last["x"]) + float(last["width"])
        assert float(rects[0].attrib["x"]) == 0
        assert end == pytest.approx(680 * float(total / longest), abs=0.11)


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("33147300", "£33.1m"),
        ("1800000000", "£1.8bn"),
        ("182400", "£182,400"),
        ("75.5", "£75.50"),
    ],
)
def test_labels_are_short(amount, words):
    assert shortest_words(Decimal(amount)) == words


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_neighbours_and_labels_can_be_told_apart():
    picture = contributions_picture(schedule_of({2022: [10, 10, 10, 10, 10]}))
    root = ET.fromstring(picture.paper)
    fills = [pattern[0].attrib["fill"] for pattern in root.iter(f"{SVG}pattern")]
    elements = list(root)
    labels = [
        (before.attrib["fill"], text.attrib["fill"])
        for before, text in zip(elements, elements[1:], strict=False)
        if text.tag == f"{SVG}text" and "fill" in text.attrib
    ]

    assert [contrast(*pair) >= 3 for pair in zip(fills, fills[1:], strict=False)] == [True] * 4
    assert [contrast(*pair) >= 4.5 for pair in labels] == [True] * 5


def test_it_is_small_enough_for_a_page():
    years = {year: [10] * 8 for year in range(2010, 2026)}

    assert len(contributions_picture(schedule_of(years)).svg.encode()) < 60_000
