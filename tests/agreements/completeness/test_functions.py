"""The functions that an agreement covers."""

import pytest
from django.db import IntegrityError, transaction

from agreements.completeness.functions import change_function, list_function, take_out_function
from agreements.completeness.models import CoveredFunction
from commissioning.audit.models import Event
from commissioning.errors import RuleBroken, StaleVersion
from tests.factories import CoveredFunctionFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def nursing(pooled, council, icb, commissioner):
    return list_function(
        pooled, side="nhs", words="Nursing", delegating=icb, exercising=council, by=commissioner
    )


def test_the_accountable_body_is_the_one_whose_function_it_is(nursing, icb, council):
    """R-S75-33: to let another exercise a function moves no liability."""
    assert (nursing.accountable, nursing.exercising) == (icb, council)
    assert nursing.is_exercised_by_another
    assert Event.objects.get().what == "agreement.function_listed"


def test_a_body_that_is_no_party_exercises_nothing_here(pooled, icb, commissioner):
    """R-S75-29."""
    elsewhere = OrganisationFactory(name="Elsewhere Trust")

    with pytest.raises(RuleBroken, match="Elsewhere Trust is not a party"):
        list_function(
            pooled,
            side="nhs",
            words="Nursing",
            delegating=icb,
            exercising=elsewhere,
            by=commissioner,
        )


def test_a_new_function_names_both_bodies(pooled, icb, commissioner):
    """R-S75-29."""
    with pytest.raises(RuleBroken, match="whose function it is, and who exercises it"):
        list_function(pooled, side="nhs", words="Nursing", delegating=icb, by=commissioner)


def test_what_a_paper_states_may_name_neither(pooled, commissioner):
    stated = list_function(
        pooled, side="nhs", words="Nursing", stated_in="A paper", by=commissioner
    )

    assert (stated.delegating, stated.accountable) == (None, None)


def test_a_function_is_changed_and_taken_out(nursing, icb, commissioner):
    changed = change_function(nursing, exercising=icb, version=1, by=commissioner)
    assert (changed.exercising, changed.version) == (icb, 2)
    assert not changed.is_exercised_by_another

    take_out_function(changed, version=2, by=commissioner)

    assert CoveredFunction.objects.count() == 0


def test_two_who_change_a_function_meet(nursing, commissioner):
    change_function(nursing, words="District nursing", version=1, by=commissioner)

    with pytest.raises(StaleVersion) as stale:
        change_function(nursing, words="Health visiting", version=1, by=commissioner)

    assert stale.value.theirs.words == "District nursing"


def test_the_database_holds_no_new_function_without_its_bodies(pooled):
    with pytest.raises(IntegrityError), transaction.atomic():
        CoveredFunctionFactory(agreement=pooled, delegating=None, exercising=None)
