import pytest

from commissioning.authorities.models import Body
from governance.boards.models import BoardForm, CallInRule
from tests.html import error_links, one, parsed, words
from tests.undefined_names import undefined_names


@pytest.fixture(autouse=True)
def _every_name_is_defined():
    with undefined_names() as found:
        yield
    assert found == []


def text_of(page):
    return words(one(parsed(page), "main"))


def test_everybody_may_know_who_decides(client, board, officer):
    for address in ("/boards/", "/northshire/boards/"):
        assert "Director of Public Health" in text_of(client.get(address))
    assert "All partners together" in text_of(client.get("/northshire/boards/jcb/"))


def test_a_secretary_adds_a_body(client, secretary, place, partners):
    client.force_login(secretary)

    response = client.post(
        "/northshire/boards/new/",
        {"name": "Executive", "short_name": "JCE", "kind": "board", "form": "shadow"},
    )

    assert response.url == "/northshire/boards/"
    assert Body.objects.get().forms.get().form == "shadow"


def test_a_refusal_is_shown_and_keeps_the_answers(client, secretary, board):
    client.force_login(secretary)

    page = client.post(
        "/northshire/boards/new/", {"name": "Another", "short_name": "JCB", "kind": "board"}
    )

    (refusal,) = error_links(parsed(page))
    assert refusal.startswith("JCB already numbers")
    assert Body.objects.count() == 1


def test_a_board_becomes_another_kind_of_board(client, secretary, board):
    client.force_login(secretary)

    client.post(
        "/northshire/boards/jcb/form/", {"form": "joint_committee_reg10", "from_on": "1/4/2027"}
    )

    assert BoardForm.objects.get().can_decide
    assert "Joint committee of a section 75 agreement" in text_of(
        client.get("/northshire/boards/jcb/")
    )


def test_an_administrator_sets_the_call_in_period(client, administrator, council, partners):
    client.force_login(administrator)

    response = client.post(
        "/northshire/boards/call-in/northshire-council/",
        {"working_days": 5, "snap": "next_calendar_day", "from_on": "1/4/2190"},
    )

    assert response.url == "/northshire/boards/"
    assert CallInRule.objects.get().working_days == 5
    assert "5 working days" not in text_of(client.get("/northshire/boards/"))  # not begun yet


@pytest.mark.parametrize("path", ["new/", "jcb/form/", "call-in/northshire-council/"])
def test_others_may_not(client, commissioner, partner_secretary, board, path):
    client.force_login(commissioner)

    assert client.get(f"/northshire/boards/{path}").status_code == 403


def test_a_partner_does_not_set_the_councils_call_in(client, partner_secretary, board):
    client.force_login(partner_secretary)

    assert client.get("/northshire/boards/call-in/northshire-council/").status_code == 403


def test_who_may_not_set_a_call_in_period_is_shown_no_column_for_it(client, partners, place):
    page = client.get(f"/{place.slug}/boards/")

    heads = [words(head) for head in parsed(page).iter("th") if head.get("scope") == "col"]
    assert heads[-3:] == ["Council", "Lasts", "Since"]
