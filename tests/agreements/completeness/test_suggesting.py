"""Suggesting clauses by the words of their headings."""

from dataclasses import dataclass

import pytest

from agreements.completeness.lists.item import Group, Item
from agreements.completeness.lists.memoranda import VARIATION
from agreements.completeness.lists.pooled_funds import POOLED_FUND
from agreements.completeness.suggesting import suggest_clauses
from agreements.texts.models import Clause


@dataclass(frozen=True)
class Passage:
    heading: str


def item(*headings):
    return Item("x", Group.LIFE, "x", "x", "x", "x", headings=headings)


def suggested(asked, *headings):
    return [one.heading for one in suggest_clauses(asked, [Passage(h) for h in headings])]


@pytest.mark.parametrize("heading", ["Termination", "TERMINATION AND EXIT", "Early termination"])
def test_the_beginning_of_a_word_finds_it(heading):
    assert suggested(item("terminat"), heading) == [heading]


def test_the_middle_of_a_word_does_not():
    assert suggested(item("term"), "Determination") == []


def test_all_words_of_an_entry_must_be_there():
    asked = item("conflict interest")

    assert suggested(asked, "Conflicts", "Interests", "Conflicts of interest") == [
        "Conflicts of interest"
    ]


def test_the_likelier_comes_first_and_then_the_earlier():
    assert suggested(item("aim", "purpose"), "Purpose", "Aims", "Purposes", "Money") == [
        "Aims",
        "Purpose",
        "Purposes",
    ]


def test_there_are_five_at_most():
    assert len(suggested(item("aim"), *["Aims"] * 6)) == 5


def test_a_clause_without_a_heading_is_none():
    assert suggested(item("aim"), "") == []


@pytest.mark.parametrize("number", ["Schedule 3", "Schedule 4", "Part 2 of Schedule 1", ""])
def test_a_schedule_is_known_by_what_it_is_about_and_not_by_its_number(number):
    """R-DOC-02: risk stands in Schedule 3 of one paper and in Schedule 4 of another."""
    asked = next(one for one in POOLED_FUND if one.key == "pool_contributions_varied")
    schedules = [
        Clause(role="schedule", number="Schedule 2", heading="Governance"),
        Clause(role="schedule", number=number, heading="Risk share and overspends"),
    ]

    assert suggest_clauses(asked, schedules) == schedules[1:]


@pytest.mark.parametrize("heading", ["Variation", "Review, change and ending"])
def test_how_it_is_varied_is_found_under_change_too(heading):
    """The starting texts call it a change."""
    assert suggested(VARIATION, heading) == [heading]
