import pytest

from agreements.register.models import Agreement
from agreements.texts.clauses import add_clause, change_clause
from agreements.texts.documents import make_agreement_pdf
from agreements.texts.search import find_clauses
from commissioning.jobs.models import Job
from tests.factories import ClauseFactory
from tests.html import by_id, error_links, one, parsed, with_class, words


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

    with django_assert_num_queries(25):
        page = parsed(client.get(f"{draft.get_absolute_url()}text/"))

    assert by_id(page, f"clause-{clause.pk}") is not None


@pytest.mark.parametrize(("headings", "listed"), [(8, 0), (9, 9)])
def test_a_long_text_has_a_list_that_leads_to_its_headings(
    client, commissioner, draft, headings, listed
):
    client.force_login(commissioner)
    for n in range(1, headings + 1):
        ClauseFactory(agreement=draft, mark=f"{n}.", number=str(n), heading=f"Part {n}", body="")

    page = parsed(client.get(f"{draft.get_absolute_url()}text/"))

    links = [a.get("href") for a in page.iter("a") if (a.text or "").startswith("Part ")]
    assert len(links) == listed
    assert all(by_id(page, href[1:]) is not None for href in links)


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


def test_a_version_shows_what_was_added_and_removed(client, commissioner, clause, address):
    said = {"number": "1", "heading": "Purpose", "body": "To plan care together."}
    change_clause(clause, by=commissioner, version=1, **said)
    client.force_login(commissioner)

    page = one(parsed(client.get(f"{address}versions/")), "main")

    compared = with_class(page, "app-compared")[1]
    assert [words(mark) for mark in compared.iter("ins")] == ["[added: plan care]"]
    assert [words(mark) for mark in compared.iter("del")] == ["[removed: work]"]
    assert words(page).endswith("To work together.")
