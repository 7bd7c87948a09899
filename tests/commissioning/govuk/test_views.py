import pytest
from django.contrib.auth.models import AnonymousUser

from tests.factories import AgreementFactory
from tests.html import by_id, error_links, one, parsed, with_class, words

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.commissioning.govuk.sample_pages")]


@pytest.fixture
def address(draft):
    return f"/sample/agreements/{draft.key}/"


@pytest.fixture
def answers(draft):
    return {"title": "Autism support", "purpose": "", "kind": draft.kind, "version": "1"}


def test_somebody_signed_out_is_asked_to_sign_in(client, address):
    response = client.get(address)

    assert response.status_code == 302
    assert response.url == f"/account/sign-in/?next={address}"


def test_a_party_reads_the_record(client, commissioner, draft, address):
    client.force_login(commissioner)

    assert words(one(parsed(client.get(address)), "h1")) == draft.title


@pytest.mark.parametrize("page", ["", "rename/"])
def test_a_stranger_learns_nothing(client, outsider, address, page):
    client.force_login(outsider)

    theirs, nobodys = client.get(address + page), client.get("/sample/agreements/zzzz/" + page)

    assert (theirs.status_code, nobodys.status_code) == (404, 404)
    assert words(one(parsed(theirs), "main")) == words(one(parsed(nobodys), "main"))


def test_what_is_public_needs_no_sign_in(client, draft, commissioner):
    assert client.get(f"/sample/public/{draft.key}/").status_code == 404

    draft.published_at, draft.published_by = draft.made_at, commissioner
    draft.save()

    page = parsed(client.get(f"/sample/public/{draft.key}/"))
    assert words(one(page, "h1")) == draft.title


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_may_see_and_not_change_is_told_who_can(client, viewer, address, method):
    client.force_login(viewer)

    response = getattr(client, method)(f"{address}rename/")

    assert response.status_code == 403
    assert words(one(parsed(response), "main")) == (
        "You cannot rename this agreement Commissioners of Northshire Council can. "
        "Go to the home page or get help."
    )


def test_the_form_starts_from_what_is_there(client, commissioner, draft, address):
    client.force_login(commissioner)

    page = parsed(client.get(f"{address}rename/"))
    boxes = {e.get("name"): e.get("value") for e in page.iter("input") if e.get("type") != "radio"}

    assert words(one(page, "h1")) == "Rename the agreement"
    assert boxes["title"] == draft.title
    assert boxes["version"] == "1"
    assert [e.get("value") for e in page.iter("input") if e.get("checked") is not None] == ["jca"]


def test_acting_goes_back_to_the_record_and_says_so(client, commissioner, draft, address, answers):
    client.force_login(commissioner)

    response = client.post(f"{address}rename/", answers)

    assert (response.status_code, response.url) == (302, address)
    draft.refresh_from_db()
    assert (draft.title, draft.version) == ("Autism support", 2)
    page = parsed(client.get("/help/"))
    assert [words(e) for e in with_class(page, "govuk-notification-banner__content")] == [
        "The agreement has a new name."
    ]


def test_a_slip_is_in_the_summary_and_in_the_title(client, commissioner, address, answers):
    client.force_login(commissioner)

    page = parsed(client.post(f"{address}rename/", answers | {"title": " ", "purpose": "Keep me"}))

    assert error_links(page) == {"Enter title": "id_title"}
    assert words(one(page, "title")) == "Error: Rename the agreement – Joint commissioning"
    assert one(page, "textarea").text.strip() == "Keep me"


def test_a_refusal_is_in_the_summary_and_keeps_the_answers(client, commissioner, address, answers):
    client.force_login(commissioner)

    page = parsed(
        client.post(f"{address}rename/", answers | {"title": "JCA", "purpose": "Keep me"})
    )

    assert error_links(page) == {"A title must say more than the kind of agreement.": ""}
    assert one(page, "textarea").text.strip() == "Keep me"


def test_an_old_page_without_version_is_not_saved(client, commissioner, draft, address, answers):
    client.force_login(commissioner)
    del answers["version"]

    page = parsed(client.post(f"{address}rename/", answers))

    assert error_links(page) == {"Enter version": ""}
    draft.refresh_from_db()
    assert draft.version == 1


def test_a_list_shows_only_what_is_yours(client, draft, commissioner, outsider):
    for person, rows in [(commissioner, f"{draft.title}||"), (outsider, "||")]:
        client.force_login(person)
        assert client.get("/sample/agreements/").content.decode() == rows


def test_a_list_is_walked_to_its_end_and_back(client, place, council, commissioner):
    client.force_login(commissioner)
    for title in "DBACE":
        AgreementFactory(partnership=place, title=title, parties=[council])

    first = walk(client, "")
    second = walk(client, first[2])
    third = walk(client, second[2])

    assert [page[0] for page in (first, second, third)] == ["A,B", "C,D", "E"]
    assert (first[1], third[2]) == ("", "")
    assert walk(client, third[1])[0] == "C,D"
    assert walk(client, second[1]) == first


def walk(client, query):
    return client.get(f"/sample/agreements/{query}").content.decode().split("|")


@pytest.mark.parametrize(
    ("query", "titles"),
    [("", "Autism support,Dermatology"), ("?words=derma", "Dermatology"), ("?words=zz", "")],
)
def test_filters_in_the_address_narrow_a_list(client, place, council, commissioner, query, titles):
    client.force_login(commissioner)
    for title in ("Autism support", "Dermatology"):
        AgreementFactory(partnership=place, title=title, parties=[council])

    assert client.get(f"/sample/filtered/{query}").content.decode() == titles


def test_a_filter_that_cannot_be_read_says_so_where_it_stands(client, commissioner):
    client.force_login(commissioner)

    page = parsed(client.get("/sample/filtered/?show=1&made_by=soon"))

    assert error_links(page) == {
        "Made by: enter a real date, like 1 April 2021": "id_made_by",
    }
    assert words(one(page, "title")).startswith("Error: Agreements")
    assert by_id(page, "id_made_by").get("value") == "soon"


def test_somebody_not_signed_in_gets_no_list(client):
    assert client.get("/sample/agreements/").status_code == 302


def test_nobody_is_somebody_without_a_permission(draft):
    assert not AnonymousUser().has_perm("register.edit_agreement", draft)
