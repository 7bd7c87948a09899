"""The texts that drafts begin with."""

import pytest

from agreements.register.models import Agreement
from agreements.texts.cross_references import broken_references
from agreements.texts.library.inserting import write_starting_text
from agreements.texts.models import Clause
from agreements.texts.starting.texts import starting_clause, starting_text
from tests.factories import AgreementFactory


@pytest.mark.parametrize("kind", Agreement.Kind.values)
def test_every_kind_has_a_text_in_numbered_clauses(kind):
    text = starting_text(kind)
    clauses = [one for one in text if one.role == Clause.Role.CLAUSE]

    assert [one.number for one in clauses] == [str(n) for n in range(1, len(clauses) + 1)]
    assert all(one.heading and (one.paragraphs or one.body) for one in text)
    assert {"Purpose", "Purposes", "Term"} & {one.heading for one in text}


@pytest.mark.parametrize("kind", Agreement.Kind.values)
def test_every_schedule_that_a_text_names_is_there(db, kind):
    agreement = AgreementFactory(kind=kind)
    write_starting_text(agreement, None)

    assert broken_references(list(agreement.clauses.in_order())) == []


@pytest.mark.parametrize(
    ("name", "heading"),
    [
        ("jca-2", "Term"),
        ("section_75-1", "Parties and powers"),
        ("mou-10", "Areas of work and board"),
    ],
)
def test_a_clause_is_found_by_its_name(name, heading):
    found = starting_clause(name)

    assert (found.heading, found.name) == (heading, name)


@pytest.mark.parametrize("name", ["mou-0", "mou-99", "mou", "-1", "other-1", "mou-²", "../mou-1"])
def test_what_no_text_has_is_not_found(name):
    assert starting_clause(name) is None
