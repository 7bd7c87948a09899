import datetime as dt

import pytest

from agreements.register.approvals import record_approval, record_signature, send_for_approval
from agreements.register.correcting import correct_signature
from agreements.register.models import Agreement, Party
from agreements.register.parties import remove_party
from agreements.register.renewal import renew_agreement
from agreements.texts.clauses import add_clause, change_clause
from agreements.texts.sealing import seal_text
from agreements.texts.structuring import step_clause
from commissioning.calendar.printed_dates import PrintedDate
from tests.factories import ApprovalFactory, PartyFactory, SignatureFactory

A_DAY = PrintedDate.from_words("1 March 2026")


@pytest.fixture
def clause(draft, commissioner):
    words = {"number": "1", "heading": "Purpose", "body": "To work together."}
    return add_clause(draft, after=None, by=commissioner, **words)


def test_a_sealed_text_never_changes(draft, clause, commissioner):
    sealed = seal_text(draft, because="Sent for approval", by=commissioner)
    change_clause(
        clause, number="1", heading="Purpose", body="Otherwise.", version=1, by=commissioner
    )

    sealed.refresh_from_db()
    said = {"number": "1", "heading": "Purpose", "body": "To work together."}
    assert sealed.clauses == [{"role": "clause", **said, "under": None}]


def test_a_text_is_kept_again_when_a_clause_stands_under_another(draft, clause, commissioner):
    said = {"number": "A", "heading": "", "body": "Carers too."}
    nested = add_clause(draft, after=clause, by=commissioner, **said)
    first = seal_text(draft, because="Sent for review", by=commissioner)
    draft.refresh_from_db()
    step_clause(nested, step="nest", version=draft.version, by=commissioner)

    second = seal_text(draft, because="Sent for approval", by=commissioner)

    assert [[one["under"] for one in text.clauses] for text in (first, second)] == [
        [None, None],
        [None, 0],
    ]


def test_a_text_kept_before_its_nesting_was_is_not_kept_again(draft, clause, commissioner):
    first = seal_text(draft, because="Sent for review", by=commissioner)
    del first.clauses[0]["under"]
    first.save()

    again = seal_text(draft, because="Sent for approval", by=commissioner)

    assert (again, draft.sealed_texts.count()) == (first, 1)


def test_a_text_that_has_not_changed_is_kept_once(draft, clause, commissioner):
    first = seal_text(draft, because="Sent for review", by=commissioner)
    again = seal_text(draft, because="Sent for approval", by=commissioner)

    assert (again, draft.sealed_texts.count()) == (first, 1)


def test_a_changed_text_is_kept_as_the_next_version(draft, clause, commissioner):
    seal_text(draft, because="Sent for review", by=commissioner)
    change_clause(
        clause, number="1", heading="Purpose", body="Otherwise.", version=1, by=commissioner
    )

    assert seal_text(draft, because="Sent for approval", by=commissioner).number == 2


def test_a_renewal_carries_the_clauses_and_the_old_text_stays(draft, clause, commissioner):
    year = {"starts_on": dt.date(2027, 4, 1), "ends_on": dt.date(2028, 3, 31)}
    sub = add_clause(draft, after=clause, number="1.1", heading="", body="x", by=commissioner)

    new = renew_agreement(draft, title="Next year", by=commissioner, **year)

    copies = list(new.clauses.in_order())
    assert [(c.number, c.heading, c.body, c.version) for c in copies] == [
        ("1", "Purpose", "To work together.", 1),
        ("1.1", "", "x", 1),
    ]
    assert copies[1].parent == copies[0]
    assert list(draft.clauses.in_order()) == [clause, sub]


def test_what_is_sent_for_approval_is_kept_as_it_was_sent(draft, clause, commissioner):
    send_for_approval(draft, by=commissioner)

    assert [(t.because, t.clauses[0]["body"]) for t in draft.sealed_texts.all()] == [
        ("Sent for approval", "To work together.")
    ]


@pytest.fixture
def protocol(draft, clause):
    """Of a kind whose signing no list stands in the way of."""
    draft.kind = Agreement.Kind.PROTOCOL
    draft.save()
    return draft


def sign(agreement, body, by, **details):
    party = agreement.parties.get(organisation=body)
    record_approval(party, by=by, state="not_required")
    return record_signature(party, by=by, on=A_DAY, **details)


def because(agreement):
    return [text.because for text in agreement.sealed_texts.all()]


def test_a_corrected_signature_that_leaves_none_to_papers_keeps_the_text_as_signed(
    protocol, council, icb, commissioner
):
    for body in (council, icb):
        sign(protocol, body, commissioner, stated_in="A letter")
    as_papers_say = because(protocol)

    correct_signature(
        protocol.parties.get(organisation=council),
        version=Agreement.objects.get(pk=protocol.pk).version,
        state="recorded",
        on=A_DAY,
        by=commissioner,
        reason="We have the paper itself",
    )

    assert (as_papers_say, because(protocol)) == ([], ["Signed by every party"])


def test_a_signed_text_is_not_kept_again_for_a_corrected_name(protocol, council, icb, commissioner):
    for body in (council, icb):
        sign(protocol, body, commissioner)

    correct_signature(
        protocol.parties.get(organisation=council),
        version=Agreement.objects.get(pk=protocol.pk).version,
        state="recorded",
        on=A_DAY,
        name="A Sample",
        by=commissioner,
        reason="The name was missing",
    )

    assert because(protocol) == ["Signed by every party"]


def test_the_text_is_kept_as_signed_once_the_only_party_that_did_not_sign_is_removed(
    protocol, council, icb, commissioner
):
    third = PartyFactory(agreement=protocol, position=3)
    for act in (ApprovalFactory, SignatureFactory):
        act(party=third, state="awaited")
    for body in (council, icb):
        sign(protocol, body, commissioner)
    before = because(protocol)

    remove_party(Party.objects.get(pk=third.pk), by=commissioner)

    assert (before, because(protocol)) == ([], ["Signed by every party"])
