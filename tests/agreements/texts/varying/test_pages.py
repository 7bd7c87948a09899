"""The pages on which a variation changes clauses, and its own page with what it changed."""

import pytest

from agreements.texts.models import VariedClause
from agreements.texts.varying.changing import add_clause_behind, replace_clause, take_out_clause
from tests.factories import UserFactory
from tests.html import one, parsed, with_class, words


@pytest.fixture
def variation(vary):
    return vary()


@pytest.fixture
def here(variation):
    return variation.get_absolute_url()


@pytest.fixture
def as_commissioner(client, commissioner):
    client.force_login(commissioner)
    return client


def main(response):
    return words(one(parsed(response), "main"))


def chosen(response):
    return [words(found) for found in with_class(parsed(response), "app-choose__name")]


def present(response):
    """The words in the form."""
    return one(parsed(response), "textarea").text.strip()


def test_a_clause_is_chosen_from_the_whole_text(as_commissioner, here):
    assert chosen(as_commissioner.get(f"{here}clauses/")) == [
        "1 Aims",
        "2 Meetings",
        "2.1 Quarterly",
        "2.2 Quorum",
        "3 Money",
    ]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("2.1", ["2.1 Quarterly"]),
        ("2", ["2 Meetings", "2.1 Quarterly", "2.2 Quorum"]),
        ("money", ["3 Money"]),
        ("signed, 2.2", ["2.2 Quorum"]),
        ("nothing like it", []),
    ],
)
def test_a_clause_is_found_by_number_and_by_words(as_commissioner, here, asked, found):
    assert chosen(as_commissioner.get(f"{here}clauses/", {"q": asked})) == found


def test_a_clause_is_replaced_from_its_present_words(as_commissioner, here, clause, variation):
    address = f"{here}clauses/{clause('1').pk}/replace/"
    assert present(as_commissioner.get(address)) == "As signed, 1."

    sent = {"number": "1", "heading": "Aims", "body": "Other.", "version": variation.version}
    response = as_commissioner.post(address, sent)

    assert (response.status_code, response.url) == (302, f"{here}clauses/")
    row = variation.varied_clauses.get()
    assert (row.act, row.clause, row.body) == ("replaced", clause("1"), "Other.")
    assert present(as_commissioner.get(address)) == "Other."


def test_a_refusal_keeps_the_answers(as_commissioner, here, clause, variation):
    address = f"{here}clauses/{clause('1').pk}/replace/"
    sent = {"number": "3", "heading": "Aims", "body": "Other.", "version": variation.version}

    response = as_commissioner.post(address, sent)

    assert "There is a clause 3 already." in main(response)
    assert not VariedClause.objects.exists()


def test_an_older_page_gives_the_conflict_page(as_commissioner, here, clause, variation):
    address = f"{here}clauses/{clause('1').pk}/take-out/"
    as_commissioner.post(address, {"version": variation.version})

    other = f"{here}clauses/{clause('3').pk}/take-out/"
    response = as_commissioner.post(other, {"version": variation.version})

    assert response.status_code == 409


def test_clauses_are_added_behind_others_and_at_the_front(as_commissioner, here, clause, variation):
    sent = {"number": "1A", "heading": "", "body": "New.", "role": "clause"}
    behind = f"{here}clauses/{clause('1').pk}/add/"
    as_commissioner.post(behind, sent | {"version": variation.version})
    added = variation.varied_clauses.get()
    variation.refresh_from_db()

    further = f"{here}clauses/added-{added.pk}/add/"
    as_commissioner.post(further, sent | {"number": "1B", "version": variation.version})
    variation.refresh_from_db()
    front = f"{here}clauses/add/"
    schedule = {"number": "", "heading": "Cover", "role": "schedule"}
    as_commissioner.post(front, sent | schedule | {"version": variation.version})

    assert [str(row) for row in variation.varied_clauses.all()] == [
        "1A is added behind 1 Aims",
        "1B is added behind 1A",
        "Cover is added at the front",
    ]


def test_a_change_is_taken_back(as_commissioner, here, clause, variation, commissioner):
    row = take_out_clause(variation, clause("3"), by=commissioner)
    variation.refresh_from_db()
    address = f"{here}varied-clauses/{row.pk}/leave/"
    assert "Take back “3 Money is taken out”?" in main(as_commissioner.get(address))

    response = as_commissioner.post(address, {"version": variation.version})

    assert response.url == f"{here}clauses/"
    assert not VariedClause.objects.exists()


def test_a_clause_that_goes_can_no_longer_be_chosen(
    as_commissioner, here, clause, variation, commissioner
):
    take_out_clause(variation, clause("2"), by=commissioner)

    for name in ("replace", "take-out", "add"):
        assert as_commissioner.get(f"{here}clauses/{clause('2.1').pk}/{name}/").status_code == 404


def test_the_variation_shows_its_clauses_before_and_after(
    as_commissioner, here, clause, variation, commissioner
):
    said = {"number": "1", "heading": "Aims", "body": "As varied, 1."}
    replace_clause(variation, clause("1"), **said, by=commissioner)
    new = {"number": "1A", "heading": "Data", "body": "New."}
    add_clause_behind(variation, clause("1"), **new, by=commissioner)
    take_out_clause(variation, clause("2"), by=commissioner)

    page = parsed(as_commissioner.get(here))

    assert [words(found) for found in with_class(page, "app-fate")] == [
        "≠ Changed 1 Aims As −[taken out:signed,] +[added:varied,] 1.",
        "+ Added 1A +[added:Data] +[added:New.]",
        "− Taken out 2 −[taken out:Meetings] −[taken out:As signed, 2.]",
        "− Taken out 2.1 −[taken out:Quarterly] −[taken out:As signed, 2.1.]",
        "− Taken out 2.2 −[taken out:Quorum] −[taken out:As signed, 2.2.]",
    ]
    anchors = {one.get("id") for one in page.iter()}
    assert anchors >= {f"varied-clause-{row.pk}" for row in variation.varied_clauses.all()}
    assert "1 Aims is replaced" in main(as_commissioner.get(f"{here}changes/text/"))
    assert "As −[taken out:signed,]" in main(as_commissioner.get(f"{here}send/"))


def test_a_stranger_finds_none_of_it(client, here, clause, variation, commissioner):
    row = take_out_clause(variation, clause("3"), by=commissioner)
    client.force_login(UserFactory(email="stranger@example.org"))

    for page in (
        "",
        "clauses/",
        "clauses/add/",
        f"clauses/{clause('1').pk}/replace/",
        f"clauses/{clause('1').pk}/add/",
        f"clauses/{clause('1').pk}/take-out/",
        f"varied-clauses/{row.pk}/leave/",
    ):
        assert client.get(f"{here}{page}").status_code == 404


def test_an_observer_of_the_partner_reads_it_and_changes_nothing(
    client, here, clause, variation, icb, commissioner
):
    take_out_clause(variation, clause("3"), by=commissioner)
    client.force_login(UserFactory(email="reader@example.org", roles={icb: ["viewer"]}))

    assert "Taken out" in main(client.get(here))
    assert client.get(f"{here}clauses/").status_code == 403


def test_the_count_of_queries_does_not_grow_with_the_clauses(
    as_commissioner, here, clause, variation, commissioner, django_assert_max_num_queries
):
    take_out_clause(variation, clause("3"), by=commissioner)
    with django_assert_max_num_queries(100) as first:
        as_commissioner.get(here)
        as_commissioner.get(f"{here}clauses/")
    for number in ("1", "2.1", "2.2"):
        said = {"number": number, "heading": "", "body": "Other."}
        replace_clause(variation, clause(number), **said, by=commissioner)

    with django_assert_max_num_queries(len(first)):
        as_commissioner.get(here)
        as_commissioner.get(f"{here}clauses/")
