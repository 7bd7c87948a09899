"""Home asks for what an agreement's life needs of one's own body, and of nobody else's."""

import datetime as dt

import pytest

from agreements.register.home_life import record_needs, variation_needs
from commissioning.home.registry import home_needs
from tests.factories import (
    TerminationNoticeFactory,
    VariationApprovalFactory,
    VariationFactory,
    VariationSignatureFactory,
)

TODAY = dt.date(2021, 3, 1)


@pytest.fixture
def sent(agreed):
    variation = VariationFactory(agreement=agreed, sent_for_approval_on=dt.date(2021, 2, 1))
    for party in agreed.parties.all():
        VariationApprovalFactory(variation=variation, party=party)
        VariationSignatureFactory(variation=variation, party=party, state="not_required")
    return variation


def titles(found):
    return [need.title for need in found]


def test_home_asks_for_both():
    assert {variation_needs, record_needs} <= set(home_needs)


def test_ones_own_approval_of_a_variation_is_asked_for(
    agreed, sent, council, commissioner, viewer, outsider
):
    (need,) = variation_needs(commissioner, TODAY)

    party = agreed.parties.get(organisation=council)
    assert (need.title, need.url) == (
        f"Approval of variation {sent.number}: {agreed.title}",
        f"{sent.get_absolute_url()}{party.pk}/approval/",
    )
    assert [list(variation_needs(user, TODAY)) for user in (viewer, outsider)] == [[], []]


def test_a_variation_that_was_not_sent_asks_nobody(agreed, sent, commissioner):
    sent.sent_for_approval_on = None
    sent.save()

    assert list(variation_needs(commissioner, TODAY)) == []


def test_what_the_partner_entered_is_to_be_confirmed(
    agreed, sent, icb, commissioner, partner_commissioner
):
    sent.approvals.filter(party__organisation=icb).update(state="recorded", entered_by=commissioner)

    assert titles(variation_needs(partner_commissioner, TODAY)) == [
        f"Confirm the approval of variation {sent.number}: {agreed.title}"
    ]


def test_a_record_for_ones_body_is_to_be_confirmed_by_it_alone(
    agreed, icb, commissioner, partner_commissioner
):
    party = agreed.parties.get(organisation=icb)
    notice = TerminationNoticeFactory(agreement=agreed, party=party, entered_by=commissioner)
    TerminationNoticeFactory(
        agreement=agreed, party=party, entered_by=commissioner, stated_in="A paper"
    )

    (need,) = record_needs(partner_commissioner, TODAY)

    assert need.title == f"Confirm: Notice to end on 31 December 2021, {agreed.title}"
    assert need.url == f"{agreed.get_absolute_url()}life/notice/{notice.pk}/confirm/"
    assert list(record_needs(commissioner, TODAY)) == []
