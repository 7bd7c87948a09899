"""Fields in square brackets: what they stand for, where they are filled, and when they freeze."""

import datetime as dt
from decimal import Decimal
from io import BytesIO

import pytest
from django.utils import timezone
from pypdf import PdfReader

from agreements.completeness.answering import explain_item
from agreements.completeness.checking import completeness_of
from agreements.register.approvals import record_approval, record_signature
from agreements.register.correcting import correct_signature
from agreements.register.models import Agreement, Signature
from agreements.texts.clauses import add_clause
from agreements.texts.comparison.versions import text_as
from agreements.texts.documents import agreement_pdf
from agreements.texts.merge_fields import fields_in, filled, values_of
from agreements.texts.sealing import seal_text
from agreements.texts.starting.texts import starting_text
from agreements.texts.warnings import warnings_of
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.sourced_facts.facts import add_fact

A_DAY = dt.date(2026, 6, 1)
TYPED = "[parties] work together from [start date] in [place]."
READ = "Northshire Council and NHS Northshire ICB work together from 1 April 2027 in Northshire."


@pytest.fixture
def dated(draft):
    term = draft.term
    term.starts_words = "1st April 2027"
    term.starts_earliest = term.starts_latest = dt.date(2027, 4, 1)
    term.save()
    return draft


@pytest.fixture
def written(dated, commissioner):
    return add_clause(dated, number="1", heading="Aims", body=TYPED, by=commissioner)


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        (TYPED, ["parties", "start date", "place"]),
        ("[place] and [place]", ["place"]),
        ("[party 1 name]", ["party 1 name"]),
        ("[X], [Insert date], [1], [sic], [a], [] and [[ ]", []),
    ],
)
def test_a_field_is_small_letters_in_square_brackets(text, fields):
    assert fields_in(text) == fields


def test_a_field_without_a_value_stays_in_its_brackets():
    values = {"place": "Northshire", "end date": ""}

    assert filled("[place] until [end date] [then]", values) == "Northshire until [end date] [then]"


def one(agreement, name, on=A_DAY):
    return values_of(agreement, [f"[{name}]"], on)[name]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("parties", "Northshire Council and NHS Northshire ICB"),
        ("party 2 name", "NHS Northshire ICB"),
        ("party 3 name", ""),
        ("place", "Northshire"),
        ("start date", "1 April 2027"),
        ("end date", ""),
        ("population", ""),
        ("favourite colour", ""),
    ],
)
def test_each_field_stands_for_a_fact_of_the_agreement(dated, name, value):
    assert one(dated, name) == value


def test_a_date_that_is_no_one_day_stands_as_printed(dated):
    dated.term.ends_words = "end of March 2028"

    assert one(dated, "end date") == "end of March 2028"


def test_a_start_with_the_last_signature_is_said_in_words(dated):
    dated.term.starts, dated.term.starts_words = "last_signature", ""

    assert one(dated, "start date") == "the day on which the last party signs"


def test_a_figure_is_that_of_the_day(dated, place, council):
    figure = {"kind": "population", "source": "A paper", "value": Decimal(300000)}
    said = {"words": "about 300,000", "as_of": PrintedDate.from_words("1 June 2026")}
    for subject in (place, council):
        add_fact(subject, by=None, **figure, **said)

    before = A_DAY - dt.timedelta(days=1)
    assert [one(dated, "population", on) for on in (before, A_DAY)] == ["", "about 300,000"]
    assert one(dated, "party 1 population") == "about 300,000"


@pytest.mark.parametrize("kind", Agreement.Kind.values)
def test_every_field_of_the_starting_texts_is_in_the_map(dated, kind):
    dated.term.review_words = dated.term.ends_words = "March 2028"
    dated.term.notice_days = 90
    texts = [f"{clause.body} {' '.join(clause.paragraphs)}" for clause in starting_text(kind)]

    values = values_of(dated, texts, A_DAY)

    assert values
    assert [name for name, value in values.items() if not value] == []


def test_a_text_without_fields_asks_for_nothing(dated, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert values_of(dated, ["No field. [X]"], A_DAY) == {}


def test_the_page_and_the_pdf_are_filled_and_what_is_typed_stays(client, commissioner, written):
    client.force_login(commissioner)
    page = client.get(f"{written.agreement.get_absolute_url()}text/").content.decode()
    edit = client.get(f"{written.agreement.get_absolute_url()}clauses/{written.pk}/edit/")
    pdf = agreement_pdf(written.agreement).content
    text = " ".join(" ".join(p.extract_text() for p in PdfReader(BytesIO(pdf)).pages).split())

    written.refresh_from_db()
    assert READ in page
    assert READ in text
    assert TYPED in edit.content.decode()
    assert written.body == TYPED


def test_a_field_that_stands_for_nothing_is_warned_of(dated, commissioner):
    body = "From [start date] to [end date], [whenever]."
    clause = add_clause(dated, number="2", heading="Term", body=body, by=commissioner)

    found = warnings_of(dated, [clause], [])

    assert [one.words for one in found] == [
        "2 Term: [end date] cannot be filled: it is not recorded.",
        "2 Term: [whenever] is no field that can be filled.",
    ]


def test_a_text_kept_whole_says_what_its_fields_stood_for(written, commissioner):
    sealed = seal_text(written.agreement, because="Sent for approval", by=commissioner)

    assert [one["body"] for one in sealed.clauses] == [READ]
    assert sealed.fields is None
    assert [one.body for one in text_as(written.agreement, "now")] == [READ]


def explained(agreement, by):
    for state in completeness_of(agreement, timezone.localdate()).in_the_way:
        explain_item(agreement, state.item.key, reason="It is elsewhere.", by=by)


def test_they_are_kept_too_when_the_last_signature_is_one_that_is_not_required(
    written, commissioner
):
    agreement = written.agreement
    explained(agreement, commissioner)
    first, last = agreement.parties.all()
    record_approval(first, by=commissioner)
    record_signature(first, by=commissioner)
    record_signature(last, by=commissioner, state="not_required")

    assert [one.because for one in agreement.sealed_texts.all()] == ["Signed by every party"]
    assert values_of(agreement, [TYPED], A_DAY)["place"] == "Northshire"


def test_a_signature_that_was_never_made_gives_the_fields_back_to_the_facts(
    written, place, commissioner
):
    agreement = written.agreement
    explained(agreement, commissioner)
    for party in agreement.parties.all():
        record_approval(party, by=commissioner)
        record_signature(party, by=commissioner)
    place.name = "Elsewhere"
    place.save()
    agreement.refresh_from_db()
    before = one(agreement, "place")
    here = {"version": agreement.version, "by": commissioner}

    correct_signature(party, state="awaited", reason="It was never made", **here)

    agreement.refresh_from_db()
    assert (before, one(agreement, "place")) == ("Northshire", "Elsewhere")


def test_without_a_text_kept_they_stand_for_the_facts(written, place):
    for party in written.agreement.parties.all():
        Signature.objects.filter(party=party).update(state="not_required")

    assert one(written.agreement, "place") == "Northshire"


def test_once_all_have_signed_the_fields_stand_for_what_they_stood_for(
    client, written, place, commissioner
):
    agreement = written.agreement
    explained(agreement, commissioner)
    for party in agreement.parties.all():
        record_approval(party, by=commissioner)
        record_signature(party, by=commissioner)
    place.name = "Elsewhere"
    place.save()
    client.force_login(commissioner)

    sealed = agreement.sealed_texts.get(because="Signed by every party")
    page = client.get(f"{agreement.get_absolute_url()}text/").content.decode()

    assert sealed.fields["place"] == "Northshire"
    assert [one["body"] for one in sealed.clauses] == [READ]
    assert READ in page


def test_brackets_in_a_text_that_a_paper_says_was_signed_are_its_own_words(written):
    for party in written.agreement.parties.all():
        record_signature(party, by=None, state="attested", stated_in="A paper")

    assert values_of(written.agreement, [TYPED], A_DAY) == {}
    assert warnings_of(written.agreement, [written], []) == []
