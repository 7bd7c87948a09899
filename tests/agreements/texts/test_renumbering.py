import pytest

from agreements.texts.clauses import add_clause
from agreements.texts.models import Clause
from agreements.texts.renumbering import new_numbers, renumber_clauses
from agreements.texts.structuring import rows_of, step_clause
from commissioning.audit.models import Event
from commissioning.errors import RuleBroken, StaleVersion


def text(*rows):
    """Clauses from `(name, number, name of parent, role)`, not saved."""
    made = {}
    for n, (name, number, parent, role) in enumerate(rows, start=1):
        made[name] = Clause(
            pk=n,
            position=n,
            number=number,
            mark=number,
            role=role,
            parent_id=made[parent].pk if parent else None,
        )
    return made


@pytest.mark.parametrize(
    ("printed", "afresh"),
    [
        (["1", "1A", "2"], ["1", "2", "3"]),
        (["2.", "4.", "5."], ["1.", "2.", "3."]),
        (["(b)", "(c)"], ["(a)", "(b)"]),
        (["(i)", "(iii)", "(v)", "(vi)"], ["(i)", "(ii)", "(iii)", "(iv)"]),
        (["B", "D"], ["A", "B"]),
        (["a)", "a)", ""], ["a)", "b)"]),
        (["*", "**"], ["*", "**"]),
    ],
)
def test_each_level_keeps_its_way_of_numbering(printed, afresh):
    rows = text(*[(n, number, None, "clause") for n, number in enumerate(printed)])

    assert [new.number for new in new_numbers(list(rows.values()), None)] == afresh


def test_letters_go_on_after_z():
    rows = text(*[(n, "(a)", None, "clause") for n in range(28)])

    assert [new.number for new in new_numbers(list(rows.values()), None)][24:] == [
        "(y)",
        "(z)",
        "(aa)",
        "(ab)",
    ]


LAID_OUT = [
    ("one", "1", None, "clause"),
    ("money", "", None, "heading"),
    ("three", "3", "money", "clause"),
    ("a", "(b)", "three", "clause"),
    ("i", "(i)", "a", "clause"),
    ("three-two", "3.2", "three", "clause"),
    ("schedule", "Schedule 1", None, "schedule"),
    ("s-two", "2", "schedule", "clause"),
    ("s-two-one", "2.4", "s-two", "clause"),
]


def test_the_body_is_numbered_without_the_schedules():
    rows = text(*LAID_OUT)

    found = {new.clause.pk: new.number for new in new_numbers(list(rows.values()), None)}

    names = {row.pk: name for name, row in rows.items()}
    assert {names[pk]: number for pk, number in found.items()} == {
        "one": "1",
        "three": "2",
        "a": "(a)",
        "i": "(i)",
        "three-two": "2.2",
    }


def test_a_schedule_has_numbers_of_its_own():
    rows = text(*LAID_OUT)

    found = new_numbers(list(rows.values()), rows["schedule"])

    assert [new.number for new in found] == ["1", "1.1"]


def test_what_stands_under_a_clause_is_numbered_after_it():
    rows = text(*LAID_OUT)

    found = new_numbers(list(rows.values()), rows["three"])

    assert [(new.clause.pk, new.number) for new in found] == [
        (rows["a"].pk, "(a)"),
        (rows["i"].pk, "(i)"),
        (rows["three-two"].pk, "3.2"),
    ]


def test_the_mark_before_a_clause_keeps_its_dress():
    row = Clause(pk=1, position=1, number="3", mark="Clause 3:", role="clause")

    assert [new.mark for new in new_numbers([row], None)] == ["Clause 1:"]


@pytest.fixture
def moved(draft, commissioner):
    """1, 2, 3 of which 3 was moved to the front."""
    for number in ("3", "2", "1"):
        add_clause(draft, number=number, heading="x", body="", by=commissioner)
    draft.refresh_from_db()
    first = draft.clauses.in_order().first()
    step_clause(first, step="down", version=draft.version, by=commissioner)
    draft.refresh_from_db()
    return draft


def numbers_of(agreement):
    return list(agreement.clauses.in_order().values_list("number", flat=True))


def test_numbers_change_only_when_asked_and_the_old_ones_stay_on_record(moved, commissioner):
    before = numbers_of(moved)

    renumber_clauses(moved, version=moved.version, by=commissioner)

    first = moved.clauses.in_order().first()
    event = Event.objects.get(what="agreement.renumbered")
    assert (before, numbers_of(moved)) == (["2", "1", "3"], ["1", "2", "3"])
    assert [v.number for v in first.versions.all()] == ["1", "2"]
    assert event.payload.before[str(first.pk)] == "2"
    assert event.payload.after[str(first.pk)] == "1"


def test_clauses_in_order_are_not_renumbered(draft, commissioner):
    add_clause(draft, number="1", heading="x", body="", by=commissioner)
    draft.refresh_from_db()

    with pytest.raises(RuleBroken, match="in order already"):
        renumber_clauses(draft, version=draft.version, by=commissioner)


def test_numbers_that_were_shown_before_the_structure_changed_are_not_given(moved, commissioner):
    with pytest.raises(StaleVersion):
        renumber_clauses(moved, version=moved.version - 1, by=commissioner)


def test_a_deleted_clause_is_not_counted(moved):
    rows = rows_of(moved)
    rows[0].deleted_at = moved.made_at

    assert [new.number for new in new_numbers(rows, None)] == ["1", "2"]
