import pytest

from agreements.texts.reading.findings.binding import Binding
from tests.agreements.texts.reading.samples import read, sample


def binding(sentence: str) -> Binding:
    return read(f"1. Status\n\n1.1 {sentence}").binding


@pytest.mark.parametrize(
    "sentence",
    [
        "This MoU is not legally binding.",
        "This MoU is not meant to be legally binding on anybody.",
        "It has no legal status.",
        "It is a non-binding statement of intent.",
        "Nothing here is intended to create legal relations.",
        "This memorandum does not create legally enforceable obligations.",
        "No party intends it to give rise to legal rights, and no legal relationship follows.",
        "It is binding in honour only.",
        "It does not have any legal force.",
        "Save for clause 7, this MoU is not legally binding.",
        "Neither party intends this MoU to be legally binding.",
    ],
)
def test_an_agreement_can_say_that_it_does_not_bind(sentence):
    assert binding(sentence) is Binding.NO


@pytest.mark.parametrize(
    "sentence",
    [
        "This agreement is a legally binding commitment.",
        "The parties intend this agreement to be legally binding.",
        "The terms are binding on each party.",
        "The parties intend to create legal relations.",
    ],
)
def test_an_agreement_can_say_that_it_binds(sentence):
    assert binding(sentence) is Binding.YES


@pytest.mark.parametrize(
    "sentence",
    [
        "The partners will work together.",
        "Legal advice was taken.",
        "Nothing in this agreement affects the legal rights of others.",
        "It will be replaced by a legally binding agreement.",
    ],
)
def test_an_agreement_can_say_neither(sentence):
    assert binding(sentence) is Binding.NOT_STATED


def test_one_sentence_that_denies_it_weighs_more_than_one_that_says_it():
    text = read(
        "1. Status\n\n1.1 Clause 7 is legally binding.\n\n1.2 The rest is not legally binding."
    )

    assert text.binding is Binding.NO
    assert [(s.answer, s.clause) for s in text.binding_statements] == [
        (Binding.YES, "1.1"),
        (Binding.NO, "1.2"),
    ]


def test_a_statement_is_the_whole_sentence_with_its_clause():
    (statement,) = sample("section_75").binding_statements

    assert (statement.sentence, statement.clause) == (
        "The Partners intend this Agreement to be legally binding.",
        "3.2",
    )
