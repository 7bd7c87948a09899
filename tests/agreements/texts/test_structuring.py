import pytest

from agreements.completeness.models import NamedClause
from agreements.register.approvals import record_approval, record_signature
from agreements.texts.carrying import carry_clauses
from agreements.texts.clauses import add_clause, change_clause
from agreements.texts.models import Clause
from agreements.texts.sealing import seal_text
from agreements.texts.search import find_clauses
from agreements.texts.structuring import (
    bring_back_clause,
    delete_clause,
    move_clause,
    step_clause,
)
from commissioning.audit.models import Event
from commissioning.errors import RuleBroken, StaleVersion
from tests.factories import AgreementFactory


@pytest.fixture
def text(draft, commissioner):
    """1, 2 with 2.1 and 2.2, 3: by their numbers."""
    made: dict[str, Clause] = {}
    last = None
    for number in ("1", "2", "2.1", "2.2", "3"):
        last = add_clause(
            draft, after=last, number=number, heading="", body=f"Of {number}.", by=commissioner
        )
        made[number] = last
    return made


def shown(agreement):
    """Each clause with what it stands under, in order."""
    rows = agreement.clauses.select_related("parent").in_order()
    return " ".join(f"{c.parent.number}>{c.number}" if c.parent else c.number for c in rows)


def version_of(agreement):
    agreement.refresh_from_db()
    return agreement.version


@pytest.mark.parametrize(
    ("number", "step", "order"),
    [
        ("2", "up", "2 2>2.1 2>2.2 1 3"),
        ("2", "down", "1 3 2 2>2.1 2>2.2"),
        ("2.2", "up", "1 2 2>2.2 2>2.1 3"),
        ("3", "nest", "1 2 2>2.1 2>2.2 2>3"),
        ("2", "nest", "1 1>2 2>2.1 2>2.2 3"),
        ("2.1", "unnest", "1 2 2>2.2 2.1 3"),
    ],
)
def test_a_step_takes_a_clause_with_all_under_it_and_no_number_changes(
    draft, text, commissioner, number, step, order
):
    step_clause(text[number], step=step, version=version_of(draft), by=commissioner)

    assert shown(draft) == order


@pytest.mark.parametrize(
    ("number", "step", "refusal"),
    [
        ("1", "up", "the first here"),
        ("3", "down", "the last here"),
        ("2.1", "nest", "Nothing stands before it"),
        ("2", "unnest", "under no other clause"),
    ],
)
def test_a_step_that_leads_nowhere_is_refused(draft, text, commissioner, number, step, refusal):
    with pytest.raises(RuleBroken, match=refusal):
        step_clause(text[number], step=step, version=version_of(draft), by=commissioner)


@pytest.mark.parametrize(
    ("where", "beside", "order"),
    [
        ("before", "1", "2 2>2.1 2>2.2 1 3"),
        ("after", "3", "1 3 2 2>2.1 2>2.2"),
        ("under", "3", "1 3 3>2 2>2.1 2>2.2"),
    ],
)
def test_a_clause_is_put_beside_or_under_another(draft, text, commissioner, where, beside, order):
    words = {"where": where, "beside": text[beside]}
    move_clause(text["2"], version=version_of(draft), by=commissioner, **words)

    assert shown(draft) == order


def test_a_clause_does_not_go_under_its_own_sub_clause(draft, text, commissioner):
    with pytest.raises(RuleBroken, match="its own sub-clauses"):
        move_clause(
            text["2"], where="under", beside=text["2.1"], version=version_of(draft), by=commissioner
        )


def test_nothing_stands_under_a_signature_block(draft, text, commissioner):
    block = add_clause(
        draft,
        after=text["3"],
        number="",
        heading="",
        body="Signed",
        role="signatures",
        by=commissioner,
    )

    with pytest.raises(RuleBroken, match="Clauses stand only under"):
        move_clause(
            text["3"], where="under", beside=block, version=version_of(draft), by=commissioner
        )


def test_the_rest_of_a_passage_goes_along_and_is_not_stepped_over(draft, text, commissioner):
    Clause.objects.filter(pk=text["3"].pk).update(position=6)
    Clause.objects.create(
        agreement=draft, parent=text["2.2"], position=5, role="continuation", body="rest"
    )

    step_clause(text["2.2"], step="up", version=version_of(draft), by=commissioner)

    bodies = list(draft.clauses.in_order().values_list("body", flat=True))
    assert bodies == ["Of 1.", "Of 2.", "Of 2.2.", "rest", "Of 2.1.", "Of 3."]


def test_the_second_of_two_who_move_clauses_is_told(draft, text, commissioner):
    seen = version_of(draft)
    step_clause(text["2"], step="up", version=seen, by=commissioner)

    with pytest.raises(StaleVersion):
        step_clause(text["3"], step="up", version=seen, by=commissioner)


def test_moving_a_clause_is_no_obstacle_to_somebody_who_changes_its_words(
    draft, text, commissioner, partner_commissioner
):
    step_clause(text["2"], step="up", version=version_of(draft), by=commissioner)
    words = {"number": "2", "heading": "", "body": "Other words."}

    change_clause(text["2"], version=1, by=partner_commissioner, **words)

    assert draft.clauses.in_order().first().body == "Other words."


def test_a_move_is_on_record(draft, text, commissioner):
    step_clause(text["2.1"], step="unnest", version=version_of(draft), by=commissioner)

    event = Event.objects.get(what="clause.moved")
    assert (event.payload.before["under"], event.payload.after["behind"]) == ("2", "2.2")


def test_a_deleted_clause_is_in_no_reader_and_comes_back_where_it_was(draft, text, commissioner):
    delete_clause(text["2"], version=1, by=commissioner)

    other = AgreementFactory(partnership=draft.partnership, parties=[])
    carry_clauses(draft, other, commissioner)
    seen = {
        "text": shown(draft),
        "search": [found.title for found in find_clauses(commissioner, "Of 2.1.")],
        "renewal": shown(other),
        "sealed": [c["number"] for c in seal_text(draft, because="x", by=None).clauses],
    }
    bring_back_clause(Clause.with_deleted.get(pk=text["2"].pk), by=commissioner)
    assert seen == {"text": "1 3", "search": [], "renewal": "1 3", "sealed": ["1", "3"]}
    assert shown(draft) == "1 2 2>2.1 2>2.2 3"


def test_a_clause_comes_back_to_its_place_though_the_others_moved(draft, text, commissioner):
    delete_clause(text["2.1"], version=1, by=commissioner)
    step_clause(text["2"], step="down", version=version_of(draft), by=commissioner)

    bring_back_clause(Clause.with_deleted.get(pk=text["2.1"].pk), by=commissioner)

    assert shown(draft) == "1 3 2 2>2.1 2>2.2"


def test_what_was_deleted_before_stays_deleted_when_its_clause_comes_back(
    draft, text, commissioner
):
    delete_clause(text["2.1"], version=1, by=commissioner)
    delete_clause(text["2"], version=1, by=commissioner)
    gone = Clause.with_deleted.filter(agreement=draft).deleted()
    assert [c.number for c in gone] == ["2", "2.1"]

    with pytest.raises(RuleBroken, match="Bring that back"):
        bring_back_clause(gone[1], by=commissioner)
    bring_back_clause(gone[0], by=commissioner)

    assert shown(draft) == "1 2 2>2.2 3"


def test_a_number_given_away_since_stands_in_the_way_of_coming_back(draft, text, commissioner):
    delete_clause(text["3"], version=1, by=commissioner)
    add_clause(draft, number="3", heading="New", body="", by=commissioner)

    with pytest.raises(RuleBroken, match="There is a clause 3 now"):
        bring_back_clause(Clause.with_deleted.get(pk=text["3"].pk), by=commissioner)


def test_what_is_not_deleted_is_not_brought_back(draft, text, commissioner):
    with pytest.raises(RuleBroken, match="was not deleted"):
        bring_back_clause(text["3"], by=commissioner)


def test_a_clause_somebody_changed_is_not_deleted_unread(draft, text, commissioner):
    words = {"number": "3", "heading": "", "body": "Other words."}
    change_clause(text["3"], version=1, by=commissioner, **words)

    with pytest.raises(StaleVersion):
        delete_clause(text["3"], version=1, by=commissioner)


def test_a_deleted_clause_is_neither_changed_nor_moved(draft, text, commissioner):
    delete_clause(text["3"], version=1, by=commissioner)
    words = {"number": "3", "heading": "", "body": "x"}

    with pytest.raises(RuleBroken, match="Somebody deleted this clause"):
        change_clause(text["3"], version=1, by=commissioner, **words)
    with pytest.raises(RuleBroken, match="Somebody deleted this clause"):
        step_clause(text["3"], step="up", version=version_of(draft), by=commissioner)


def test_the_audit_log_keeps_the_words_of_a_deleted_clause(draft, text, commissioner):
    delete_clause(text["2"], version=1, by=commissioner)

    payload = Event.objects.get(what="clause.deleted").payload
    assert payload.before == {"number": "2", "heading": "", "body": "Of 2."}
    assert payload.after == {"with": ["2.1", "2.2"]}


def test_what_a_deleted_clause_met_is_missing_until_it_comes_back(draft, text, commissioner):
    named = NamedClause.objects.create(agreement=draft, item="x", clause=text["3"], called="3")

    delete_clause(text["3"], version=1, by=commissioner)
    then = NamedClause.objects.get(pk=named.pk).is_deleted
    bring_back_clause(Clause.with_deleted.get(pk=text["3"].pk), by=commissioner)

    assert (then, NamedClause.objects.get(pk=named.pk).is_deleted) == (True, False)


def test_nothing_is_moved_or_brought_back_once_all_have_signed(draft, text, commissioner):
    delete_clause(text["3"], version=1, by=commissioner)
    for party in draft.parties.all():
        record_approval(party, by=commissioner, state="not_required")
        record_signature(party, by=commissioner, stated_in="The signed paper")

    with pytest.raises(RuleBroken, match="Every party has signed"):
        step_clause(text["2"], step="up", version=version_of(draft), by=commissioner)
    with pytest.raises(RuleBroken, match="Every party has signed"):
        bring_back_clause(Clause.with_deleted.get(pk=text["3"].pk), by=commissioner)
