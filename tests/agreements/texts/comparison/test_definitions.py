"""Which terms two texts define, and what became of each."""

import datetime as dt

import pytest
import time_machine
from rest_framework.test import APIClient

from agreements.register.renewal import renew_agreement
from agreements.texts.clauses import add_clause
from agreements.texts.comparison.definitions import (
    DefinedTerm,
    compare_definitions,
    definitions_as,
)
from agreements.texts.defining import add_definition, change_definition, take_out_definition
from agreements.texts.sealing import seal_text
from tests.html import parsed, with_class, words

MONDAY, TUESDAY, WEDNESDAY = (dt.datetime(2026, 3, day, 12, tzinfo=dt.UTC) for day in (2, 3, 4))
FUND = DefinedTerm("Fund", "The money of both partners.")
BOARD = DefinedTerm("Board", "The officers who meet each month.")
CHANGED = DefinedTerm("Fund", "The money of all partners.")


@pytest.fixture
def defined(draft, commissioner):
    """Fund and Board on Monday, and kept whole; Fund in other words and Board out on Tuesday."""
    with time_machine.travel(MONDAY, tick=False):
        add_clause(draft, number="1", heading="", body="The Fund.", by=commissioner)
        fund = add_definition(draft, **vars(FUND), by=commissioner)
        board = add_definition(draft, **vars(BOARD), by=commissioner)
        seal_text(draft, because="Sent for approval", by=commissioner)
    with time_machine.travel(TUESDAY, tick=False):
        change_definition(fund, **vars(CHANGED), version=1, by=commissioner)
        take_out_definition(board, version=1, by=commissioner)
    return draft


@pytest.mark.parametrize(
    ("version", "terms"),
    [
        ("2026-03-01", []),
        ("2026-03-02", [FUND, BOARD]),
        ("1", [BOARD, FUND]),
        ("2026-03-03", [CHANGED]),
        ("now", [CHANGED]),
    ],
)
def test_a_version_defines_what_it_defined_then(defined, version, terms):
    assert definitions_as(defined, version) == terms


def test_a_term_taken_out_can_be_defined_again(defined, commissioner):
    with time_machine.travel(WEDNESDAY, tick=False):
        add_definition(defined, term="Board", meaning="Others.", by=commissioner)

    assert definitions_as(defined, "2026-03-03") == [CHANGED]
    assert definitions_as(defined, "2026-03-04") == [CHANGED, DefinedTerm("Board", "Others.")]


def test_a_text_is_kept_again_when_a_definition_changed(defined, commissioner):
    second = seal_text(defined, because="Sent again", by=commissioner)

    assert (second.number, definitions_as(defined, "2")) == (2, [CHANGED])


@pytest.mark.parametrize(
    ("before", "after", "fates"),
    [
        ([FUND, BOARD], [BOARD, FUND], [("Board", "unchanged"), ("Fund", "unchanged")]),
        ([FUND], [CHANGED], [("Fund", "changed")]),
        ([FUND], [FUND, BOARD], [("Board", "added"), ("Fund", "unchanged")]),
        ([FUND, BOARD], [FUND], [("Board", "taken_out"), ("Fund", "unchanged")]),
        ([FUND], [DefinedTerm("FUND", FUND.meaning)], [("FUND", "changed")]),
        ([FUND], [DefinedTerm("Pooled Fund", FUND.meaning)], [("Pooled Fund", "changed")]),
        (
            [DefinedTerm("CCG", "")],
            [DefinedTerm("ICB", "")],
            [("CCG", "taken_out"), ("ICB", "added")],
        ),
        ([FUND], [DefinedTerm("Fund", f" {FUND.meaning} ")], [("Fund", "unchanged")]),
    ],
)
def test_terms_are_the_same_by_name_or_else_by_meaning(before, after, fates):
    found = compare_definitions(before, after).rows

    assert [(row.name, str(row.fate)) for row in found] == fates


@pytest.mark.parametrize(
    ("before", "after", "summary"),
    [
        ([], [], "Neither text lists a definition."),
        ([FUND], [FUND], "Both texts define the same terms in the same words."),
        ([FUND], [CHANGED, BOARD], "Of 2 definitions: 1 changed, 1 added."),
        ([BOARD], [], "Of 1 definition: 1 taken out."),
        (
            None,
            [FUND],
            "They are not compared: one of the texts was kept without its definitions.",
        ),
    ],
)
def test_what_became_of_them_is_said_in_a_sentence(before, after, summary):
    assert compare_definitions(before, after).summary == summary


def test_the_page_and_the_api_mark_what_changed_by_sign(client, commissioner, defined):
    client.force_login(commissioner)
    address = f"comparison/?with={defined.key}&before=1&after=now"

    page = parsed(client.get(f"{defined.get_absolute_url()}{address}"))
    told = client.get(f"/api/v1/agreements/{defined.key}/{address}").json()["definitions"]

    marked = [words(one) for one in with_class(page, "app-fate")]
    assert marked == [
        "− Taken out −[taken out:Board] −[taken out:The officers who meet each month.]",
        "≠ Changed Fund The money of −[taken out:both] +[added:all] partners.",
    ]
    assert told["summary"] == "Of 2 definitions: 1 changed, 1 taken out."
    assert [(row["fate"], row["after"]) for row in told["rows"]] == [
        ("taken_out", None),
        ("changed", vars(CHANGED)),
    ]
    assert [one["change"] for one in told["rows"][1]["words"]] == [
        "same",
        "same",
        "removed",
        "added",
        "same",
    ]


def test_the_definitions_of_two_agreements_are_compared(defined, commissioner):
    year = {"starts_on": dt.date(2027, 4, 1), "ends_on": dt.date(2028, 3, 31)}
    renewal = renew_agreement(defined, title="The renewal", by=commissioner, **year)
    add_definition(renewal, **vars(BOARD), by=commissioner)
    api = APIClient()
    api.force_login(commissioner)

    told = api.get(f"/api/v1/agreements/{renewal.key}/comparison/").json()["definitions"]

    assert told["summary"] == "Of 2 definitions: 1 added."


def test_a_text_kept_before_its_definitions_were_says_so(client, commissioner, defined):
    defined.sealed_texts.update(definitions=None)
    client.force_login(commissioner)
    address = f"comparison/?with={defined.key}&before=1&after=now"

    page = client.get(f"{defined.get_absolute_url()}{address}").content.decode()
    told = client.get(f"/api/v1/agreements/{defined.key}/{address}").json()["definitions"]

    assert "one of the texts was kept without its definitions" in page
    assert told["rows"] is None
