import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404

from commissioning.api.refusals import refuse_politely
from commissioning.errors import RuleBroken

pytestmark = pytest.mark.urls("tests.commissioning.api.example")


def put(client, draft, **body):
    return client.put(
        f"/api/agreements/{draft.key}/", body, format="json", headers={"If-Match": '"1"'}
    )


def test_a_rule_is_answered_with_409_and_its_words(draft, signed_in, commissioner):
    answer = put(signed_in(commissioner), draft, title="Forbidden")

    assert answer.status_code == 409
    assert answer.json() == {"detail": "Nothing may be called Forbidden."}


def test_what_is_missing_is_named(draft, signed_in, commissioner):
    answer = put(signed_in(commissioner), draft)

    assert (answer.status_code, answer.json()) == (400, {"title": ["This field is required."]})


def test_what_is_not_yours_is_answered_like_what_does_not_exist(draft, signed_in, outsider):
    client = signed_in(outsider)

    not_yours = client.get(f"/api/agreements/{draft.key}/")
    nowhere = client.get("/api/agreements/zzzzzzzz/")

    assert not_yours.status_code == nowhere.status_code == 404
    assert not_yours.content == nowhere.content == b'{"detail":"Not found."}'


@pytest.mark.parametrize(
    ("raised", "status", "detail"),
    [
        (RuleBroken("No."), 409, "No."),
        (Http404("No Agreement matches the given query."), 404, "Not found."),
        (PermissionDenied(), 403, "You do not have permission to perform this action."),
    ],
)
def test_each_exception_has_its_answer(raised, status, detail):
    answer = refuse_politely(raised, {"view": None})

    assert (answer.status_code, answer.data) == (status, {"detail": detail})


def test_a_refusal_that_says_who_can_is_told_in_full():
    refusal = PermissionDenied()
    refusal.cannot, refusal.who_can = "publish this", "Board secretaries can."

    answer = refuse_politely(refusal, {"view": None})

    assert answer.data == {"detail": "You cannot publish this. Board secretaries can."}


def test_a_fault_of_ours_is_left_to_the_page_for_faults():
    assert refuse_politely(ZeroDivisionError(), {"view": None}) is None
