"""Terms that are defined on screen, and offered for the list of definitions."""

import pytest
from rest_framework.test import APIClient

from agreements.register.models import Signature
from agreements.texts.clauses import add_clause, change_clause
from agreements.texts.defining import add_definition, change_definition
from agreements.texts.models import Definition
from agreements.texts.proposing import keep_proposals, proposals_of, proposed_by
from commissioning.errors import RuleBroken, StaleVersion
from tests.html import one, parsed, words

SAID = '"Pooled Fund" means the fund that both partners pay into.'


@pytest.fixture
def clause(draft, commissioner):
    return add_clause(draft, number="1", heading="Definitions", body=SAID, by=commissioner)


@pytest.fixture
def address(draft, clause):
    return f"{draft.get_absolute_url()}definitions/keep/?clause={clause.pk}"


def proposed(clause):
    return [(one.term, one.meaning) for one in proposed_by(clause)]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (SAID, [("Pooled Fund", "the fund that both partners pay into.")]),
        ("“Host” means the Council.\n\n“ICB” means the board.",
         [("Host", "the Council."), ("ICB", "the board.")]),
        ("The Better Care Fund (“BCF”) is pooled.", [("BCF", "Better Care Fund")]),
        ("the money paid in (the “Contribution”)", [("Contribution", "")]),
        ("Nothing is defined here.", []),
    ],
)  # fmt: skip
def test_a_clause_defines_what_a_reader_of_files_would_find(clause, commissioner, body, found):
    clause = change_clause(clause, number="1", heading="", body=body, version=1, by=commissioner)

    assert proposed(clause) == found


def test_what_is_listed_already_is_not_proposed(draft, clause, commissioner):
    add_definition(draft, term="Pooled Fund", meaning="Something else", by=commissioner)

    assert proposed(clause) == []


def test_new_words_of_a_term_that_this_clause_defines_are_proposed(draft, clause, commissioner):
    keep_proposals(draft, proposed_by(clause), by=commissioner)
    body = '"Pooled Fund" means the money of both.'
    clause = change_clause(clause, number="1", heading="", body=body, version=1, by=commissioner)

    (one_found,) = proposed_by(clause)
    keep_proposals(draft, [one_found], by=commissioner)

    (kept,) = draft.definitions.all()
    assert (kept.meaning, kept.version, kept.clause_id) == ("the money of both.", 2, clause.pk)
    assert proposed(clause) == []


def test_terms_changed_in_between_are_not_overwritten_and_none_is_kept(draft, clause, commissioner):
    keep_proposals(draft, proposed_by(clause), by=commissioner)
    body = '"Pooled Fund" means less.\n\n"Host" means the Council.'
    clause = change_clause(clause, number="1", heading="", body=body, version=1, by=commissioner)
    found = proposed_by(clause)
    change_definition(
        draft.definitions.get(), term="Pooled Fund", meaning="More", clause=clause, version=1,
        by=commissioner,
    )  # fmt: skip

    with pytest.raises(StaleVersion):
        keep_proposals(draft, found, by=commissioner)

    assert list(draft.definitions.values_list("term", "meaning")) == [("Pooled Fund", "More")]


def test_nothing_is_kept_in_a_signed_text(draft, clause, commissioner):
    Signature.objects.filter(party__agreement=draft).update(state="recorded")

    with pytest.raises(RuleBroken):
        keep_proposals(draft, proposed_by(clause), by=commissioner)


def test_saving_a_clause_that_defines_a_term_leads_to_the_offer(
    client, commissioner, draft, clause, address
):
    client.force_login(commissioner)
    answers = {"number": "1", "heading": "Terms", "body": SAID, "version": 1}

    saved = client.post(f"{draft.get_absolute_url()}clauses/{clause.pk}/edit/", answers)
    clause.refresh_from_db()

    assert saved.url == address
    assert (clause.heading, clause.version) == ("Terms", 2)
    page = parsed(client.get(address))
    assert "Pooled Fund: the fund that both partners pay into." in words(one(page, "main"))


def test_adding_a_clause_that_defines_a_term_leads_to_the_offer(client, commissioner, draft):
    client.force_login(commissioner)
    answers = {"number": "7", "heading": "", "body": SAID}

    added = client.post(f"{draft.get_absolute_url()}clauses/add/", answers)

    assert "/definitions/keep/?clause=" in added.url


def test_the_terms_chosen_are_kept_and_the_others_not(client, commissioner, draft, clause, address):
    body = f'{SAID}\n\n"Host" means the Council.'
    change_clause(clause, number="1", heading="", body=body, version=1, by=commissioner)
    client.force_login(commissioner)

    answer = client.post(address, {"terms": [f"{clause.pk}:Host"]})

    assert answer.url == f"{draft.get_absolute_url()}text/#clause-{clause.pk}"
    assert list(draft.definitions.values_list("term", "clause")) == [("Host", clause.pk)]


def test_terms_of_the_whole_text_are_found_from_its_page(client, commissioner, draft, clause):
    client.force_login(commissioner)
    here = f"{draft.get_absolute_url()}definitions/keep/"

    assert f"{clause.pk}:Pooled Fund" in client.get(here).content.decode()
    client.post(here, {"terms": [f"{clause.pk}:Pooled Fund"]})

    assert "is in the list of definitions" in client.get(here).content.decode()


def test_the_api_tells_the_same_proposals(commissioner, draft, clause):
    client = APIClient()
    client.force_login(commissioner)

    found = client.get("/api/v1/definitions/proposed/", {"agreement": draft.key}).json()

    meaning = "the fund that both partners pay into."
    assert found == [
        {"term": "Pooled Fund", "meaning": meaning, "clause": clause.pk, "listed": None}
    ]


def test_what_a_definition_said_before_is_on_its_page_and_in_the_api(
    client, commissioner, draft, clause
):
    definition = add_definition(draft, term="Host", meaning="The Council", by=commissioner)
    change_definition(
        definition, term="Host", meaning="The ICB", clause=clause, version=1, by=commissioner
    )
    client.force_login(commissioner)

    page = parsed(client.get(f"{draft.get_absolute_url()}definitions/{definition.pk}/versions/"))
    told = client.get(f"/api/v1/definitions/{definition.pk}/versions/").json()

    said = [(row["version"], row["meaning"], row["clause"]) for row in told]
    assert said == [(2, "The ICB", clause.pk), (1, "The Council", None)]
    shown = words(one(page, "main"))
    assert "Version 2 (now)" in shown
    assert "Defined in 1 Definitions" in shown


def test_a_definition_that_is_kept_has_its_first_version(draft, commissioner):
    clauses = [add_clause(draft, number="3", heading="", body=SAID, by=commissioner)]
    keep_proposals(draft, proposals_of(clauses, []), by=commissioner)

    (kept,) = Definition.objects.get().versions.all()
    assert (kept.version, kept.term, kept.by) == (1, "Pooled Fund", commissioner)
