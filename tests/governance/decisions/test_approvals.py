"""What a decision does to the agreements that it approves: R-DEC-19, domain law 4."""

import pytest

from agreements.register.approvals import record_approval
from agreements.register.models import Approval
from commissioning.authorities.models import Authority
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken
from governance.decisions.authority import confirm_authority, record_authority
from governance.decisions.corrections import correct_decision
from governance.decisions.decisions import record_decision
from governance.decisions.publication import publish_decision
from tests.governance.conftest import TODAY, whole

ON = PrintedDate.from_words("10 May 2021")


def line(organisation, state, given_by=""):
    return {
        "organisation": organisation,
        "state": state,
        "given_by": given_by,
        "instrument": "The scheme of delegation",
        "on": ON,
    }


def publish(place, body, by, agreement, lines, role="approve", **changes):
    details = whole(
        body,
        agreements=[{"agreement": agreement, "role": role}],
        authority_lines=lines,
        **changes,
    )
    decision = record_decision(place, by=by, **details)
    return publish_decision(decision, version=1, by=by, key="k", on=TODAY).decision


def approval_of(agreement, organisation):
    return Approval.objects.get(party__agreement=agreement, party__organisation=organisation)


def test_an_approving_decision_records_each_partys_approval(
    place, board, council, icb, secretary, draft
):
    decision = publish(
        place,
        board,
        secretary,
        draft,
        [line(council, "recorded", "Cabinet"), line(icb, "not_required")],
    )

    ours, theirs = approval_of(draft, council), approval_of(draft, icb)
    assert (ours.state, ours.on, theirs.state) == ("recorded", ON, "not_required")
    assert ours.authority == Authority.objects.get()
    assert (ours.authority.given_by, ours.authority.reference, ours.authority.url) == (
        "Cabinet",
        "JCB/2027/1",
        decision.get_absolute_url(),
    )


def test_an_awaited_line_approves_nothing_until_its_partner_states_it(
    place, board, council, icb, secretary, partner_secretary, draft
):
    lines = [line(council, "recorded"), line(icb, "awaited")]
    decision = publish(place, board, secretary, draft, lines)
    assert icb.party_to.get().approval.state == "awaited"

    theirs = decision.authority_lines.get(organisation=icb)
    stated = {"state": "recorded", "given_by": "Governing Body", "on": ON}
    record_authority(theirs, by=partner_secretary, today=TODAY, **stated)

    approval = approval_of(draft, icb)
    assert (approval.state, approval.authority.given_by) == ("recorded", "Governing Body")
    assert not approval.is_unconfirmed


def test_what_was_entered_for_a_partner_stands_unconfirmed_until_it_confirms(
    place, board, council, icb, secretary, partner_secretary, draft
):
    decision = publish(place, board, secretary, draft, [line(icb, "recorded")])
    assert approval_of(draft, icb).is_unconfirmed

    theirs = decision.authority_lines.get(organisation=icb)
    confirm_authority(theirs, by=partner_secretary, today=TODAY)

    assert not approval_of(draft, icb).is_unconfirmed


def test_history_says_which_paper_states_it(place, board, council, icb, secretary, draft):
    lines = [line(council, "recorded"), line(icb, "not_recorded")]
    publish(place, board, secretary, draft, lines, stated_in="Decision record of 21 April 2021")

    assert approval_of(draft, council).stated_in == "Decision record of 21 April 2021"
    assert approval_of(draft, icb).state == "not_recorded"


def test_what_a_party_has_recorded_is_left_as_it_is(
    place, board, council, secretary, commissioner, draft
):
    party = draft.parties.get(organisation=council)
    record_approval(party, by=commissioner, on=PrintedDate.from_words("1 May 2021"))

    publish(place, board, secretary, draft, [line(council, "recorded")])

    assert approval_of(draft, council).on_words == "1 May 2021"


@pytest.mark.parametrize("role", ["renew", "vary", "extend", "terminate", "note"])
def test_only_an_approving_decision_records_approvals(
    place, board, council, secretary, draft, role
):
    publish(place, board, secretary, draft, [line(council, "recorded")], role)

    assert not Approval.objects.exclude(state="awaited").exists()


def test_a_correction_corrects_the_authority_too(place, board, council, secretary, draft):
    decision = publish(place, board, secretary, draft, [line(council, "recorded", "Cabinet")])

    correct_decision(
        decision,
        version=decision.version,
        by=secretary,
        key="c",
        on=TODAY,
        reason="It was the Mayor.",
        authority_lines=[line(council, "recorded", "The Mayor")],
    )

    assert Authority.objects.get().given_by == "The Mayor"
    assert approval_of(draft, council).authority.given_by == "The Mayor"


def test_an_authority_that_others_point_to_is_not_taken_off_the_record(
    place, board, council, secretary, draft
):
    decision = publish(place, board, secretary, draft, [line(council, "recorded", "Cabinet")])

    with pytest.raises(RuleBroken, match="The authority of Northshire Council is on the record"):
        correct_decision(
            decision,
            version=decision.version,
            by=secretary,
            key="c",
            on=TODAY,
            reason="It took no part.",
            authority_lines=[],
        )
