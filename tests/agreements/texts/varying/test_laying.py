"""What becomes of changes that meet: one clause taken out twice, and days that change places."""

import datetime as dt

import pytest

from agreements.register.varying import change_variation
from agreements.texts.changed_clauses import changed_clauses
from agreements.texts.varying.changing import (
    add_clause_behind,
    leave_clause_as_it_is,
    replace_clause,
    take_out_clause,
)
from agreements.texts.varying.text import text_as_varied, text_with
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken

NEW = {"number": "1A", "heading": "Data", "body": "New."}


def says(text):
    return [(one.number, one.body) for one in text.clauses if one.number.startswith("1")]


def test_what_was_taken_out_before_is_not_taken_out_with_what_it_stood_under(
    agreement, clause, vary, agree, commissioner
):
    first, second = vary("2021-03-01"), vary("2021-04-01")
    gone = take_out_clause(first, clause("2.1"), by=commissioner)
    agree(first)
    whole = take_out_clause(second, clause("2"), by=commissioner)
    agree(second)

    text = text_as_varied(agreement, dt.date(2021, 4, 1))

    assert {one.clause.number: one.by for one in text.passages if one.is_gone} == {
        "2": (whole,),
        "2.1": (gone,),
        "2.2": (whole,),
    }
    assert [one.compared.before.number for one in changed_clauses(second)] == ["2", "2.2"]


def test_a_change_of_an_added_clause_counts_though_its_day_comes_before_that_of_the_adding(
    agreement, clause, vary, agree, commissioner
):
    first, second = vary("2021-03-01"), vary("2021-04-01")
    added = add_clause_behind(first, clause("1"), **NEW, by=commissioner)
    agree(first)
    replace_clause(second, added, **NEW | {"body": "Newer."}, by=commissioner)
    add_clause_behind(second, added, **NEW | {"number": "1B"}, by=commissioner)
    second.refresh_from_db()
    earlier = PrintedDate.from_words("1 February 2021")
    change_variation(second, effective=earlier, by=commissioner, version=second.version)
    agree(second)

    assert says(text_as_varied(agreement, dt.date(2021, 3, 1))) == [
        ("1", "As signed, 1."),
        ("1A", "Newer."),
        ("1B", "New."),
    ]


def test_a_clause_is_not_replaced_by_what_it_says_without_the_variation(clause, vary, commissioner):
    variation = vary()
    said = {"number": "1", "heading": "Aims"}
    row = replace_clause(variation, clause("1"), **said, body="Other.", by=commissioner)

    with pytest.raises(RuleBroken, match="It says this already. Leave it as it is instead."):
        replace_clause(variation, clause("1"), **said, body="As signed, 1.", by=commissioner)

    row.refresh_from_db()
    assert row.body == "Other."


def test_a_clause_whose_number_was_given_away_does_not_come_back(clause, vary, commissioner):
    variation = vary()
    gone = take_out_clause(variation, clause("3"), by=commissioner)
    add_clause_behind(variation, clause("2"), **NEW | {"number": "3"}, by=commissioner)

    with pytest.raises(RuleBroken, match="There is a clause 3 now. Leave that out first."):
        leave_clause_as_it_is(gone, by=commissioner)

    assert [one.number for one in text_with(variation).clauses].count("3") == 1
