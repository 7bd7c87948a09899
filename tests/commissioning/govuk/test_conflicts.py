"""Two people edit one agreement; the second chooses, and no word is lost."""

import pytest
from django import forms

from commissioning.govuk.conflicts import met
from tests.html import by_id, error_links, one, parsed, with_class, words

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.commissioning.govuk.sample_pages")]

YOURS = "Help autistic adults.\r\n\r\n- by March"
THEIRS = "Help autistic children."


@pytest.fixture
def saved_in_between(client, draft, commissioner):
    """The commissioner opened version 1; meanwhile a colleague saved version 2."""
    client.force_login(commissioner)
    draft.title, draft.purpose, draft.version = "Their title", THEIRS, 2
    draft.save()
    return f"/sample/agreements/{draft.key}/rename/"


@pytest.fixture
def answers(draft):
    return {"title": "My title", "purpose": YOURS, "kind": draft.kind, "version": "1"}


def sent_by(page, **chosen):
    """What the browser sends from the conflict page, with these choices made."""
    form = next(f for f in page.iter("form") if f.get("novalidate") is not None)
    hidden = [e for e in form.iter("input") if e.get("type") == "hidden"]
    sent = {e.get("name"): e.get("value") for e in hidden if e.get("name") != "differs"}
    differs = [e.get("value") for e in hidden if e.get("name") == "differs"]
    return sent | {"differs": differs} | {f"keep-{name}": kept for name, kept in chosen.items()}


def test_the_conflict_page_shows_both_and_says_who(client, saved_in_between, answers):
    response = client.post(saved_in_between, answers)
    page = parsed(response)
    shown = ["".join(e.itertext()) for e in with_class(page, "app-conflict__text")]

    assert response.status_code == 409
    assert words(one(page, "h1")) == "Choose which changes to keep"
    assert words(with_class(page, "govuk-body-l")[0]) == (
        "Jo Sample changed this while you were editing"
    )
    assert shown == ["My title", "Their title", YOURS.replace("\r\n", "\n"), THEIRS]


def test_only_what_differs_is_asked(client, saved_in_between, answers):
    page = parsed(client.post(saved_in_between, answers | {"title": "Their title"}))

    assert sent_by(page)["differs"] == ["purpose"]


@pytest.mark.parametrize(
    ("chosen", "saved"),
    [
        ({"title": "yours", "purpose": "yours"}, ("My title", YOURS)),
        ({"title": "theirs", "purpose": "theirs"}, ("Their title", THEIRS)),
        ({"title": "theirs", "purpose": "both"}, ("Their title", f"{YOURS}\n\n{THEIRS}")),
    ],
)
def test_saving_again_keeps_what_was_chosen(
    client, saved_in_between, answers, draft, chosen, saved
):
    page = parsed(client.post(saved_in_between, answers))

    response = client.post(saved_in_between, sent_by(page, **chosen))

    assert response.status_code == 302
    draft.refresh_from_db()
    assert draft.version == 3
    assert (draft.title, same_line_ends(draft.purpose)) == (saved[0], same_line_ends(saved[1]))


def same_line_ends(text):
    return text.replace("\r\n", "\n")


def test_a_choice_not_made_is_asked_again(client, saved_in_between, answers, draft):
    page = parsed(client.post(saved_in_between, answers))

    response = client.post(saved_in_between, sent_by(page, title="theirs"))
    again = parsed(response)

    assert response.status_code == 409
    assert error_links(again) == {"Choose which to keep: Purpose": "keep-purpose"}
    assert by_id(again, "keep-purpose").get("type") == "radio"
    draft.refresh_from_db()
    assert draft.version == 2


def test_a_choice_made_is_kept_when_another_is_asked_again(client, saved_in_between, answers):
    page = parsed(client.post(saved_in_between, answers))

    again = parsed(client.post(saved_in_between, sent_by(page, title="theirs")))

    assert [e.get("id") for e in again.iter("input") if e.get("checked") is not None] == [
        "keep-title-2"
    ]


def test_a_third_save_in_between_shows_the_page_again(client, saved_in_between, answers, draft):
    page = parsed(client.post(saved_in_between, answers))
    draft.title, draft.version = "A third title", 3
    draft.save()

    response = client.post(saved_in_between, sent_by(page, title="yours", purpose="both"))
    again = parsed(response)

    assert response.status_code == 409
    assert sent_by(again)["version"] == "3"
    assert sent_by(again)["theirs-title"] == "A third title"
    assert same_line_ends(sent_by(again)["purpose"]) == same_line_ends(f"{YOURS}\n\n{THEIRS}")


def test_the_same_change_by_both_needs_no_choice(client, saved_in_between, answers, draft):
    same = {"title": "Their title", "purpose": THEIRS}
    page = parsed(client.post(saved_in_between, answers | same))

    assert sent_by(page)["differs"] == []
    assert client.post(saved_in_between, sent_by(page)).status_code == 302


def test_how_a_browser_ends_lines_is_no_difference(client, saved_in_between, answers, draft):
    draft.purpose = YOURS.replace("\r\n", "\n")
    draft.save()

    page = parsed(client.post(saved_in_between, answers))

    assert sent_by(page)["differs"] == ["title"]


def test_a_choice_is_shown_in_words(client, saved_in_between, answers):
    page = parsed(client.post(saved_in_between, answers | {"kind": "mou"}))
    shown = [words(e) for e in with_class(page, "app-conflict__text")]

    assert shown[-2:] == ["Memorandum of understanding", "Joint commissioning agreement"]


def test_a_message_that_ends_its_sentence_does_not_end_it_twice():
    saved = forms.Form(initial={"version": 2})

    assert met(forms.Form(), saved, "It was changed.").message == "It was changed"
