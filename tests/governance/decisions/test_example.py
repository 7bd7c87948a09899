"""Our own example record has the labels, the order and the facts of seed 000, and none of its words."""

import re

import pytest

from governance.decisions.text_labels import label_at
from governance.decisions.text_reading import read_record
from tests.governance.decisions.papers import EXAMPLE, lines_of, seed_000

RUN = 8
FACTS = (
    (
        "PH 09 2021 - Renewal of the Joint Commissioning Agreement from 1st April 2021 for 12 months "
        "to 31st March 2022"
    ),
    (
        "Urgent and Emergency Care, Intermediate Care, Complex Lives, Learning Disability, Starting "
        "Well first 1001 days, Vulnerable Adolescents and Dermatology"
    ),
)
"""The title and the names of the areas, which are facts."""


def runs(text):
    """Every eight words that stand together in one line."""
    lines = [re.findall(r"[a-z0-9]+", line) for line in text.lower().splitlines()]
    return {tuple(words[n : n + RUN]) for words in lines for n in range(len(words) - RUN + 1)}


def labels(text):
    return [found[1] for line in lines_of(text) if (found := label_at(line))]


def without_labels(text):
    """What its author wrote: labels and their short values are everybody's."""
    prose = "\n".join(line for line in lines_of(text) if label_at(line) is None)
    for fact in FACTS:
        prose = prose.replace(fact, " § ")
    return prose


@pytest.mark.needs("the real papers")
def test_no_eight_words_in_a_row_are_taken_from_the_paper():
    assert runs(without_labels(EXAMPLE)) & runs(without_labels(seed_000())) == set()


@pytest.mark.needs("the real papers")
def test_labels_and_facts_are_those_of_the_paper():
    """R-SEED-000."""
    ours, theirs = read_record(EXAMPLE), read_record(seed_000())
    facts = ("title", "maker_words", "status_words", "is_key", "is_subject_to_call_in")

    assert labels(EXAMPLE) == labels(seed_000())
    for fact in (*facts, "decided_on", "published_on", "other_references"):
        assert ours[fact] == theirs[fact]
    assert [(o["label"], o["outcome"]) for o in ours["options"]] == [
        (o["label"], o["outcome"]) for o in theirs["options"]
    ]


def test_option_b_is_preferred_under_a_heading_that_says_rejected():
    """R-DEC-22, R-SEED-000."""
    details = read_record(EXAMPLE)

    assert details["options_statement"] == "OTHER OPTIONS, CONSIDERED AND REJECTED"
    assert [(o["label"], o["outcome"]) for o in details["options"]] == [
        ("a.", "rejected"),
        ("b.", "preferred"),
    ]


def test_the_record_has_no_reasons_of_its_own_and_no_conflicts():
    """R-MG-06: they stand inside its purpose."""
    details = read_record(EXAMPLE)

    assert "reasons" not in details
    assert "conflicts" not in details
    assert details["accompanying_documents"] == ""
