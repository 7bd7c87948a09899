"""A partner disagrees, and what comes of it."""

import pytest
from django.db import IntegrityError, transaction

from agreements.completeness.disagreeing import (
    answer_disagreement,
    disagree_with_item,
    withdraw_disagreement,
)
from agreements.completeness.models import Disagreement
from commissioning.audit.models import Event
from commissioning.errors import RuleBroken
from tests.agreements.completeness.conftest import completeness_of
from tests.factories import DisagreementFactory, ExplanationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def explained(pooled):
    ExplanationFactory(agreement=pooled, item="staff")
    return pooled


@pytest.fixture
def disagree(explained, icb, partner_commissioner):
    return lambda item="staff": disagree_with_item(
        explained, item, organisation=icb, reason="We lend two nurses.", by=partner_commissioner
    )


def open_ones(agreement):
    return completeness_of(agreement).disagreements


def test_a_disagreement_is_dated_and_stands_for_a_body(disagree, icb, partner_commissioner):
    one = disagree()

    assert (one.organisation, one.by, one.is_open) == (icb, partner_commissioner, True)
    assert one.at is not None
    assert open_ones(one.agreement) == [one]
    assert Event.objects.get().what == "agreement.disagreed_with"


def test_nobody_disagrees_in_the_name_of_another_body(explained, icb, commissioner):
    with pytest.raises(RuleBroken, match="Only an officer of NHS Northshire ICB"):
        disagree_with_item(explained, "staff", organisation=icb, reason="x", by=commissioner)


def test_what_is_missing_cannot_be_disagreed_with(disagree):
    with pytest.raises(RuleBroken, match="nothing to disagree with"):
        disagree("variation")


def test_a_body_disagrees_once_at_a_time(disagree, partner_commissioner):
    first = disagree()
    with pytest.raises(RuleBroken, match="disagrees with this already"):
        disagree()

    withdraw_disagreement(first, by=partner_commissioner)

    assert disagree().is_open


def test_another_party_answers_and_both_stay_on_record(disagree, commissioner):
    answered = answer_disagreement(disagree(), answer="They are in clause 5.", by=commissioner)

    assert (answered.is_open, answered.answer, answered.answered_by) == (
        False,
        "They are in clause 5.",
        commissioner,
    )
    assert open_ones(answered.agreement) == []


def test_a_body_does_not_answer_itself(disagree, partner_commissioner):
    with pytest.raises(RuleBroken, match="another party answers NHS Northshire ICB"):
        answer_disagreement(disagree(), answer="x", by=partner_commissioner)


def test_only_its_own_body_takes_it_back(disagree, commissioner):
    with pytest.raises(RuleBroken, match="can take it back"):
        withdraw_disagreement(disagree(), by=commissioner)


def test_it_stays_on_record_as_taken_back(disagree, partner_commissioner):
    one = withdraw_disagreement(disagree(), by=partner_commissioner)

    assert (one.is_open, one.withdrawn_by) == (False, partner_commissioner)
    assert Disagreement.objects.count() == 1


def test_what_is_closed_is_neither_answered_nor_taken_back(
    disagree, commissioner, partner_commissioner
):
    one = withdraw_disagreement(disagree(), by=partner_commissioner)

    for act in (
        lambda: answer_disagreement(one, answer="x", by=commissioner),
        lambda: withdraw_disagreement(one, by=partner_commissioner),
    ):
        with pytest.raises(RuleBroken, match="no longer open"):
            act()


def test_the_database_holds_one_open_disagreement_a_body_and_item(explained, icb):
    DisagreementFactory(agreement=explained, organisation=icb, answer="Answered.")
    DisagreementFactory(agreement=explained, organisation=icb)

    with pytest.raises(IntegrityError), transaction.atomic():
        DisagreementFactory(agreement=explained, organisation=icb)
