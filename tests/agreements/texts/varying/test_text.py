"""What a text says on a day, with the variations that had taken effect by then (R-S75-41)."""

import datetime as dt

import pytest

from agreements.register.varying import send_variation, withdraw_variation
from agreements.texts.varying.changing import (
    add_clause_behind,
    replace_clause,
    take_out_clause,
)
from agreements.texts.varying.text import (
    text_as_signed,
    text_as_varied,
    text_before,
    text_with,
    variations_of_text,
)

BEFORE, DAY, AFTER = (dt.date(2021, 2, 28), dt.date(2021, 3, 1), dt.date(2021, 3, 2))
SIGNED = ["1", "2", "2.1", "2.2", "3"]


@pytest.fixture
def replace(clause, commissioner):
    def do(variation, number, body, **content):
        row = clause(number)
        content = {"number": number, "heading": row.heading} | content
        return replace_clause(variation, row, body=body, **content, by=commissioner)

    return do


@pytest.fixture
def add(commissioner):
    def do(variation, behind, number, **content):
        content = {"heading": "", "body": "New."} | content
        return add_clause_behind(variation, behind, number=number, **content, by=commissioner)

    return do


def says(text, number):
    return next(one.body for one in text.clauses if one.number == number)


def numbers(text):
    return [one.number for one in text.clauses]


@pytest.mark.parametrize(
    ("day", "words", "standing"),
    [
        (BEFORE, "As signed, 2.1.", SIGNED),
        (DAY, "Monthly.", ["1", "1A", "2", "2.1", "2.2"]),
        (AFTER, "Monthly.", ["1", "1A", "2", "2.1", "2.2"]),
    ],
)
def test_a_text_reads_as_varied_from_the_day_on(
    agreement, clause, vary, agree, replace, add, commissioner, day, words, standing
):
    variation = vary()
    replace(variation, "2.1", "Monthly.")
    add(variation, clause("1"), "1A")
    take_out_clause(variation, clause("3"), by=commissioner)
    agree(variation)

    text = text_as_varied(agreement, day)

    assert (says(text, "2.1"), numbers(text)) == (words, standing)
    assert [one.body for one in agreement.clauses.in_order()] == [
        f"As signed, {number}." for number in SIGNED
    ]


def test_each_passage_tells_which_variation_changed_it(
    agreement, clause, vary, agree, replace, add, commissioner
):
    variation = vary()
    replaced = replace(variation, "2.1", "Monthly.")
    added = add(variation, clause("1"), "1A")
    gone = take_out_clause(variation, clause("3"), by=commissioner)
    agree(variation)

    text = text_as_varied(agreement, DAY)

    assert [(one.clause.number, one.change, one.is_gone) for one in text.passages] == [
        ("1", None, False),
        ("1A", added, False),
        ("2", None, False),
        ("2.1", replaced, False),
        ("2.2", None, False),
        ("3", gone, True),
    ]
    assert text.variations == [variation]


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("2021-03-01", "2021-04-01", "Of the second."),
        ("2021-05-01", "2021-04-01", "Of the first."),
        ("2021-04-01", "2021-04-01", "Of the second."),
    ],
)
def test_of_two_variations_of_one_clause_the_later_counts(
    agreement, vary, agree, replace, first, second, words
):
    for effective, body in ((first, "Of the first."), (second, "Of the second.")):
        variation = vary(effective)
        replace(variation, "1", body)
        agree(variation)

    text = text_as_varied(agreement, dt.date(2021, 6, 1))

    assert says(text, "1") == words
    assert [one.number for one in text.variations] == [
        row.variation.number for row in text.changed[text.clauses[0].pk].by
    ]
    assert len(text.changed[text.clauses[0].pk].by) == 2


def test_number_ten_comes_behind_number_nine(agreement, vary, agree, replace):
    for number in ("10", "9"):
        variation = vary(number=number)
        replace(variation, "1", f"Of variation {number}.")
        agree(variation)

    assert says(text_as_varied(agreement, DAY), "1") == "Of variation 10."


def test_a_later_variation_changes_what_an_earlier_one_added(
    agreement, clause, vary, agree, add, commissioner
):
    first = vary()
    added = add(first, clause("1"), "1A", body="As added.")
    agree(first)
    second = vary("2021-04-01")
    replace_clause(second, added, number="1A", heading="", body="As replaced.", by=commissioner)
    add(second, added, "1B")
    agree(second)

    assert says(text_as_varied(agreement, dt.date(2021, 3, 31)), "1A") == "As added."
    assert says(text_as_varied(agreement, dt.date(2021, 4, 1)), "1A") == "As replaced."
    assert numbers(text_as_varied(agreement, dt.date(2021, 4, 1))) == ["1", "1A", "1B", *SIGNED[1:]]


def test_what_stands_under_a_clause_goes_with_it(agreement, clause, vary, agree, commissioner):
    variation = vary()
    take_out_clause(variation, clause("2"), by=commissioner)
    agree(variation)

    assert numbers(text_as_varied(agreement, DAY)) == ["1", "3"]


@pytest.mark.parametrize(
    ("behind", "number", "standing", "under"),
    [
        ("2.1", "2.1.1", ["1", "2", "2.1", "2.1.1", "2.2", "3"], "2.1"),
        ("2.1", "2.1A", ["1", "2", "2.1", "2.1A", "2.2", "3"], "2"),
        ("2.1", "(a)", ["1", "2", "2.1", "(a)", "2.2", "3"], "2"),
        ("2.1", "2A", ["1", "2", "2.1", "2.2", "2A", "3"], None),
        ("2", "2.0", ["1", "2", "2.0", "2.1", "2.2", "3"], "2"),
        ("2", "2A", ["1", "2", "2.1", "2.2", "2A", "3"], None),
    ],
)
def test_a_new_clause_stands_where_its_number_leads(
    agreement, clause, vary, add, behind, number, standing, under
):
    variation = vary()
    add(variation, clause(behind), number)

    text = text_with(variation)

    assert numbers(text) == standing
    found = {one.pk: one for one in text.clauses}
    new = next(one for one in text.clauses if one.number == number)
    assert (new.parent_id and found[new.parent_id].number) == under


def test_a_new_clause_can_stand_at_the_front(agreement, vary, add):
    variation = vary()
    add(variation, None, "0")

    assert numbers(text_with(variation)) == ["0", *SIGNED]


def test_a_variation_that_is_not_agreed_or_was_withdrawn_changes_nothing(
    agreement, vary, replace, commissioner
):
    variation = vary()
    replace(variation, "1", "Other.")
    assert says(text_as_varied(agreement, AFTER), "1") == "As signed, 1."
    assert says(text_with(variation), "1") == "Other."

    variation.refresh_from_db()
    send_variation(variation, by=commissioner)
    withdraw_variation(variation, reason="Given up", by=commissioner)

    assert says(text_as_varied(agreement, AFTER), "1") == "As signed, 1."
    assert variation.varied_clauses.count() == 0


def test_what_a_variation_changes_is_the_text_with_those_before_it(agreement, vary, agree, replace):
    first, later = vary("2021-03-01"), vary("2021-05-01")
    replace(first, "1", "Of the first.")
    agree(first)
    replace(later, "1", "Of the later.")
    agree(later)
    between = vary("2021-04-01")

    assert says(text_before(first), "1") == "As signed, 1."
    assert says(text_before(between), "1") == "Of the first."
    assert says(text_before(later), "1") == "Of the first."
    assert says(text_with(later), "1") == "Of the later."


def test_the_variations_of_a_text_are_those_agreed_that_change_a_clause(
    agreement, vary, agree, replace
):
    variation, idle = vary(), vary(stated_in="A deed", changes=["money"])
    replace(variation, "1", "Other.")
    assert variations_of_text(agreement, AFTER) == []
    agree(variation)

    assert [variations_of_text(agreement, day) for day in (BEFORE, DAY, AFTER)] == [
        [],
        [variation],
        [variation],
    ]
    assert (variations_of_text(agreement), idle.is_agreed) == ([variation], True)


def test_the_text_as_signed_can_be_read_for_good(agreement, vary, agree, replace):
    variation = vary()
    replace(variation, "1", "Other.")
    agree(variation)

    text = text_as_signed(agreement)

    assert (says(text, "1"), text.is_varied) == ("As signed, 1.", False)


def test_the_count_of_queries_does_not_grow(
    agreement, clause, vary, agree, replace, add, django_assert_num_queries
):
    first = vary()
    replace(first, "1", "Other.")
    agree(first)
    with django_assert_num_queries(2):
        text_as_varied(agreement, AFTER)
    second = vary()
    for number in SIGNED:
        replace(second, number, "Yet others.")
    added = add(second, clause("3"), "4")
    add(second, added, "5")
    agree(second)

    with django_assert_num_queries(2):
        text_as_varied(agreement, AFTER)
