"""The picture of an indicator, and its sentence."""

import datetime as dt
import xml.etree.ElementTree as ET
from decimal import Decimal

import pytest

from agreements.areas.indicator_pictures import indicator_picture
from agreements.areas.models import Indicator, Reading

SVG = "{http://www.w3.org/2000/svg}"


def readings(*told):
    days = [(dt.date.fromisoformat(day), value) for day, value in told]
    return [
        Reading(pk=n, on_earliest=day, on_latest=day, value=value and Decimal(value))
        for n, (day, value) in enumerate(days)
    ]


def texts(svg):
    wide = str(svg).split("</svg>")[0] + "</svg>"
    nodes = ET.fromstring(wide).iter(f"{SVG}text")
    return [node.text for node in nodes if "aria-hidden" not in node.attrib]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (("79", "86"), "Home first: it rose from 79% to 86% between Mar 2026 and Jun 2026"),
        (("86", "79"), "Home first: it fell from 86% to 79% between Mar 2026 and Jun 2026"),
        (("79", "79"), "Home first: it stayed at 79% between Mar 2026 and Jun 2026"),
    ],
)
@pytest.mark.parametrize("target", [None, Decimal(85)])
def test_it_says_which_way_the_figure_went(values, expected, target):
    indicator = Indicator(name="Home first", measured_in="%", target=target)
    told = readings(("2026-06-30", values[1]), ("2026-03-31", values[0]))

    picture = indicator_picture(indicator, told)

    assert picture.sentence == expected + ("; the target is 85%." if target else ".")


def test_each_point_and_each_level_says_its_figure():
    indicator = Indicator(
        name="x", measured_in="%", baseline=Decimal(70), target=Decimal(85), key="k"
    )
    told = readings(("2026-03-31", "79"), ("2026-06-30", None), ("2026-09-30", "86.5"))

    picture = indicator_picture(indicator, told)

    assert sorted(texts(picture.svg)) == sorted(
        ["Baseline 70%", "Target 85%", "79%", "86.5%", "Mar 2026", "Sep 2026"]
    )
    assert picture.svg.count("<svg") == 2


@pytest.mark.parametrize(
    "told",
    [(), (("2026-03-31", "1"),), (("2026-03-31", "1"), ("2026-03-31", "2")),
     (("2026-03-31", "1"), ("2026-06-30", None))],
)  # fmt: skip
def test_two_days_are_needed_for_a_line(told):
    assert indicator_picture(Indicator(name="x"), readings(*told)) is None
