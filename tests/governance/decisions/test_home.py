"""What decisions need of whom, and by when: R-DEC-05, R-CAL-05; pages.md 7.2."""

import datetime as dt

import pytest

from commissioning.accounts.roles import Role
from commissioning.home.registry import Group, Need
from governance.decisions.decisions import record_decision
from governance.decisions.home import needs_of
from governance.decisions.publication import publish_decision
from tests.factories import UserFactory
from tests.governance.conftest import TODAY, whole


def lines(*states):
    return [{"organisation": organisation, "state": state} for organisation, state in states]


@pytest.mark.parametrize(
    ("day", "group"), [("2027-05-13", Group.DUE), ("2027-05-14", Group.OVERDUE)]
)
def test_a_draft_is_to_be_published_two_working_days_after_the_decision(
    written, secretary, day, group
):
    """R-CAL-05: decided on Tuesday 11 May."""
    assert list(needs_of(secretary, dt.date.fromisoformat(day))) == [
        Need(
            group,
            "Publish the decision: Renew the agreement",
            "you are board secretary for Joint Commissioning Board",
            dt.date(2027, 5, 13),
            f"/northshire/decisions/{written.key}/publish/",
            "Check and publish",
        )
    ]


def test_what_is_published_needs_nothing_more(published, secretary):
    assert list(needs_of(secretary, TODAY)) == []


def test_history_has_no_clock(place, board, secretary):
    record_decision(place, by=secretary, **whole(board, stated_in="A paper"))

    (need,) = needs_of(secretary, TODAY)

    assert (need.group, need.due, need.about) == (Group.DUE, None, "taken from a paper")


def test_a_partners_awaited_authority_is_waited_for_by_one_and_asked_of_the_other(
    place, board, council, icb, secretary, partner_secretary
):
    details = whole(board, authority_lines=lines((council, "not_required"), (icb, "awaited")))
    draft = record_decision(place, by=secretary, **details)
    decision = publish_decision(draft, version=1, by=secretary, key="k", on=TODAY).decision
    line = decision.authority_lines.get(organisation=icb)

    (waiting,) = needs_of(secretary, TODAY)
    (asked,) = needs_of(partner_secretary, TODAY)

    assert (waiting.group, waiting.title, waiting.due) == (
        Group.WAITING,
        "JCB/2027/1: authority of NHS Northshire ICB",
        None,
    )
    assert (asked.title, asked.act, asked.url) == (
        "State your authority: Renew the agreement",
        "State it",
        f"/northshire/decisions/{decision.key}/authority/{line.pk}/",
    )


def test_what_was_entered_for_a_partner_is_to_be_confirmed_by_it(
    place, officer, icb, secretary, partner_secretary
):
    details = whole(officer, authority_lines=lines((icb, "recorded")))
    record_decision(place, by=secretary, **details)

    (asked,) = needs_of(partner_secretary, TODAY)

    assert (asked.title, asked.act) == ("Confirm your authority: Renew the agreement", "Confirm it")


@pytest.mark.parametrize("role", [Role.VIEWER, Role.COMMISSIONER, Role.ADMINISTRATOR])
def test_others_have_nothing_to_do(written, council, role):
    assert list(needs_of(UserFactory(roles={council: [role]}), TODAY)) == []
