"""Each partner's authority: law 4, R-GOV-03."""

import pytest

from commissioning.accounts.roles import Role
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken
from governance.decisions.authority import confirm_authority, record_authority
from governance.decisions.corrections import newest_revision
from governance.decisions.decisions import change_decision, record_decision
from governance.decisions.publication import publish_decision
from tests.factories import UserFactory
from tests.governance.conftest import TODAY, whole

STATED = {
    "state": "recorded",
    "given_by": "Governing Body",
    "instrument": "Its constitution",
    "on": PrintedDate.from_words("10 May 2027"),
}


def lines(council, icb, icbs_state="awaited"):
    return [
        {"organisation": council, **STATED, "given_by": "Cabinet"},
        {"organisation": icb, **STATED, "state": icbs_state},
    ]


@pytest.fixture
def joint(place, board, council, icb, secretary):
    """The council's secretary states both partners' authority."""
    details = whole(board, authority_lines=lines(council, icb, "recorded"))
    return record_decision(place, by=secretary, **details)


@pytest.fixture
def waiting(place, board, council, icb, secretary):
    """Published while the ICB's authority is awaited."""
    draft = record_decision(
        place, by=secretary, **whole(board, authority_lines=lines(council, icb))
    )
    return publish_decision(draft, version=1, by=secretary, key="k", on=TODAY).decision


def line_of(decision, organisation):
    return decision.authority_lines.get(organisation=organisation)


def test_what_one_partner_enters_for_another_is_unconfirmed(joint, council, icb):
    assert not line_of(joint, council).is_unconfirmed
    assert line_of(joint, icb).is_unconfirmed


def test_its_own_officer_confirms_it(joint, icb, partner_secretary):
    confirm_authority(line_of(joint, icb), by=partner_secretary, today=TODAY)

    assert not line_of(joint, icb).is_unconfirmed


def test_nobody_else_confirms_it(joint, icb, secretary):
    with pytest.raises(RuleBroken, match="Only an officer of NHS Northshire ICB"):
        confirm_authority(line_of(joint, icb), by=secretary, today=TODAY)


def test_what_is_confirmed_is_not_confirmed_again(joint, council, secretary):
    with pytest.raises(RuleBroken, match="There is nothing to confirm"):
        confirm_authority(line_of(joint, council), by=secretary, today=TODAY)


def test_changing_it_for_another_asks_for_confirming_again(
    joint, council, icb, secretary, partner_secretary
):
    confirm_authority(line_of(joint, icb), by=partner_secretary, today=TODAY)
    again = lines(council, icb, "recorded")
    again[1]["given_by"] = "Board"
    joint.refresh_from_db()
    change_decision(joint, version=joint.version, by=secretary, authority_lines=again)

    assert line_of(joint, icb).is_unconfirmed
    assert not line_of(joint, council).is_unconfirmed


def test_history_needs_no_confirming(place, board, council, icb, secretary):
    old = whole(board, stated_in="A paper", authority_lines=lines(council, icb, "recorded"))
    decision = record_decision(place, by=secretary, **old)

    assert not line_of(decision, icb).is_unconfirmed


def test_a_published_decision_waits_for_its_weakest_line(waiting):
    assert newest_revision(waiting).content["authority_state"] == "awaited"


def test_a_partner_that_states_its_authority_makes_a_new_revision(waiting, icb, partner_secretary):
    record_authority(line_of(waiting, icb), by=partner_secretary, today=TODAY, **STATED)

    newest = newest_revision(waiting)
    assert (newest.number, newest.reason) == (2, "NHS Northshire ICB stated its authority.")
    assert newest.content["authority_state"] == "recorded"


def test_a_draft_has_no_revision_to_make(joint, icb, partner_secretary):
    record_authority(line_of(joint, icb), by=partner_secretary, today=TODAY, **STATED)

    joint.refresh_from_db()
    assert (joint.version, joint.revisions.count()) == (2, 0)


def test_reading_a_bodys_papers_is_not_answering_for_it(place, board, council, icb):
    """Somebody may be board secretary of one partner and viewer of another."""
    two_hats = UserFactory(roles={council: [Role.SECRETARY], icb: [Role.VIEWER]})
    details = whole(board, authority_lines=lines(council, icb, "recorded"))

    decision = record_decision(place, by=two_hats, **details)

    assert line_of(decision, icb).is_unconfirmed
    with pytest.raises(RuleBroken, match="Only an officer of NHS Northshire ICB"):
        confirm_authority(line_of(decision, icb), by=two_hats, today=TODAY)


@pytest.mark.parametrize(
    ("on", "refused"), [("11 May 2027", False), ("12 May 2027", False), ("13 May 2027", True)]
)
def test_an_authority_on_record_is_not_of_a_day_to_come(
    waiting, icb, partner_secretary, on, refused
):
    stated = STATED | {"on": PrintedDate.from_words(on)}
    try:
        record_authority(line_of(waiting, icb), by=partner_secretary, today=TODAY, **stated)
        said = ""
    except RuleBroken as broken:
        said = str(broken)

    assert said == ("The date of the authority is in the future: 13 May 2027." if refused else "")
