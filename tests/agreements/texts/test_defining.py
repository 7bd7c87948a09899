import pytest
from rest_framework.test import APIClient

from agreements.texts.carrying import carry_clauses
from agreements.texts.clauses import add_clause, change_clause
from agreements.texts.defining import add_definition, change_definition, take_out_definition
from agreements.texts.importing import import_agreement, keep_upload
from agreements.texts.models import Definition
from agreements.texts.renumbering import renumber_clauses
from agreements.texts.structuring import delete_clause
from agreements.texts.warnings import warnings_of
from commissioning.audit.models import Event
from commissioning.errors import RuleBroken, StaleVersion
from tests.agreements.texts.test_importing import MEMORANDUM
from tests.factories import AgreementFactory, ClauseFactory
from tests.html import one, parsed, with_class, words


@pytest.fixture
def text(draft, commissioner):
    """Two clauses of which the first refers to the second."""
    bodies = ("The Fund is held as clause 4 says.", "“Fund” means the money of both.")
    made = []
    for number, body in zip(("1", "4"), bodies, strict=True):
        last = made[-1] if made else None
        made.append(
            add_clause(draft, after=last, number=number, heading="", body=body, by=commissioner)
        )
    return made


@pytest.fixture
def fund(draft, text, commissioner):
    said = {"term": "Fund", "meaning": "The money of both", "clause": text[1]}
    return add_definition(draft, by=commissioner, **said)


def said_of(agreement):
    clauses = list(agreement.clauses.in_order())
    found = warnings_of(agreement, clauses, list(agreement.definitions.all()))
    return [warning.words for warning in found]


def test_a_term_is_defined_once(draft, fund, commissioner):
    with pytest.raises(RuleBroken, match="“Fund” is defined already"):
        add_definition(draft, term="Fund", meaning="x", by=commissioner)


def test_a_term_is_not_defined_in_another_agreements_clause(draft, commissioner):
    with pytest.raises(RuleBroken, match="of the same agreement"):
        add_definition(draft, term="x", meaning="", clause=ClauseFactory(), by=commissioner)


def test_a_definition_is_changed_and_taken_out_on_record(fund, commissioner):
    words = {"term": "Pooled Fund", "meaning": "Money", "clause": None}

    changed = change_definition(fund, version=1, by=commissioner, **words)
    with pytest.raises(StaleVersion):
        change_definition(fund, version=1, by=commissioner, **words)
    take_out_definition(changed, version=2, by=commissioner)

    acts = Event.objects.filter(what__startswith="agreement.definition").order_by("pk")
    assert [event.what for event in acts] == [
        "agreement.definition_added",
        "agreement.definition_changed",
        "agreement.definition_taken_out",
    ]
    with pytest.raises(RuleBroken, match="took this definition out"):
        take_out_definition(changed, version=2, by=commissioner)


def test_the_definitions_of_a_file_are_read_in_and_carried_into_a_renewal(
    place, council, icb, commissioner
):
    paper = keep_upload(MEMORANDUM, "mou.txt", partnership=place, by=commissioner)
    old = import_agreement(paper, bodies=[council, icb], by=commissioner)
    Definition.objects.create(
        agreement=old, term="Care", meaning="x", clause=old.clauses.get(number="1.1")
    )
    new = AgreementFactory(partnership=place, parties=[council, icb])

    carry_clauses(old, new, commissioner)

    assert [d.term for d in new.definitions.all()] == [d.term for d in old.definitions.all()]
    assert new.definitions.get(term="Care").clause.agreement == new


def test_references_and_terms_that_lead_astray_are_warned_of(draft, text, fund, commissioner):
    assert said_of(draft) == [
        "“Fund” is used in 1 The Fund is held as clause 4 says., before it is defined."
    ]

    delete_clause(text[1], version=1, by=commissioner)

    assert said_of(draft)[0] == "1 The Fund is held as clause 4 says.: clause 4 was deleted."


def test_a_reference_to_a_number_that_is_no_more_says_what_it_is_now(draft, text, commissioner):
    draft.refresh_from_db()
    renumber_clauses(draft, version=draft.version, by=commissioner)

    assert said_of(draft) == ["1 The Fund is held as clause 4 says.: clause 4 is now called 2."]


def test_a_reference_to_what_never_was_is_warned_of(draft, text, commissioner):
    change_clause(
        text[0], number="1", heading="", body="See Schedule 9.", version=1, by=commissioner
    )

    assert said_of(draft) == ["1 See Schedule 9.: Schedule 9 is not in this text."]


def test_the_page_marks_terms_and_references(client, commissioner, draft, text, fund):
    client.force_login(commissioner)

    page = parsed(client.get(f"{draft.get_absolute_url()}text/"))

    terms = [(a.text, a.get("href"), a.get("title")) for a in with_class(page, "app-marked-term")]
    refs = [(a.text, a.get("href")) for a in with_class(page, "app-marked-reference")]
    assert terms == [("Fund", f"#definition-{fund.pk}", "The money of both")]
    assert refs == [("clause 4", f"#clause-{text[1].pk}")]


def test_who_refers_to_a_clause_is_told_before_it_is_deleted_or_renumbered(
    client, commissioner, draft, text
):
    client.force_login(commissioner)
    here = f"{draft.get_absolute_url()}clauses/"

    pages = [f"{here}{text[1].pk}/delete/", f"{here}renumber/"]
    shown = [words(one(parsed(client.get(page)), "main")) for page in pages]

    assert "1 clause refers to what would go: 1 The Fund" in shown[0]
    assert "1 clause refers to clauses whose number changes: 1 The Fund" in shown[1]


def test_a_definition_is_added_changed_and_taken_out_on_pages(client, commissioner, draft, text):
    client.force_login(commissioner)
    here = f"{draft.get_absolute_url()}definitions/"

    client.post(f"{here}add/", {"term": "Fund", "meaning": "Money", "clause": text[1].pk})
    made = draft.definitions.get()
    form = client.get(f"{here}{made.pk}/edit/").content.decode()
    client.post(f"{here}{made.pk}/edit/", {"term": "Fund", "meaning": "All money", "version": 1})
    meaning = draft.definitions.get().meaning
    client.post(f"{here}{made.pk}/take-out/", {"version": 2})

    assert f'value="{text[1].pk}" selected' in form
    assert (meaning, draft.definitions.count()) == ("All money", 0)


def test_a_stranger_finds_no_definition(client, outsider, draft, fund):
    client.force_login(outsider)
    here = f"{draft.get_absolute_url()}definitions/"

    assert client.get(f"{here}add/").status_code == 404
    assert client.get(f"{here}{fund.pk}/edit/").status_code == 404


def test_definitions_go_through_the_api(commissioner, draft, text):
    api = APIClient()
    api.force_login(commissioner)
    said = {"agreement": draft.key, "term": "Fund", "meaning": "Money", "clause": text[1].pk}

    made = api.post("/api/v1/definitions/", said, format="json")
    address = f"/api/v1/definitions/{made.json()['id']}/"
    tag = {"If-Match": made["ETag"]}
    changed = api.put(address, {"term": "Fund", "meaning": "All"}, format="json", headers=tag)
    gone = api.delete(address, headers={"If-Match": changed["ETag"]})
    told = api.get(f"/api/v1/clauses/warnings/?agreement={draft.key}").json()

    assert [r.status_code for r in (made, changed, gone)] == [201, 200, 204]
    assert changed.json()["meaning"] == "All"
    assert told == []
