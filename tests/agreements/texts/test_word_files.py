"""Taking an agreement away as a Word file, and reading it in again."""

from datetime import date
from io import BytesIO

import docx
import pytest

from agreements.register.models import Approval, Signature
from agreements.texts.importing import import_agreement, keep_upload
from agreements.texts.models import Clause
from agreements.texts.reading.agreement_text import read_agreement
from agreements.texts.word_files import agreement_word
from commissioning.audit.models import Event
from tests.agreements.texts.reading.samples import EXAMPLE
from tests.agreements.texts.writing.rows import structure
from tests.factories import ClauseFactory, TermFactory

TODAY = date(2026, 11, 22)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read_in(content, name, agreement, by):
    paper = keep_upload(content, name, partnership=agreement.partnership, by=by)
    bodies = [party.organisation for party in agreement.parties.all()]
    return import_agreement(paper, bodies=bodies, by=by)


def header_of(content):
    return docx.Document(BytesIO(content)).sections[0].header.paragraphs[0].text


def test_the_example_taken_away_and_read_in_again_is_the_same_agreement(draft, commissioner):
    first = read_in(EXAMPLE.read_bytes(), "memorandum.txt", draft, commissioner)

    content = agreement_word(first, on=TODAY)
    again = read_in(content, "memorandum.docx", draft, commissioner)

    assert structure(again.clauses.in_order()) == structure(first.clauses.in_order())
    assert again.title == first.title
    assert [p.name_as_printed for p in again.parties.all()] == [
        p.name_as_printed for p in first.parties.all()
    ]
    terms = [sorted(one.definitions.values_list("term", "meaning")) for one in (first, again)]
    assert terms[0] == terms[1]


def test_what_a_text_written_on_screen_lacks_is_made_of_the_record(draft):
    ClauseFactory(agreement=draft, mark="1.", number="1", heading="Purpose", body="To plan care.")
    ClauseFactory(
        agreement=draft, role=Clause.Role.SCHEDULE, mark="Schedule 1", number="Schedule 1",
        heading="Money", body="",
    )  # fmt: skip

    reading = read_agreement(agreement_word(draft, on=TODAY), "agreement.docx")

    parties = [party.name_as_printed for party in draft.parties.all()]
    assert reading.title == draft.title
    assert [party.name for party in reading.parties] == parties
    assert [block.organisation for block in reading.signatures] == parties
    roles = [str(p.role) for p in reading.passages]
    assert roles == ["title", "parties", "clause", "signatures", "signatures", "schedule"]


@pytest.mark.parametrize(("state", "mark"), [("awaited", "DRAFT"), ("recorded", "")])
def test_it_is_marked_draft_until_all_have_signed(draft, state, mark):
    ClauseFactory(agreement=draft, body="Words")
    TermFactory(agreement=draft, starts="last_signature")
    said = {"state": state, "on_words": "1 April 2021"}
    days = {"on_earliest": "2021-04-01", "on_latest": "2021-04-01"}
    for kind in (Approval, Signature):
        kind.objects.filter(party__agreement=draft).update(**said, **days)

    assert header_of(agreement_word(draft, on=TODAY)) == mark


def test_the_fields_in_its_words_are_filled(draft):
    ClauseFactory(agreement=draft, mark="1.", number="1", heading="Name", body="It is [title].")

    reading = read_agreement(agreement_word(draft, on=TODAY), "agreement.docx")

    (clause,) = reading.clauses
    assert clause.body == f"It is {draft.title}."


def test_the_page_gives_the_file_and_notes_who_took_it(draft, commissioner, client):
    ClauseFactory(agreement=draft, body="Words")
    client.force_login(commissioner)

    answer = client.get(f"{draft.get_absolute_url()}text/word/")

    assert answer["Content-Type"] == WORD
    assert answer["Content-Disposition"].endswith('.docx"')
    assert docx.Document(BytesIO(answer.content)).core_properties.title == draft.title
    noted = Event.objects.get(what="agreement.exported")
    assert (noted.by_id, noted.payload.after) == (commissioner.pk, {"format": "docx"})


def test_there_are_only_so_many_an_hour(draft, commissioner, client, settings):
    settings.EXPORTS_AN_HOUR = 1
    ClauseFactory(agreement=draft, body="Words")
    client.force_login(commissioner)
    address = f"{draft.get_absolute_url()}text/word/"

    assert [client.get(address).status_code for _ in range(2)] == [200, 429]


def test_the_api_gives_the_same_file(draft, commissioner, client):
    ClauseFactory(agreement=draft, body="Words")
    client.force_login(commissioner)

    answer = client.get("/api/v1/clauses/word/", {"agreement": draft.key})

    assert answer["Content-Type"] == WORD
    assert docx.Document(BytesIO(answer.content)).core_properties.title == draft.title
