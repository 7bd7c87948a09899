"""How each item stands, and the whole list in a sentence."""

import pytest

from agreements.completeness.checking import completeness_of_all
from agreements.completeness.models import NamedClause
from agreements.completeness.shown import ShownItem
from agreements.completeness.words import in_the_way, sentence
from agreements.register.models import Agreement
from agreements.texts.clauses import change_clause
from agreements.texts.structuring import delete_clause
from commissioning.errors import RuleBroken
from tests.agreements.completeness.conftest import (
    TODAY,
    completeness_of,
    explain_all,
    missing,
    state,
)
from tests.factories import (
    AgreementFactory,
    ClauseFactory,
    ConsultationFactory,
    ContributionFactory,
    CoveredFunctionFactory,
    DisagreementFactory,
    ExplanationFactory,
    NamedClauseFactory,
    PooledFundFactory,
    PostFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def clause(pooled):
    return ClauseFactory(agreement=pooled, number="9", heading="Variation", body="In writing.")


@pytest.fixture
def named(pooled, clause):
    return NamedClauseFactory(agreement=pooled, item="variation", clause=clause, called="9 Var")


def lines(agreement, item):
    return ShownItem(completeness_of(agreement).item(item)).sentences


def test_an_item_is_missing_until_a_clause_is_named(pooled, clause):
    assert state(pooled, "variation") == "missing"

    NamedClauseFactory(agreement=pooled, item="variation", clause=clause)

    assert state(pooled, "variation") == "met"


def test_a_clause_changed_after_it_was_named_says_so_and_still_counts(pooled, named, commissioner):
    change_clause(
        named.clause, number="9", heading="Variation", body="By word.", version=1, by=commissioner
    )

    assert state(pooled, "variation") == "changed"
    assert lines(pooled, "variation")[-1] == (
        "Clause 9 Variation was changed after it was named. Check that it still says so."
    )
    assert "variation" not in missing(pooled)


def test_a_clause_deleted_after_it_was_named_leaves_the_item_missing(pooled, named, commissioner):
    delete_clause(named.clause, version=1, by=commissioner)

    assert state(pooled, "variation") == "missing"
    assert lines(pooled, "variation")[0] == "Clause 9 Var was deleted."
    assert NamedClause.objects.get().is_deleted


def test_one_clause_that_stands_is_enough(pooled, named):
    NamedClauseFactory(agreement=pooled, item="variation", clause=None)

    assert state(pooled, "variation") == "met"


def test_an_explained_item_is_not_missing(pooled):
    ExplanationFactory(agreement=pooled, item="staff", reason="There are none.")

    assert state(pooled, "staff") == "explained"
    assert lines(pooled, "staff") == ["Explained by the service: There are none."]
    assert "staff" not in missing(pooled)


def test_what_is_recorded_counts_before_what_is_explained(pooled, ended_term):
    ExplanationFactory(agreement=pooled, item="review")

    assert state(pooled, "review") == "met"


def test_a_disagreement_is_shown_and_changes_no_state(pooled, named, icb):
    DisagreementFactory(agreement=pooled, item="variation", organisation=icb, reason="Too vague.")

    whole = completeness_of(pooled)
    shown = ShownItem(whole.item("variation"))

    assert (shown.checked.state.value, shown.tag, shown.colour) == ("met", "Disagreed", "orange")
    assert shown.sentences[-1] == "NHS Northshire ICB disagrees: Too vague."
    assert "NHS Northshire ICB disagrees with 1 item." in sentence(whole)


def test_an_answered_disagreement_is_counted_no_more(pooled, named, icb):
    DisagreementFactory(agreement=pooled, item="variation", organisation=icb, answer="It is not.")

    assert completeness_of(pooled).disagreements == []


def test_everything_missing_is_counted_in_a_sentence(pooled):
    assert sentence(completeness_of(pooled)) == (
        "20 of 22 musts are missing. 2 of 3 shoulds are missing too, which stops nobody from"
        " signing."
    )


def test_what_is_explained_is_counted_too(pooled):
    explain_all(pooled, "variation")

    whole = completeness_of(pooled)

    assert sentence(whole).startswith("1 of 22 musts is missing and 19 are explained.")
    assert in_the_way(whole) == "1 thing stands in the way of signing: “How it is varied”."


def test_shoulds_alone_are_not_missing_too(pooled):
    explain_all(pooled)

    assert sentence(completeness_of(pooled)) == (
        "None of 22 musts is missing and 20 are explained. 2 of 3 shoulds are missing, which stops"
        " nobody from signing."
    )


def test_of_many_things_in_the_way_five_are_named(pooled):
    explain_all(pooled, "variation", "review", "staff", "termination", "persons", "services")

    assert in_the_way(completeness_of(pooled)) == (
        "6 things stand in the way of signing: “For whom: the persons or client groups”, “What"
        " kinds of services”, “What staff, goods, services or accommodation each partner"
        " provides”, “How it is reviewed”, “How it is varied” and 1 more."
    )


def test_an_agreement_with_everything_misses_nothing(pooled, filled_fund, ended_term, council, icb):
    clause = ClauseFactory(agreement=pooled)
    for item in (
        "improvement",
        "pool_aims",
        "pool_contributions",
        "pool_contributions_varied",
        "staff",
        "pool_management",
        "variation",
        "liability",
    ):
        NamedClauseFactory(agreement=pooled, item=item, clause=clause)
    for side, body in (("nhs", icb), ("health_related", council)):
        CoveredFunctionFactory(agreement=pooled, side=side, delegating=body)
    ConsultationFactory(agreement=pooled, began_words="May 2026", ended_words="June 2026")

    whole = completeness_of(pooled)

    assert (whole.in_the_way, in_the_way(whole)) == ([], "")
    assert sentence(whole) == "None of 22 musts is missing."
    assert whole.warnings == ()


def test_a_kind_without_a_list_says_so(place, council, icb):
    agreement = AgreementFactory(partnership=place, kind="protocol", parties=[council, icb])

    assert sentence(completeness_of(agreement)) == (
        "No list applies to a protocol: nothing is asked of it here."
    )


def test_an_item_of_another_list_is_refused(pooled):
    with pytest.raises(RuleBroken, match="not on the list"):
        completeness_of(pooled).item("disputes")


def test_all_are_checked_in_the_same_number_of_queries(
    place, council, icb, django_assert_num_queries
):
    for rows in (1, 3):
        while Agreement.objects.count() < rows:
            more = AgreementFactory(partnership=place, kind="section_75", parties=[council, icb])
            fund = PooledFundFactory(agreement=more, host=council, pool_manager=PostFactory())
            ContributionFactory(fund=fund, partner=council)
            NamedClauseFactory(agreement=more)
            CoveredFunctionFactory(agreement=more, delegating=icb)
            DisagreementFactory(agreement=more, organisation=icb)
        with django_assert_num_queries(11):
            assert len(list(completeness_of_all(Agreement.objects.all(), TODAY))) == rows
