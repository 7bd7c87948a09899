"""The pages of decision records, as a board secretary, a partner, a stranger and the public see them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from governance.decisions.models import Decision, PublishedRevision
from tests.factories import AgreementConcernedFactory, DecisionFactory
from tests.governance.decisions.papers import EXAMPLE
from tests.html import error_links, one, parsed, with_class, words
from tests.html import words as words_of
from tests.undefined_names import undefined_names

pytestmark = pytest.mark.usefixtures("today")
NEW = "/northshire/decisions/new/"


@pytest.fixture(autouse=True)
def _every_name_is_defined():
    with undefined_names() as found:
        yield
    assert found == []


def answers(form_page, **changes):
    """What a browser would send back of the form on a page, with changes."""
    (form,) = [f for f in parsed(form_page).iter("form") if f.find(".//textarea") is not None]
    sent = {}
    for field in form.iter():
        name = field.get("name")
        if not name or field.tag == "button":
            continue
        if field.tag == "textarea":
            sent[name] = field.text or ""
        elif field.tag == "select":
            chosen = [o for o in field.iter("option") if o.get("selected") is not None]
            sent[name] = chosen[0].get("value") if chosen else ""
        elif field.get("type") in ("radio", "checkbox"):
            if field.get("checked") is not None:
                sent[name] = field.get("value")
        else:
            sent[name] = field.get("value", "")
    return sent | changes


def write(client, board):
    """Fill in the page for a new decision as its board's secretary would."""
    return client.post(
        NEW,
        answers(
            client.get(NEW),
            title="Renew the agreement",
            body=board.pk,
            regime="executive_meeting",
            decision_text="The agreement is renewed.",
            reasons="It is needed.",
            options_statement="None were considered.",
            conflicts="none_declared",
            decided_on="11/5/2027",
        ),
    )


def test_a_secretary_writes_a_draft(client, secretary, board):
    client.force_login(secretary)

    response = write(client, board)

    decision = Decision.objects.get()
    assert response.url == decision.get_absolute_url()
    assert decision.decided_on.words == "11/5/2027"
    assert client.get(response.url).status_code == 200


def test_a_partner_takes_part_only_if_that_is_said(client, secretary, officer):
    """Else it could read the draft of another's officer."""
    client.force_login(secretary)

    write(client, officer)

    assert Decision.objects.get().authority_lines.count() == 0


def test_another_row_is_asked_for_and_nothing_typed_is_lost(client, secretary, board):
    client.force_login(secretary)
    typed = answers(client.get(NEW), title="Half written", **{"options-0-text": "Wait"})

    page = client.post(NEW, typed | {"add": "options"})

    again = answers(page)
    assert again["title"] == "Half written"
    assert again["options-0-text"] == "Wait"
    assert again["options-1-text"] == ""
    assert with_class(parsed(page), "govuk-error-summary") == []
    assert Decision.objects.count() == 0


def test_a_row_without_its_text_is_an_error_there(client, secretary, board):
    client.force_login(secretary)
    typed = answers(client.get(NEW), title="x", body=board.pk, **{"options-0-label": "a."})

    page = client.post(NEW, typed)

    assert error_links(parsed(page)) == {
        "Enter the text of option 1, or clear it": "id_options-0-text"
    }


def test_none_declared_with_a_conflict_is_refused_at_its_question(client, secretary, board):
    client.force_login(secretary)
    typed = {"title": "x", "body": board.pk, "conflicts_text": "Councillor Sample"}

    page = client.post(NEW, answers(client.get(NEW), conflicts="none_declared", **typed))

    assert error_links(parsed(page)) == {
        "None declared is selected, but there is text about a conflict of interest. Select "
        "Declared, or clear the text": "id_conflicts_text"
    }


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("40 May", "‘40 May’ is not a date. Enter the date of the decision, such as 21 April 2021"),
        ("1 May 2030", "The date of the decision is in the future: 1 May 2030"),
    ],
)
def test_a_slip_in_a_date_is_said_on_the_check_page(client, secretary, board, words, said):
    client.force_login(secretary)
    typed = answers(client.get(NEW), title="x", body=board.pk, decided_on=words)
    address = client.post(NEW, typed).url

    page = client.get(f"{address}publish/")

    links = {words_of(a): a.get("href") for a in parsed(page).iter("a")}
    assert links[said] == f"{address}edit/#id_decided_on"
    assert "It cannot be published yet." in words_of(one(parsed(page), "main"))


def test_a_draft_is_edited_row_by_row(client, secretary, board):
    client.force_login(secretary)
    address = write(client, board).url
    page = client.get(f"{address}edit/")
    changed = answers(page, **{"resolutions-0-label": "(a)", "resolutions-0-text": "Agree it"})

    response = client.post(f"{address}edit/", changed)

    assert response.url == address
    (resolution,) = Decision.objects.get().resolutions.all()
    assert (resolution.label, resolution.text) == ("(a)", "Agree it")


def test_two_people_who_edit_at_once_both_keep_their_words(client, secretary, board):
    client.force_login(secretary)
    address = write(client, board).url + "edit/"
    mine = answers(client.get(address), purpose="Mine")
    theirs = answers(
        client.get(address), **{"purpose": "Theirs", "options-0-text": "An option of theirs"}
    )
    client.post(address, theirs)

    page = client.post(address, mine)

    assert page.status_code == 409
    shown = words(one(parsed(page), "main"))
    assert "Mine" in shown
    assert "Theirs" in shown
    assert "An option of theirs" in shown
    assert "Somebody else changed this decision in between" in shown


def test_a_record_is_read_in_from_a_text(client, secretary, officer):
    client.force_login(secretary)

    response = client.post(
        "/northshire/decisions/read-in/",
        {"body": officer.pk, "stated_in": "Its portal", "text": EXAMPLE},
    )

    decision = Decision.objects.get()
    assert response.url == decision.get_absolute_url()
    assert decision.maker_words == "Director of Public Health"
    page = client.get(response.url)
    assert "Say whether any conflict of interest was declared" in words(one(parsed(page), "main"))


def test_nothing_is_left_of_a_text_that_is_no_record(client, secretary, officer):
    client.force_login(secretary)

    page = client.post(
        "/northshire/decisions/read-in/", {"body": officer.pk, "stated_in": "x", "text": "Hello"}
    )

    (refusal,) = error_links(parsed(page))
    assert refusal.startswith("No label of a decision record was found")
    assert Decision.objects.count() == 0


def test_what_is_checked_is_what_the_public_then_sees(client, secretary, written):
    client.force_login(secretary)
    address = written.get_absolute_url() + "publish/"
    check = client.get(address)
    (preview,) = with_class(parsed(check), "app-preview")
    sent = {
        field.get("name"): field.get("value")
        for field in parsed(check).iter("input")
        if field.get("name") in ("version", "key")
    }

    response = client.post(address, sent)

    written.refresh_from_db()
    assert response.url == f"{written.get_absolute_url()}published/"
    assert "JCB/2027/1" not in words(preview)
    confirmation = client.get(response.url)
    assert written.reference in words(one(parsed(confirmation), "main"))
    client.logout()
    public = words(one(parsed(client.get(written.get_absolute_url())), "main"))
    for text in preview.itertext():
        if text.strip() and "reference is given" not in text:
            assert " ".join(text.split()) in public


def test_a_form_sent_twice_publishes_once(client, secretary, written):
    client.force_login(secretary)
    address = written.get_absolute_url() + "publish/"

    first = client.post(address, {"version": 1, "key": "same"})
    second = client.post(address, {"version": 1, "key": "same"})

    assert first.url == second.url
    assert PublishedRevision.objects.count() == 1


def test_what_is_missing_stops_publishing_and_leads_to_its_question(client, secretary, board):
    draft = DecisionFactory(body=board, reasons="")
    client.force_login(secretary)
    address = draft.get_absolute_url() + "publish/"

    page = client.post(address, {"version": 1, "key": "k"})

    assert "Enter the reasons for the decision." in str(error_links(parsed(page)))
    links = {a.get("href") for a in parsed(page).iter("a")}
    assert f"{draft.get_absolute_url()}edit/#id_reasons" in links


def test_a_correction_is_checked_and_then_published(client, secretary, published):
    client.force_login(secretary)
    address = published.get_absolute_url() + "correct/"
    sent = answers(client.get(address), title="Another title", reason="It had another.")

    check = client.post(address, sent)

    assert "Another title" in words(with_class(parsed(check), "app-preview")[0])
    assert published.revisions.count() == 1
    said = words(one(parsed(check), "main"))
    assert "What changes Title Published now Renew the agreement As corrected Another title" in said
    carried = {
        field.get("name"): field.get("value", "")
        for field in parsed(check).iter("input")
        if field.get("type") == "hidden" and field.get("name") != "csrfmiddlewaretoken"
    }
    response = client.post(address, carried | {"publish": "yes"})
    assert response.url == published.get_absolute_url()
    page = words(one(parsed(client.get(response.url)), "main"))
    assert "It had another." in page
    old = words(one(parsed(client.get(f"{response.url}v1/")), "main"))
    assert "Renew the agreement" in old
    assert "This is version 1. It was corrected" in old


def test_what_stops_a_correction_is_said_at_its_question(client, secretary, published):
    client.force_login(secretary)
    address = published.get_absolute_url() + "correct/"
    slips = {"reason": "x", "decided_on": "", "effective_from": "40 May", "reasons": ""}

    page = client.post(address, answers(client.get(address), **slips))

    assert error_links(parsed(page)) == {
        "Enter the date of the decision": "id_decided_on",
        "‘40 May’ is not a date. Enter the day from which it has effect, such as 21 April 2021": (
            "id_effective_from"
        ),
        "Enter the reasons for the decision": "id_reasons",
    }


def test_a_correction_that_changes_nothing_is_not_offered(client, secretary, published):
    client.force_login(secretary)
    address = published.get_absolute_url() + "correct/"

    page = client.post(address, answers(client.get(address), reason="x"))

    assert "There is nothing to correct" in words(one(parsed(page), "main"))
    assert "publish" not in [field.get("name") for field in parsed(page).iter("button")]


def test_nobody_signed_in_is_needed_to_read_what_is_published(client, published):
    response = client.get("/northshire/decisions/jcb/2027/1/")

    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "public, max-age=300"
    assert response.cookies == {}


@pytest.mark.parametrize(
    "path",
    ["", "v1/", "../1.txt", "../1-portal.txt", "../1.json", "v1.txt", "v1-portal.txt", "v1.json"],
)
def test_each_form_of_the_record_has_its_address(client, published, path):
    address = f"/northshire/decisions/jcb/2027/1/{path}".replace("1/../", "")

    assert client.get(address).status_code == 200


@pytest.mark.parametrize("path", ["v2/", "v2.json", "../2/", "../../2026/1/", "../1.pdf"])
def test_what_there_is_not_is_not_found(client, published, path):
    parts = "/northshire/decisions/jcb/2027/1/".rstrip("/").split("/")
    for step in path.split("/"):
        parts = parts[:-1] if step == ".." else [*parts, step]

    assert client.get("/".join(parts)).status_code == 404


def test_the_data_is_the_sealed_record_with_its_hash(client, published):
    sealed = published.revisions.get()

    data = client.get("/northshire/decisions/jcb/2027/1.json").json()

    assert (data["record"], data["sha256"]) == (sealed.content, sealed.digest)
    assert data["url"] == "http://localhost:8000/northshire/decisions/jcb/2027/1/v1/"


def test_a_draft_of_others_is_not_found(client, outsider, administrator, written):
    for stranger in (outsider, administrator):
        client.force_login(stranger)
        for act in ("", "edit/", "publish/"):
            assert client.get(written.get_absolute_url() + act).status_code == 404


def test_a_reader_of_the_draft_may_not_edit_it(client, viewer, written):
    client.force_login(viewer)

    assert client.get(written.get_absolute_url()).status_code == 200
    response = client.get(written.get_absolute_url() + "edit/")
    assert response.status_code == 403
    assert "Board secretaries of" in response.content.decode()


@pytest.mark.parametrize("act", ["", "edit/", "publish/"])
def test_signed_out_somebody_is_asked_to_sign_in(client, written, act):
    response = client.get(written.get_absolute_url() + act)

    assert response.status_code == 302
    assert response.url.startswith("/account/sign-in/")


def test_a_draft_is_discarded(client, secretary, written):
    client.force_login(secretary)

    response = client.post(written.get_absolute_url() + "discard/")

    assert response.url == "/northshire/decisions/"
    assert Decision.objects.count() == 0


def test_what_is_published_is_not_discarded(client, secretary, published):
    client.force_login(secretary)

    page = client.post(f"/northshire/decisions/{published.key}/discard/")

    assert error_links(parsed(page)) == {"A published decision is kept for good.": ""}


def test_those_concerned_read_who_did_what(client, secretary, outsider, published):
    address = f"/northshire/decisions/{published.key}/history/"
    client.force_login(secretary)
    assert "Decision published" in words(one(parsed(client.get(address)), "main"))

    client.force_login(outsider)
    assert client.get(address).status_code == 403


def test_an_agreement_lists_the_decisions_about_it(client, commissioner, published, draft):
    AgreementConcernedFactory(decision=published, agreement=draft, role="approve")
    client.force_login(commissioner)

    page = client.get(draft.get_absolute_url() + "decisions/")

    assert "Approves it. JCB/2027/1" in words(one(parsed(page), "main"))


def test_the_list_asks_as_many_questions_for_three_as_for_one(client, secretary, board):
    client.force_login(secretary)
    DecisionFactory(body=board)
    client.get("/northshire/decisions/")  # notes when she was last seen

    with CaptureQueriesContext(connection) as for_one:
        client.get("/northshire/decisions/")
    DecisionFactory.create_batch(2, body=board)
    with CaptureQueriesContext(connection) as for_three:
        client.get("/northshire/decisions/")

    assert len(for_three) == len(for_one)


def times_read(client, address, table):
    """How often a page reads a table."""
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return sum(f'FROM "{table}"' in question["sql"] for question in asked)


@pytest.mark.parametrize("act", ["", "publish/"])
@pytest.mark.parametrize("table", ["decisions_option", "decisions_agreementconcerned"])
def test_the_rows_of_a_draft_are_read_once(client, secretary, written, act, table):
    client.force_login(secretary)

    assert times_read(client, written.get_absolute_url() + act, table) == 1


def test_the_work_on_the_pdf_is_looked_up_once(client, published):
    assert times_read(client, published.get_absolute_url(), "jobs_job") == 1


def test_a_correction_does_not_say_what_a_draft_needs(client, secretary, published):
    client.force_login(secretary)

    page = client.get(published.get_absolute_url() + "correct/")

    said = words(one(parsed(page), "main"))
    assert "You see what changes before that." in said
    assert "Only a title" not in said
