"""What becomes of clauses from one text to another."""

import time

import pytest

from agreements.texts.comparing import Change, Piece
from agreements.texts.comparison.comparison import compare_texts
from agreements.texts.comparison.passages import passages_of
from tests.agreements.texts.comparison.texts import fates, text
from tests.bench.long_text import rows

OLD = """
1 | Aims
1.1 | | The partners plan and buy care for older people together.
1.2 | | The partners tell each other what they learn from families.
2 | Money
2.1 | | Each partner pays its share on the first day of each quarter.
2.2 | | An overspend is reported to the board within ten working days.
"""


def test_a_text_and_itself_say_the_same():
    assert {(fate, moved) for fate, _, _, moved in fates(OLD, OLD)} == {("unchanged", False)}


def test_a_changed_clause_is_found_and_its_words_are_marked():
    new = OLD.replace("ten working days", "five working days")

    changed = compare_texts(text(OLD), text(new)).rows[5]

    assert fates(OLD, new)[5] == ("changed", "2.2", "2.2", False)
    assert changed.body == (
        Piece(Change.SAME, "An overspend is reported to the board within"),
        Piece(Change.REMOVED, " ten"),
        Piece(Change.ADDED, " five"),
        Piece(Change.SAME, " working days."),
    )


def test_an_added_clause_stands_in_its_place_and_what_follows_is_renumbered():
    new = OLD.replace("1.2 |", "1.2 | | A carer may ask for an assessment of their own.\n1.3 |")

    assert fates(OLD, new)[1:5] == [
        ("unchanged", "1.1", "1.1", False),
        ("added", None, "1.2", False),
        ("unchanged", "1.2", "1.3", False),
        ("unchanged", "2", "2", False),
    ]
    assert [one.after.number for one in compare_texts(text(OLD), text(new)).renumbered] == ["1.3"]


def test_a_clause_taken_out_stands_where_it_stood():
    new = OLD.replace(OLD.splitlines()[2] + "\n", "")

    assert fates(OLD, new)[:3] == [
        ("unchanged", "1", "1", False),
        ("taken_out", "1.1", None, False),
        ("unchanged", "1.2", "1.2", False),
    ]


MOVED = """
1 | Aims
1.1 | | The partners tell each other what they learn from families.
2 | Money
2.1 | | Each partner pays its share on the first day of each quarter.
2.2 | | An overspend is reported to the board within ten working days.
2.3 | | The partners plan and buy care for older people together.
"""


def test_a_clause_that_moved_under_another_heading_is_the_same_clause():
    assert fates(OLD, MOVED) == [
        ("unchanged", "1", "1", False),
        ("moved_away", "1.1", "2.3", True),
        ("unchanged", "1.2", "1.1", False),
        ("unchanged", "2", "2", False),
        ("unchanged", "2.1", "2.1", False),
        ("unchanged", "2.2", "2.2", False),
        ("moved", "1.1", "2.3", True),
    ]
    moved = compare_texts(text(OLD), text(MOVED)).moved
    assert [one.above for one in moved] == [("1 Aims", "2 Money")]


def test_a_clause_that_moved_and_changed_a_little_is_both():
    new = MOVED.replace("for older people together", "for older people and carers together")

    assert fates(OLD, new)[-1] == ("changed", "1.1", "2.3", True)


def test_a_section_that_moved_takes_its_clauses_along():
    first, second = OLD.split("2 | Money")
    new = f"1 | Money{second.replace('2.', '1.')}{first.replace('1.', '2.').replace('1 |', '2 |')}"

    moved = [was for fate, was, _, _ in fates(OLD, new) if fate == "moved"]

    assert moved in (["1", "1.1", "1.2"], ["2", "2.1", "2.2"])


def test_a_clause_that_stayed_in_the_order_but_stands_under_another_heading_moved():
    new = OLD.replace("2 | Money\n2.1 |", "1.3 |").replace("2.2 |", "2 | Money\n2.1 |")

    assert ("moved", "2.1", "1.3", True) in fates(OLD, new)


def test_a_heading_that_was_rewritten_moves_no_clause():
    new = OLD.replace("2 | Money", "2 | Pooled fund")

    assert [one for one in fates(OLD, new) if one[0] != "unchanged"] == [
        ("changed", "2", "2", False)
    ]


def test_another_clause_of_the_same_number_is_not_the_same_clause():
    new = OLD.replace(
        "The partners tell each other what they learn from families.",
        "Either body may end this by writing six months before.",
    )

    assert fates(OLD, new)[2:4] == [
        ("taken_out", "1.2", None, False),
        ("added", None, "1.2", False),
    ]


def test_a_body_rewritten_under_its_old_heading_is_shown_whole():
    old, new = "1 | Term | From April to March.", "1 | Term | Until either side ends it."

    assert compare_texts(text(old), text(new)).rows[0].body == (
        Piece(Change.REMOVED, "From April to March."),
        Piece(Change.ADDED, "Until either side ends it."),
    )


def test_clauses_that_say_the_same_are_paired_by_number_first():
    old = "1 | | To be confirmed.\n2 | | The board meets monthly.\n3 | | To be confirmed."
    new = "2 | | The board meets monthly.\n3 | | To be confirmed."

    assert fates(old, new) == [
        ("taken_out", "1", None, False),
        ("unchanged", "2", "2", False),
        ("unchanged", "3", "3", False),
    ]


@pytest.mark.parametrize(("before", "after"), [("", OLD), (OLD, ""), ("", "")])
def test_an_empty_text_can_be_compared(before, after):
    assert {fate for fate, *_ in fates(before, after)} <= {"added", "taken_out"}


def test_spaces_are_no_change():
    assert fates("1 | | To plan care.", "1 | | To  plan\tcare.") == [("unchanged", "1", "1", False)]


def test_four_hundred_clauses_against_four_hundred_take_no_more_than_a_moment():
    """Measured in processor time: a quiet machine takes a tenth of this."""
    before, after = (
        text("\n".join(f"{number} | {heading} | {body}" for number, heading, body in found))
        for found in (rows(), rows(changed=True))
    )
    began = time.process_time()

    comparison = compare_texts(before, after)

    assert (len(before), len(after)) == (400, 400)
    assert time.process_time() - began < 2
    assert len(comparison.moved) >= 10


@pytest.mark.parametrize(("under", "fate"), [(None, "unchanged"), (0, "moved")])
def test_a_clause_that_only_came_to_stand_under_another_has_moved(under, fate):
    def of(place):
        said = {"role": "clause", "heading": ""}
        return passages_of(
            [
                {**said, "number": "A", "body": "The partners plan together.", "under": None},
                {**said, "number": "B", "body": "Each pays its share.", "under": place},
            ]
        )

    assert [str(row.fate) for row in compare_texts(of(None), of(under)).rows] == ["unchanged", fate]
