"""Every door that hands out a schedule notes it, and refuses the one too many (C-62, C-76)."""

import pytest
from rest_framework.test import APIClient

from commissioning.audit.models import Event

PAGES = {ending: f"schedule.{ending}" for ending in ("xlsx", "csv", "pdf")}


@pytest.fixture
def taken(fund, finance_officer):
    """What the log says was taken, after opening an address of the fund's page or of the API."""

    def taken(client, address):
        client.force_login(finance_officer)
        answer = client.get(address)
        exported = Event.objects.filter(what="schedule.exported", by=finance_officer)
        return answer, [event.payload.after["format"] for event in exported]

    return taken


@pytest.mark.parametrize("ending", PAGES)
def test_page_and_api_note_the_same(client, fund, taken, ending):
    _, by_page = taken(client, f"{fund.get_absolute_url()}schedule.{ending}")
    _, by_api = taken(APIClient(), f"/api/v1/funds/{fund.key}/schedule/{ending}/")

    assert (by_page, by_api) == ([ending], [ending, ending])


def test_reading_is_no_export(client, fund, taken):
    _, by_page = taken(client, fund.get_absolute_url())
    _, by_api = taken(APIClient(), f"/api/v1/funds/{fund.key}/schedule/")

    assert (by_page, by_api) == ([], [])


@pytest.mark.parametrize("ending", PAGES)
def test_page_and_api_refuse_one_too_many_and_say_when_to_come_back(
    client, fund, taken, settings, ending
):
    settings.EXPORTS_AN_HOUR = 1
    taken(client, f"{fund.get_absolute_url()}schedule.csv")

    page, _ = taken(client, f"{fund.get_absolute_url()}schedule.{ending}")
    api, noted = taken(APIClient(), f"/api/v1/funds/{fund.key}/schedule/{ending}/")

    assert (page.status_code, api.status_code, noted) == (429, 429, ["csv"])
    assert 3590 <= int(page.headers["Retry-After"]) <= 3600
    assert 3590 <= int(api.headers["Retry-After"]) <= 3600
    assert "You can download 1 file an hour" in api.json()["detail"]
    assert "You can download 1 file an hour" in page.content.decode()
