"""Two records of one agreement become one, with a trace in every chain."""

import pytest
from rest_framework.test import APIClient

from agreements.register.merging import can_be_merged_away, merge_agreements
from agreements.register.models import Agreement, Link, MergedKey
from commissioning.audit.models import Event
from commissioning.audit.models import Link as InChain
from commissioning.documents.models import Document
from commissioning.errors import RuleBroken
from tests.factories import (
    AgreementConcernedFactory,
    AgreementFactory,
    ApprovalFactory,
    AreaStandingFactory,
    ClauseFactory,
    ContributionFactory,
    DisagreementFactory,
    DocumentFactory,
    ExplanationFactory,
    GapNoteFactory,
    HoldOverFactory,
    LinkFactory,
    NamedClauseFactory,
    OrganisationFactory,
    PooledFundFactory,
    SealedTextFactory,
)
from tests.html import error_links, one, parsed, words


@pytest.fixture
def duplicate(place, council, icb):
    return AgreementFactory(partnership=place, parties=[council, icb], title="The same again")


def test_the_duplicate_goes_and_its_address_leads_to_the_survivor(
    client, commissioner, draft, duplicate
):
    address = duplicate.get_absolute_url()
    client.force_login(commissioner)

    merge_agreements(draft, duplicate, by=commissioner)

    response = client.get(f"{address}parties/")
    assert not Agreement.objects.filter(pk=duplicate.pk).exists()
    assert (response.status_code, response.url) == (301, draft.get_absolute_url())


def test_a_stranger_is_led_nowhere(client, commissioner, outsider, draft, duplicate):
    address = duplicate.get_absolute_url()
    merge_agreements(draft, duplicate, by=commissioner)
    client.force_login(outsider)

    assert client.get(address).status_code == 404


def test_what_was_merged_into_the_duplicate_leads_on(
    draft, duplicate, place, council, commissioner
):
    first = AgreementFactory(partnership=place, parties=[council])
    merge_agreements(duplicate, first, by=commissioner)

    merge_agreements(draft, duplicate, by=commissioner)

    assert {row.key: row.agreement for row in MergedKey.objects.all()} == {
        first.key: draft,
        duplicate.key: draft,
    }


def test_links_documents_areas_decisions_and_text_move(draft, duplicate, agreed, commissioner):
    LinkFactory(later=duplicate, earlier=agreed, kind="renews")
    document = DocumentFactory(subject=duplicate)
    standing = AreaStandingFactory(agreement=duplicate)
    AreaStandingFactory(agreement=draft, area=standing.area)
    own = AreaStandingFactory(agreement=duplicate)
    concerned = AgreementConcernedFactory(agreement=duplicate)
    clause = ClauseFactory(agreement=duplicate)

    merge_agreements(draft, duplicate, by=commissioner)

    assert [(link.later, link.earlier) for link in Link.objects.all()] == [(draft, agreed)]
    assert Document.objects.get(pk=document.pk).subject_id == draft.pk
    assert {row.area for row in draft.areas.all()} == {standing.area, own.area}
    assert list(draft.decisions_concerned.all()) == [concerned]
    assert list(draft.clauses.all()) == [clause]


def test_notes_on_gaps_kept_texts_and_answers_move(draft, duplicate, commissioner):
    note = GapNoteFactory(agreement=duplicate)
    own = SealedTextFactory(agreement=draft, number=1)
    first, second = (SealedTextFactory(agreement=duplicate, number=n) for n in (1, 2))
    clause = ClauseFactory(agreement=duplicate)
    named = NamedClauseFactory(agreement=duplicate, clause=clause)
    ExplanationFactory(agreement=draft, item="costs", reason="Ours")
    for item in ("costs", "purpose"):
        ExplanationFactory(agreement=duplicate, item=item, reason="Theirs")
    held = DisagreementFactory(agreement=duplicate)

    merge_agreements(draft, duplicate, by=commissioner)

    assert list(draft.gap_notes.all()) == [note]
    assert [(one.pk, one.number) for one in draft.sealed_texts.order_by("number")] == [
        (own.pk, 1),
        (first.pk, 2),
        (second.pk, 3),
    ]
    assert list(draft.named_clauses.all()) == [named]
    assert {one.item: one.reason for one in draft.explanations.all()} == {
        "costs": "Ours",
        "purpose": "Theirs",
    }
    assert list(draft.disagreements.all()) == [held]


def test_a_clause_that_stays_behind_takes_its_answer_with_it(draft, duplicate, commissioner):
    ClauseFactory(agreement=draft)
    NamedClauseFactory(agreement=duplicate, clause=ClauseFactory(agreement=duplicate))

    merge_agreements(draft, duplicate, by=commissioner)

    assert draft.named_clauses.count() == 0


def test_the_merged_key_names_the_survivor_in_the_api(
    client, commissioner, outsider, draft, duplicate
):
    merge_agreements(draft, duplicate, by=commissioner)
    address = f"/api/v1/agreements/{duplicate.key}/"
    client.force_login(commissioner)

    read, listed = client.get(address), client.get(f"{address}life/?known=then")
    changed = client.put(
        address, {"title": "New"}, content_type="application/json", headers={"If-Match": '"1"'}
    )
    client.force_login(outsider)

    told = {"detail": f"This record was merged into {draft.key}.", "merged_into": draft.key}
    assert (read.status_code, read.json()) == (301, told)
    assert read["Location"] == f"/api/v1/agreements/{draft.key}/"
    assert listed["Location"] == f"/api/v1/agreements/{draft.key}/life/?known=then"
    assert (changed.status_code, changed.json()) == (410, told)
    assert client.get(address).status_code == 404


def test_a_text_of_the_survivors_own_stays_as_it_is(draft, duplicate, commissioner):
    kept = ClauseFactory(agreement=draft)
    ClauseFactory(agreement=duplicate)

    merge_agreements(draft, duplicate, by=commissioner)

    assert list(draft.clauses.all()) == [kept]


def test_a_link_between_the_two_goes_and_one_stated_twice_is_kept_once(
    draft, duplicate, agreed, commissioner
):
    LinkFactory(later=duplicate, earlier=draft, kind="follows")
    for one_of in (draft, duplicate):
        LinkFactory(later=one_of, earlier=agreed, kind="renews")

    merge_agreements(draft, duplicate, by=commissioner)

    assert [(link.later, link.earlier, link.kind) for link in Link.objects.all()] == [
        (draft, agreed, "renews")
    ]


def test_a_merging_that_would_make_a_circle_changes_nothing(draft, duplicate, agreed, commissioner):
    LinkFactory(later=agreed, earlier=duplicate, kind="renews")
    LinkFactory(later=draft, earlier=agreed, kind="renews")

    with pytest.raises(RuleBroken, match="come from itself"):
        merge_agreements(draft, duplicate, by=commissioner)

    assert Agreement.objects.filter(pk=duplicate.pk).exists()


def test_every_chain_of_both_tells_of_it(draft, duplicate, place, commissioner):
    other = OrganisationFactory()
    third = AgreementFactory(partnership=place, parties=[other])

    merge_agreements(draft, third, by=commissioner)

    for what in ("agreement.merged", "agreement.merged_away"):
        event = Event.objects.get(what=what)
        chains = InChain.objects.filter(event=event).values_list("organisation_id", flat=True)
        assert set(chains) == {*draft.organisation_ids, other.pk}
        assert event.payload.before or event.payload.after == {
            "survivor": draft.key,
            "duplicate": third.key,
            "title": third.title,
        }


def test_money_that_cannot_move_keeps_both(draft, duplicate, commissioner):
    PooledFundFactory(agreement=draft)
    ContributionFactory(fund=PooledFundFactory(agreement=duplicate))

    with pytest.raises(RuleBroken, match="Money, plans or other records"):
        merge_agreements(draft, duplicate, by=commissioner)

    assert Agreement.objects.filter(pk=duplicate.pk).exists()


def test_what_somebody_approved_survives(draft, duplicate, commissioner):
    ApprovalFactory(party=duplicate.parties.first(), state="recorded")

    with pytest.raises(RuleBroken, match="must be the one that survives"):
        merge_agreements(draft, duplicate, by=commissioner)
    assert merge_agreements(duplicate, draft, by=commissioner) == duplicate


def test_history_that_only_a_paper_states_may_be_the_duplicate(duplicate):
    ApprovalFactory(party=duplicate.parties.first(), state="recorded", stated_in="A paper")
    before = can_be_merged_away(duplicate)
    HoldOverFactory(agreement=duplicate)

    assert (before, can_be_merged_away(duplicate)) == (True, False)


def test_agreements_of_two_places_are_two(draft, council, commissioner):
    with pytest.raises(RuleBroken, match="two places"):
        merge_agreements(draft, AgreementFactory(parties=[council]), by=commissioner)
    with pytest.raises(RuleBroken, match="another agreement"):
        merge_agreements(draft, draft, by=commissioner)


def test_the_page_offers_what_one_may_change_and_merges(
    client, commissioner, draft, duplicate, place, outsider
):
    theirs = AgreementFactory(
        partnership=place, parties=[outsider.memberships.get().organisation], title="Not ours"
    )
    page = f"{draft.get_absolute_url()}merge/"
    client.force_login(commissioner)
    offered = words(one(parsed(client.get(page)), "select"))
    refused = client.post(page, {"other": theirs.pk, "survivor": "this"})

    response = client.post(page, {"other": duplicate.pk, "survivor": "other"})

    assert ("The same again" in offered, "Not ours" in offered) == (True, False)
    assert len(error_links(parsed(refused))) == 1
    assert response.url == duplicate.get_absolute_url()


def test_the_api_merges_and_hides_what_is_not_ones_own(
    commissioner, draft, duplicate, place, outsider
):
    theirs = AgreementFactory(partnership=place, parties=[outsider.memberships.get().organisation])
    api = APIClient()
    api.force_login(commissioner)
    here = f"/api/v1/agreements/{draft.key}/"
    tag = {"If-Match": api.get(here)["ETag"]}
    hidden = api.post(f"{here}merge/", {"duplicate": theirs.key}, format="json", headers=tag)

    merged = api.post(f"{here}merge/", {"duplicate": duplicate.key}, format="json", headers=tag)

    assert (hidden.status_code, merged.status_code) == (404, 200)
    assert not Agreement.objects.filter(pk=duplicate.pk).exists()
