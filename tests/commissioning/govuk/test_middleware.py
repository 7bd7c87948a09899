import datetime as dt

import pytest
import time_machine

from tests.html import parsed, with_class, words

pytestmark = pytest.mark.django_db
START = dt.datetime(2027, 2, 2, 9, 0, tzinfo=dt.UTC)


def after(**passed):
    return time_machine.travel(START + dt.timedelta(**passed), tick=False)


def is_signed_in(client):
    return client.get("/account/").status_code == 200


@pytest.mark.parametrize(
    ("away", "still_in"),
    [({"minutes": 29, "seconds": 59}, True), ({"minutes": 30}, False), ({"hours": 5}, False)],
)
def test_somebody_away_for_half_an_hour_is_signed_out(client, commissioner, away, still_in):
    with after():
        client.force_login(commissioner)
        assert is_signed_in(client)

    with after(**away):
        assert is_signed_in(client) is still_in


def test_being_signed_out_is_said_on_the_next_page(client, commissioner):
    with after():
        client.force_login(commissioner)
        client.get("/account/")

    with after(minutes=31):
        response = client.get("/account/", follow=True)

    assert response.redirect_chain == [("/account/sign-in/?next=/account/", 302)]
    banners = with_class(parsed(response), "govuk-notification-banner__heading")
    assert [words(banner) for banner in banners] == [
        "You were signed out after 30 minutes without activity. Sign in to continue."
    ]


def test_somebody_at_work_stays_signed_in_but_not_beyond_twelve_hours(client, commissioner):
    with after():
        client.force_login(commissioner)
    for quarter in range(4 * 12):
        with after(minutes=15 * quarter):
            assert is_signed_in(client)

    with after(hours=12):
        assert not is_signed_in(client)


def test_pages_of_somebody_signed_in_are_not_kept(client, commissioner):
    client.force_login(commissioner)

    assert client.get("/help/")["Cache-Control"] == "private, no-store"


def test_public_pages_may_be_kept(client):
    assert "Cache-Control" not in client.get("/help/")


@pytest.mark.parametrize("address", ["/help/", "/no/such/page/"])
def test_every_answer_keeps_to_itself(client, address):
    headers = client.get(address).headers

    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
