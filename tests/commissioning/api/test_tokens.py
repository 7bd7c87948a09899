import datetime as dt

import pytest
from django.utils import timezone
from rest_framework.test import APIClient

from commissioning.tokens.issuing import issue_token, revoke_token

pytestmark = pytest.mark.urls("tests.commissioning.api.example")


@pytest.fixture
def issue():
    def issued(user, **facts):
        today = timezone.localdate()
        return issue_token(user, name="Ledger", last_day=today, **facts)

    return issued


def bearing(secret, **extra):
    client = APIClient(enforce_csrf_checks=True)
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {secret}", **extra)
    return client


def rename(client, draft):
    path, body = f"/api/agreements/{draft.key}/", {"title": "New"}
    return client.put(path, body, format="json", headers={"If-Match": '"1"'})


def test_a_token_reads_what_its_owner_may_read(draft, viewer, outsider, issue):
    mine = bearing(issue(viewer)[1]).get("/api/agreements/").json()
    theirs = bearing(issue(outsider)[1]).get("/api/agreements/").json()

    assert [row["key"] for row in mine["results"]] == [draft.key]
    assert theirs["results"] == []


def test_a_token_that_may_write_changes_what_its_owner_may_change(draft, commissioner, issue):
    assert rename(bearing(issue(commissioner, may_write=True)[1]), draft).status_code == 200


def test_a_token_never_does_more_than_its_owner(draft, viewer, issue):
    assert rename(bearing(issue(viewer, may_write=True)[1]), draft).status_code == 403


def test_a_token_to_read_changes_nothing(draft, commissioner, issue):
    answer = rename(bearing(issue(commissioner)[1]), draft)

    assert (answer.status_code, answer.json()) == (403, {"detail": "This token may only read."})


def test_rights_lost_are_lost_to_the_token_at_once(draft, viewer, issue):
    client = bearing(issue(viewer)[1])
    viewer.memberships.update(until_on=timezone.localdate() - dt.timedelta(days=1))

    assert client.get(f"/api/agreements/{draft.key}/").status_code == 404


def test_a_token_that_was_revoked_is_refused(draft, viewer, issue):
    token, secret = issue(viewer)
    revoke_token(token, by=viewer)

    answer = bearing(secret).get("/api/agreements/")

    assert answer.status_code == 401
    assert answer.json() == {"detail": "This token does not work, or no longer."}
    assert answer.headers["WWW-Authenticate"] == 'Bearer realm="api"'


def test_nobody_is_asked_for_a_token_and_a_session_still_does(draft, viewer, signed_in):
    anonymous = APIClient().get("/api/agreements/")

    assert anonymous.status_code == 401
    assert signed_in(viewer).get("/api/agreements/").status_code == 200


def test_a_token_in_the_address_is_not_looked_at(draft, viewer, issue):
    _, secret = issue(viewer)

    assert APIClient().get("/api/agreements/", {"token": secret}).status_code == 401


def test_another_kind_of_header_is_left_to_others(draft, viewer, signed_in):
    client = signed_in(viewer)

    assert (
        client.get("/api/agreements/", headers={"Authorization": "Basic eDp5"}).status_code == 200
    )
