"""Writing portal records back: R-MG-05, R-SEED-000."""

import pytest

from governance.decisions.decisions import record_decision
from governance.decisions.details import parts_of
from governance.decisions.public_record import public_record
from governance.decisions.text_reading import read_record
from governance.decisions.text_writing import write_record
from tests.governance.conftest import TODAY
from tests.governance.decisions.papers import EXAMPLE, lines_of, seed_000

PORTAL = """Decision details

A title

Decision Maker: Cabinet

ref: 77

Is Key decision?: Yes

Decisions:

RESOLVED:

(1) To approve it.

(2) To note the rest.

Declarations:

None declared

Date of decision: 21/04/2021
"""


@pytest.fixture
def written_back(place, officer):
    """Reads a text in, and gives the text that is written of what was kept."""

    def read_and_write(text):
        details = read_record(text) | {"body": officer, "stated_in": "A portal"}
        decision = record_decision(place, by=None, **details)
        return write_record(public_record(decision, parts_of(decision), published_on=TODAY))

    return read_and_write


def test_a_portals_record_comes_back_as_it_was(written_back):
    assert written_back(PORTAL) == PORTAL


def test_our_own_example_comes_back_line_by_line(written_back):
    assert lines_of(written_back(EXAMPLE)) == lines_of(EXAMPLE)


@pytest.mark.needs("the real papers")
def test_the_real_record_comes_back_line_by_line(written_back):
    """R-MG-05: every labelled value, and the label that has none."""
    assert lines_of(written_back(seed_000())) == lines_of(seed_000())


def test_a_label_without_a_value_is_kept(written_back):
    text = "Decision details\n\nT\n\nAccompanying Documents:\n"

    assert written_back(text) == text


def test_what_was_added_since_comes_after_what_was_printed(place, officer):
    details = read_record("T\n\nDecision Maker: Cabinet\n") | {"body": officer, "stated_in": "x"}
    decision = record_decision(place, by=None, **details | {"reasons": "Because."})

    text = write_record(public_record(decision, parts_of(decision), published_on=TODAY))

    assert text == (
        "Decision details\n\nT\n\nDecision Maker: Cabinet\n\n"
        "Reasons for the decision:\n\nBecause.\n"
    )


def test_an_answer_in_other_words_comes_back_in_them(written_back):
    text = "Decision details\n\nT\n\nIs Key decision?: Yes, by urgency\n\nDecision Maker: Cabinet\n"

    assert written_back(text) == text
