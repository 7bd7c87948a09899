"""A text that goes to the record that survives goes with its history, and is not taken for sent."""

import datetime as dt

import pytest
import time_machine

from agreements.register.approvals import send_for_approval
from agreements.register.merging import merge_agreements
from agreements.register.sending_again import has_changed_since_sent
from agreements.texts.clauses import add_clause
from agreements.texts.comparison.definitions import DefinedTerm, definitions_as
from agreements.texts.comparison.versions import text_as
from agreements.texts.defining import add_definition, take_out_definition
from agreements.texts.structuring import bring_back_clause, delete_clause, deleted_of
from tests.factories import AgreementFactory

MONDAY = dt.datetime(2026, 3, 2, 12, tzinfo=dt.UTC)
TUESDAY = dt.datetime(2026, 3, 3, 12, tzinfo=dt.UTC)
WEDNESDAY = dt.datetime(2026, 3, 4, 12, tzinfo=dt.UTC)


@pytest.fixture
def duplicate(place, council, icb):
    return AgreementFactory(partnership=place, parties=[council, icb], title="The same again")


def test_the_history_of_a_text_moves_with_it(draft, duplicate, commissioner):
    with time_machine.travel(MONDAY, tick=False):
        first, second = (
            add_clause(duplicate, number=n, heading="", body=f"{n}.", by=commissioner)
            for n in ("2", "1")
        )
        term = add_definition(duplicate, term="Pool", meaning="Money", by=commissioner)
    with time_machine.travel(TUESDAY, tick=False):
        delete_clause(first, version=1, by=commissioner)
        take_out_definition(term, version=1, by=commissioner)
    with time_machine.travel(WEDNESDAY, tick=False):
        merge_agreements(draft, duplicate, by=commissioner)

        assert [one.number for one in text_as(draft, "2026-03-02")] == ["1", "2"]
        assert [one.number for one in text_as(draft, "2026-03-03")] == ["1"]
        assert definitions_as(draft, "2026-03-02") == [DefinedTerm("Pool", "Money")]
        assert definitions_as(draft, "2026-03-03") == []
        (deleted,) = deleted_of(draft)
        assert bring_back_clause(deleted, by=commissioner) == first
    assert list(draft.clauses.in_order()) == [second, first]


def test_of_a_text_of_its_own_the_survivor_keeps_the_history_alone(draft, duplicate, commissioner):
    with time_machine.travel(MONDAY, tick=False):
        for agreement in (draft, duplicate):
            clause = add_clause(agreement, number="1", heading="", body="-", by=commissioner)
            term = add_definition(agreement, term=str(agreement), meaning="", by=commissioner)
    with time_machine.travel(TUESDAY, tick=False):
        delete_clause(clause, version=1, by=commissioner)
        take_out_definition(term, version=1, by=commissioner)
        merge_agreements(draft, duplicate, by=commissioner)

    assert [one.number for one in text_as(draft, "2026-03-02")] == ["1"]
    assert definitions_as(draft, "2026-03-02") == [DefinedTerm(str(draft), "")]
    assert not deleted_of(draft).exists()


def test_what_the_duplicate_was_sent_as_is_not_what_the_survivor_was_sent_as(
    draft, duplicate, commissioner
):
    for agreement, body in ((draft, "Ours."), (duplicate, "Theirs.")):
        add_clause(agreement, number="1", heading="", body=body, by=commissioner)
        send_for_approval(agreement, by=commissioner)

    draft = merge_agreements(draft, duplicate, by=commissioner)

    assert not has_changed_since_sent(draft)
    assert [(one.number, one.because) for one in draft.sealed_texts.order_by("number")] == [
        (1, "Sent for approval"),
        (2, "Sent for approval, in a record that was merged into this one"),
    ]
