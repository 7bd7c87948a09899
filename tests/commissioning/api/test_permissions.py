import pytest
from django.core.exceptions import ImproperlyConfigured
from rest_framework.test import APIClient

pytestmark = pytest.mark.urls("tests.commissioning.api.example")


def test_a_stranger_reads_nothing(draft, client):
    assert client.get("/api/agreements/").status_code in (401, 403)
    assert client.get(f"/api/agreements/{draft.key}/").status_code in (401, 403)


def test_everybody_reads_what_is_theirs_and_no_more(draft, signed_in, viewer, outsider):
    mine = signed_in(viewer).get("/api/agreements/").json()["results"]
    theirs = signed_in(outsider).get("/api/agreements/").json()["results"]

    assert [row["key"] for row in mine] == [draft.key]
    assert theirs == []


def test_who_may_see_it_but_not_do_this_is_told_so(draft, signed_in, viewer):
    answer = signed_in(viewer).post(f"/api/agreements/{draft.key}/count_letters/")

    assert answer.status_code == 403
    assert answer.json() == {"detail": "You can read this, but not do this to it."}


def test_an_action_whose_rule_was_forgotten_is_closed(signed_in, commissioner):
    with pytest.raises(ImproperlyConfigured, match="says nothing of forgotten"):
        signed_in(commissioner).post("/api/agreements/forgotten/")


def test_a_method_that_a_thing_lacks_is_405(draft, signed_in, commissioner):
    answer = signed_in(commissioner).delete(f"/api/agreements/{draft.key}/")

    assert answer.status_code == 405


def test_a_change_from_another_site_is_refused_for_want_of_its_token(draft, commissioner):
    client = APIClient(enforce_csrf_checks=True)
    client.force_login(commissioner)

    answer = client.post(f"/api/agreements/{draft.key}/count_letters/")

    assert answer.status_code == 403
    assert "CSRF" in answer.json()["detail"]


def test_somebody_whose_account_was_closed_reads_nothing(draft, signed_in, viewer):
    client = signed_in(viewer)
    viewer.is_active = False
    viewer.save()

    assert client.get("/api/agreements/").status_code in (401, 403)
