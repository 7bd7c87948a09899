"""Keeping clauses, and putting kept ones into drafts: the functions, the pages and the API."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rest_framework.test import APIClient

from agreements.register.drafting import NewParty, start_agreement
from agreements.register.models import Agreement
from agreements.texts.clauses import add_clause
from agreements.texts.library.inserting import (
    insert_from_library,
    next_number,
    write_starting_text,
)
from agreements.texts.library.keeping import (
    change_library_clause,
    keep_in_library,
    retire_library_clause,
)
from agreements.texts.models import LibraryClause
from agreements.texts.starting.texts import starting_clause, starting_text
from agreements.texts.structuring import move_clause
from commissioning.audit.models import Event
from commissioning.errors import RuleBroken, StaleVersion
from tests.factories import LibraryClauseFactory


@pytest.fixture
def clause(draft, commissioner):
    """Clause 1 with two clauses under it."""
    top = add_clause(draft, number="1", heading="Costs", body="", by=commissioner)
    for n, words in enumerate(("Each bears its own.", "None is shared."), start=1):
        said = {"number": f"1.{n}", "heading": "", "body": words}
        add_clause(draft, under=top, by=commissioner, **said)
    return top


@pytest.fixture
def kept(clause, council, commissioner):
    return keep_in_library(clause, council, heading="Costs", by=commissioner)


def rows(agreement):
    found = agreement.clauses.in_order().select_related("parent")
    return [(one.number, one.heading, one.body, str(one.parent or "")) for one in found]


def test_a_clause_is_kept_with_those_under_it(kept):
    assert (kept.heading, kept.body, kept.is_divided) == (
        "Costs",
        "Each bears its own.\n\nNone is shared.",
        True,
    )
    assert kept.paragraphs == ("Each bears its own.", "None is shared.")


def test_all_that_stands_under_it_is_kept_however_deep(draft, clause, council, commissioner):
    first = clause.sub_clauses.in_order().first()
    for mark, heading, words in (("(a)", "", "staff;"), ("(b)", "Buildings", "rent.")):
        said = {"number": mark, "heading": heading, "body": words}
        add_clause(draft, under=first, by=commissioner, **said)

    kept = keep_in_library(clause, council, heading="Costs", by=commissioner)

    assert kept.paragraphs == (
        "Each bears its own.\n- staff;\n- Buildings: rent.",
        "None is shared.",
    )


def test_words_that_lead_into_those_under_it_become_no_clause_of_their_own(
    draft, clause, council, commissioner
):
    clause.body = "The parties agree:"
    clause.save()

    kept = keep_in_library(clause, council, heading="Costs", by=commissioner)
    insert_from_library(draft, kept, number="2", after=clause, by=commissioner)

    said = "The parties agree:\n- Each bears its own.\n- None is shared."
    assert rows(draft)[3:] == [("2", "Costs", said, "")]


def test_a_heading_without_words_is_not_kept(draft, council, commissioner):
    bare = add_clause(draft, number="7", heading="Bare", body="", by=commissioner)

    with pytest.raises(RuleBroken, match="There are no words under this heading"):
        keep_in_library(bare, council, heading="Bare", by=commissioner)


def test_a_kept_clause_goes_into_a_text_behind_another_with_all_under_it(
    draft, clause, kept, commissioner
):
    insert_from_library(draft, kept, number="2", after=clause, by=commissioner)

    assert rows(draft)[3:] == [
        ("2", "Costs", "", ""),
        ("2.1", "", "Each bears its own.", "2 Costs"),
        ("2.2", "", "None is shared.", "2 Costs"),
    ]


def test_a_clause_that_is_not_divided_stays_one(draft, council, commissioner):
    whole = LibraryClauseFactory(organisation=council, heading="Law", body="One.\n\nTwo.")

    insert_from_library(draft, whole, number="1", after=None, by=commissioner)

    assert rows(draft) == [("1", "Law", "One.\n\nTwo.", "")]


def test_a_clause_of_a_starting_text_goes_into_a_text(draft, clause, commissioner):
    insert_from_library(draft, starting_clause("jca-2"), number="2", after=clause, by=commissioner)

    assert rows(draft)[3:5] == [
        ("2", "Term", "", ""),
        ("2.1", "", starting_clause("jca-2").paragraphs[0], "2 Term"),
    ]


def test_more_paragraphs_ask_no_more_of_the_order_of_the_text(draft, clause, council, commissioner):
    counts = []
    for number, many in (("2", 2), ("3", 6)):
        body = "\n\n".join(f"Paragraph {n}" for n in range(many))
        kept = LibraryClauseFactory(organisation=council, body=body, is_divided=True)
        with CaptureQueriesContext(connection) as asked:
            insert_from_library(draft, kept, number=number, after=None, by=commissioner)
        texts = [one for one in asked.captured_queries if "texts_clause" in one["sql"]]
        counts.append(len(texts))

    assert counts[0] == counts[1]


def test_the_paragraphs_come_to_stand_in_their_order_and_each_is_recorded(
    draft, clause, kept, commissioner
):
    before = Event.objects.filter(what="clause.added").count()

    top = insert_from_library(draft, kept, number="2", after=clause, by=commissioner)

    positions = list(draft.clauses.values_list("position", flat=True))
    assert positions == list(range(1, len(positions) + 1))
    assert [row.versions.count() for row in top.sub_clauses.all()] == [1, 1]
    assert Event.objects.filter(what="clause.added").count() == before + 3


def test_a_number_in_use_is_refused_and_nothing_is_put_in(draft, clause, kept, commissioner):
    with pytest.raises(RuleBroken, match="There is a clause 1 already"):
        insert_from_library(draft, kept, number="1", after=clause, by=commissioner)

    assert len(rows(draft)) == 3


def test_a_changed_clause_changes_no_text(draft, clause, kept, commissioner):
    insert_from_library(draft, kept, number="2", after=clause, by=commissioner)
    before = rows(draft)
    said = {"heading": "Costs", "body": "Shared.", "is_divided": False}

    changed = change_library_clause(kept, version=1, by=commissioner, **said)

    assert (changed.body, changed.version, rows(draft)) == ("Shared.", 2, before)
    with pytest.raises(StaleVersion):
        change_library_clause(kept, version=1, by=commissioner, **said)


def test_a_retired_clause_is_offered_no_more(draft, kept, commissioner):
    retired = retire_library_clause(kept, version=1, by=commissioner)

    assert list(LibraryClause.objects.visible_to(commissioner).in_use()) == []
    with pytest.raises(RuleBroken, match="was retired from the library"):
        insert_from_library(draft, retired, number="9", after=None, by=commissioner)
    with pytest.raises(RuleBroken, match="was retired from the library"):
        retire_library_clause(retired, version=2, by=commissioner)


def test_each_body_sees_its_own_library(kept, commissioner, partner_commissioner, outsider):
    seen = [
        list(LibraryClause.objects.visible_to(user))
        for user in (commissioner, partner_commissioner, outsider)
    ]

    assert seen == [[kept], [], []]


def test_what_is_kept_is_recorded_for_its_own_body_alone(kept, council):
    event = Event.objects.filter(what="library_clause.kept").get()

    assert [link.organisation_id for link in event.links.all()] == [council.pk]


def test_the_next_number_follows_the_last(draft, clause, commissioner):
    assert next_number(draft) == "2"
    add_clause(draft, number="12.", heading="Law", body="", by=commissioner)
    assert next_number(draft) == "13"


def test_a_draft_begins_with_the_starting_text_of_its_kind_if_asked(
    place, council, icb, commissioner
):
    parties = [NewParty(council), NewParty(icb)]
    said = {"kind": "mou", "title": "New", "parties": parties, "by": commissioner}
    without, with_text = (
        start_agreement(place, **said, with_text=asked) for asked in (False, True)
    )

    assert rows(without) == []
    text = starting_text("mou")
    assert len(rows(with_text)) == sum(1 + len(one.paragraphs) for one in text)
    assert rows(with_text)[:2] == [
        ("1", "Purpose", "", ""),
        ("1.1", "", text[0].paragraphs[0], "1 Purpose"),
    ]
    positions = list(with_text.clauses.values_list("position", flat=True))
    assert positions == list(range(1, len(positions) + 1))
    assert with_text.clauses.first().versions.count() == 1


def test_a_text_that_was_begun_is_not_begun_again(draft, clause, commissioner):
    with pytest.raises(RuleBroken, match="has a text already"):
        write_starting_text(draft, commissioner)


def test_a_draft_is_started_with_a_text_on_its_page(client, commissioner, place, council, icb):
    client.force_login(commissioner)
    answers = {
        "place": place.pk,
        "kind": "protocol",
        "title": "Sharing",
        "own_body": council.pk,
        "partner": icb.pk,
        "with_text": "on",
    }

    client.post("/agreements/new/", answers)

    assert Agreement.objects.get(title="Sharing").clauses.count() > 10


def test_a_clause_is_picked_read_and_put_in_on_its_pages(client, commissioner, draft, clause, kept):
    client.force_login(commissioner)
    here = f"{draft.get_absolute_url()}library/"

    assert f"{here}{kept.pk}/" in client.get(here).content.decode()
    preview = client.get(f"{here}{kept.pk}/")
    assert "Each bears its own." in preview.content.decode()
    assert preview.context_data["form"].initial["number"] == "2"
    answer = client.post(f"{here}{kept.pk}/", {"number": "2", "after": clause.pk})

    top = draft.clauses.get(number="2")
    assert answer["Location"] == f"{draft.get_absolute_url()}text/#clause-{top.pk}"


def test_another_bodys_clause_is_not_found(client, commissioner, draft):
    theirs = LibraryClauseFactory()
    client.force_login(commissioner)

    for page in (
        f"{draft.get_absolute_url()}library/{theirs.pk}/",
        f"/agreements/library/{theirs.pk}/edit/",
        f"/agreements/library/{theirs.pk}/retire/",
    ):
        assert client.get(page).status_code == 404


def test_a_clause_is_kept_changed_and_retired_on_its_pages(
    client, commissioner, council, draft, clause
):
    client.force_login(commissioner)
    address = f"{draft.get_absolute_url()}clauses/{clause.pk}/keep/"

    client.post(address, {"heading": "Costs", "organisation": council.pk})
    kept = LibraryClause.objects.get()
    said = {"heading": "Costs", "body": "Shared.", "version": 1}
    client.post(f"/agreements/library/{kept.pk}/edit/", said)
    assert "Shared." in client.get("/agreements/library/").content.decode()
    client.post(f"/agreements/library/{kept.pk}/retire/", {"version": 2})

    assert "Shared." not in client.get("/agreements/library/").content.decode()


def test_a_viewer_reads_the_library_and_changes_nothing(client, viewer, kept):
    client.force_login(viewer)
    page = client.get("/agreements/library/").content.decode()

    assert "Each bears its own." in page
    assert "/edit/" not in page
    assert client.get(f"/agreements/library/{kept.pk}/edit/").status_code == 403


@pytest.fixture
def api(commissioner):
    client = APIClient()
    client.force_login(commissioner)
    return client


def test_the_api_keeps_changes_inserts_and_retires(api, draft, clause, council):
    keep = {"clause": clause.pk, "organisation": council.slug, "heading": "Costs"}
    made = api.post("/api/v1/library-clauses/", keep, format="json")
    address = f"/api/v1/library-clauses/{made.json()['id']}/"
    said = {"heading": "Costs", "body": "Shared.", "is_divided": False}
    changed = api.put(address, said, format="json", headers={"If-Match": made["ETag"]})
    put_in = {"agreement": draft.key, "kept": str(made.json()["id"])}
    inserted = api.post("/api/v1/library-clauses/insert/", put_in, format="json")
    retired = api.post(f"{address}retire/", headers={"If-Match": changed["ETag"]})

    assert [made.status_code, changed.status_code, inserted.status_code] == [201, 200, 201]
    assert (inserted.json()["number"], inserted.json()["body"]) == ("2", "Shared.")
    assert retired.json()["retired_at"]
    assert api.post("/api/v1/library-clauses/insert/", put_in, format="json").status_code == 404


def test_page_and_api_put_a_clause_before_the_schedules_and_a_schedule_behind(
    api, client, commissioner, draft, clause, kept
):
    add_clause(draft, number="Schedule 9", heading="", body="x", role="schedule", by=commissioner)
    move_clause(
        draft.clauses.get(role="schedule"),
        where="after",
        beside=clause,
        version=Agreement.objects.get(pk=draft.pk).version,
        by=commissioner,
    )
    schedule = next(one for one in starting_text("section_75") if one.role == "schedule")
    client.force_login(commissioner)

    for name, number in ((str(kept.pk), "2"), (schedule.name, schedule.number)):
        page = client.get(f"{draft.get_absolute_url()}library/{name}/")
        put_in = {"agreement": draft.key, "kept": name}
        made = api.post("/api/v1/library-clauses/insert/", put_in, format="json").json()
        assert (page.context_data["form"].initial["number"], made["number"]) == (number, number)

    tops = draft.clauses.filter(parent=None).in_order().values_list("number", flat=True)
    assert list(tops) == ["1", "2", "Schedule 9", schedule.number]


def test_the_api_gives_the_starting_texts(api):
    one = api.get("/api/v1/starting-texts/?kind=jca").json()

    assert [text["kind"] for text in one] == ["jca"]
    assert one[0]["clauses"][1]["heading"] == "Term"
    assert len(api.get("/api/v1/starting-texts/").json()) == len(Agreement.Kind.values)


def test_the_api_starts_a_draft_with_a_text(api, place, council, icb):
    parties = [{"organisation": body.slug} for body in (council, icb)]
    said = {"place": place.slug, "kind": "jca", "title": "New", "parties": parties}

    api.post("/api/v1/agreements/", said | {"with_text": True}, format="json")

    assert Agreement.objects.get(title="New").clauses.filter(heading="Term").exists()
