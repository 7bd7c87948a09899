import pytest

from agreements.texts.cross_references import (
    broken_references,
    in_words,
    references_in,
    referring_to,
    target_named,
    targets_of,
)
from agreements.texts.models import Clause


def text(*rows):
    """Clauses from `(number, what it stands under, role, body)`, not saved."""
    made: dict[str, Clause] = {}
    for n, (number, under, role, body) in enumerate(rows, start=1):
        made[number] = Clause(
            pk=n,
            position=n,
            number=number,
            role=role,
            body=body,
            parent_id=made[under].pk if under else None,
        )
    return list(made.values())


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("as clause 5.2 says", [("clause 5.2", "5.2")]),
        (
            "Clause 5.2(a) or Schedule 3",
            [("Clause 5.2(a)", "5.2(a)"), ("Schedule 3", "schedule 3")],
        ),
        ("clauses 5, 6.1 and 7", [("clauses 5", "5"), ("6.1", "6.1"), ("7", "7")]),
        ("Appendix B.", [("Appendix B", "appendix b")]),
        ("clause 12A", [("clause 12A", "12A")]),
        ("clause 3 of Schedule 2", [("Schedule 2", "schedule 2")]),
        ("clause 7 of the National Health Service Act", []),
        ("clause 7 of this Agreement", [("clause 7", "7")]),
        ("section 75 and paragraph 4", []),
        ("Schedule attached; each clause", []),
    ],
)
def test_clauses_and_schedules_are_found_in_words(words, found):
    assert [(words[one.start : one.end], one.name) for one in references_in(words)] == found


TEXT = text(
    ("1", None, "clause", "See clause 2(a), clause 3 and Schedule 1."),
    ("2", None, "clause", ""),
    ("(a)", "2", "clause", "As clause 1 says; clause 9.9 too, and clause 9.9 again."),
    ("Schedule 1", None, "schedule", ""),
    ("4", "Schedule 1", "clause", "Under clause 4."),
)


def test_what_stands_in_a_schedule_has_numbers_of_its_own():
    assert targets_of(TEXT) == {"1": 1, "2": 2, "2(a)": 3, "schedule 1": 4}


def test_a_letter_within_a_clauses_own_words_leads_to_the_clause():
    assert [target_named(name, targets_of(TEXT)) for name in ("1(b)", "2(a)", "8(a)")] == [
        1,
        3,
        None,
    ]


def test_what_is_referred_to_and_not_there_is_told_once_a_clause():
    assert [(clause.number, name) for clause, name in broken_references(TEXT)] == [
        ("1", "3"),
        ("(a)", "9.9"),
        ("4", "4"),
    ]


def test_who_refers_to_a_clause_is_known_before_it_goes():
    assert [c.number for c in referring_to(TEXT, [TEXT[0]])] == ["(a)"]
    assert [c.number for c in referring_to(TEXT, TEXT[1:3])] == ["1"]


def test_a_reference_in_a_sentence():
    assert [in_words(name) for name in ("5.2", "schedule 3")] == ["clause 5.2", "Schedule 3"]
