import pytest

from agreements.register.approvals import record_approval, record_signature
from agreements.texts.clauses import add_clause, change_clause, place_clause
from agreements.texts.models import Clause
from commissioning.errors import RuleBroken, StaleVersion


@pytest.fixture
def clause(draft, commissioner):
    words = {"number": "1", "heading": "Purpose", "body": "To work together."}
    return add_clause(draft, after=None, by=commissioner, **words)


def change(clause, by, version=1, **words):
    was = {"number": clause.number, "heading": clause.heading, "body": clause.body}
    return change_clause(clause, by=by, version=version, **(was | words))


def test_what_a_clause_said_before_stays_among_its_versions(clause, commissioner):
    change(clause, commissioner, body="To plan care together.")

    assert [(v.version, v.body) for v in clause.versions.all()] == [
        (2, "To plan care together."),
        (1, "To work together."),
    ]


def test_saving_what_it_says_already_makes_no_version(clause, commissioner):
    assert change(clause, commissioner).version == 1


def test_two_people_in_different_clauses_both_keep_their_words(
    draft, clause, commissioner, partner_commissioner
):
    second = add_clause(
        draft, after=clause, number="2", heading="Term", body="A year.", by=commissioner
    )

    change(clause, commissioner, body="Mine.")
    change(second, partner_commissioner, body="Yours.")

    assert list(draft.clauses.values_list("body", flat=True)) == ["Mine.", "Yours."]


def test_the_second_of_two_in_one_clause_is_shown_the_firsts_words(
    clause, commissioner, partner_commissioner
):
    change(clause, partner_commissioner, body="Theirs.")

    with pytest.raises(StaleVersion) as refusal:
        change(clause, commissioner, body="Mine.")

    assert refusal.value.theirs.body == "Theirs."


def test_a_clause_added_between_two_renumbers_neither(draft, clause, commissioner):
    """Law 8: a number, once given, is text that never moves."""
    add_clause(draft, after=clause, number="2", heading="Term", body="", by=commissioner)
    add_clause(draft, after=clause, number="1A", heading="Scope", body="", by=commissioner)

    assert list(draft.clauses.in_order().values_list("number", flat=True)) == ["1", "1A", "2"]


def test_a_sub_clause_finds_its_clause_by_its_number(draft, clause, commissioner):
    sub = add_clause(draft, after=clause, number="1.1", heading="", body="x", by=commissioner)

    assert sub.parent == clause


def test_a_number_in_use_is_refused(draft, clause, commissioner):
    with pytest.raises(RuleBroken, match="There is a clause 1 already"):
        add_clause(draft, after=clause, number="1", heading="Again", body="", by=commissioner)


@pytest.mark.parametrize(
    ("number", "under"), [("1.1.1", "1.1"), ("1.2", "1"), ("(a)", "1"), ("2", None)]
)
def test_a_clause_behind_another_stands_where_its_number_says(
    draft, clause, commissioner, number, under
):
    sub = add_clause(draft, after=clause, number="1.1", heading="", body="x", by=commissioner)
    deep = add_clause(draft, after=sub, number="1.1.9", heading="", body="x", by=commissioner)

    new = add_clause(draft, after=sub, number=number, heading="", body="x", by=commissioner)

    assert (new.parent and new.parent.number) == under
    deep.refresh_from_db()
    assert (new.position > deep.position) is (number != "1.1.1")


def test_an_unplaced_passage_gets_its_place_and_keeps_its_words(draft, commissioner):
    lost = Clause.objects.create(agreement=draft, position=1, role="unplaced", body="Somewhere.")

    placed = place_clause(lost, role="recital", number="A", heading="", version=1, by=commissioner)

    assert (placed.role, placed.number, placed.body) == ("recital", "A", "Somewhere.")
    with pytest.raises(RuleBroken, match="has its place already"):
        place_clause(placed, role="clause", number="9", heading="", version=2, by=commissioner)


def test_the_text_of_a_signed_agreement_is_not_changed(draft, clause, commissioner):
    for party in draft.parties.all():
        record_approval(party, by=commissioner, state="not_required")
        record_signature(party, by=commissioner, stated_in="The signed paper")

    with pytest.raises(RuleBroken, match="Every party has signed"):
        change(clause, commissioner, body="Too late.")
