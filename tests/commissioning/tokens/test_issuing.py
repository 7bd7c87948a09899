import datetime as dt

import pytest
from django.db import IntegrityError

from commissioning.audit.models import Event
from commissioning.errors import RuleBroken
from commissioning.tokens import issuing
from commissioning.tokens.issuing import issue_token, revoke_token, token_known_by
from commissioning.tokens.models import Token

TODAY = dt.date(2027, 2, 2)
DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def noon(time_machine):
    time_machine.move_to("2027-02-02 12:00", tick=False)


@pytest.fixture
def issued(viewer):
    """A token of the viewer's that works until tomorrow, and its secret."""
    return issue_token(viewer, name="Ledger", last_day=TODAY + DAY)


def test_a_token_is_known_by_its_secret_which_is_not_kept(issued):
    token, secret = issued

    assert token_known_by(secret) == token
    kept = Token.objects.values().get()
    assert secret.startswith("jca_")
    assert token.begins == secret[:8]
    assert secret not in str(kept)
    assert len(secret) == 44


def test_no_two_secrets_are_alike(viewer):
    secrets = {issue_token(viewer, name=str(n), last_day=TODAY)[1] for n in range(5)}

    assert len(secrets) == 5


@pytest.mark.parametrize("wrong", ["", "jca_", "x" * 44])
def test_another_secret_is_not_known(issued, wrong):
    assert token_known_by(wrong) is None
    assert token_known_by(issued[1][:-1]) is None
    assert token_known_by(issued[1] + " ") is None


def test_a_token_works_until_the_end_of_its_last_day(issued, time_machine):
    time_machine.move_to("2027-02-03 23:59", tick=False)
    assert token_known_by(issued[1]) is not None

    time_machine.move_to("2027-02-04 00:00", tick=False)
    assert token_known_by(issued[1]) is None


@pytest.mark.parametrize(
    ("last_day", "allowed"),
    [
        (TODAY - DAY, False),
        (TODAY, True),
        (dt.date(2028, 2, 2), True),
        (dt.date(2028, 2, 3), False),
    ],
)
def test_a_token_lasts_a_year_at_most(viewer, last_day, allowed):
    if allowed:
        assert issue_token(viewer, name="Ledger", last_day=last_day)
    else:
        with pytest.raises(RuleBroken, match="between today and a year from today"):
            issue_token(viewer, name="Ledger", last_day=last_day)


def test_two_tokens_that_work_have_two_names(issued, viewer):
    with pytest.raises(RuleBroken, match="You have a token called Ledger"):
        issue_token(viewer, name="Ledger", last_day=TODAY)
    with pytest.raises(IntegrityError):
        Token.objects.create(user=viewer, name="Ledger", digest="x", last_day=TODAY)


def test_a_revoked_token_opens_nothing_and_frees_its_name(issued, viewer):
    token, secret = issued

    revoke_token(token, by=viewer)

    assert token_known_by(secret) is None
    assert issue_token(viewer, name="Ledger", last_day=TODAY)
    with pytest.raises(RuleBroken, match="already revoked"):
        revoke_token(token, by=viewer)


def test_the_token_of_a_closed_account_opens_nothing(issued, viewer):
    viewer.is_active = False
    viewer.save()

    assert token_known_by(issued[1]) is None


def test_its_last_use_is_noted_once_an_hour(issued, time_machine):
    token, secret = issued
    uses = []
    for minute in (0, 59, 60):
        time_machine.move_to(
            dt.datetime(2027, 2, 2, 12, tzinfo=dt.UTC) + minute * dt.timedelta(minutes=1),
            tick=False,
        )
        token_known_by(secret)
        token.refresh_from_db()
        uses.append((token.last_used_at.hour, token.last_used_at.minute))

    assert uses == [(12, 0), (12, 0), (13, 0)]


def test_issuing_and_revoking_are_recorded_without_the_secret(issued, viewer, council):
    revoke_token(issued[0], by=viewer)

    made, ended = Event.objects.filter(links__organisation=council).order_by("pk")
    assert (made.what, ended.what) == ("token.issued", "token.revoked")
    assert made.payload.after == {"name": "Ledger", "may_write": False, "last_day": "2027-02-03"}


def test_if_the_record_cannot_be_written_there_is_no_token(viewer, monkeypatch):
    def no_record(*args, **kwargs):
        raise RuntimeError("The log is full.")

    monkeypatch.setattr(issuing, "record", no_record)
    with pytest.raises(RuntimeError):
        issue_token(viewer, name="Ledger", last_day=TODAY)

    assert not Token.objects.exists()
