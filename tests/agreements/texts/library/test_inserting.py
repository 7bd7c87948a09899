"""Putting kept clauses and starting texts into drafts."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.register.drafting import NewParty, start_agreement
from agreements.texts.clauses import add_clause
from agreements.texts.library.inserting import (
    insert_from_library,
    next_number,
    write_starting_text,
)
from agreements.texts.starting.texts import starting_clause, starting_text
from commissioning.audit.models import Event
from commissioning.errors import RuleBroken
from tests.agreements.texts.library.rows import rows
from tests.factories import LibraryClauseFactory


def test_a_kept_clause_goes_into_a_text_behind_another_with_all_under_it(
    draft, clause, kept, commissioner
):
    insert_from_library(draft, kept, number="2", after=clause, by=commissioner)

    assert rows(draft)[3:] == [
        ("2", "Costs", "", ""),
        ("2.1", "", "Each bears its own.", "2 Costs"),
        ("2.2", "", "None is shared.", "2 Costs"),
    ]


def test_a_clause_that_is_not_divided_stays_one(draft, council, commissioner):
    whole = LibraryClauseFactory(organisation=council, heading="Law", body="One.\n\nTwo.")

    insert_from_library(draft, whole, number="1", after=None, by=commissioner)

    assert rows(draft) == [("1", "Law", "One.\n\nTwo.", "")]


def test_a_clause_of_a_starting_text_goes_into_a_text(draft, clause, commissioner):
    insert_from_library(draft, starting_clause("jca-2"), number="2", after=clause, by=commissioner)

    assert rows(draft)[3:5] == [
        ("2", "Term", "", ""),
        ("2.1", "", starting_clause("jca-2").paragraphs[0], "2 Term"),
    ]


def test_more_paragraphs_ask_no_more_of_the_order_of_the_text(draft, clause, council, commissioner):
    counts = []
    for number, many in (("2", 2), ("3", 6)):
        body = "\n\n".join(f"Paragraph {n}" for n in range(many))
        kept = LibraryClauseFactory(organisation=council, body=body, is_divided=True)
        with CaptureQueriesContext(connection) as asked:
            insert_from_library(draft, kept, number=number, after=None, by=commissioner)
        texts = [one for one in asked.captured_queries if "texts_clause" in one["sql"]]
        counts.append(len(texts))

    assert counts[0] == counts[1]


def test_the_paragraphs_come_to_stand_in_their_order_and_each_is_recorded(
    draft, clause, kept, commissioner
):
    before = Event.objects.filter(what="clause.added").count()

    top = insert_from_library(draft, kept, number="2", after=clause, by=commissioner)

    positions = list(draft.clauses.values_list("position", flat=True))
    assert positions == list(range(1, len(positions) + 1))
    assert [row.versions.count() for row in top.sub_clauses.all()] == [1, 1]
    assert Event.objects.filter(what="clause.added").count() == before + 3


def test_a_number_in_use_is_refused_and_nothing_is_put_in(draft, clause, kept, commissioner):
    with pytest.raises(RuleBroken, match="There is a clause 1 already"):
        insert_from_library(draft, kept, number="1", after=clause, by=commissioner)

    assert len(rows(draft)) == 3


def test_the_next_number_follows_the_last(draft, clause, commissioner):
    assert next_number(draft) == "2"
    add_clause(draft, number="12.", heading="Law", body="", by=commissioner)
    assert next_number(draft) == "13"


def test_a_draft_begins_with_the_starting_text_of_its_kind_if_asked(
    place, council, icb, commissioner
):
    parties = [NewParty(council), NewParty(icb)]
    said = {"kind": "mou", "title": "New", "parties": parties, "by": commissioner}
    without, with_text = (
        start_agreement(place, **said, with_text=asked) for asked in (False, True)
    )

    assert rows(without) == []
    text = starting_text("mou")
    assert len(rows(with_text)) == sum(1 + len(one.paragraphs) for one in text)
    assert rows(with_text)[:2] == [
        ("1", "Purpose", "", ""),
        ("1.1", "", text[0].paragraphs[0], "1 Purpose"),
    ]
    positions = list(with_text.clauses.values_list("position", flat=True))
    assert positions == list(range(1, len(positions) + 1))
    assert with_text.clauses.first().versions.count() == 1


def test_a_text_that_was_begun_is_not_begun_again(draft, clause, commissioner):
    with pytest.raises(RuleBroken, match="has a text already"):
        write_starting_text(draft, commissioner)
