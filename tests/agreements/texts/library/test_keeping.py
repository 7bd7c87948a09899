"""Keeping clauses in a library, changing and retiring them."""

import pytest

from agreements.texts.clauses import add_clause
from agreements.texts.library.inserting import (
    insert_from_library,
)
from agreements.texts.library.keeping import (
    change_library_clause,
    keep_in_library,
    retire_library_clause,
)
from agreements.texts.models import LibraryClause
from commissioning.audit.models import Event
from commissioning.errors import RuleBroken, StaleVersion
from tests.agreements.texts.library.rows import rows


def test_a_clause_is_kept_with_those_under_it(kept):
    assert (kept.heading, kept.body, kept.is_divided) == (
        "Costs",
        "Each bears its own.\n\nNone is shared.",
        True,
    )
    assert kept.paragraphs == ("Each bears its own.", "None is shared.")


def test_all_that_stands_under_it_is_kept_however_deep(draft, clause, council, commissioner):
    first = clause.sub_clauses.in_order().first()
    for mark, heading, words in (("(a)", "", "staff;"), ("(b)", "Buildings", "rent.")):
        said = {"number": mark, "heading": heading, "body": words}
        add_clause(draft, under=first, by=commissioner, **said)

    kept = keep_in_library(clause, council, heading="Costs", by=commissioner)

    assert kept.paragraphs == (
        "Each bears its own.\n- staff;\n- Buildings: rent.",
        "None is shared.",
    )


def test_words_that_lead_into_those_under_it_become_no_clause_of_their_own(
    draft, clause, council, commissioner
):
    clause.body = "The parties agree:"
    clause.save()

    kept = keep_in_library(clause, council, heading="Costs", by=commissioner)
    insert_from_library(draft, kept, number="2", after=clause, by=commissioner)

    said = "The parties agree:\n- Each bears its own.\n- None is shared."
    assert rows(draft)[3:] == [("2", "Costs", said, "")]


def test_a_heading_without_words_is_not_kept(draft, council, commissioner):
    bare = add_clause(draft, number="7", heading="Bare", body="", by=commissioner)

    with pytest.raises(RuleBroken, match="There are no words under this heading"):
        keep_in_library(bare, council, heading="Bare", by=commissioner)


def test_a_changed_clause_changes_no_text(draft, clause, kept, commissioner):
    insert_from_library(draft, kept, number="2", after=clause, by=commissioner)
    before = rows(draft)
    said = {"heading": "Costs", "body": "Shared.", "is_divided": False}

    changed = change_library_clause(kept, version=1, by=commissioner, **said)

    assert (changed.body, changed.version, rows(draft)) == ("Shared.", 2, before)
    with pytest.raises(StaleVersion):
        change_library_clause(kept, version=1, by=commissioner, **said)


def test_a_retired_clause_is_offered_no_more(draft, kept, commissioner):
    retired = retire_library_clause(kept, version=1, by=commissioner)

    assert list(LibraryClause.objects.visible_to(commissioner).in_use()) == []
    with pytest.raises(RuleBroken, match="was retired from the library"):
        insert_from_library(draft, retired, number="9", after=None, by=commissioner)
    with pytest.raises(RuleBroken, match="was retired from the library"):
        retire_library_clause(retired, version=2, by=commissioner)


def test_each_body_sees_its_own_library(kept, commissioner, partner_commissioner, outsider):
    seen = [
        list(LibraryClause.objects.visible_to(user))
        for user in (commissioner, partner_commissioner, outsider)
    ]

    assert seen == [[kept], [], []]


def test_what_is_kept_is_recorded_for_its_own_body_alone(kept, council):
    event = Event.objects.filter(what="library_clause.kept").get()

    assert [link.organisation_id for link in event.links.all()] == [council.pk]
