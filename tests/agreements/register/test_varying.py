"""Variations: what changes, who agreed, and what the agreement then is (R-S75-41)."""

import datetime as dt

import pytest

from agreements.register.agreeing import (
    record_variation_approval,
    record_variation_signature,
)
from agreements.register.approvals import confirm_fact
from agreements.register.facts import facts_of
from agreements.register.models import Agreement, Variation
from agreements.register.standing import Rest, State
from agreements.register.varying import (
    change_variation,
    delete_variation,
    describe_change,
    present_words,
    send_variation,
    start_variation,
    undescribed,
)
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken, StaleVersion
from tests.factories import OrganisationFactory

EFFECTIVE = PrintedDate.from_words("1 March 2021")
LATER = PrintedDate.from_words("30 September 2021")
AGREED = PrintedDate.from_words("10 February 2021")


@pytest.fixture
def agreed(agreed):
    """An agreement of which a paper tells, so that nobody asks what its text meets."""
    agreed.stated_in = "The agreement of 2020"
    agreed.save()
    return agreed


@pytest.fixture
def variation(agreed, commissioner):
    return start_variation(
        agreed,
        title="Six months more",
        changes=["scope", "period"],
        effective=EFFECTIVE,
        by=commissioner,
    )


@pytest.fixture
def sent(variation, commissioner):
    describe_change(variation, "period", ends=LATER, after="", before="", by=commissioner)
    describe_change(variation, "scope", before="Autism", after="Autism and ADHD", by=commissioner)
    return send_variation(variation, by=commissioner)


def settle(variation, by, on=AGREED):
    for approval in variation.approvals.all():
        record_variation_approval(approval, by=by, on=on)
    for signature in variation.signatures.all():
        record_variation_signature(signature, by=by, on=on, name="A. Officer")


def test_it_takes_the_next_number_and_asks_in_one_order(agreed, variation, commissioner):
    second = start_variation(agreed, title="Again", changes=["text"], by=commissioner)

    assert (variation.number, variation.changes) == ("1", ["period", "scope"])
    assert second.number == "2"
    with pytest.raises(RuleBroken, match="a variation 2 already"):
        start_variation(agreed, title="Again", changes=["text"], number="2", by=commissioner)


def test_it_changes_something(agreed, commissioner):
    with pytest.raises(RuleBroken, match="at least one thing"):
        start_variation(agreed, title="Nothing", changes=[], by=commissioner)


def test_a_draft_is_changed_and_not_varied(draft, commissioner):
    with pytest.raises(RuleBroken, match="change the draft itself"):
        start_variation(draft, title="Early", changes=["text"], by=commissioner)


def test_it_is_sent_once_it_says_what_changes_and_from_when(variation, commissioner):
    with pytest.raises(RuleBroken, match="Say what changes: period, scope"):
        send_variation(variation, by=commissioner)
    describe_change(variation, "period", ends=LATER, after="", by=commissioner)
    describe_change(variation, "scope", after="More", by=commissioner)
    variation.refresh_from_db()
    change_variation(variation, by=commissioner, version=variation.version, effective=None)
    with pytest.raises(RuleBroken, match="takes effect"):
        send_variation(variation, by=commissioner)
    variation.refresh_from_db()
    change_variation(variation, by=commissioner, version=variation.version, effective=EFFECTIVE)

    assert send_variation(variation, by=commissioner).sent_for_approval_on
    with pytest.raises(RuleBroken, match="sent already"):
        send_variation(variation, by=commissioner)


def test_the_last_day_moves_when_the_last_party_has_signed(agreed, sent, commissioner, stands):
    before = stands(agreed, "2021-02-10").last

    settle(sent, commissioner)

    days = {day: stands(agreed, day) for day in ("2021-02-09", "2021-02-10", "2021-10-01")}
    assert before == dt.date(2021, 3, 31)
    assert [one.last for one in days.values()] == [
        dt.date(2021, 3, 31),
        dt.date(2021, 9, 30),
        dt.date(2021, 9, 30),
    ]
    assert [one.state for one in days.values()] == [
        State.ENDING_SOON,
        State.IN_FORCE,
        State.LAPSED,
    ]


def test_what_was_entered_for_the_partner_waits_for_its_word(
    agreed, sent, icb, commissioner, partner_commissioner, stands
):
    settle(sent, commissioner)
    waiting = stands(agreed, "2021-04-01").rests_on
    for act in (sent.approvals, sent.signatures):
        confirm_fact(act.get(party__organisation=icb), by=partner_commissioner)

    assert (waiting, stands(agreed, "2021-04-01").rests_on) == ((Rest.UNCONFIRMED,), ())


def test_nobody_approves_what_was_not_sent_or_signs_before_approving(
    variation, sent, agreed, commissioner
):
    unsent = start_variation(agreed, title="Later", changes=["text"], by=commissioner)
    with pytest.raises(RuleBroken, match="Send the variation"):
        record_variation_approval(unsent.approvals.first(), by=commissioner, on=AGREED)

    with pytest.raises(RuleBroken, match="Record the approval of"):
        record_variation_signature(sent.signatures.first(), by=commissioner, on=AGREED)


def test_its_words_stand_once_a_party_has_approved(sent, commissioner):
    record_variation_approval(sent.approvals.first(), by=commissioner, on=AGREED)

    with pytest.raises(RuleBroken, match="its words stand"):
        describe_change(sent, "scope", after="Less", by=commissioner)
    with pytest.raises(RuleBroken, match="its words stand"):
        delete_variation(sent, by=commissioner)


def test_what_no_longer_changes_is_not_described(sent, commissioner):
    changed = change_variation(sent, by=commissioner, version=sent.version, changes=["text"])

    assert (changed.details.count(), changed.ends_latest) == (0, None)
    assert undescribed(changed) == ["text"]


def test_only_what_changes_is_described(variation, commissioner):
    with pytest.raises(RuleBroken, match="Say first"):
        describe_change(variation, "money", after="More", by=commissioner)
    with pytest.raises(RuleBroken, match="Enter the new last day"):
        describe_change(variation, "period", after="Longer", by=commissioner)


def test_an_older_page_overwrites_nothing(variation, commissioner):
    describe_change(variation, "scope", after="More", by=commissioner, version=1)

    with pytest.raises(StaleVersion):
        describe_change(variation, "scope", after="Less", by=commissioner, version=1)


def test_it_is_deleted_until_somebody_agrees(variation, commissioner):
    delete_variation(variation, by=commissioner)

    assert Variation.objects.count() == 0


def test_a_funder_need_not_act(make_agreed, council, icb, commissioner):
    agreement = make_agreed(council, icb, OrganisationFactory())
    funder = agreement.parties.last()
    funder.capacities = ["funder"]
    funder.save()

    made = start_variation(agreement, title="More", changes=["money"], by=commissioner)

    states = [approval.state for approval in made.approvals.all()]
    assert states == ["awaited", "awaited", "not_required"]


def test_history_awaits_nobody(agreed, commissioner, stands):
    made = start_variation(
        agreed,
        title="Extended",
        changes=["period"],
        effective=EFFECTIVE,
        by=commissioner,
        stated_in="The report of 2021",
    )

    assert made.is_agreed
    ends = PrintedDate.from_words("September 2021")
    describe_change(made, "period", after="", ends=ends, by=None)
    found = stands(agreed, "2021-04-01")
    assert (found.state, found.rests_on) == (
        State.ENDING_SOON,
        (Rest.NOT_RECORDED, Rest.INFERRED),
    )


def test_before_is_what_the_register_knows(agreed):
    facts = facts_of(Agreement.objects.filter(pk=agreed.pk))[agreed.pk]

    assert [present_words(agreed, facts, about) for about in ("period", "parties", "money")] == [
        "1 April 2020 to 31 March 2021",
        "Northshire Council; NHS Northshire ICB",
        "",
    ]
