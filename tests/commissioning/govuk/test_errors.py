import pytest
from django.conf import settings
from django.test import Client

from tests.html import one, parsed, words

pytestmark = pytest.mark.urls("tests.commissioning.govuk.sample_pages")


def heading(response):
    return words(one(parsed(response), "h1"))


@pytest.mark.django_db
def test_what_is_not_there_is_said_plainly(client):
    response = client.get("/no/such/page/?<script>")

    assert (response.status_code, heading(response)) == (404, "Page not found")
    assert "no/such" not in response.content.decode()


def test_trouble_of_ours_shows_no_path_and_needs_no_database():
    """This test may not touch a database at all, and the page must still come."""
    browser = Client(raise_request_exception=False)
    browser.cookies[settings.SESSION_COOKIE_NAME] = "of-somebody-signed-in"

    response = browser.get("/sample/broken/")

    assert response.status_code == 500
    assert heading(response) == "Sorry, there is a problem with the service"
    assert "SELECT" not in response.content.decode()
    assert "/sample/broken/" not in response.content.decode()


@pytest.mark.django_db
def test_a_refusal_may_come_from_anywhere(client, commissioner):
    client.force_login(commissioner)

    response = client.get("/sample/refused/")

    assert (response.status_code, heading(response)) == (403, "You cannot see the audit log")
    assert "Auditors can." in response.content.decode()


@pytest.mark.django_db
def test_a_form_without_its_token_says_what_to_do(commissioner, draft):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(commissioner)

    response = browser.post(f"/sample/agreements/{draft.key}/rename/", {"title": "Changed"})

    assert (response.status_code, heading(response)) == (403, "This page was open too long")
    draft.refresh_from_db()
    assert draft.version == 1


@pytest.mark.django_db
def test_a_request_we_cannot_read_gets_a_page(client):
    response = client.get("/help/", headers={"host": "not a host"})

    assert (response.status_code, heading(response)) == (400, "We could not read what was sent")
