"""Which texts of an agreement are kept, and what each of them says."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from agreements.completeness.answering import explain_item
from agreements.completeness.checking import completeness_of
from agreements.register.approvals import record_approval, record_signature
from agreements.register.lineage import link_agreements
from agreements.register.models import Agreement
from agreements.texts.clauses import add_clause, change_clause, keep_version, place_clause
from agreements.texts.comparison.versions import (
    TextVersion,
    comes_from,
    label_of,
    note_on,
    text_as,
    versions_of,
)
from agreements.texts.sealing import seal_text
from agreements.texts.structure_versions import keep_structure
from agreements.texts.structuring import (
    bring_back_clause,
    delete_clause,
    move_clause,
    step_clause,
)
from commissioning.errors import RuleBroken
from tests.factories import ClauseFactory

MONDAY, TUESDAY, WEDNESDAY, THURSDAY = (
    dt.datetime(2026, 3, day, 12, tzinfo=dt.UTC) for day in (2, 3, 4, 5)
)


@pytest.fixture
def written(draft, commissioner):
    """One clause of Monday, kept whole then; changed on Tuesday, with another added."""
    with time_machine.travel(MONDAY, tick=False):
        clause = add_clause(draft, number="1", heading="Aims", body="To plan.", by=commissioner)
        seal_text(draft, because="Sent for approval", by=commissioner)
    with time_machine.travel(TUESDAY, tick=False):
        said = {"number": "1", "heading": "Aims", "body": "To plan care."}
        clause = change_clause(clause, **said, version=1, by=commissioner)
        add_clause(draft, after=clause, number="2", heading="Money", body="", by=commissioner)
    return clause


def said(draft, version):
    return [(one.number, one.heading, one.body) for one in text_as(draft, version)]


def test_the_texts_are_as_it_stands_those_kept_whole_and_the_days_of_changes(draft, written):
    with time_machine.travel(WEDNESDAY, tick=False):
        found = versions_of(draft)

    assert found == [
        TextVersion("now", "As it stands now"),
        TextVersion("1", "Version 1: Sent for approval, 2 March 2026"),
        TextVersion("2026-03-03", "At the end of 3 March 2026"),
        TextVersion("2026-03-02", "At the end of 2 March 2026"),
    ]
    assert [label_of(draft, one.name) for one in found] == [one.label for one in found]


def test_today_is_as_it_stands_now(draft, written):
    with time_machine.travel(TUESDAY, tick=False):
        assert [one.name for one in versions_of(draft)] == ["now", "1", "2026-03-02"]


@pytest.mark.parametrize(
    ("version", "words"),
    [
        ("now", [("1", "Aims", "To plan care."), ("2", "Money", "")]),
        ("1", [("1", "Aims", "To plan.")]),
        ("2026-03-02", [("1", "Aims", "To plan.")]),
        ("2026-03-03", [("1", "Aims", "To plan care."), ("2", "Money", "")]),
        ("2027-01-01", [("1", "Aims", "To plan care."), ("2", "Money", "")]),
    ],
)
def test_a_version_says_what_was_said_then(draft, written, version, words):
    assert said(draft, version) == words


def test_a_clause_is_there_until_the_day_it_was_deleted(draft, written, commissioner):
    with time_machine.travel(WEDNESDAY, tick=False):
        delete_clause(written, version=2, by=commissioner)

    assert said(draft, "2026-03-03")[0] == ("1", "Aims", "To plan care.")
    assert said(draft, "2026-03-04") == said(draft, "now") == [("2", "Money", "")]


def placed(draft, version):
    """Each by its number, behind that of what it stands under."""
    found = text_as(draft, version)
    above = {one.place: found[one.under].number for one in found if one.under is not None}
    return " ".join(f"{above.get(one.place, '')}>{one.number}" for one in found)


@pytest.fixture
def rearranged(draft, written, commissioner):
    """On Tuesday evening 2 goes under 1; on Wednesday it is deleted; on Thursday brought back
    and put before 1; on Friday a heading is put above.
    """
    first, second = draft.clauses.in_order()
    with time_machine.travel(TUESDAY + dt.timedelta(hours=6), tick=False):
        draft.refresh_from_db()
        step_clause(second, step="nest", version=draft.version, by=commissioner)
    with time_machine.travel(WEDNESDAY, tick=False):
        delete_clause(second, version=1, by=commissioner)
    with time_machine.travel(THURSDAY, tick=False):
        second = bring_back_clause(second, by=commissioner)
        draft.refresh_from_db()
        there = {"where": "before", "beside": first}
        second = move_clause(second, version=draft.version, by=commissioner, **there)
    with time_machine.travel(THURSDAY + dt.timedelta(days=1), tick=False):
        said = {"number": "A", "heading": "Part A", "body": "", "role": "heading"}
        add_clause(draft, before=second, by=commissioner, **said)


@pytest.mark.parametrize(
    ("version", "order"),
    [
        ("2026-03-02", ">1"),
        ("2026-03-03", ">1 1>2"),
        ("2026-03-04", ">1"),
        ("2026-03-05", ">2 >1"),
        ("2026-03-06", ">A >2 >1"),
        ("now", ">A >2 >1"),
    ],
)
def test_each_clause_stands_where_it_stood_on_that_day(draft, rearranged, version, order):
    assert placed(draft, version) == order
    assert note_on(draft, version) == ""


def test_a_passage_is_what_it_was_on_that_day(draft, written, commissioner):
    with time_machine.travel(TUESDAY, tick=False):
        found = ClauseFactory(agreement=draft, position=3, role="unplaced", body="Left over.")
        keep_version(found, by=commissioner)
        keep_structure(draft, by=commissioner)
    with time_machine.travel(WEDNESDAY, tick=False):
        said = {"role": "clause", "number": "2.1", "heading": ""}
        place_clause(found, version=1, by=commissioner, **said)

    assert [text_as(draft, f"2026-03-0{day}")[-1].role for day in (3, 4)] == ["unplaced", "clause"]
    assert placed(draft, "2026-03-04") == ">1 >2 2>2.1"


def test_from_before_the_structure_was_kept_the_order_is_that_of_its_first_day(
    draft, rearranged, commissioner
):
    kept_late = draft.structure_versions.filter(at__gte=WEDNESDAY)
    draft.structure_versions.exclude(pk__in=kept_late).delete()
    kept_late.filter(at__lt=THURSDAY).update(at=WEDNESDAY + dt.timedelta(hours=1))

    assert placed(draft, "2026-03-02") == ">1"
    assert placed(draft, "2026-03-03") == ">1 1>2"
    assert [note_on(draft, f"2026-03-0{day}") for day in (3, 4)] == [
        (
            "From before 4 March 2026 only the words are kept: the order of the clauses, and what"
            " they stand under, are those of that day; terms taken out before it are not listed."
        ),
        "",
    ]


def test_a_change_of_structure_writes_one_row_however_long_the_text(draft, written, commissioner):
    def written_by(act):
        with CaptureQueriesContext(connection) as counted:
            act()
        return len([one for one in counted if one["sql"].startswith("INSERT")])

    def add(number):
        add_clause(draft, number=number, heading="", body="More.", by=commissioner)

    kept = draft.structure_versions.count()
    few = written_by(lambda: add("8"))
    ClauseFactory.create_batch(20, agreement=draft)

    assert written_by(lambda: add("9")) == few
    assert draft.structure_versions.count() == kept + 2


@pytest.mark.parametrize("version", ["2", "0", "-", "2026-02-30", "then", "", "9" * 10, "²"])
def test_a_version_that_is_not_kept_is_refused(draft, written, version):
    for ask in (text_as, label_of):
        with pytest.raises(RuleBroken):
            ask(draft, version)


def test_the_last_day_that_there_is_has_no_text(draft, written):
    with pytest.raises(RuleBroken, match="No version 9999-12-31 of this text is kept."):
        text_as(draft, "9999-12-31")


def test_before_anything_was_written_there_is_no_text(draft, written):
    with pytest.raises(RuleBroken, match="Nothing was written yet on 1 March 2026."):
        text_as(draft, "2026-03-01")


def test_it_comes_from_what_it_renews_if_one_may_see_that(draft, place, commissioner):
    earlier = Agreement.objects.create(partnership=place, kind="mou", title="Earlier")
    link_agreements(draft, earlier, kind="renews", by=commissioner)

    assert comes_from(draft, Agreement.objects.all()) == earlier
    assert comes_from(draft, Agreement.objects.visible_to(commissioner)) is None
    assert comes_from(earlier, Agreement.objects.all()) is None


@pytest.fixture
def complete(draft, commissioner):
    """Every item that stands in the way of signing is explained."""
    for state in completeness_of(draft, timezone.localdate()).in_the_way:
        explain_item(draft, state.item.key, reason="It is elsewhere.", by=commissioner)


def test_the_text_is_kept_as_the_last_party_signs_it(draft, written, complete, commissioner):
    parties = list(draft.parties.all())
    for party in parties:
        record_approval(party, by=commissioner)
    record_signature(parties[0], by=commissioner)
    assert draft.sealed_texts.count() == 1

    for party in parties[1:]:
        record_signature(party, by=commissioner)

    assert [one.because for one in draft.sealed_texts.all()] == [
        "Signed by every party",
        "Sent for approval",
    ]
    assert said(draft, "2") == said(draft, "now")


def test_what_was_signed_is_named_even_where_it_is_what_was_sent(draft, complete, commissioner):
    add_clause(draft, number="1", heading="Aims", body="To plan.", by=commissioner)
    seal_text(draft, because="Sent for approval", by=commissioner)
    for party in draft.parties.all():
        record_approval(party, by=commissioner)
        record_signature(party, by=commissioner)

    first, second = draft.sealed_texts.order_by("number")
    assert (first.digest, second.because) == (second.digest, "Signed by every party")
