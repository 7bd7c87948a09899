"""Programs, too, leave out the characters that nobody meant."""

import pytest

from commissioning.api.sent_text import plain_json
from tests.commissioning.api.test_refusals import put

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.commissioning.api.example")]


def test_json_leaves_control_characters_out(draft, signed_in, commissioner):
    answer = put(signed_in(commissioner), draft, title="Better\x00 Care\x0bFund\u202e")

    assert (answer.status_code, answer.json()["title"]) == (200, "Better Care Fund")


@pytest.mark.parametrize("kind", ["multipart", None])
def test_forms_leave_them_out_too(draft, signed_in, commissioner, kind):
    sent = {"data": {"title": "Better\x00 Care"}, "format": kind}
    if kind is None:
        sent = {"data": "title=Better%00 Care", "content_type": "application/x-www-form-urlencoded"}

    answer = signed_in(commissioner).put(
        f"/api/agreements/{draft.key}/", **sent, headers={"If-Match": '"1"'}
    )

    assert (answer.status_code, answer.json()["title"]) == (200, "Better Care")


def test_texts_are_found_however_deep():
    sent = {"parties": [{"name": "a\x00"}, "b\x01", 1, None, True]}

    assert plain_json(sent) == {"parties": [{"name": "a"}, "b", 1, None, True]}
