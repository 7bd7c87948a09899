import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from agreements.register.approvals import (
    confirm_fact,
    record_approval,
    record_signature,
    send_for_approval,
    send_for_review,
)
from agreements.register.drafting import NewParty, start_agreement
from agreements.register.facts import facts_of
from agreements.register.models import Agreement, Approval
from commissioning.accounts.roles import Role
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken
from tests.factories import UserFactory

A_DAY = PrintedDate.from_words("1 March 2026")


@pytest.fixture
def agreement(place, council, icb):
    parties = [NewParty(council), NewParty(icb)]
    return start_agreement(place, kind="jca", title="Together", parties=parties, by=None)


def party_of(agreement, body):
    return agreement.parties.get(organisation=body)


def test_a_partys_own_officer_records_its_approval(agreement, council, commissioner):
    approval = record_approval(party_of(agreement, council), by=commissioner, on=A_DAY)

    assert (approval.state, approval.on, approval.is_unconfirmed) == ("recorded", A_DAY, False)


def test_what_one_partner_enters_for_another_is_unconfirmed(agreement, icb, commissioner):
    approval = record_approval(party_of(agreement, icb), by=commissioner, on=A_DAY)

    assert approval.is_unconfirmed


def test_the_other_partner_confirms_it(agreement, icb, commissioner, partner_commissioner):
    approval = record_approval(party_of(agreement, icb), by=commissioner, on=A_DAY)

    confirmed = confirm_fact(approval, by=partner_commissioner)

    assert not confirmed.is_unconfirmed


def test_nobody_confirms_for_another_body(agreement, icb, commissioner):
    approval = record_approval(party_of(agreement, icb), by=commissioner, on=A_DAY)

    with pytest.raises(RuleBroken, match="Only an officer of NHS Northshire ICB"):
        confirm_fact(approval, by=commissioner)


def test_history_names_its_paper_and_needs_no_confirming(agreement, icb, commissioner):
    approval = record_approval(
        party_of(agreement, icb), by=commissioner, state="attested", stated_in="a later paper"
    )

    assert not approval.is_unconfirmed


def test_a_signature_before_its_partys_approval_is_refused(agreement, council, commissioner):
    with pytest.raises(RuleBroken, match="Record the approval of Northshire Council"):
        record_signature(party_of(agreement, council), by=commissioner, on=A_DAY)


def test_a_recorded_approval_is_not_recorded_again(agreement, council, commissioner):
    record_approval(party_of(agreement, council), by=commissioner, on=A_DAY)

    with pytest.raises(RuleBroken, match="recorded already"):
        record_approval(party_of(agreement, council), by=commissioner, on=A_DAY)


def test_an_agreement_is_sent_for_review_and_then_for_approval_once(agreement, commissioner):
    send_for_review(agreement, by=commissioner)
    sent = send_for_approval(agreement, by=commissioner)

    assert sent.sent_for_review_on == sent.sent_for_approval_on
    with pytest.raises(RuleBroken, match="sent already"):
        send_for_approval(agreement, by=commissioner)


def test_facts_are_read_in_the_same_number_of_queries_for_one_and_three(
    place, council, icb, django_assert_num_queries
):
    for rows in (1, 3):
        while Agreement.objects.count() < rows:
            parties = [NewParty(council), NewParty(icb)]
            start_agreement(place, kind="jca", title="Together", parties=parties, by=None)
        with django_assert_num_queries(5):
            facts_of(Agreement.objects.all())


def test_an_approval_is_not_recorded_before_its_day(agreement, council, commissioner):
    tomorrow = PrintedDate.on(timezone.localdate() + dt.timedelta(days=1))

    with pytest.raises(RuleBroken, match="must be today or earlier"):
        record_approval(party_of(agreement, council), by=commissioner, on=tomorrow)


def test_an_approval_of_today_is_recorded(agreement, council, commissioner):
    today = PrintedDate.on(timezone.localdate())

    approval = record_approval(party_of(agreement, council), by=commissioner, on=today)

    assert approval.on == today


@pytest.fixture
def two_hats(council, icb):
    """A commissioner of the council who may also read the ICB's papers."""
    return UserFactory(roles={council: [Role.COMMISSIONER], icb: [Role.VIEWER]})


def test_reading_a_bodys_papers_is_not_answering_for_it(agreement, icb, two_hats):
    approval = record_approval(party_of(agreement, icb), by=two_hats, on=A_DAY)

    assert approval.is_unconfirmed
    with pytest.raises(RuleBroken, match="Only an officer of NHS Northshire ICB"):
        confirm_fact(approval, by=two_hats)


def test_what_an_officer_entered_stays_confirmed_when_the_officer_leaves(
    agreement, council, commissioner
):
    approval = record_approval(party_of(agreement, council), by=commissioner, on=A_DAY)
    commissioner.memberships.update(until_on="2020-01-01")

    assert not Approval.objects.get(pk=approval.pk).is_unconfirmed


@pytest.mark.parametrize(
    ("act", "table"), [(record_approval, "approval"), (record_signature, "signature")]
)
def test_the_agreement_is_locked_before_what_a_party_did(
    agreement, council, commissioner, act, table
):
    party = party_of(agreement, council)

    with CaptureQueriesContext(connection) as asked:
        act(party, by=commissioner, on=A_DAY, stated_in="A paper")

    tables = [re.search(r'FROM "(\w+)"', query["sql"]) for query in asked]
    read = [found[1] for found in tables if found]
    assert read.index("register_agreement") < read.index(f"register_{table}")
