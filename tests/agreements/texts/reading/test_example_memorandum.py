"""The example memorandum that the service ships: the facts of the real one, in words of our own."""

import re

import pytest

from agreements.texts.reading.agreement_text import AgreementText, read_agreement
from tests.agreements.texts.reading.files.word_documents import as_word_document
from tests.agreements.texts.reading.samples import EXAMPLE

FACTS = re.compile(
    r"doncaster ccg of sovereign house, heavens walk, doncaster, dn4 5hz"
    r"|doncaster borough council(?: of civic office, waterdale, doncaster, south yorkshire, dn1 3bu)?"
    r"|nhs doncaster clinical\s+commissioning group|doncaster borough\s+council|accountable officer"
    r"|joint commissioning co-ordinators committee|joint commissioning agreement|doncaster place plan"
    r"|document embedded|final version 18 octo:|work programme key milestones|memorandum of understanding"
    r"|(?:signature|name|position|organisation|date):?$|^date|draft|appendix [ab]|^\d+\..*$"
    r"|\d{1,2}(?:st|th)? (?:january|march|april|november)(?: \d{4})?",
    re.IGNORECASE | re.MULTILINE,
)
TOO_MANY = 8


@pytest.fixture(scope="module")
def example() -> AgreementText:
    return read_agreement(EXAMPLE.read_bytes(), EXAMPLE.name)


@pytest.fixture(scope="module")
def example_in_word() -> AgreementText:
    return read_agreement(as_word_document(EXAMPLE.read_text()), "memorandum.docx")


@pytest.fixture(scope="module")
def real(doncaster_memorandum: bytes) -> AgreementText:
    return read_agreement(doncaster_memorandum, "memorandum.txt")


def runs_of_words(text: str) -> set[tuple[str, ...]]:
    """Each run of eight words, not across names, dates, addresses or numbers of clauses."""
    runs: set[tuple[str, ...]] = set()
    text = re.sub(r"^\d+(?:\.\d+)+ ", "\0", text.replace("**", ""), flags=re.MULTILINE)
    for stretch in FACTS.sub("\0", text).split("\0"):
        words = re.findall(r"[a-z0-9&’']+", stretch.lower())
        runs |= {tuple(words[i : i + TOO_MANY]) for i in range(len(words) - TOO_MANY + 1)}
    return runs


@pytest.mark.needs("the real papers")
def test_no_sentence_is_the_real_memorandums(doncaster_memorandum):
    assert (
        runs_of_words(EXAMPLE.read_text()) & runs_of_words(doncaster_memorandum.decode()) == set()
    )


def test_every_word_is_read_in_its_order(example):
    assert example.words == EXAMPLE.read_text().split()
    assert example.unplaced == ()


@pytest.mark.needs("the real papers")
def test_it_has_the_facts_of_the_real_one(example, real):
    def facts(text: AgreementText) -> dict[str, object]:
        return {
            "clauses": [(p.mark, p.depth) for p in text.clauses],
            "roles": [p.role for p in text.passages],
            "kind": text.kind,
            "parties": text.parties,
            "collective": text.collective_terms,
            "defined": [(t.term, t.meaning) for t in text.defined_terms],
            "areas": [area.name for area in text.areas],
            "milestones": [m.due for m in text.milestones],
            "starts": text.term.start.kind,
            "ends": text.term.end,
            "binding": [(s.answer, s.clause) for s in text.binding_statements],
            "organisations": [s.organisation for s in text.signatures],
            "drafts": [mark.words for mark in text.draft_marks],
            "papers": text.papers_referred_to,
            "obligations": [(o.clause, o.every, o.unit) for o in text.obligations],
            "differences": [d.number for d in text.contents_differences],
        }

    assert facts(example) == facts(real)


def test_officers_are_named_by_post_alone(example):
    assert [(s.name, s.position) for s in example.signatures] == [
        ("", "Accountable Officer"),
        ("", ""),
    ]


def test_the_example_from_word_has_the_numbers_that_word_prints(example, example_in_word):
    assert [(p.number, p.heading, p.depth) for p in example_in_word.clauses] == [
        (p.number, p.heading, p.depth) for p in example.clauses
    ]


def test_the_example_from_word_says_the_same(example, example_in_word):
    def readings(text: AgreementText) -> dict[str, object]:
        return {
            "title": text.title,
            "parties": text.parties,
            "differences": text.contents_differences,
            "areas": text.areas,
            "milestones": text.milestones,
            "term": text.term,
            "binding": text.binding_statements,
            "papers": text.papers_referred_to,
            "obligations": text.obligations,
            "signatures": text.signatures,
        }

    assert readings(example_in_word) == readings(example)


def test_bullets_from_word_are_printed_marks(example_in_word):
    (behaviours,) = [p for p in example_in_word.clauses if p.number == "9.1"]
    (ambition,) = [p for p in example_in_word.clauses if p.number == "3.4"]

    assert [line[:2] for line in behaviours.body.splitlines() if line][1:] == ["✓ "] * 9
    assert [line[:2] for line in ambition.body.splitlines() if line][1:] == ["• "] * 5


def test_a_draft_in_the_page_header_is_noted(example_in_word):
    assert [(mark.words, mark.line is None) for mark in example_in_word.draft_marks] == [
        ("DRAFT", True),
        ("DRAFT", False),
        ("DRAFT", False),
        ("DRAFT", False),
    ]
