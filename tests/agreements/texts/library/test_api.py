"""The clause library through the API."""

import pytest
from rest_framework.test import APIClient

from agreements.register.models import Agreement
from agreements.texts.clauses import add_clause
from agreements.texts.starting.texts import starting_text
from agreements.texts.structuring import move_clause


@pytest.fixture
def api(commissioner):
    client = APIClient()
    client.force_login(commissioner)
    return client


def test_the_api_keeps_changes_inserts_and_retires(api, draft, clause, council):
    keep = {"clause": clause.pk, "organisation": council.slug, "heading": "Costs"}
    made = api.post("/api/v1/library-clauses/", keep, format="json")
    address = f"/api/v1/library-clauses/{made.json()['id']}/"
    said = {"heading": "Costs", "body": "Shared.", "is_divided": False}
    changed = api.put(address, said, format="json", headers={"If-Match": made["ETag"]})
    put_in = {"agreement": draft.key, "kept": str(made.json()["id"])}
    inserted = api.post("/api/v1/library-clauses/insert/", put_in, format="json")
    retired = api.post(f"{address}retire/", headers={"If-Match": changed["ETag"]})

    assert [made.status_code, changed.status_code, inserted.status_code] == [201, 200, 201]
    assert (inserted.json()["number"], inserted.json()["body"]) == ("2", "Shared.")
    assert retired.json()["retired_at"]
    assert api.post("/api/v1/library-clauses/insert/", put_in, format="json").status_code == 404


def test_page_and_api_put_a_clause_before_the_schedules_and_a_schedule_behind(
    api, client, commissioner, draft, clause, kept
):
    add_clause(draft, number="Schedule 9", heading="", body="x", role="schedule", by=commissioner)
    move_clause(
        draft.clauses.get(role="schedule"),
        where="after",
        beside=clause,
        version=Agreement.objects.get(pk=draft.pk).version,
        by=commissioner,
    )
    schedule = next(one for one in starting_text("section_75") if one.role == "schedule")
    client.force_login(commissioner)

    for name, number in ((str(kept.pk), "2"), (schedule.name, schedule.number)):
        page = client.get(f"{draft.get_absolute_url()}library/{name}/")
        put_in = {"agreement": draft.key, "kept": name}
        made = api.post("/api/v1/library-clauses/insert/", put_in, format="json").json()
        assert (page.context_data["form"].initial["number"], made["number"]) == (number, number)

    tops = draft.clauses.filter(parent=None).in_order().values_list("number", flat=True)
    assert list(tops) == ["1", "2", "Schedule 9", schedule.number]


def test_the_api_gives_the_starting_texts(api):
    one = api.get("/api/v1/starting-texts/?kind=jca").json()

    assert [text["kind"] for text in one] == ["jca"]
    assert one[0]["clauses"][1]["heading"] == "Term"
    assert len(api.get("/api/v1/starting-texts/").json()) == len(Agreement.Kind.values)


def test_the_api_starts_a_draft_with_a_text(api, place, council, icb):
    parties = [{"organisation": body.slug} for body in (council, icb)]
    said = {"place": place.slug, "kind": "jca", "title": "New", "parties": parties}

    api.post("/api/v1/agreements/", said | {"with_text": True}, format="json")

    assert Agreement.objects.get(title="New").clauses.filter(heading="Term").exists()
