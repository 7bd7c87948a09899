import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from agreements.register.models import Agreement
from agreements.texts.clauses import add_clause, change_clause
from agreements.texts.documents import make_agreement_pdf
from agreements.texts.importing import keep_upload
from agreements.texts.models import UploadedPaper
from agreements.texts.search import find_clauses
from commissioning.jobs.models import Job
from tests.agreements.texts.test_importing import MEMORANDUM
from tests.html import by_id, error_links, one, parsed, words


@pytest.fixture
def clause(draft, commissioner):
    text = {"number": "1", "heading": "Purpose", "body": "To work together."}
    return add_clause(draft, after=None, by=commissioner, **text)


@pytest.fixture
def address(draft, clause):
    return f"{draft.get_absolute_url()}clauses/{clause.pk}/"


@pytest.mark.parametrize("page", ["edit/", "delete/", "versions/"])
def test_a_partys_commissioner_opens_a_clause_and_a_stranger_does_not(
    client, commissioner, outsider, address, page
):
    client.force_login(commissioner)
    assert client.get(address + page).status_code == 200
    client.force_login(outsider)
    assert client.get(address + page).status_code == 404


def test_a_clause_of_another_agreement_is_not_found_under_this_one(
    client, commissioner, draft, place, council, clause
):
    other = Agreement.objects.create(partnership=place, kind="jca", title="Other")
    client.force_login(commissioner)

    assert client.get(f"{other.get_absolute_url()}clauses/{clause.pk}/edit/").status_code == 404


def test_a_clause_is_changed_on_its_page(client, commissioner, clause, address):
    client.force_login(commissioner)
    answers = {"number": "1", "heading": "Purpose", "body": "To plan care.", "version": 1}

    response = client.post(f"{address}edit/", answers)

    clause.refresh_from_db()
    assert (response.status_code, clause.body) == (302, "To plan care.")
    assert response.url.endswith(f"/text/#clause-{clause.pk}")


def test_two_in_one_clause_get_the_conflict_page_and_choose(
    client, commissioner, partner_commissioner, clause, address
):
    theirs = {"number": "1", "heading": "Purpose", "body": "Theirs."}
    change_clause(clause, by=partner_commissioner, version=1, **theirs)
    client.force_login(commissioner)

    response = client.post(f"{address}edit/", theirs | {"body": "Mine.", "version": 1})

    page = words(one(parsed(response), "main"))
    assert response.status_code == 409
    assert "Mine." in page
    assert "Theirs." in page


def test_a_clause_without_words_is_refused(client, commissioner, address):
    client.force_login(commissioner)

    page = parsed(client.post(f"{address}edit/", {"number": "1", "version": 1}))

    assert error_links(page) == {"Enter the words of the clause, or its heading": "id_body"}


@pytest.mark.parametrize("more", [(), ("2", "3")])
def test_the_text_takes_as_many_queries_for_three_clauses_as_for_one(
    client, commissioner, draft, clause, more, django_assert_num_queries
):
    client.force_login(commissioner)
    for number in more:
        add_clause(draft, after=None, number=number, heading="x", body="y", by=commissioner)

    with django_assert_num_queries(19):
        page = parsed(client.get(f"{draft.get_absolute_url()}text/"))

    assert by_id(page, f"clause-{clause.pk}") is not None


def test_a_file_is_read_checked_and_becomes_a_draft(client, commissioner, place, council, icb):
    client.force_login(commissioner)
    paper = SimpleUploadedFile("mou.txt", MEMORANDUM)

    read = client.post("/agreements/read-in/", {"place": place.pk, "paper": paper})
    page = parsed(client.get(read.url))
    chosen = {
        "title": "Memorandum of Understanding",
        "kind": "mou",
        "party_0": council.pk,
        "party_1": icb.pk,
    }
    taken = client.post(read.url, chosen)

    agreement = Agreement.objects.get()
    assert taken.url == f"{agreement.get_absolute_url()}text/"
    guessed = [o.text for o in by_id(page, "id_party_0").iter("option") if "selected" in o.attrib]
    assert guessed == ["Northshire Council"]


@pytest.mark.parametrize(
    ("name", "content", "refusal"),
    [
        ("empty.txt", b"", "The file is empty"),
        ("paper.pdf", b"%PDF-1.7 words", "docx"),
        ("note.txt", b"Just a few words.", "numbered clauses"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(
    client, commissioner, place, name, content, refusal
):
    client.force_login(commissioner)
    paper = SimpleUploadedFile(name, content)

    page = parsed(client.post("/agreements/read-in/", {"place": place.pk, "paper": paper}))

    assert refusal in " ".join(error_links(page))
    assert UploadedPaper.objects.count() == 0


def test_nobody_else_opens_a_file_being_read_in(
    client, commissioner, partner_commissioner, outsider, place
):
    paper = keep_upload(MEMORANDUM, "mou.txt", partnership=place, by=commissioner)

    found = []
    for user in (commissioner, partner_commissioner, outsider):
        client.force_login(user)
        found.append(client.get(f"/agreements/read-in/{paper.key}/").status_code)

    assert found == [200, 404, 404]


def test_the_same_body_twice_is_refused(client, commissioner, place, council, icb):
    paper = keep_upload(MEMORANDUM, "mou.txt", partnership=place, by=commissioner)
    client.force_login(commissioner)
    twice = {"title": "x", "kind": "mou", "party_0": council.pk, "party_1": council.pk}

    page = parsed(client.post(f"/agreements/read-in/{paper.key}/", twice))

    assert error_links(page) == {f"{council} is chosen twice": "id_party_1"}


def test_the_pdf_is_asked_for_once_and_marked_draft(client, commissioner, draft, clause):
    client.force_login(commissioner)

    response = client.post(f"{draft.get_absolute_url()}text/pdf/")

    job = Job.objects.get()
    made = make_agreement_pdf(job, draft)
    assert response.url == job.get_absolute_url()
    assert made.content.startswith(b"%PDF")
    assert made.media_type == "application/pdf"


def test_a_clause_is_found_by_its_words(client, commissioner, outsider, clause):
    assert [f.title for f in find_clauses(commissioner, "work together")] == [
        f"1 Purpose ({clause.agreement})"
    ]
    assert list(find_clauses(outsider, "work together")) == []
