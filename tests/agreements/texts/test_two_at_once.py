"""Two people in one text at the same time, each in a connection of their own."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from agreements.texts.clauses import add_clause, change_clause
from commissioning.errors import StaleVersion

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="SQLite lets one person write at a time"
    ),
]


def save_together(*changes):
    """Run every change in a thread of its own; what each raised, or None."""
    ready = Barrier(len(changes))

    def save(change):
        try:
            ready.wait(timeout=20)
            clause, words, by = change
            change_clause(clause, number=clause.number, heading="", version=1, body=words, by=by)
        except StaleVersion as refused:
            return refused
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(len(changes)) as people:
        return list(people.map(save, changes))


@pytest.fixture
def clauses(draft, commissioner):
    return [
        add_clause(draft, number=number, heading="", body="Old.", by=commissioner)
        for number in ("1", "2")
    ]


def test_different_clauses_saved_at_the_same_time_both_survive(
    draft, clauses, commissioner, partner_commissioner
):
    first, second = clauses

    raised = save_together(
        (first, "Mine.", commissioner), (second, "Theirs.", partner_commissioner)
    )

    said = dict(draft.clauses.values_list("number", "body"))
    assert raised == [None, None]
    assert said == {"1": "Mine.", "2": "Theirs."}


def test_of_two_who_save_one_clause_at_the_same_time_one_is_shown_the_others_words(
    clauses, commissioner, partner_commissioner
):
    clause = clauses[0]

    raised = save_together(
        (clause, "Mine.", commissioner), (clause, "Theirs.", partner_commissioner)
    )

    clause.refresh_from_db()
    refused = [one for one in raised if one]
    assert len(refused) == 1
    assert clause.body == refused[0].theirs.body in {"Mine.", "Theirs."}
    assert clause.version == 2
