import pytest
from rest_framework.test import APIClient

from agreements.texts.clauses import add_clause
from agreements.texts.models import Clause
from agreements.texts.structuring import delete_clause, step_clause
from tests.html import error_links, one, parsed, words


@pytest.fixture
def text(draft, commissioner):
    """2 with 2.1 and 2.2, then 5: by their numbers."""
    made: dict[str, Clause] = {}
    last = None
    for number in ("2", "2.1", "2.2", "5"):
        last = add_clause(
            draft, after=last, number=number, heading="", body=f"Of {number}.", by=commissioner
        )
        made[number] = last
    draft.refresh_from_db()
    return made


@pytest.fixture
def here(draft, text):
    return f"{draft.get_absolute_url()}clauses/"


@pytest.fixture
def api(commissioner):
    client = APIClient()
    client.force_login(commissioner)
    return client


def numbers(agreement):
    return list(agreement.clauses.in_order().values_list("number", flat=True))


def main(response):
    return words(one(parsed(response), "main"))


def test_a_clause_is_moved_a_step_and_the_page_stays_for_the_next(
    client, commissioner, draft, text, here
):
    client.force_login(commissioner)
    address = f"{here}{text['5'].pk}/move/"

    response = client.post(address, {"step": "up", "version": draft.version})

    assert (response.status_code, response.url) == (302, address)
    assert numbers(draft) == ["5", "2", "2.1", "2.2"]


def test_only_the_steps_that_lead_somewhere_are_offered(client, commissioner, text, here):
    client.force_login(commissioner)

    page = parsed(client.get(f"{here}{text['2'].pk}/move/"))

    steps = [b.get("value") for b in one(page, "main").iter("button") if b.get("name") == "step"]
    assert steps == ["down"]


def test_a_clause_is_put_under_another(client, commissioner, draft, text, here):
    client.force_login(commissioner)
    chosen = {"where": "under", "beside": text["2"].pk, "version": draft.version}

    response = client.post(f"{here}{text['5'].pk}/move/", chosen)

    text["5"].refresh_from_db()
    assert response.url.endswith(f"/text/#clause-{text['5'].pk}")
    assert text["5"].parent == text["2"]


def test_a_place_must_be_chosen(client, commissioner, draft, text, here):
    client.force_login(commissioner)
    address = f"{here}{text['5'].pk}/move/"

    page = parsed(client.post(address, {"where": "after", "version": draft.version}))

    assert error_links(page) == {"Select a clause": "id_beside"}


def test_a_move_on_an_old_page_gets_the_conflict_page(client, commissioner, draft, text, here):
    step_clause(text["5"], step="up", version=draft.version, by=commissioner)
    client.force_login(commissioner)
    address = f"{here}{text['2.2'].pk}/move/"

    response = client.post(address, {"step": "up", "version": draft.version})

    page = parsed(response)
    sent = {i.get("name"): i.get("value") for i in one(page, "main").iter("input") if i.get("name")}
    assert response.status_code == 409
    assert client.post(address, sent).status_code == 302
    assert numbers(draft) == ["5", "2", "2.2", "2.1"]


@pytest.mark.parametrize(
    ("where", "after"),
    [
        ("before", ["2", "2.1", "2.2", "9", "5"]),
        ("after", ["2", "2.1", "2.2", "5", "9"]),
        ("under", ["2", "2.1", "2.2", "5", "9"]),
    ],
)
def test_a_clause_is_added_where_it_is_wanted(
    client, commissioner, draft, text, here, where, after
):
    client.force_login(commissioner)
    new = {"number": "9", "heading": "New", "body": ""}

    client.post(f"{here}add/?{where}={text['5'].pk}", new)

    assert numbers(draft) == after
    assert Clause.objects.get(number="9").parent == (text["5"] if where == "under" else None)


def test_a_clause_is_deleted_with_all_under_it_and_brought_back(
    client, commissioner, draft, text, here
):
    client.force_login(commissioner)
    gone = text["2"]
    asked = main(client.get(f"{here}{gone.pk}/delete/"))

    client.post(f"{here}{gone.pk}/delete/", {"version": 1})
    after = numbers(draft)
    shown = main(client.get(f"{draft.get_absolute_url()}text/"))
    listed = main(client.get(f"{here}deleted/"))
    client.post(f"{here}{gone.pk}/bring-back/")

    assert "2.1 Of 2.1." in asked
    assert after == ["5"]
    assert "Deleted clauses (1)" in shown
    assert "With it: 2.1; 2.2 Deleted by Sam Sample" in listed
    assert numbers(draft) == ["2", "2.1", "2.2", "5"]


def test_new_numbers_are_shown_before_they_are_given(client, commissioner, draft, text, here):
    client.force_login(commissioner)

    shown = main(client.get(f"{here}renumber/"))
    before = numbers(draft)
    client.post(f"{here}renumber/", {"version": draft.version})

    assert "2.2 1.2 2.2 Of 2.2. 5 2 5 Of 5." in shown
    assert before == ["2", "2.1", "2.2", "5"]
    assert numbers(draft) == ["1", "1.1", "1.2", "2"]


def test_only_what_stands_under_one_clause_is_renumbered(client, commissioner, draft, text, here):
    Clause.objects.filter(pk=text["2.1"].pk).update(number="2.7")
    client.force_login(commissioner)

    client.post(f"{here}renumber/?under={text['2'].pk}", {"version": draft.version})

    assert numbers(draft) == ["2", "2.1", "2.2", "5"]


@pytest.mark.parametrize("page", ["deleted/", "renumber/", "{}/move/"])
def test_a_stranger_finds_none_of_these_pages(client, outsider, text, here, page):
    client.force_login(outsider)

    assert client.get(here + page.format(text["5"].pk)).status_code == 404


def test_structure_is_changed_through_the_api(api, draft, text):
    address = f"/api/v1/clauses/{text['5'].pk}/"
    version = api.get(address).json()["agreement_version"]

    stepped = api.post(f"{address}move/", {"step": "up", "agreement_version": version})
    stale = api.post(f"{address}move/", {"step": "down", "agreement_version": version})
    placed = api.post(
        f"{address}move/",
        {
            "where": "under",
            "beside": text["2"].pk,
            "agreement_version": stepped.json()["agreement_version"],
        },
    )

    assert [r.status_code for r in (stepped, stale, placed)] == [200, 412, 200]
    assert stepped.json()["position"] == 1
    assert placed.json()["parent"] == text["2"].pk


def test_a_move_without_a_place_is_refused_by_the_api(api, draft, text):
    sent = {"agreement_version": draft.version, "where": "after"}

    assert api.post(f"/api/v1/clauses/{text['5'].pk}/move/", sent).status_code == 400


def test_a_deleted_clause_is_listed_and_brought_back_through_the_api(
    api, draft, text, commissioner
):
    delete_clause(text["2"], version=1, by=commissioner)

    listed = api.get(f"/api/v1/clauses/deleted/?agreement={draft.key}").json()
    back = api.post(f"/api/v1/clauses/{text['2'].pk}/bring-back/")

    assert [row["number"] for row in listed] == ["2"]
    assert (back.status_code, numbers(draft)) == (200, ["2", "2.1", "2.2", "5"])


def test_clauses_are_renumbered_through_the_api(api, draft, text):
    shown = api.get(f"/api/v1/clauses/new-numbers/?agreement={draft.key}").json()
    sent = {"agreement": draft.key, "agreement_version": draft.version}

    given = api.post("/api/v1/clauses/renumber/", sent)

    assert [(row["now"], row["afterwards"]) for row in shown] == [
        ("2", "1"),
        ("2.1", "1.1"),
        ("2.2", "1.2"),
        ("5", "2"),
    ]
    assert given.status_code == 200
    assert numbers(draft) == ["1", "1.1", "1.2", "2"]
