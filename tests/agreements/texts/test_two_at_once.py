"""Two people in one text at the same time, each in a connection of their own."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest
from django.db import connection, transaction

from agreements.register.approvals import record_approval, record_signature, send_for_approval
from agreements.register.models import Agreement
from agreements.texts.clauses import add_clause, change_clause
from commissioning.errors import RuleBroken, StaleVersion

pytestmark = pytest.mark.django_db(transaction=True)


def save_together(*changes):
    """Make every change at the same time; what each raised, or None.

    A test on SQLite has one connection only: there they are made one after the other.
    """
    if not connection.features.test_db_allows_multiple_connections:
        return [save(change) for change in changes]
    ready = Barrier(len(changes))
    with ThreadPoolExecutor(len(changes)) as people:
        return list(people.map(lambda change: save_when(ready, change), changes))


def save_when(ready, change):
    try:
        ready.wait(timeout=20)
        return save(change)
    finally:
        connection.close()


def save(change):
    clause, words, by = change
    try:
        change_clause(clause, number=clause.number, heading="", version=1, body=words, by=by)
    except StaleVersion as refused:
        return refused
    return None


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


def test_nobody_signs_words_that_somebody_is_just_changing(draft, clauses, commissioner):
    Agreement.objects.filter(pk=draft.pk).update(kind="section_113")  # which needs nothing more
    draft = send_for_approval(Agreement.objects.get(pk=draft.pk), by=commissioner)
    party = draft.parties.get(organisation__in=commissioner.organisation_ids)
    record_approval(party, by=commissioner)
    changed, signed = Event(), Event()

    def change():
        try:
            with transaction.atomic():
                save((clauses[0], "New.", commissioner))
                changed.set()
                signed.wait(timeout=1)  # whoever signs waits for this to end
        finally:
            connection.close()

    def sign():
        try:
            changed.wait(timeout=20)
            with pytest.raises(RuleBroken, match="not the one that was sent"):
                record_signature(party, by=commissioner)
        finally:
            signed.set()
            connection.close()

    if not connection.features.test_db_allows_multiple_connections:
        signed.set()
        save((clauses[0], "New.", commissioner))
        with pytest.raises(RuleBroken):
            record_signature(party, by=commissioner)
        return
    with ThreadPoolExecutor(2) as people:
        for one in (people.submit(change), people.submit(sign)):
            one.result()
