"""What each passage of a text stands under, read from numbers and order alone."""

import pytest

from agreements.texts.comparison.passages import nested_alike, passages_of
from tests.agreements.texts.comparison.texts import text


def test_a_passage_stands_under_the_number_that_its_own_begins_with():
    passages = text("2 | Aims\n2.1 | | To plan care.\n2.1.1 | | Yearly.\n2.2 | | To buy care.")

    assert [one.under for one in passages] == [None, 0, 1, 0]


def test_a_letter_stands_under_the_figure_before_it_and_a_clause_under_its_heading():
    passages = text("# | Part A\n1 | Aims\n(a) | | one\n(b) | | two\n- | | and so on\n2 | Money")

    assert [one.under for one in passages] == [None, 0, 1, 1, 1, 0]


def test_a_schedule_counts_afresh():
    passages = text("1 | Aims\nSchedule 1 | Money\n1 | Budget\n1.1 | | It is shared.")

    assert [one.under for one in passages] == [None, None, 1, 2]


@pytest.mark.parametrize("role", ["title", "contents", "date", "signatures", "mark"])
def test_what_is_not_agreed_is_not_compared(role):
    rows = [{"role": role, "number": "", "heading": "DRAFT", "body": ""}]

    assert passages_of(rows) == []


def test_an_empty_passage_is_not_compared():
    assert passages_of([{"role": "clause", "number": "1", "heading": " ", "body": ""}]) == []


@pytest.mark.parametrize(
    ("line", "called", "name"),
    [
        ("2. | Aims | To plan.", "2. Aims", "2"),
        ("2.1 | | To plan care.", "2.1 To plan care.", "2.1"),
        (" | | " + "word " * 30, "word " * 11 + "…", "word " * 11 + "…"),
    ],
)
def test_a_passage_is_called_by_its_number_and_heading_or_first_words(line, called, name):
    passage = text(line)[0]

    assert (passage.called, passage.name) == (called, name)


def rows(*numbered):
    """Clauses by number, each with the place of what it is said to stand under."""
    return [
        {"role": "clause", "number": number, "heading": "", "body": f"Of {number}.", "under": under}
        for number, under in numbered
    ]


def above(passages):
    return [one.under for one in passages]


def test_what_is_said_of_where_it_stands_goes_before_what_its_number_reads():
    assert above(passages_of(rows(("1", None), ("1.1", None), ("2", 0)))) == [None, None, 0]


def test_what_stands_under_a_passage_that_is_left_out_stands_under_the_next_above():
    said = rows(("1", None), ("", 0), ("a", 1))
    said[1] |= {"role": "mark"}

    assert above(passages_of(said)) == [None, 0]


def test_it_can_be_said_to_stand_under_one_that_comes_later():
    assert above(passages_of(rows(("1.1", 1), ("1", None)))) == [1, None]


def test_two_texts_are_nested_in_one_way_by_numbers_where_one_tells_no_other():
    said = passages_of(rows(("1", None), ("1.1", None)))
    unsaid = text("1 | | Of 1.\n1.1 | | Of 1.1.")

    assert [above(one) for one in nested_alike(said, unsaid)] == [[None, 0], [None, 0]]
    assert [above(one) for one in nested_alike(said, said)] == [[None, None], [None, None]]
