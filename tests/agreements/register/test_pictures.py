"""The cover timeline of the Doncaster chain, on both clocks (pages.md 11)."""

import datetime as dt
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest

from agreements.register.cover import cover
from agreements.register.pictures import (
    CoverRow,
    chain_picture,
    cover_picture,
    told_spans,
    window_of,
)
from commissioning.calendar.printed_dates import PrintedDate
from tests.agreements.register.doncaster import FIRST_JCA, MOU, SECOND_JCA, chain

TODAY = dt.date(2026, 11, 22)
GOLDEN = Path(__file__).parent / "golden"
SVG = "{http://www.w3.org/2000/svg}"


def d(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def doncaster(known_on, today=TODAY):
    return chain_picture(chain(), today=today, known_on=known_on, subject="Doncaster")


def texts(svg):
    root = ET.fromstring(svg)
    return [node.text for node in root.iter(f"{SVG}text") if "aria-hidden" not in node.attrib]


@pytest.mark.parametrize(
    ("name", "known_on"), [("known_today.svg", TODAY), ("known_then.svg", None)]
)
def test_the_doncaster_chain_is_drawn_as_it_was_when_somebody_last_looked_at_it(name, known_on):
    """Golden files: when the drawing changes on purpose, look at it, then write them anew."""
    assert doncaster(known_on).svg == (GOLDEN / name).read_text().rstrip("\n")


def test_as_known_today_twenty_days_rest_on_a_later_decision():
    assert doncaster(TODAY).sentence == (
        "Nothing has covered Doncaster since 31 March 2022 (1,697 days)."
        " For 20 days in April 2021 cover rests on a later decision."
    )


def test_as_known_then_twenty_days_were_not_covered():
    assert doncaster(None).sentence == (
        "Nothing has covered Doncaster since 31 March 2022 (1,697 days)."
        " Doncaster was not covered for 20 days, 1 to 20 April 2021."
    )


def test_the_table_holds_every_stretch_from_the_first_agreement_on():
    unrecorded = "in force, resting on facts that no paper records"
    jca = "Joint commissioning agreement"
    assert doncaster(TODAY).rows == (
        CoverRow(
            d("2017-12-31"),
            d("2018-03-31"),
            91,
            "under a document that binds nobody",
            MOU,
            "Memorandum of understanding",
        ),
        CoverRow(d("2018-04-01"), d("2021-03-31"), 1096, unrecorded, FIRST_JCA, jca),
        CoverRow(
            d("2021-04-01"),
            d("2021-04-20"),
            20,
            "in force, resting on a later decision",
            SECOND_JCA,
            jca,
        ),
        CoverRow(d("2021-04-21"), d("2022-03-31"), 345, unrecorded, SECOND_JCA, jca),
        CoverRow(d("2022-04-01"), d("2026-11-22"), 1697, "not covered"),
    )


def test_days_to_come_after_the_last_agreement_are_in_no_table():
    until = d("2027-03-31")
    last = PrintedDate.on(until)
    facts = {SECOND_JCA: replace(chain()[SECOND_JCA], ends_on=last)}
    spans = cover(facts, d("2026-04-01"), d("2027-09-30"), TODAY)

    assert [span.last for span in told_spans(spans, TODAY)] == [until]


@pytest.mark.parametrize("known_on", [TODAY, None])
def test_every_count_in_the_picture_stands_in_its_table(known_on):
    picture = doncaster(known_on)

    counts = {f"{row.days:,} days" for row in picture.rows}
    shown = {text.split(" days")[0] + " days" for text in texts(picture.paper) if " days" in text}
    assert shown <= counts
    assert len(shown) == 2


def test_the_picture_names_the_marks_and_looks_that_are_there_and_no_other():
    key = texts(doncaster(TODAY).paper)[-6:]

    assert key == [
        "Rests on facts no paper records",
        "Rests on a later decision",
        "Binds nobody",
        "Not covered",
        "Signed",
        "Decided",
    ]


def test_a_decision_nobody_knew_of_yet_is_not_marked():
    before = doncaster(d("2021-04-20"), today=d("2021-04-20"))

    assert "Decided" not in texts(before.paper)
    assert "Decided" in texts(doncaster(d("2021-04-21"), today=d("2021-04-21")).paper)


def test_words_in_a_title_are_only_words():
    facts = {MOU: replace(chain()[MOU], title="<script>\"&' and more")}

    picture = chain_picture(facts, today=TODAY, known_on=TODAY)

    assert "<script>\"&' and more" in texts(picture.paper)


def test_the_picture_needs_no_style_and_no_script():
    """So a strict content security policy has nothing to allow, and the PDF shows it too."""
    found = {name for node in ET.fromstring(doncaster(TODAY).paper).iter() for name in node.attrib}

    assert not {name for name in found if name == "style" or name.startswith("on")}


def test_a_picture_is_named_by_its_sentence():
    picture = doncaster(TODAY)
    root = ET.fromstring(picture.paper)

    named = {node.attrib["id"]: node.text for node in root if "id" in node.attrib}
    assert root.attrib["role"] == "img"
    assert named[root.attrib["aria-labelledby"]] == picture.sentence
    assert named[root.attrib["aria-describedby"]].startswith("Memorandum of understanding: ")


def test_at_most_twelve_agreements_have_a_row():
    one = chain()[FIRST_JCA]
    facts = {n: replace(one, id=n, title=f"Agreement {n}", successors=()) for n in range(1, 14)}

    names = [
        t for t in texts(chain_picture(facts, today=TODAY, known_on=TODAY).paper) if "Agr" in t
    ]

    assert names == [f"Agreement {n}" for n in range(2, 14)]


def test_a_window_holds_today_and_the_half_year_after():
    assert window_of(chain(), TODAY) == (d("2017-04-01"), d("2027-05-21"))


def test_nothing_is_drawn_of_agreements_without_days():
    facts = {MOU: replace(chain()[MOU], ends="none", signatures=())}

    assert chain_picture(facts, today=TODAY, known_on=TODAY) is None


def test_an_agreement_outside_the_window_has_no_row():
    first, last = d("2020-04-01"), d("2022-06-30")
    facts = chain()

    picture = cover_picture(
        facts,
        cover(facts, first, last, TODAY),
        first=first,
        last=last,
        today=TODAY,
        known_on=TODAY,
    )

    assert "Memorandum of understanding" not in texts(picture.paper)
    assert picture.sentence == "For 20 days in April 2021 cover rests on a later decision."
