"""The record as data: law 4, law 9's ground, R-REC-09."""

import pytest

from governance.decisions.details import parts_of
from governance.decisions.models import AuthorityLine
from governance.decisions.public_record import (
    digest_of,
    printed_date,
    public_record,
    says_the_same,
    weakest_state,
    words_of,
)
from tests.factories import (
    AuthorityLineFactory,
    DecisionFactory,
    OptionFactory,
    OtherReferenceFactory,
    ResolutionFactory,
)
from tests.governance.conftest import TODAY


@pytest.mark.parametrize(
    ("states", "weakest"),
    [
        ([], ""),
        (["recorded", "recorded"], "recorded"),
        (["recorded", "attested"], "attested"),
        (["attested", "not_recorded"], "not_recorded"),
        (["not_recorded", "awaited"], "awaited"),
        (["recorded", "not_required"], "recorded"),
        (["not_required"], "not_required"),
    ],
)
def test_the_state_of_the_whole_is_its_weakest_line(states, weakest):
    """Law 4."""
    assert weakest_state([AuthorityLine(state=state) for state in states]) == weakest


def test_every_word_of_a_record_can_be_found(board):
    decision = DecisionFactory(body=board)
    for factory in (ResolutionFactory, OptionFactory, OtherReferenceFactory, AuthorityLineFactory):
        factory(decision=decision)
    record = public_record(decision, parts_of(decision), published_on=TODAY)

    words = words_of(record)

    texts = [getattr(decision, name) for name in ("title", "purpose", "contact", "wards")]
    rows = [decision.options.get().reasons, decision.resolutions.get().text]
    lines = [decision.authority_lines.get().given_by, decision.other_references.get().text]
    assert all(text in words for text in texts + rows + lines)


def test_records_that_differ_only_in_their_revision_say_the_same(written):
    record = public_record(written, parts_of(written), published_on=TODAY)

    assert says_the_same(record | {"revision": 1}, record | {"revision": 2, "correction": "x"})
    assert not says_the_same(record, record | {"title": "Another"})


def test_the_hash_changes_with_any_word(written):
    record = public_record(written, parts_of(written), published_on=TODAY)

    assert digest_of(record) == digest_of(dict(record))
    assert digest_of(record) != digest_of(record | {"wards": "All"})


def test_a_date_comes_back_as_it_was(written):
    record = public_record(written, parts_of(written), published_on=TODAY)

    assert printed_date(record["decided_on"]) == written.decided_on
