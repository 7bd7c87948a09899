"""The records of an agreement's life, read for its standing in few queries."""

import datetime as dt

import pytest

from agreements.register.facts import facts_of
from agreements.register.life_facts import Step, Turn
from agreements.register.models import Agreement
from tests.factories import (
    ExtensionFactory,
    HoldOverFactory,
    LinkFactory,
    OrganisationFactory,
    TerminationNoticeFactory,
    VariationApprovalFactory,
    VariationFactory,
    WithdrawalFactory,
    YearlyStatementFactory,
)


@pytest.mark.parametrize("rows", [1, 3])
def test_it_takes_as_many_queries_for_three_as_for_one(
    make_agreed, council, icb, rows, django_assert_num_queries
):
    for _ in range(rows):
        agreement = make_agreed(council, icb)
        ExtensionFactory(agreement=agreement)
        HoldOverFactory(agreement=agreement)
        TerminationNoticeFactory(agreement=agreement)
        YearlyStatementFactory(agreement=agreement)
        VariationFactory(agreement=agreement, ends=dt.date(2022, 3, 31))

    with django_assert_num_queries(12):
        facts_of(Agreement.objects.all())


def test_an_agreement_without_a_life_costs_no_more_queries(agreed, django_assert_num_queries):
    VariationFactory(agreement=agreed)  # which changes no period
    with django_assert_num_queries(5):
        facts_of(Agreement.objects.all())


def test_an_unsent_variation_moves_nothing(agreed):
    variation = VariationFactory(agreement=agreed, ends=dt.date(2022, 3, 31))
    approval = VariationApprovalFactory(variation=variation, state="not_required")
    sent = facts_of(Agreement.objects.filter(pk=agreed.pk))[agreed.pk].life.steps
    variation.sent_for_approval_on = dt.date(2021, 2, 1)
    variation.effective_latest = variation.effective_earliest = dt.date(2021, 3, 1)
    variation.save()

    after = facts_of(Agreement.objects.filter(pk=agreed.pk))[agreed.pk].life.steps

    assert (approval.state, sent) == ("not_required", ())
    assert after == (Step(Turn.VARIATION, dt.date(2021, 3, 1), dt.date(2022, 3, 31)),)


def test_what_an_agreement_is_a_schedule_of_is_read(agreed, make_agreed, council, icb):
    schedule = make_agreed(council, icb)
    LinkFactory(later=schedule, earlier=agreed, kind="schedule_of")

    facts = facts_of(Agreement.objects.all())

    assert (facts[schedule.pk].life.parents, facts[agreed.pk].life.parents) == ((agreed.pk,), ())


def test_those_who_only_pay_do_not_keep_an_agreement_going(agreed, icb):
    agreed.parties.filter(organisation=icb).update(capacities=["funder"])

    assert facts_of(Agreement.objects.all())[agreed.pk].life.partners == 1


def test_a_funder_that_leaves_ends_nothing(make_agreed, council, icb):
    agreement = make_agreed(council, icb, OrganisationFactory())
    funder = agreement.parties.last()
    funder.capacities, funder.until_on = ["funder"], dt.date(2020, 12, 31)
    funder.save()
    WithdrawalFactory(agreement=agreement, party=funder, last=dt.date(2020, 12, 31))

    life = facts_of(Agreement.objects.all())[agreement.pk].life

    assert (life.steps, life.partners) == ((), 2)
