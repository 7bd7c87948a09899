"""Replacing, adding and taking out clauses by a variation, and undoing it."""

import pytest

from agreements.register.agreeing import record_variation_approval
from agreements.register.models import PartyFact
from agreements.register.varying import (
    change_variation,
    delete_variation,
    describe_change,
    send_variation,
    start_variation,
)
from agreements.texts.models import VariedClause
from agreements.texts.varying.changing import (
    add_clause_behind,
    leave_clause_as_it_is,
    replace_clause,
    take_out_clause,
)
from commissioning.audit.models import Event
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken, StaleVersion
from tests.factories import ClauseFactory

OTHER = {"number": "1", "heading": "Aims", "body": "Other."}
NEW = {"number": "1A", "heading": "Data", "body": "New."}


def detail(variation):
    said = variation.details.get()
    return said.before, said.after


def test_the_words_of_the_change_follow_the_clauses(clause, vary, commissioner):
    variation = vary()
    replaced = replace_clause(variation, clause("1"), **OTHER, by=commissioner)
    assert detail(variation) == ("1 Aims", "1 Aims is replaced")

    add_clause_behind(variation, clause("1"), **NEW, by=commissioner)
    take_out_clause(variation, clause("3"), by=commissioner)
    assert detail(variation) == (
        "1 Aims; 3 Money",
        "1 Aims is replaced; 1A Data is added behind 1 Aims; 3 Money is taken out",
    )

    leave_clause_as_it_is(replaced, by=commissioner)
    assert detail(variation) == (
        "3 Money",
        "1A Data is added behind 1 Aims; 3 Money is taken out",
    )
    for row in variation.varied_clauses.all():
        leave_clause_as_it_is(row, by=commissioner)
    assert not variation.details.exists()


def test_what_somebody_typed_instead_stands(clause, vary, commissioner):
    variation = vary()
    describe_change(variation, "text", before="As it was", after="As agreed", by=commissioner)

    replace_clause(variation, clause("1"), **OTHER, by=commissioner)

    assert detail(variation) == ("As it was", "As agreed")


def test_saying_it_again_changes_the_same_row(clause, vary, commissioner):
    variation = vary()
    first = replace_clause(variation, clause("1"), **OTHER, by=commissioner)
    added = add_clause_behind(variation, clause("1"), **NEW, by=commissioner)

    again = replace_clause(variation, clause("1"), **OTHER | {"body": "Yet others."}, by=None)
    changed = replace_clause(variation, added, **NEW | {"body": "Newer."}, by=commissioner)

    assert [(row.pk, row.act, row.body) for row in variation.varied_clauses.all()] == [
        (first.pk, "replaced", "Yet others."),
        (added.pk, "added", "Newer."),
    ]
    assert (again, changed) == (first, added)


def test_a_clause_that_was_to_be_replaced_can_be_taken_out(clause, vary, commissioner):
    variation = vary()
    replaced = replace_clause(variation, clause("1"), **OTHER, by=commissioner)

    row = take_out_clause(variation, clause("1"), by=commissioner)

    assert (row.pk, row.act, row.body) == (replaced.pk, "taken_out", "")


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        ({"number": "1", "heading": "Aims", "body": "As signed, 1."}, "You changed no words."),
        ({"number": "3", "heading": "Aims", "body": "Other."}, "There is a clause 3 already."),
    ],
)
def test_a_replacement_changes_words_and_takes_no_other_number(
    clause, vary, commissioner, content, refusal
):
    with pytest.raises(RuleBroken, match=refusal):
        replace_clause(vary(), clause("1"), **content, by=commissioner)


def test_a_number_that_is_given_away_is_refused(clause, vary, commissioner):
    variation = vary()
    add_clause_behind(variation, clause("1"), **NEW, by=commissioner)

    with pytest.raises(RuleBroken, match="There is a clause 1A already."):
        add_clause_behind(variation, clause("2"), **NEW, by=commissioner)


def test_what_goes_along_is_not_changed_besides(clause, vary, commissioner):
    variation = vary()
    said = {"number": "2.1", "heading": "Quarterly", "body": "Monthly."}
    replace_clause(variation, clause("2.1"), **said, by=commissioner)
    with pytest.raises(RuleBroken, match=r"changes 2.1 Quarterly, which would go along"):
        take_out_clause(variation, clause("2"), by=commissioner)

    leave_clause_as_it_is(variation.varied_clauses.get(), by=commissioner)
    take_out_clause(variation, clause("2"), by=commissioner)
    with pytest.raises(RuleBroken, match="does not stand in the text"):
        replace_clause(variation, clause("2.1"), **said, by=commissioner)
    with pytest.raises(RuleBroken, match="does not stand in the text"):
        add_clause_behind(variation, clause("2.1"), **NEW, by=commissioner)


def test_a_clause_that_this_variation_adds_is_left_out_not_taken_out(clause, vary, commissioner):
    variation = vary()
    added = add_clause_behind(variation, clause("1"), **NEW, by=commissioner)

    with pytest.raises(RuleBroken, match="Leave it out instead"):
        take_out_clause(variation, added, by=commissioner)


def test_a_clause_of_another_text_is_refused(vary, commissioner):
    with pytest.raises(RuleBroken, match="does not stand in the text"):
        take_out_clause(vary(), ClauseFactory(), by=commissioner)


def test_only_what_the_variation_says_that_it_changes(agreement, clause, commissioner):
    money = start_variation(agreement, title="M", changes=["money"], by=commissioner)

    with pytest.raises(RuleBroken, match="Say first"):
        replace_clause(money, clause("1"), **OTHER, by=commissioner)


def test_nothing_changes_once_a_party_has_approved(clause, vary, commissioner):
    variation = vary()
    row = replace_clause(variation, clause("1"), **OTHER, by=commissioner)
    variation.refresh_from_db()
    send_variation(variation, by=commissioner)
    take_out_clause(variation, clause("3"), by=commissioner)
    record_variation_approval(
        variation.approvals.first(), by=commissioner, on=PrintedDate.from_words("1 February 2021")
    )

    for act in (
        lambda: replace_clause(variation, clause("2"), **OTHER, by=commissioner),
        lambda: add_clause_behind(variation, None, **NEW, by=commissioner),
        lambda: take_out_clause(variation, clause("2"), by=commissioner),
        lambda: leave_clause_as_it_is(row, by=commissioner),
    ):
        with pytest.raises(RuleBroken, match="its words stand"):
            act()


def test_history_is_told_as_stated(clause, vary, commissioner):
    variation = vary(stated_in="The deed of 2021")

    row = replace_clause(variation, clause("1"), **OTHER, by=commissioner)

    assert variation.approvals.first().state == PartyFact.State.NOT_RECORDED
    assert (row.body, variation.is_agreed) == ("Other.", True)


def test_an_older_page_is_refused(clause, vary, commissioner):
    variation = vary()
    replace_clause(variation, clause("1"), **OTHER, by=commissioner, version=1)

    with pytest.raises(StaleVersion):
        take_out_clause(variation, clause("3"), by=commissioner, version=1)


def test_the_clauses_go_with_the_change_of_the_text(clause, vary, commissioner):
    variation = vary(changes=["money", "text"])
    replace_clause(variation, clause("1"), **OTHER, by=commissioner)
    added = add_clause_behind(variation, clause("1"), **NEW, by=commissioner)
    add_clause_behind(variation, added, **NEW | {"number": "1B"}, by=commissioner)
    variation.refresh_from_db()

    change_variation(variation, changes=["money"], by=commissioner, version=variation.version)

    assert not VariedClause.objects.exists()


def test_the_clauses_go_with_a_variation_that_is_deleted(clause, vary, commissioner):
    variation = vary()
    added = add_clause_behind(variation, clause("1"), **NEW, by=commissioner)
    add_clause_behind(variation, added, **NEW | {"number": "1B"}, by=commissioner)

    delete_variation(variation, by=commissioner)

    assert not VariedClause.objects.exists()


def test_nothing_goes_on_which_another_change_rests(clause, vary, commissioner):
    first = vary(stated_in="The deed of 2021")
    added = add_clause_behind(first, clause("1"), **NEW, by=commissioner)
    second = vary("2021-04-01", title="Again")
    replace_clause(second, added, **NEW | {"body": "Newer."}, by=commissioner)

    refusal = "“1A Data is replaced” rests on it, by Variation 2: Again."
    with pytest.raises(RuleBroken, match=refusal):
        leave_clause_as_it_is(added, by=commissioner)
    with pytest.raises(RuleBroken, match=refusal):
        delete_variation(first, by=commissioner)


def test_nothing_goes_behind_which_another_clause_stands(clause, vary, commissioner):
    variation = vary()
    added = add_clause_behind(variation, clause("1"), **NEW, by=commissioner)
    add_clause_behind(variation, added, **NEW | {"number": "1B"}, by=commissioner)

    with pytest.raises(RuleBroken, match="1B Data is added behind 1A Data"):
        leave_clause_as_it_is(added, by=commissioner)


def test_the_audit_log_tells_what_each_clause_said_and_says(clause, vary, commissioner):
    variation = vary()
    row = replace_clause(variation, clause("1"), **OTHER, by=commissioner)
    add_clause_behind(variation, clause("1"), **NEW, by=commissioner)
    take_out_clause(variation, clause("3"), by=commissioner)
    leave_clause_as_it_is(row, by=commissioner)

    events = list(Event.objects.filter(what__startswith="agreement.variation_clause"))
    assert [event.what.removeprefix("agreement.variation_clause_") for event in events] == [
        "replaced",
        "added",
        "taken_out",
        "left",
    ]
    first = events[0].payload
    assert (first.before, first.after) == (
        {"number": "1", "heading": "Aims", "body": "As signed, 1."},
        {"variation": "1", "clause": "1 Aims is replaced", **OTHER},
    )
