import pytest

pytestmark = pytest.mark.urls("tests.commissioning.api.example")


def put(client, draft, **headers):
    return client.put(
        f"/api/agreements/{draft.key}/", {"title": "New"}, format="json", headers=headers
    )


def test_the_etag_of_a_row_is_its_version(draft, signed_in, viewer):
    answer = signed_in(viewer).get(f"/api/agreements/{draft.key}/")

    assert answer.headers["ETag"] == '"1"'


def test_a_change_that_names_the_version_it_saw_is_made_and_answers_the_next(
    draft, signed_in, commissioner
):
    answer = put(signed_in(commissioner), draft, **{"If-Match": '"1"'})

    assert answer.status_code == 200
    assert answer.json() == {"key": draft.key, "title": "New", "version": 2}
    assert answer.headers["ETag"] == '"2"'


def test_without_if_match_nothing_changes(draft, signed_in, commissioner):
    answer = put(signed_in(commissioner), draft)

    draft.refresh_from_db()
    assert (answer.status_code, draft.version) == (428, 1)
    assert "If-Match" in answer.json()["detail"]


@pytest.mark.parametrize("sent", ['"2"', '"0"', 'W/"1"', "1", "*", '"1", "2"', '"99999999999999"'])
def test_any_other_version_gets_the_row_as_it_now_stands(sent, draft, signed_in, commissioner):
    answer = put(signed_in(commissioner), draft, **{"If-Match": sent})

    assert answer.status_code == 412
    assert answer.json() == {
        "detail": "This was changed since you read it.",
        "current": {"key": draft.key, "title": draft.title, "version": 1},
    }
    assert answer.headers["ETag"] == '"1"'


def test_somebody_who_may_not_change_it_hears_that_first(draft, signed_in, viewer, outsider):
    assert put(signed_in(viewer), draft).status_code == 403
    assert put(signed_in(outsider), draft).status_code == 404


def test_an_action_that_changes_nothing_of_the_row_needs_no_version(draft, signed_in, commissioner):
    answer = signed_in(commissioner).post(f"/api/agreements/{draft.key}/count_letters/")

    assert answer.json() == {"letters": len(draft.title)}
