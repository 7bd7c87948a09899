import datetime as dt
import re

import pytest
import time_machine

from commissioning.organisations.models import Organisation
from tests.html import one, parsed, words
from tests.undefined_names import undefined_names

pytestmark = pytest.mark.django_db
ADDRESSES = {
    "/help/": "Help",
    "/help/signing-in/": "Help with signing in",
    "/help/data/": "Data and API",
    "/privacy/": "Privacy",
    "/cookies/": "Cookies",
    "/accessibility-statement/": "Accessibility statement",
}


@pytest.mark.parametrize(("address", "heading"), ADDRESSES.items())
def test_everybody_may_read_them(client, address, heading):
    with undefined_names() as found:
        page = parsed(client.get(address))

    assert words(one(page, "h1")) == heading
    assert words(one(page, "title")) == f"{heading} – Joint commissioning"
    assert found == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_in_a_page_is_inline(client, address):
    page = parsed(client.get(address))

    assert [e.tag for e in page.iter() if e.get("style") or e.tag == "style"] == []
    assert [e.get("src") for e in page.iter("script") if not e.get("src")] == []
    assert [e.tag for e in page.iter() if any(name.startswith("on") for name in e.attrib)] == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_comes_from_elsewhere(client, address):
    page = parsed(client.get(address))
    loaded = [e.get("src") or e.get("href") for e in page.iter() if e.tag in ("script", "link")]

    assert [url for url in loaded if not url.startswith("/static/")] == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_placeholder_is_left(client, address):
    text = words(one(parsed(client.get(address)), "body"))

    assert re.findall(r"\{\{|\{%|\[[a-z ]+\]|TODO|None\b", text) == []


def test_the_cookie_page_names_every_cookie_that_is_set(client, commissioner):
    named = {
        words(th) for th in parsed(client.get("/cookies/")).iter("th") if th.get("scope") == "row"
    }

    client.get("/account/sign-in/")
    client.force_login(commissioner)
    client.get("/account/")

    assert set(client.cookies) == named


def test_help_says_how_to_reach_the_bodies(client, council, icb):
    Organisation.objects.filter(pk=council.pk).update(contact="01302 000 000\nMonday to Friday")
    Organisation.objects.filter(pk=icb.pk).update(contact="")

    text = words(one(parsed(client.get("/help/")), "main"))

    assert "Northshire Council 01302 000 000Monday to Friday" in text
    assert "NHS Northshire ICB" not in text


@time_machine.travel(dt.datetime(2027, 2, 2, tzinfo=dt.UTC))
def test_a_weakness_can_be_reported(client, settings):
    settings.CONTACT_EMAIL = "service@example.org"
    settings.SITE_URL = "https://service.example.org"

    assert client.get("/.well-known/security.txt").content.decode() == (
        "Contact: mailto:service@example.org\n"
        "Expires: 2027-12-31T23:59:59Z\n"
        "Preferred-Languages: en\n"
        "Canonical: https://service.example.org/.well-known/security.txt\n"
    )


def test_without_an_address_security_txt_leads_to_the_help_page(client):
    assert "/help/#security" in client.get("/.well-known/security.txt").content.decode()
