"""Naming clauses and explaining items."""

import pytest

from agreements.completeness.answering import (
    explain_item,
    name_clause,
    take_back_explanation,
    take_out_named_clause,
)
from agreements.completeness.models import Explanation, NamedClause
from agreements.texts.clauses import change_clause
from commissioning.audit.models import Event
from commissioning.errors import RuleBroken
from tests.agreements.completeness.conftest import state
from tests.factories import ClauseFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def clause(pooled):
    return ClauseFactory(agreement=pooled, number="5", heading="Staff")


def test_a_named_clause_is_kept_with_what_it_was_called_and_by_whom(pooled, clause, commissioner):
    named = name_clause(pooled, "staff", clause, by=commissioner)

    assert (named.called, named.clause_version, named.named_by) == ("5 Staff", 1, commissioner)
    assert state(pooled, "staff") == "met"
    assert Event.objects.get().what == "agreement.clause_named"


def test_named_again_a_clause_says_it_as_it_stands_now(pooled, clause, commissioner):
    name_clause(pooled, "staff", clause, by=commissioner)
    changed = change_clause(
        clause, number="5", heading="People", body="None.", version=1, by=commissioner
    )
    assert state(pooled, "staff") == "changed"

    name_clause(pooled, "staff", changed, by=commissioner)

    named = NamedClause.objects.get()
    assert (named.called, named.clause_version, state(pooled, "staff")) == ("5 People", 2, "met")


def test_one_clause_can_meet_two_items_and_one_item_have_two_clauses(pooled, clause, commissioner):
    other = ClauseFactory(agreement=pooled)
    for item, one in (("staff", clause), ("staff", other), ("services", clause)):
        name_clause(pooled, item, one, by=commissioner)

    assert NamedClause.objects.count() == 3


def test_a_clause_of_another_agreement_meets_nothing_here(pooled, commissioner):
    with pytest.raises(RuleBroken, match="not in this agreement"):
        name_clause(pooled, "staff", ClauseFactory(), by=commissioner)


def test_what_only_a_record_can_meet_takes_no_clause(pooled, clause, commissioner):
    """R-S75-19: that a clause speaks of a host makes nobody the host of the fund."""
    with pytest.raises(RuleBroken, match="No clause meets this by itself. Say of each fund"):
        name_clause(pooled, "host", clause, by=commissioner)


def test_a_clause_is_taken_out_again(pooled, clause, commissioner):
    named = name_clause(pooled, "staff", clause, by=commissioner)

    take_out_named_clause(named, by=commissioner)

    assert state(pooled, "staff") == "missing"
    assert Event.objects.last().what == "agreement.clause_not_named"


def test_an_explanation_is_kept_with_its_reason_and_by_whom(pooled, commissioner):
    explained = explain_item(pooled, "staff", reason="There are none.", by=commissioner)

    assert (explained.reason, explained.explained_by) == ("There are none.", commissioner)
    assert state(pooled, "staff") == "explained"


def test_nobody_explains_over_somebody_elses_words(pooled, commissioner, partner_commissioner):
    explain_item(pooled, "staff", reason="There are none.", by=commissioner)

    with pytest.raises(RuleBroken, match="explained already"):
        explain_item(pooled, "staff", reason="Others.", by=partner_commissioner)


def test_an_explanation_is_taken_back_once(pooled, commissioner):
    explain_item(pooled, "staff", reason="There are none.", by=commissioner)

    take_back_explanation(pooled, "staff", by=commissioner)

    assert (state(pooled, "staff"), Explanation.objects.count()) == ("missing", 0)
    with pytest.raises(RuleBroken, match="no explanation to take back"):
        take_back_explanation(pooled, "staff", by=commissioner)


def test_an_item_that_is_not_on_the_list_is_refused(pooled, clause, commissioner):
    for act in (
        lambda: explain_item(pooled, "disputes", reason="x", by=commissioner),
        lambda: name_clause(pooled, "disputes", clause, by=commissioner),
    ):
        with pytest.raises(RuleBroken, match="not on the list"):
            act()


def test_a_failed_audit_entry_undoes_the_change(pooled, commissioner, monkeypatch):
    monkeypatch.setattr("commissioning.audit.log.Event.objects.create", _fail)

    with pytest.raises(OSError, match="no log"):
        explain_item(pooled, "staff", reason="There are none.", by=commissioner)

    assert Explanation.objects.count() == 0


def _fail(**fields):
    raise OSError("no log")
