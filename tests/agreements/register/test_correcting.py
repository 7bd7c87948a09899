"""Putting right what was recorded of a party: the old is kept with the reason (law 4)."""

import pytest

from agreements.register.approvals import record_approval, record_signature
from agreements.register.correcting import correct_approval, correct_signature, may_correct
from agreements.register.models import Agreement, Party
from commissioning.accounts.roles import Role
from commissioning.audit.models import Event
from commissioning.authorities.models import Authority
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken, StaleVersion
from tests.factories import UserFactory

A_DAY = PrintedDate.from_words("1 March 2026")
NEXT = PrintedDate.from_words("2 March 2026")
WRONG_DAY = "The minutes give another day"


@pytest.fixture
def party(draft, council):
    """Of an agreement of a kind whose signing no list stands in the way of."""
    draft.kind = Agreement.Kind.PROTOCOL
    draft.save()
    return draft.parties.get(organisation=council)


def version_of(party):
    return Agreement.objects.get(pk=party.agreement_id).version


def put_right(party, by, **details):
    """A correction from the page as it stands now."""
    given = {"version": version_of(party), "reason": WRONG_DAY, "state": "recorded", "on": NEXT}
    return correct_approval(party, by=by, **given | details)


def test_a_corrected_approval_stands_and_the_old_is_kept_with_the_reason(party, commissioner):
    cabinet = Authority.objects.create(organisation=party.organisation, given_by="Cabinet")
    record_approval(party, by=commissioner, on=A_DAY, authority=cabinet)

    approval = put_right(party, commissioner, given_by="Cabinet", reference="C/1")

    assert (approval.on, approval.authority.reference) == (NEXT, "C/1")
    kept = Event.objects.get(what="agreement.approval_corrected").payload
    assert kept.before == {
        "state": "recorded",
        "on": "1 March 2026",
        "stated_in": "",
        "given_by": "Cabinet",
        "reference": "",
    }
    assert kept.after == {
        "party": "Northshire Council",
        "state": "recorded",
        "on": "2 March 2026",
        "stated_in": "",
        "given_by": "Cabinet",
        "reference": "C/1",
        "reason": WRONG_DAY,
    }


def test_an_authority_that_was_right_stays_the_same_one(party, commissioner):
    cabinet = Authority.objects.create(organisation=party.organisation, given_by="Cabinet")
    record_approval(party, by=commissioner, on=A_DAY, authority=cabinet)

    assert put_right(party, commissioner, given_by="Cabinet").authority == cabinet


def test_a_corrected_signature_stands_and_the_old_is_kept(party, commissioner):
    record_approval(party, by=commissioner, on=A_DAY)
    record_signature(party, by=commissioner, on=A_DAY, name="A Sample", post="Chair")

    signature = correct_signature(
        party,
        by=commissioner,
        version=version_of(party),
        reason="Another signed",
        state="recorded",
        on=A_DAY,
        name="B Sample",
        post="Leader",
    )

    assert (signature.name, signature.post, signature.on) == ("B Sample", "Leader", A_DAY)
    kept = Event.objects.get(what="agreement.signature_corrected").payload
    assert (kept.before["name"], kept.after["reason"]) == ("A Sample", "Another signed")


def test_what_was_no_signature_becomes_one_only_as_one_is_recorded(party, commissioner):
    record_signature(party, by=commissioner, state="not_required")
    now = {"by": commissioner, "reason": "It was signed", "state": "recorded", "on": A_DAY}

    with pytest.raises(RuleBroken, match="Record the approval of Northshire Council before"):
        correct_signature(party, version=version_of(party), **now)

    told = correct_signature(party, version=version_of(party), stated_in="A letter", **now)
    assert told.stated_in == "A letter"


def test_what_was_no_signature_becomes_none_while_something_is_missing(party, commissioner):
    record_approval(party, by=commissioner, on=A_DAY)
    record_signature(party, by=commissioner, state="not_required")
    Agreement.objects.update(kind=Agreement.Kind.SECTION_75)
    party = Party.objects.get(pk=party.pk)

    with pytest.raises(RuleBroken, match="missing"):
        correct_signature(
            party,
            version=version_of(party),
            by=commissioner,
            reason="It was signed",
            state="recorded",
            on=A_DAY,
        )


def test_what_was_never_given_is_awaited_again(party, commissioner):
    record_approval(party, by=commissioner, on=A_DAY)

    approval = put_right(party, commissioner, state="awaited", on=PrintedDate(""))

    assert (approval.state, approval.on.known) == ("awaited", False)


def test_an_approval_under_a_signature_is_not_taken_back(party, commissioner):
    record_approval(party, by=commissioner, on=A_DAY)
    record_signature(party, by=commissioner, on=A_DAY)

    with pytest.raises(RuleBroken, match="Correct the signature of Northshire Council first"):
        put_right(party, commissioner, state="awaited", on=PrintedDate(""))


def test_nothing_is_corrected_before_it_is_recorded(party, commissioner):
    with pytest.raises(RuleBroken, match="Nothing is recorded yet"):
        put_right(party, commissioner)


def test_a_correction_over_somebody_elses_is_refused(party, commissioner):
    record_approval(party, by=commissioner, on=A_DAY)
    seen = version_of(party)
    put_right(party, commissioner)

    with pytest.raises(StaleVersion):
        put_right(party, commissioner, version=seen)


def test_what_a_partys_own_officers_confirmed_is_theirs_to_correct(
    party, commissioner, partner_commissioner
):
    approval = record_approval(party, by=commissioner, on=A_DAY)

    assert [may_correct(approval, by) for by in (commissioner, partner_commissioner)] == [
        True,
        False,
    ]
    with pytest.raises(RuleBroken, match="Only an officer of Northshire Council"):
        put_right(party, partner_commissioner)


def test_what_a_partner_entered_it_may_correct_and_it_stays_unconfirmed(
    party, partner_commissioner
):
    record_approval(party, by=partner_commissioner, on=A_DAY)

    assert put_right(party, partner_commissioner).is_unconfirmed


def test_once_its_own_officer_corrects_it_it_is_confirmed(party, partner_commissioner, council):
    record_approval(party, by=partner_commissioner, on=A_DAY)
    own = UserFactory(roles={council: [Role.APPROVER]})

    assert put_right(party, own).confirmed_by == own


def test_the_log_keeps_whether_it_was_on_a_copy_of_its_own(party, commissioner):
    record_approval(party, by=commissioner, on=A_DAY)
    record_signature(party, by=commissioner, on=A_DAY, is_counterpart=True)

    correct_signature(
        party, by=commissioner, version=version_of(party), reason="One copy", state="recorded"
    )

    kept = Event.objects.get(what="agreement.signature_corrected").payload
    assert (kept.before.get("counterpart"), kept.after.get("counterpart")) == ("yes", None)
