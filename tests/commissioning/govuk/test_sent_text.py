"""Characters that nobody typed on purpose do not get in by a form, an address or a sign-in."""

import pytest
from django.http import Http404, HttpResponse, QueryDict
from django.test import RequestFactory

from agreements.register.models import Agreement
from commissioning.govuk.sent_text import plain, read_plainly

pytestmark = pytest.mark.django_db
TYPED = "Better\x00 Care\x0bFund\u202e\x07"


def test_a_form_leaves_control_characters_out(client, commissioner, draft):
    client.force_login(commissioner)
    answers = {"title": TYPED, "kind": "jca", "reference": "", "binding": "yes", "version": 1}

    response = client.post(
        f"{draft.get_absolute_url()}edit/", answers | {"purpose": "One\r\n\ttwo\x1f"}
    )

    assert response.status_code == 302
    saved = Agreement.objects.get(pk=draft.pk)
    assert (saved.title, saved.purpose) == ("Better Care Fund", "One\r\n\ttwo")


@pytest.mark.parametrize("page", ["/search/?q=a%00b", "/agreements/?q=a%00b", "/?a%00=%0b"])
def test_an_address_may_hold_them(client, commissioner, page):
    client.force_login(commissioner)

    assert client.get(page).status_code == 200


@pytest.mark.parametrize("page", ["/northshire%00/", "/api/v1/agreements/a%00b/"])
def test_nothing_has_an_address_with_one(client, commissioner, page):
    client.force_login(commissioner)

    assert client.get(page).status_code == 404
    with pytest.raises(Http404):
        read_plainly(HttpResponse)(RequestFactory().get(page))


def test_signing_in_takes_no_notice_of_them(client, commissioner):
    commissioner.set_password("together-since-2018")
    commissioner.save()

    response = client.post(
        "/account/sign-in/",
        {"login": f"{commissioner.email}\x00", "password": "together-since-2018\x00"},
    )

    assert response.status_code == 302


def test_several_answers_to_one_question_stay_several_and_in_order():
    sent = QueryDict("a=2&b=x%00&a=1%01")

    cleaned = plain(sent)

    assert list(cleaned.lists()) == [("a", ["2", "1"]), ("b", ["x"])]
    with pytest.raises(AttributeError):
        cleaned["a"] = "3"
