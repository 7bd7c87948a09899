"""The record as it is read: R-DEC-22, R-CAL-10, R-DEC-14, the fields of seed 000 in its order."""

import pytest

from commissioning.calendar.printed_dates import PrintedDate
from governance.decisions.decisions import record_decision
from governance.decisions.details import parts_of
from governance.decisions.publication import preview_publication
from governance.decisions.shown import show
from governance.decisions.shown_parts import Agreement, Fact, Line, Numbered
from governance.decisions.text_reading import read_record
from tests.governance.conftest import TODAY, whole
from tests.governance.decisions.papers import EXAMPLE


def shown(place, body, by, **changes):
    decision = record_decision(place, by=by, **whole(body, **changes))
    return show(preview_publication(decision, parts_of(decision), on=TODAY))


def section(record, title):
    return next((s for s in record.sections if s.title == title), None)


@pytest.fixture
def example(place, officer, secretary):
    details = read_record(EXAMPLE) | {"body": officer, "stated_in": "Its portal"}
    decision = record_decision(place, by=secretary, **details)
    return show(preview_publication(decision, parts_of(decision), on=TODAY))


def test_the_example_is_shown_in_the_order_of_its_paper(example):
    assert example.facts == (
        Fact("Decision maker", "Director of Public Health"),
        Fact("Status, as given", "Recommendations Approved"),
        Fact("Key decision", "No"),
        Fact("Subject to call-in", "No"),
    )
    assert [s.title for s in example.sections] == [
        "Purpose",
        "Decision",
        "Options considered",
        "Conflicts of interest",
        "Dates",
        "People and places",
    ]


def test_a_decider_that_the_paper_calls_something_else_keeps_both_names(place, board, secretary):
    facts = shown(place, board, secretary, maker_words="The Board").facts

    assert facts[:2] == (
        Fact("Decision maker", "The Board"),
        Fact("Recorded under", "Joint Commissioning Board"),
    )


def test_the_days_are_shown_with_the_words_of_the_paper(example):
    assert section(example, "Dates").facts == (
        Fact("Publication date", "21 April 2021 (printed as 21/04/2021)"),
        Fact("Date of decision", "21 April 2021 (printed as 21/04/2021)"),
        Fact("Effective from", "21 April 2021"),
        Fact("Record kept until", "21 April 2027"),
        Fact("Background papers kept until", "21 April 2025"),
    )
    assert example.when == "Decided 21 April 2021. Published 21 April 2021."


def test_the_preferred_option_is_shown_as_preferred(example):
    """R-DEC-22: its heading says rejected."""
    options = section(example, "Options considered")

    assert options.text == "OTHER OPTIONS, CONSIDERED AND REJECTED"
    assert [(o.label, o.tag, o.colour) for o in options.numbered] == [
        ("a.", "Rejected", "grey"),
        ("b.", "Preferred", "green"),
    ]


@pytest.mark.parametrize(
    ("state", "text", "said"),
    [
        ("not_stated", "", "Not stated"),
        ("none_declared", "", "None declared"),
        ("declared", "Cllr X, as trustee", "Cllr X, as trustee"),
    ],
)
def test_conflicts_always_have_a_line(place, board, secretary, state, text, said):
    """R-DEC-14."""
    record = shown(place, board, secretary, conflicts=state, conflicts_text=text)

    assert section(record, "Conflicts of interest").text == said


def test_parts_that_say_nothing_are_left_out(place, board, secretary):
    record = shown(place, board, secretary)

    assert section(record, "Dispensations") is None
    assert section(record, "Accompanying documents") is None


def test_a_day_that_no_paper_printed_is_shown_as_a_day(place, board, secretary):
    record = shown(place, board, secretary, decided_on=PrintedDate.from_words("11/5/27"))

    assert Fact("Date of decision", "11 May 2027") in section(record, "Dates").facts


def test_a_date_of_a_month_shows_the_days_it_can_mean(place, board, secretary):
    record = shown(place, board, secretary, decided_on=PrintedDate.from_words("April 2027"))

    assert (
        Fact("Date of decision", "April 2027 (1 April 2027 to 30 April 2027)")
        in section(record, "Dates").facts
    )


def test_a_stated_day_of_effect_stands_beside_the_computed_one(place, board, secretary):
    """R-CAL-10."""
    record = shown(place, board, secretary, effective_from=PrintedDate.from_words("20 May 2027"))

    facts = section(record, "Dates").facts
    assert Fact("Effective from", "20 May 2027") in facts
    assert Fact("Effective from, by the rules", "11 May 2027") in facts


def test_rows_are_shown_with_what_they_do(place, board, icb, council, secretary, draft):
    record = shown(
        place,
        board,
        secretary,
        resolutions=[{"label": "(a)", "verb": "approve", "text": "It"}],
        authority_lines=[
            {
                "organisation": icb,
                "state": "recorded",
                "given_by": "Governing Body",
                "instrument": "Its constitution",
                "on": PrintedDate.from_words("10 May 2027"),
            },
            {"organisation": council, "state": "awaited"},
        ],
        agreements=[{"agreement": draft, "role": "approve"}],
    )

    assert section(record, "Decision").numbered == (Numbered("(a)", "It", "Approve"),)
    assert section(record, "On whose authority").lines == (
        Line(
            "NHS Northshire ICB",
            "Recorded by another partner, not yet confirmed",
            "Governing Body",
            "Its constitution",
            "10 May 2027",
        ),
        Line("Northshire Council", "Awaited", "", "", ""),
    )
    assert section(record, "Agreements").agreements == (
        Agreement("Approves", draft.title, "Joint commissioning agreement", draft.key),
    )
    assert record.tags == (("Waiting for a partner", "light blue"),)
