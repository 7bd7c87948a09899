import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.cache import cache

from tests.factories.accounts import MembershipFactory
from tests.html import by_id, error_links, one, parsed, with_class, words
from tests.undefined_names import undefined_names

pytestmark = pytest.mark.django_db
PASSWORD = "three words together"


@pytest.fixture(autouse=True)
def nothing_tried_before():
    cache.clear()


@pytest.fixture
def sam(commissioner):
    commissioner.set_password(PASSWORD)
    commissioner.save()
    return commissioner


def sign_in(client, user, password=PASSWORD, **options):
    answers = {"login": user.email, "password": password}
    return client.post("/account/sign-in/", answers, **options)


def heading(response):
    return words(one(parsed(response), "h1"))


def code_for(secret):
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


@pytest.fixture
def secret(client, sam):
    """Sam has set up an authenticator app with this secret, and is signed in."""
    sign_in(client, sam)
    set_up = "/account/two-step/totp/activate/"
    page = parsed(
        client.post(f"/account/confirm/?next={set_up}", {"password": PASSWORD}, follow=True)
    )
    secret = words(with_class(page, "app-code")[0])
    client.post(set_up, {"code": code_for(secret)})
    return secret


def test_the_right_password_signs_in(client, sam):
    response = sign_in(client, sam)

    assert (response.status_code, response.url) == (302, "/")
    assert client.get("/account/").status_code == 200


def test_somebody_goes_where_they_were_going(client, sam):
    page = parsed(client.get("/account/sign-in/?next=/cookies/"))
    assert [e.get("value") for e in page.iter("input") if e.get("name") == "next"] == ["/cookies/"]

    response = client.post(
        "/account/sign-in/?next=/cookies/", {"login": sam.email, "password": PASSWORD}
    )

    assert response.url == "/cookies/"


def test_a_wrong_password_and_an_unknown_address_say_the_same(client, sam):
    wrong = error_links(parsed(sign_in(client, sam, "something else")))
    sam.email = "nobody@example.org"
    unknown = error_links(parsed(sign_in(client, sam)))

    assert wrong == unknown == {"Check your email address and password: they do not match": ""}


def test_what_is_missing_is_said_in_words_and_the_link_reaches_it(client):
    page = parsed(client.post("/account/sign-in/", {}))

    assert error_links(page) == {
        "Enter your email address": "id_login",
        "Enter your password": "id_password",
    }
    assert by_id(page, "id_login").get("type") == "email"
    assert by_id(page, "id_login").get("autocomplete") == "email"


def test_after_many_wrong_passwords_we_stop(client, sam):
    for _ in range(10):
        sign_in(client, sam, "wrong")

    page = parsed(sign_in(client, sam))

    assert list(error_links(page)) == ["Too many tries. Wait 5 minutes and try again"]


def test_sample_people_are_named_only_where_they_are_shown(client, settings):
    assert "Sample sign-ins" not in client.get("/account/sign-in/").content.decode()


def test_nobody_can_make_an_account(client):
    response = client.get("/account/new/")

    assert heading(response) == "Accounts are made by your organisation"
    client.post(
        "/account/new/", {"email": "x@example.org", "password1": PASSWORD, "password2": PASSWORD}
    )
    assert sign_in(client, type("X", (), {"email": "x@example.org"})).status_code == 200


def test_signing_out_is_one_press_from_every_page(client, sam):
    sign_in(client, sam)
    page = parsed(client.get("/help/"))
    (form,) = [f for f in page.iter("form") if f.get("action") == "/account/sign-out/"]
    assert words(form) == "Sign out"

    assert client.post("/account/sign-out/").url == "/"
    assert client.get("/account/").status_code == 302


def test_every_page_says_who_reads_it_and_for_whom(client, sam, icb):
    MembershipFactory(user=sam, organisation=icb)
    sign_in(client, sam)

    header = with_class(parsed(client.get("/help/")), "app-header__account")[0]

    assert words(header.find("span")) == "Sam Sample, NHS Northshire ICB and Northshire Council"


def test_your_account_says_what_you_may_do_for_whom(client, sam):
    sign_in(client, sam)

    text = words(one(parsed(client.get("/account/")), "main"))

    assert "Commissioner for Northshire Council: can write, import, renew and sign off" in text


def test_a_forgotten_password_is_replaced_by_a_link_in_a_mail(client, sam, mailoutbox):
    response = client.post("/account/forgotten-password/", {"email": sam.email}, follow=True)
    assert heading(response) == "Check your email"
    (mail,) = mailoutbox
    assert mail.subject == "Choose a new password for Joint commissioning"
    (link,) = re.findall(r"http://testserver(\S+)", mail.body)

    page = client.get(link, follow=True)
    assert heading(page) == "Choose a new password"
    address = page.redirect_chain[-1][0]
    new = {"password1": "four words for today", "password2": "four words for today"}
    assert heading(client.post(address, new, follow=True)) == "Your password is changed"

    assert sign_in(client, sam, new["password1"]).status_code == 302
    assert heading(client.get(link, follow=True)) == "This link no longer works"


def test_asking_for_an_unknown_address_tells_the_browser_nothing(client, sam, mailoutbox):
    known = client.post("/account/forgotten-password/", {"email": sam.email}, follow=True)
    unknown = client.post("/account/forgotten-password/", {"email": "no@example.org"}, follow=True)

    assert known.redirect_chain == unknown.redirect_chain
    assert "no account with this address" in mailoutbox[1].body


def test_a_new_password_must_be_long(client, sam):
    sign_in(client, sam)

    answers = {"oldpassword": PASSWORD, "password1": "short", "password2": "other"}
    page = parsed(client.post("/account/password/", answers))

    assert error_links(page) == {
        "This password is too short. It must contain at least 12 characters.": "id_password1"
    }


def test_a_changed_password_is_told_by_mail(client, sam, mailoutbox):
    sign_in(client, sam)

    new = "four words for today"
    client.post("/account/password/", {"oldpassword": PASSWORD, "password1": new, "password2": new})

    assert [mail.subject for mail in mailoutbox] == [
        "Your password for Joint commissioning was changed"
    ]
    assert "&" not in mailoutbox[0].body


def test_an_app_becomes_the_second_step(client, sam, secret):
    client.post("/account/sign-out/")

    response = sign_in(client, sam, follow=True)
    assert heading(response) == "Enter your code"
    assert client.get("/account/").status_code == 302

    wrong = client.post("/account/two-step/authenticate/", {"code": "000000"})
    assert error_links(parsed(wrong)) == {
        "This is not the code. Codes change every 30 seconds: enter the newest": "id_code"
    }


def test_setting_up_an_app_asks_for_the_password_again(client, sam):
    sign_in(client, sam)

    response = client.get("/account/two-step/totp/activate/", follow=True)

    assert heading(response) == "Enter your password again"


def test_an_app_can_be_set_up_after_a_forgotten_password(client, sam, mailoutbox):
    """Making the link notes the address as unverified; that must not stand in the way."""
    client.post("/account/forgotten-password/", {"email": sam.email})
    sign_in(client, sam)
    client.post("/account/confirm/", {"password": PASSWORD})

    response = client.get("/account/two-step/totp/activate/")

    assert heading(response) == "Set up an authenticator app"


def test_a_recovery_code_stands_in_for_the_app_once(client, sam, secret):
    page = parsed(client.get("/account/two-step/recovery-codes/"))
    codes = [words(code) for code in with_class(page, "app-code")]
    assert len(codes) == 10
    client.post("/account/sign-out/")

    for expected in (302, 200):
        sign_in(client, sam)
        response = client.post("/account/two-step/authenticate/", {"code": codes[0]})
        assert response.status_code == expected
        client.post("/account/sign-out/")


PAGES = [
    "/account/",
    "/account/password/",
    "/account/sign-out/",
    "/account/two-step/",
    "/account/two-step/recovery-codes/",
    "/account/two-step/recovery-codes/generate/",
    "/account/two-step/totp/deactivate/",
    "/account/confirm/",
]


@pytest.mark.parametrize("address", PAGES)
def test_every_page_of_the_account_is_ours_and_whole(client, secret, address):
    with undefined_names() as found:
        page = parsed(client.get(address, follow=True))

    assert words(one(page, "title")).endswith("– Joint commissioning")
    assert len(list(page.iter("h1"))) == 1
    assert found == []


@pytest.mark.parametrize(
    "address",
    ["/account/sign-in/", "/account/forgotten-password/", "/account/forgotten-password/sent/",
     "/account/forgotten-password/changed/", "/account/closed/", "/account/new/"],
)  # fmt: skip
def test_every_page_before_signing_in_is_ours_and_whole(client, db, address):
    with undefined_names() as found:
        page = parsed(client.get(address))

    assert words(one(page, "title")).endswith("– Joint commissioning")
    assert len(list(page.iter("h1"))) == 1
    assert found == []


def test_the_app_can_be_removed(client, sam, secret):
    client.post("/account/two-step/totp/deactivate/")

    assert not Authenticator.objects.filter(user=sam, type=Authenticator.Type.TOTP).exists()
