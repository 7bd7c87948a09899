import pytest
from django.db import connection

from commissioning.audit.chain import Anchor, Verdict, anchor_of, verify_chain
from commissioning.audit.models import GENESIS, Event, Head, Link
from tests.plugins.flush import triggers_set_aside


@pytest.fixture
def five(act):
    """Five acts in the chains of the council and the ICB."""
    return [act(f"agreement.step_{n}", after={"n": n}) for n in range(1, 6)]


def tamper(statement, *values):
    """What somebody with the whole database could do."""
    with triggers_set_aside(), connection.cursor() as cursor:
        cursor.execute(statement, values)
        assert cursor.rowcount


def test_a_chain_that_nobody_touched_holds(five, council, icb):
    assert verify_chain(council.pk) == Verdict(5, None)
    assert verify_chain(icb.pk) == Verdict(5, None)


def test_a_chain_with_nothing_in_it_holds(council):
    assert verify_chain(council.pk) == Verdict(0, None)
    assert anchor_of(council.pk) == Anchor(0, GENESIS)


@pytest.mark.parametrize(
    "change",
    [
        "what = 'agreement.signed'",
        "subject_id = subject_id + 1",
        "subject_type = 'decisions.decision'",
        "by_id = NULL",
        "request_id = 'x'",
        "payload_digest = 'x'",
        "at = '2021-01-01 00:00:00+00:00'",
    ],
)
def test_an_altered_event_is_found_in_every_chain_that_it_is_in(change, five, council, icb):
    tamper(f"UPDATE audit_event SET {change} WHERE id = %s", five[2].pk)

    expected = Verdict(2, 3, "The event or its link was altered.")
    assert verify_chain(council.pk) == expected
    assert verify_chain(icb.pk) == expected


def test_an_altered_link_is_found(five, council):
    tamper(
        "UPDATE audit_link SET hash = 'x' WHERE organisation_id = %s AND sequence = 2", council.pk
    )

    assert verify_chain(council.pk) == Verdict(1, 2, "The event or its link was altered.")


def test_an_altered_payload_is_found(five, council):
    tamper("UPDATE audit_payload SET after = '{\"n\": 9}' WHERE event_id = %s", five[3].pk)

    assert verify_chain(council.pk) == Verdict(3, 4, "The payload was altered.")


def test_a_link_that_was_taken_out_is_found(five, council):
    tamper("DELETE FROM audit_link WHERE organisation_id = %s AND sequence = 3", council.pk)

    assert verify_chain(council.pk) == Verdict(2, 3, "A link is missing.")


def test_two_acts_that_changed_places_are_found(five, council):
    first, second = Link.objects.filter(organisation=council).order_by("sequence")[:2]
    tamper("UPDATE audit_link SET event_id = %s WHERE id = %s", second.event_id, first.pk)

    assert verify_chain(council.pk) == Verdict(0, 1, "The event or its link was altered.")


def test_a_cut_tail_is_found_by_the_head(five, council):
    tamper("DELETE FROM audit_link WHERE organisation_id = %s AND sequence > 3", council.pk)

    assert verify_chain(council.pk) == Verdict(3, 4, "The chain ends before its recorded head.")


def test_a_cut_tail_with_its_head_wound_back_is_found_by_an_anchor(five, council, icb):
    noted = anchor_of(council.pk)
    tamper("DELETE FROM audit_link WHERE organisation_id = %s AND sequence > 3", council.pk)
    third = Link.objects.get(organisation=council, sequence=3)
    Head.objects.filter(organisation=council).update(sequence=3, hash=third.hash)

    assert verify_chain(council.pk) == Verdict(3, None)
    assert verify_chain(council.pk, anchors=[noted]) == Verdict(
        3, 4, "The chain ends before a head noted before."
    )
    assert verify_chain(icb.pk) == Verdict(5, None)


def test_a_tail_that_was_cut_and_written_anew_is_found_by_an_anchor(five, council, act):
    noted = anchor_of(council.pk)
    tamper("DELETE FROM audit_link WHERE organisation_id = %s AND sequence > 3", council.pk)
    third = Link.objects.get(organisation=council, sequence=3)
    Head.objects.filter(organisation=council).update(sequence=3, hash=third.hash)
    act("agreement.invented", organisations=[council.pk])
    act("agreement.invented", organisations=[council.pk])

    assert verify_chain(council.pk) == Verdict(5, None)
    assert verify_chain(council.pk, anchors=[noted]) == Verdict(
        4, 5, "The chain is not the one of which this head was noted before."
    )


def test_anchors_of_all_times_hold_while_the_chain_grows(act, council):
    anchors = [anchor_of(council.pk)]
    for n in range(3):
        act(f"agreement.step_{n}")
        anchors.append(anchor_of(council.pk))

    assert [anchor.sequence for anchor in anchors] == [0, 1, 2, 3]
    assert verify_chain(council.pk, anchors=anchors) == Verdict(3, None)


def test_one_changed_letter_anywhere_is_found(act, council):
    """Each event in turn of a longer chain; a bigger drill is `run.py security`."""
    events = [act(f"agreement.step_{n}", organisations=[council.pk]) for n in range(20)]

    found = []
    for place, event in enumerate(events, start=1):
        what = Event.objects.get(pk=event.pk).what
        tamper("UPDATE audit_event SET what = %s WHERE id = %s", what.upper(), event.pk)
        found.append(verify_chain(council.pk).broken_at == place)
        tamper("UPDATE audit_event SET what = %s WHERE id = %s", what, event.pk)

    assert found == [True] * 20
    assert verify_chain(council.pk).holds
