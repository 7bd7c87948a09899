"""Suggesting clauses by the words of their headings."""

from dataclasses import dataclass

import pytest

from agreements.completeness.lists.item import Group, Item
from agreements.completeness.suggesting import suggest_clauses


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
