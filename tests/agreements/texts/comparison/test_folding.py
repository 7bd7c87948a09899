"""A comparison folded together to be read, and told in a sentence."""

import pytest

from agreements.texts.comparison.comparison import compare_texts
from agreements.texts.comparison.folding import Count, counts_of, stretches_of, summary_of
from tests.agreements.texts.comparison.test_comparison import MOVED, OLD
from tests.agreements.texts.comparison.texts import text

CHANGED = OLD.replace("ten working days", "five working days")


def read(before, after):
    compared = compare_texts(text(before), text(after))
    return [
        one.sentence if one.is_folded else f"{one.fate}: {one.first.passage.name}"
        for one in stretches_of(compared)
    ]


def test_clauses_that_say_the_same_are_folded_together():
    assert read(OLD, CHANGED) == ["5 clauses say the same: 1 to 2.1", "changed: 2.2"]


def test_a_clause_alone_is_folded_by_its_name():
    assert read("1 | Aims", "1 | Aims") == ["1 clause says the same: 1 Aims"]


def test_what_moved_is_named_in_both_places_and_what_follows_has_another_number():
    assert read(OLD, MOVED) == [
        "1 clause says the same: 1 Aims",
        "1.1 The partners plan and buy care for older people …, now 2.3: stands elsewhere now",
        (
            "1.1 The partners tell each other what they learn from …, was 1.2:"
            " another number, and the same words"
        ),
        "3 clauses say the same: 2 to 2.2",
        "2.3 The partners plan and buy care for older people …, was 1.1: moved, and says the same",
    ]


def test_several_with_another_number_are_named_by_the_first_and_the_last():
    new = OLD.replace("\n2", "\n3")

    assert read(OLD, new)[-1] == "3 to 3.2, were 2 to 2.2: another number, and the same words"


@pytest.mark.parametrize(
    ("after", "summary"),
    [
        (OLD, "The two texts say the same, clause for clause."),
        (CHANGED, "Of 6 clauses, 1 changed its words."),
        (MOVED, "Of 6 clauses, 1 moved. 2 have another number."),
        ("1 | Aims", "Of 6 clauses, 5 were taken out."),
        (
            CHANGED + "3 | Term\n3.1 | | It runs for one year.",
            "Of 8 clauses, 1 changed its words and 2 were added.",
        ),
        (
            OLD.replace("\n2", "\n3"),
            "No clause changed its words, moved, was added or taken out. 3 have another number.",
        ),
    ],
)
def test_the_summary_says_what_changed(after, summary):
    assert summary_of(compare_texts(text(OLD), text(after))) == summary


def test_the_counts_count_each_clause_once_where_it_stands_now():
    assert counts_of(compare_texts(text(OLD), text(MOVED))) == [
        Count("Words changed", 0),
        Count("Added", 0),
        Count("Taken out", 0),
        Count("Moved", 1),
        Count("Another number", 2),
        Count("The same, in the same place", 5),
    ]
