from datetime import date

import pytest

from tests.agreements.texts.reading.samples import read, sample


def areas(text: str) -> list[tuple[str, str]]:
    return [(area.name, area.description) for area in read(f"1. Scope\n\n{text}").areas]


def milestones(text: str) -> list[tuple[str, str]]:
    return [(m.due.words, m.words) for m in read(text).milestones]


def test_areas_are_paragraphs_with_a_name_and_a_dash():
    text = (
        "1.1 The areas are listed below\n\nFalls – fewer at home\n\nStroke - quick help. Good help."
    )

    assert areas(text) == [("Falls", "fewer at home"), ("Stroke", "quick help. Good help.")]


def test_areas_can_be_items_of_a_list():
    text = "1.1 The priority areas are:\n- Falls: fewer at home;\n- **Stroke** – quick help\n- Dementia; and"

    assert areas(text) == [("Falls", "fewer at home;"), ("Stroke", "quick help"), ("Dementia", "")]


def test_areas_can_be_sub_clauses():
    text = "1.1 The work streams are as follows:\n\n(a) Falls – fewer at home;\n\n(b) Stroke;\n\n(c) Dementia."

    assert areas(text) == [("Falls", "fewer at home;"), ("Stroke", ""), ("Dementia", "")]


def test_a_page_mark_does_not_end_the_list():
    text = "1.1 The areas are listed below\n\nFalls – fewer at home\n\nDRAFT\n\nStroke – quick help"

    assert areas(text) == [("Falls", "fewer at home"), ("Stroke", "quick help")]


@pytest.mark.parametrize(
    "text",
    [
        "1.1 The areas will be agreed later.",
        "1.1 The areas are listed below:\n\nFalls – the only one",
        "1.1 We will look at:\n- Falls: fewer\n- Stroke: quick help",
    ],
)
def test_other_lists_are_no_areas(text):
    assert areas(text) == []


def test_an_area_points_to_where_it_is_printed():
    text = sample("restarting_numbers")

    assert [(area.name, text.passages[area.passage].number) for area in text.areas] == [
        ("Falls", "2"),
        ("Stroke", "2"),
        ("Dementia", "2"),
    ]


def test_milestones_come_in_the_order_of_the_paper():
    text = sample("restarting_numbers")

    assert [(m.due.words, m.due.latest, m.due.inferred, m.words) for m in text.milestones] == [
        ("1 October 2023", date(2023, 10, 1), False, "a shared dashboard will be live."),
        ("the end of June 2023", date(2023, 6, 30), True, "one contract register."),
    ]


@pytest.mark.parametrize(
    ("line", "due", "words"),
    [
        ("By 10 November 2017, the plan is agreed.", "10 November 2017", "the plan is agreed."),
        ("By the end of March 2018 – a draft", "the end of March 2018", "a draft"),
        ("- On or before 01/04/2018: a board", "01/04/2018", "a board"),
        ("No later than April 2018 a board", "April 2018", "a board"),
    ],
)
def test_a_milestone_begins_with_by_and_a_date(line, due, words):
    assert milestones(f"1. Plan\n\n1.1 Steps:\n\n{line}") == [(due, words)]


@pytest.mark.parametrize(
    ("line", "due", "words"),
    [
        ("April 2018\tBoard meets", "April 2018", "Board meets"),
        ("Board meets\t1 April 2018", "1 April 2018", "Board meets"),
        ("1 April 2018 – Board meets", "1 April 2018", "Board meets"),
        ("| Board meets | 1 April 2018 |", "1 April 2018", "Board meets"),
        ("| 1 April 2018 | Board meets |", "1 April 2018", "Board meets"),
    ],
)
def test_in_a_part_about_milestones_every_dated_line_is_one(line, due, words):
    assert milestones(f"1. Plan\n\nSteps.\n\nAppendix B – Key Milestones\n\n{line}") == [
        (due, words)
    ]
    assert milestones(f"1. Plan\n\nSteps.\n\nAppendix B – Notes\n\n{line}") == []


def test_a_date_without_anything_due_is_no_milestone():
    assert milestones("1. Plan\n\nSteps.\n\nAppendix B – Milestones\n\nBy 1 April 2018") == []
    assert (
        milestones("1. Plan\n\nSteps.\n\nAppendix B – Milestones\n\nBy 31 February 2018, all") == []
    )
