"""Which printed numbers Word counts, and which are written as text."""

import pytest

from agreements.texts.writing.numbers import Lists


def placed(*numbers):
    """For each mark at its level (from 0): "list.level", or "text" where Word cannot count to it."""
    lists = Lists()
    found = [lists.place("body", level, mark, mark.rstrip(".")) for level, mark in numbers]
    return [f"{one.list_id}.{one.level}" if one else "text" for one in found], lists


def test_clauses_and_their_sub_clauses_are_one_list():
    found, lists = placed((0, "1."), (1, "1.1"), (1, "1.2"), (0, "2."), (1, "2.1"), (2, "2.1.1"))

    assert found == ["1.0", "1.1", "1.1", "1.0", "1.1", "1.2"]
    looks = {level: look.pattern for level, look in lists.definitions[0].looks.items()}
    assert looks == {0: "%1.", 1: "%1.%2", 2: "%1.%2.%3"}


def test_after_a_number_that_is_missing_or_printed_twice_a_new_list_begins():
    found, lists = placed((0, "1."), (0, "2."), (0, "4."), (0, "4."), (0, "5."))

    assert found == ["1.0", "1.0", "2.0", "3.0", "3.0"]
    assert [(one.level, one.start) for one in lists.lists] == [(0, 1), (0, 4), (0, 4)]


def test_a_level_that_a_list_began_at_four_is_begun_again_at_one():
    found, lists = placed((0, "1."), (1, "1.4"), (0, "2."), (1, "2.1"))

    assert found == ["1.0", "2.1", "2.0", "3.1"]
    assert [(one.level, one.start) for one in lists.lists] == [(0, 1), (1, 4), (1, 1)]


def test_i_after_h_is_a_letter_and_i_under_h_a_roman():
    letters, lists = placed((0, "(h)"), (0, "(i)"), (0, "(j)"))
    romans, other = placed((0, "(g)"), (0, "(h)"), (1, "(i)"), (1, "(ii)"))

    assert [look.numerals for look in lists.definitions[0].looks.values()] == ["lowerLetter"]
    assert letters == ["1.0", "1.0", "1.0"]
    assert other.definitions[0].looks[1].numerals == "lowerRoman"
    assert romans == ["1.0", "1.0", "1.1", "1.1"]


@pytest.mark.parametrize("mark", ["7A", "01", "100%", "0", "**", "Twelve"])
def test_what_word_has_no_count_for_is_written_as_text(mark):
    assert placed((0, mark))[0] == ["text"]


def test_a_sub_clause_that_names_another_clause_than_it_stands_under_is_text():
    assert placed((0, "1."), (1, "2.1"))[0] == ["1.0", "text"]


def test_schedules_count_for_themselves():
    lists = Lists()
    found = [lists.place(scope, 0, "1.", "1") for scope in ("body", "schedule 1", "schedule 2")]

    assert [one.list_id for one in found] == [1, 2, 3]
    assert len(lists.definitions) == 3
