import datetime as dt
import re

import pytest
from django.utils import timezone

from commissioning.tokens.issuing import issue_token, token_known_by
from commissioning.tokens.models import Token

PASSWORD = "three words remembered"


@pytest.fixture
def signed_in(client, viewer):
    """The viewer, who has just confirmed the password."""
    viewer.set_password(PASSWORD)
    viewer.save()
    client.force_login(viewer)
    client.post("/account/confirm/", {"password": PASSWORD})
    return client


def answers(**other):
    last_day = timezone.localdate() + dt.timedelta(days=30)
    return {"name": "Ledger", "may": "read", "last_day": last_day.isoformat()} | other


def test_a_new_token_is_shown_once(signed_in):
    page = signed_in.post("/account/tokens/new/", answers()).text

    secret = re.search(r"<kbd[^>]*>(jca_[^<]+)</kbd>", page)[1]
    assert token_known_by(secret) == Token.objects.get()
    assert "Nobody can show it again." in page
    listed = signed_in.get("/account/tokens/").text
    assert "Ledger" in listed
    assert secret not in listed
    assert secret[:8] in listed


@pytest.mark.parametrize(("may", "writes"), [("read", False), ("write", True)])
def test_it_may_only_read_unless_asked_to_write(signed_in, may, writes):
    signed_in.post("/account/tokens/new/", answers(may=may))

    assert Token.objects.get().may_write is writes


def test_a_rule_is_told_with_the_answers_kept(signed_in):
    page = signed_in.post("/account/tokens/new/", answers(last_day="2099-01-01")).text

    assert "The last day must be between today and a year from today." in page
    assert 'value="Ledger"' in page


def test_to_make_one_the_password_is_confirmed_first(client, viewer):
    client.force_login(viewer)

    answer = client.get("/account/tokens/new/")

    assert answer.headers["Location"].startswith("/account/confirm/")
    client.post("/account/tokens/new/", answers())
    assert not Token.objects.exists()


def test_a_token_is_revoked_from_the_page(signed_in, viewer):
    token, secret = issue_token(viewer, name="Ledger", last_day=timezone.localdate())

    page = signed_in.post(f"/account/tokens/{token.pk}/revoke/", follow=True)

    assert "The token Ledger no longer works." in page.text
    assert token_known_by(secret) is None


def test_nobody_sees_or_revokes_the_token_of_another(client, viewer, commissioner):
    token, secret = issue_token(viewer, name="Ledger", last_day=timezone.localdate())
    client.force_login(commissioner)

    assert "Ledger" not in client.get("/account/tokens/").text
    assert client.post(f"/account/tokens/{token.pk}/revoke/").status_code == 404
    assert token_known_by(secret) == token


@pytest.mark.parametrize("path", ["", "new/", "1/revoke/"])
def test_somebody_signed_out_is_asked_to_sign_in(client, db, path):
    assert client.get(f"/account/tokens/{path}").headers["Location"].startswith("/account/sign-in/")
