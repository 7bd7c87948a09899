import time

import pytest

from agreements.texts.marking import markers_of, unused_terms, used_before_defined
from agreements.texts.models import Clause, Definition


def clauses(*bodies):
    return [
        Clause(pk=n, position=n, number=str(n), role="clause", body=body)
        for n, body in enumerate(bodies, start=1)
    ]


def defined(*terms, clause=None):
    return [
        Definition(pk=n, term=term, meaning=f"What {term} means", clause_id=clause)
        for n, term in enumerate(terms, start=1)
    ]


def marked(text, definitions, line=None, clause=0):
    marker = markers_of(text, definitions)[text[clause].pk]
    return [(p.text, p.href) for p in marker(line or text[clause].body)]


def test_the_longest_term_is_marked_and_the_pieces_are_the_words():
    text = clauses("The Pooled Fund Manager runs the Pooled Fund.")

    assert marked(text, defined("Pooled Fund", "Pooled Fund Manager")) == [
        ("The ", ""),
        ("Pooled Fund Manager", "#definition-2"),
        (" runs the ", ""),
        ("Pooled Fund", "#definition-1"),
        (".", ""),
    ]


@pytest.mark.parametrize("words", ["the pooled fund", "Pooled Funds", "Unpooled Fund"])
def test_a_term_is_marked_only_as_it_is_defined(words):
    assert marked(clauses(words), defined("Pooled Fund")) == [(words, "")]


def test_a_term_is_marked_once_a_clause():
    text = clauses("The Fund and the Fund.", "The Fund.")
    marks = markers_of(text, defined("Fund"))

    first, second = marks[1]("The Fund and the Fund."), marks[1]("The Fund again.")

    assert [p.text for p in [*first, *second] if p.kind] == ["Fund"]
    assert [p.text for p in marks[2]("The Fund.") if p.kind] == ["Fund"]


def test_a_term_is_not_marked_where_it_is_defined():
    text = clauses("“Fund” means money.")

    assert marked(text, defined("Fund", clause=1)) == [("“Fund” means money.", "")]


def test_a_reference_leads_to_its_clause_and_not_to_itself():
    text = clauses("As clause 2 and clause 1 say; clause 9 not.", "x")

    assert marked(text, []) == [
        ("As ", ""),
        ("clause 2", "#clause-2"),
        (" and clause 1 say; clause 9 not.", ""),
    ]


def test_a_term_within_a_reference_is_left_to_the_reference():
    text = clauses("See Schedule 1.") + [
        Clause(pk=9, position=9, number="Schedule 1", role="schedule")
    ]

    assert marked(text, defined("Schedule")) == [
        ("See ", ""),
        ("Schedule 1", "#clause-9"),
        (".", ""),
    ]


def test_a_term_says_what_it_means():
    marker = markers_of(clauses("The Fund."), defined("Fund"))[1]

    assert [p.title for p in marker("The Fund.")] == ["", "What Fund means", ""]


def test_terms_that_nothing_uses_and_terms_used_too_early_are_known():
    text = clauses("The Fund.", "“Fund” means x. “Host” means y.", "The Fund.")
    fund, host = defined("Fund", "Host", clause=2)

    assert unused_terms(text, [fund, host]) == [host]
    assert used_before_defined(text, [fund, host]) == [(fund, text[0])]
    assert used_before_defined(text[1:], [fund, host]) == []


def test_four_hundred_clauses_with_a_hundred_terms_are_marked_in_less_than_a_second():
    body = "The Term 7 and clause 12 of this Agreement bind the Council under Schedule 2. " * 10
    text = clauses(*[body] * 400)
    definitions = defined(*[f"Term {n}" for n in range(100)])

    before = time.process_time()
    marks = markers_of(text, definitions)
    for clause in text:
        marks[clause.pk](clause.body)
    unused_terms(text, definitions)

    assert time.process_time() - before < 1
