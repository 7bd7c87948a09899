"""The pages of the clause library."""

from agreements.register.models import Agreement
from agreements.texts.models import LibraryClause
from tests.factories import LibraryClauseFactory


def test_a_draft_is_started_with_a_text_on_its_page(client, commissioner, place, council, icb):
    client.force_login(commissioner)
    answers = {
        "place": place.pk,
        "kind": "protocol",
        "title": "Sharing",
        "own_body": council.pk,
        "partner": icb.pk,
        "with_text": "on",
    }

    client.post("/agreements/new/", answers)

    assert Agreement.objects.get(title="Sharing").clauses.count() > 10


def test_a_clause_is_picked_read_and_put_in_on_its_pages(client, commissioner, draft, clause, kept):
    client.force_login(commissioner)
    here = f"{draft.get_absolute_url()}library/"

    assert f"{here}{kept.pk}/" in client.get(here).content.decode()
    preview = client.get(f"{here}{kept.pk}/")
    assert "Each bears its own." in preview.content.decode()
    assert preview.context_data["form"].initial["number"] == "2"
    answer = client.post(f"{here}{kept.pk}/", {"number": "2", "after": clause.pk})

    top = draft.clauses.get(number="2")
    assert answer["Location"] == f"{draft.get_absolute_url()}text/#clause-{top.pk}"


def test_another_bodys_clause_is_not_found(client, commissioner, draft):
    theirs = LibraryClauseFactory()
    client.force_login(commissioner)

    for page in (
        f"{draft.get_absolute_url()}library/{theirs.pk}/",
        f"/agreements/library/{theirs.pk}/edit/",
        f"/agreements/library/{theirs.pk}/retire/",
    ):
        assert client.get(page).status_code == 404


def test_a_clause_is_kept_changed_and_retired_on_its_pages(
    client, commissioner, council, draft, clause
):
    client.force_login(commissioner)
    address = f"{draft.get_absolute_url()}clauses/{clause.pk}/keep/"

    client.post(address, {"heading": "Costs", "organisation": council.pk})
    kept = LibraryClause.objects.get()
    said = {"heading": "Costs", "body": "Shared.", "version": 1}
    client.post(f"/agreements/library/{kept.pk}/edit/", said)
    assert "Shared." in client.get("/agreements/library/").content.decode()
    client.post(f"/agreements/library/{kept.pk}/retire/", {"version": 2})

    assert "Shared." not in client.get("/agreements/library/").content.decode()


def test_a_viewer_reads_the_library_and_changes_nothing(client, viewer, kept):
    client.force_login(viewer)
    page = client.get("/agreements/library/").content.decode()

    assert "Each bears its own." in page
    assert "/edit/" not in page
    assert client.get(f"/agreements/library/{kept.pk}/edit/").status_code == 403
