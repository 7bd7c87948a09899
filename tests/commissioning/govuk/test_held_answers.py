"""Somebody types for an hour, is signed out, and presses Save."""

import datetime as dt

import pytest
import time_machine
from django.core.cache import cache

from tests.html import by_id, one, parsed, with_class, words

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.commissioning.govuk.sample_pages")]
START = dt.datetime(2027, 2, 2, 9, 0, tzinfo=dt.UTC)
TOO_LATE = START + dt.timedelta(hours=1)
PASSWORD = "three words together"


@pytest.fixture(autouse=True)
def nothing_tried_before():
    """And it is an hour later, whatever day the tests are run on."""
    cache.clear()
    with time_machine.travel(TOO_LATE, tick=False):
        yield


@pytest.fixture
def address(draft):
    return f"/sample/agreements/{draft.key}/rename/"


@pytest.fixture
def saved_too_late(client, commissioner, draft, address):
    """Sam's answers arrive an hour after the page was opened."""
    with time_machine.travel(START, tick=False):
        client.force_login(commissioner)
        client.get(address)
    with time_machine.travel(TOO_LATE, tick=False):
        return client.post(
            address,
            {
                "title": "Autism support",
                "purpose": "Long thought about",
                "kind": "jca",
                "version": "1",
            },
        )


def sign_in(client, user):
    user.set_password(PASSWORD)
    user.save()
    client.post("/account/sign-in/", {"login": user.email, "password": PASSWORD})


def test_nothing_is_saved_before_they_sign_in_again(saved_too_late, draft, address):
    assert saved_too_late.url == f"/account/sign-in/?next={address}"
    draft.refresh_from_db()
    assert draft.version == 1


def test_their_answers_wait_for_them(client, saved_too_late, commissioner, draft, address):
    sign_in(client, commissioner)

    page = parsed(client.get(address))

    assert by_id(page, "id_title").get("value") == "Autism support"
    assert one(page, "textarea").text.strip() == "Long thought about"
    assert words(with_class(page, "govuk-notification-banner__heading")[-1]).startswith(
        "You were signed out before this was saved."
    )


def test_they_wait_once(client, saved_too_late, commissioner, draft, address):
    sign_in(client, commissioner)
    client.get(address)

    assert by_id(parsed(client.get(address)), "id_title").get("value") == draft.title


def test_nobody_else_at_that_browser_sees_them(
    client, saved_too_late, commissioner, partner_commissioner, draft, address
):
    sign_in(client, partner_commissioner)
    assert by_id(parsed(client.get(address)), "id_title").get("value") == draft.title

    client.post("/account/sign-out/")
    sign_in(client, commissioner)

    assert by_id(parsed(client.get(address)), "id_title").get("value") == draft.title


def test_they_wait_also_if_another_tab_found_out_first(client, commissioner, draft, address):
    with time_machine.travel(START, tick=False):
        client.force_login(commissioner)
        client.get(address)
    with time_machine.travel(TOO_LATE, tick=False):
        client.get("/help/")
        client.post(address, {"title": "Autism support"})
    sign_in(client, commissioner)

    assert by_id(parsed(client.get(address)), "id_title").get("value") == "Autism support"


def test_what_a_stranger_sends_is_not_kept(client, draft, address):
    client.post(address, {"title": "Anything"})

    assert "held_answers" not in client.session
