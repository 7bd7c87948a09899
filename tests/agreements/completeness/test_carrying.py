"""What goes into a renewal."""

import datetime as dt

import pytest

from agreements.register.renewal import renew_agreement
from agreements.texts.clauses import change_clause
from tests.agreements.completeness.conftest import state
from tests.factories import (
    ClauseFactory,
    ConsultationFactory,
    CoveredFunctionFactory,
    ExplanationFactory,
    NamedClauseFactory,
    OrganisationFactory,
    VariationApprovalFactory,
    VariationFactory,
    VariationSignatureFactory,
    VariedClauseFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def renew(pooled, commissioner):
    return lambda: renew_agreement(
        pooled,
        starts_on=dt.date(2027, 4, 1),
        ends_on=dt.date(2028, 3, 31),
        title="Next",
        by=commissioner,
    )


@pytest.fixture
def clauses(pooled):
    return [ClauseFactory(agreement=pooled, number=str(n)) for n in (1, 2)]


def test_named_clauses_are_carried_with_their_words(pooled, clauses, renew):
    for item, clause in zip(("staff", "variation"), clauses, strict=True):
        NamedClauseFactory(agreement=pooled, item=item, clause=clause)

    new = renew()

    assert [(n.item, n.clause.number, n.clause.agreement) for n in new.named_clauses.all()] == [
        ("staff", "1", new),
        ("variation", "2", new),
    ]
    assert state(new, "staff") == "met"


def test_a_clause_changed_after_it_was_named_is_to_be_named_again(
    pooled, clauses, renew, commissioner
):
    NamedClauseFactory(agreement=pooled, item="staff", clause=clauses[0])
    change_clause(clauses[0], number="1", heading="", body="Else.", version=1, by=commissioner)

    assert state(renew(), "staff") == "missing"


def test_a_clause_that_a_variation_added_moves_no_named_clause(pooled, clauses, renew):
    NamedClauseFactory(agreement=pooled, item="staff", clause=clauses[0])
    NamedClauseFactory(agreement=pooled, item="variation", clause=clauses[1])
    deed = VariationFactory(agreement=pooled, stated_in="A deed", effective=dt.date(2026, 5, 1))
    for party in pooled.parties.all():
        for act in (VariationApprovalFactory, VariationSignatureFactory):
            act(variation=deed, party=party, state="recorded")
    VariedClauseFactory(variation=deed, behind=clauses[0], number="1A")

    new = renew()

    assert [one.number for one in new.clauses.in_order()] == ["1", "1A", "2"]
    assert [(n.item, n.clause.number) for n in new.named_clauses.all()] == [
        ("staff", "1"),
        ("variation", "2"),
    ]


def test_functions_of_the_parties_are_carried(pooled, icb, council, renew):
    CoveredFunctionFactory(
        agreement=pooled, side="nhs", words="Nursing", delegating=icb, exercising=council
    )
    elsewhere = OrganisationFactory()
    CoveredFunctionFactory(agreement=pooled, words="Others", delegating=elsewhere)

    rows = renew().covered_functions.all()

    assert [(row.side, row.words, row.delegating, row.exercising) for row in rows] == [
        ("nhs", "Nursing", icb, council)
    ]


def test_explanations_and_the_consultation_stay_behind(pooled, renew):
    """R-S75-09: whether those affected must be consulted anew is for the partners to say."""
    ExplanationFactory(agreement=pooled, item="staff")
    ConsultationFactory(agreement=pooled, began_words="May 2026", ended_words="June 2026")

    new = renew()

    assert (state(new, "staff"), state(new, "consultation")) == ("missing", "missing")
