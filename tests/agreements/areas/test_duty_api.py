"""The REST door to indicators and obligations."""

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from agreements.areas.areas import stand_area
from agreements.areas.models import Indicator, Obligation
from tests.factories import (
    IndicatorFactory,
    ObligationDoneFactory,
    ObligationFactory,
    ReadingFactory,
    TermFactory,
)

pytestmark = pytest.mark.django_db
NOW = "2026-06-03T09:00Z"


@pytest.fixture
def api(commissioner):
    client = APIClient()
    client.force_login(commissioner)
    return client


@pytest.fixture
def send(api):
    def act(method, address, details=None, version=None):
        headers = {"If-Match": f'"{version}"'} if version else {}
        call = getattr(api, method)
        return call(f"/api/v1/{address}", details, format="json", headers=headers)

    return act


@time_machine.travel(NOW)
def test_an_indicator_is_added_read_changed_and_judged(api, send, draft, commissioner):
    api.force_login(commissioner)
    area = stand_area(draft, "Care", by=None).area
    said = {"name": "Falls", "wanted": "down", "target": "10", "every": 3, "unit": "month"}

    made = send("post", "indicators/", said | {"area": area.key})
    here = f"indicators/{made.json()['key']}/"
    read = send("post", f"{here}record/", {"on": "30 April 2026", "value": "12"})
    changed = send("put", here, said | {"target": "12"}, version=1)
    refused = send("delete", here, version=2)

    assert (made.status_code, made.json()["area"]) == (201, area.key)
    assert read.json()["against_target"] == "12 is 2 above the target of 10."
    assert read.json()["next_reading"] == "Due by 31 July 2026"
    assert changed.json()["against_target"] == "12 meets the target of 12."
    assert refused.status_code == 409
    back = {"reading": read.json()["readings"][0]["id"], "reason": "Another"}
    assert send("post", f"{here}take-back/", back).json()["readings"] == []
    assert send("delete", here, version=2).status_code == 204


@pytest.mark.parametrize("said", [{}, {"area": "x", "agreement": "y"}, {"area": "x", "every": 3}])
def test_an_indicator_is_of_one_thing_and_its_rhythm_whole(send, said):
    assert send("post", "indicators/", {"name": "Falls"} | said).status_code == 400


@time_machine.travel(NOW)
def test_an_obligation_is_put_down_done_changed_and_set_aside(api, send, draft, commissioner):
    api.force_login(commissioner)
    TermFactory(agreement=draft)
    monthly = {"words": "Meet", "every": 1, "unit": "month"}

    made = send("post", "obligations/", monthly | {"agreement": draft.key})
    here = f"obligations/{made.json()['key']}/"
    done = send("post", f"{here}done/", {"on": "1 June 2026", "note": "All came"})
    changed = send("put", here, monthly | {"every": 2}, version=1)
    aside = send("post", f"{here}set-aside/", {"reason": "Dissolved"}, version=2)
    again = send("post", f"{here}accept/", version=3)

    assert (made.status_code, done.json()["next_due"]) == (201, "2026-07-01")
    assert done.json()["says"] == "Last done on 1 June 2026. Next due by 1 July 2026"
    assert changed.json()["next_due"] == "2026-08-01"
    assert (aside.json()["next_due"], aside.json()["says"]) == (None, "Dissolved")
    assert again.json()["next_due"] == "2026-08-01"


def test_page_and_api_refuse_in_the_same_words(client, send, draft, commissioner):
    client.force_login(commissioner)
    by_api = send("post", "obligations/", {"words": "Meet", "agreement": draft.key})
    address = f"/northshire/agreements/{draft.key}/obligations/add/"
    by_page = client.post(address, {"words": "Meet"})

    assert by_api.json() == {"detail": "Say by which day it is due, or how often."}
    assert by_api.json()["detail"] in by_page.content.decode()


def test_a_viewer_and_a_stranger_add_nothing(send, api, draft, viewer, outsider):
    said = {"words": "Meet", "every": 1, "unit": "month", "name": "x", "agreement": draft.key}
    told = []
    for person in (viewer, outsider):
        api.force_login(person)
        told += [send("post", noun, said).status_code for noun in ("obligations/", "indicators/")]

    assert told == [403, 403, 404, 404]
    assert (Obligation.objects.count(), Indicator.objects.count()) == (0, 0)


@pytest.mark.parametrize("noun", ["indicators", "obligations"])
def test_a_longer_list_asks_no_more_of_the_database(api, draft, noun, django_assert_num_queries):
    def grow(n):
        for _ in range(n):
            ReadingFactory(indicator=IndicatorFactory(area=None, agreement=draft))
            ObligationDoneFactory(obligation=ObligationFactory(agreement=draft))

    TermFactory(agreement=draft)
    grow(1)
    api.get(f"/api/v1/{noun}/")
    with CaptureQueriesContext(connection) as one:
        api.get(f"/api/v1/{noun}/")
    grow(2)
    with django_assert_num_queries(len(one)):
        api.get(f"/api/v1/{noun}/")
