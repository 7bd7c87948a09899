"""`run.py rules`: every rule of docs/rules.md is tested, or says why not."""

import pytest

from tests import rules

ONE, TWO, ELSEWHERE = (
    f"R-{family}-{number}" for family, number in (("XY", 10), ("XY", 20), ("Z", 1))
)
PLACES = ["tests/test_some.py::test_a_sentence"]


@pytest.mark.parametrize(
    ("reasons", "kept", "shown", "wrong"),
    [
        ({ONE: ""}, {}, {ONE: PLACES}, []),
        ({ONE: "A fact."}, {}, {}, []),
        ({ONE: "A fact."}, {ONE: PLACES}, {}, []),
        ({ONE: ""}, {}, {}, [f"{ONE} is neither tested nor has its reason in docs/rules.md."]),
        (
            {ONE: "A fact."},
            {},
            {ONE: PLACES},
            [f"{ONE} is tested: take its reason out of docs/rules.md."],
        ),
        (
            {ONE: ""},
            {},
            {ONE: PLACES, TWO: PLACES},
            [f"{TWO} is cited and not in docs/rules.md."],
        ),
        ({ONE: ""}, {}, {ONE: PLACES, ELSEWHERE: PLACES}, []),
        (
            {},
            {ELSEWHERE: PLACES},
            {},
            [f"{ELSEWHERE} is neither tested nor has its reason in docs/rules.md."],
        ),
    ],
)
def test_a_rule_is_tested_or_has_its_reason_and_never_both(reasons, kept, shown, wrong):
    assert list(rules.amiss(reasons, kept, shown)) == wrong


def test_the_reason_is_read_from_the_book():
    book = (
        f"| rule | in short | why no test |\n| {ONE} | A check | |\n| {TWO} | A fact | It is one. |"
    )

    assert dict(rules.untested(book)) == {ONE: "", TWO: "It is one."}


def test_a_row_that_cannot_be_read_is_refused():
    with pytest.raises(SystemExit, match="cannot be read"):
        list(rules.untested(f"| {ONE} | A check without an end"))


def test_the_book_has_every_rule_of_agreements_once():
    listed = [rule for rule, _ in rules.untested(rules.BOOK.read_text())]

    assert listed == [
        *(f"R-S75-{number:02}" for number in range(1, 44)),
        *(f"R-DOC-{number:02}" for number in range(1, 6)),
        *(f"R-PTY-{number:02}" for number in range(1, 11)),
        *(f"R-SEED-{number:03}" for number in range(5)),
    ]


def test_nothing_is_amiss_with_the_rules_of_this_repository(capsys):
    assert rules.show() == 0, capsys.readouterr().out
