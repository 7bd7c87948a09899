"""The rules of a kind, asked of an agreement in the register, on its page and in the API."""

import datetime as dt

from agreements.register.kind_facts import rules_of
from agreements.register.kinds import Concern
from commissioning.calendar.printed_dates import PrintedDate
from tests.factories import (
    AgreementFactory,
    ApprovalFactory,
    PooledFundFactory,
    TermFactory,
)
from tests.html import one, parsed, words

TODAY = dt.date(2026, 11, 22)


def start_on(agreement, day):
    printed = PrintedDate.on(day)
    TermFactory(
        agreement=agreement,
        starts="fixed",
        starts_words=printed.words,
        starts_earliest=day,
        starts_latest=day,
    )


def test_the_day_of_an_agreement_is_that_of_agreeing_it(draft, commissioner):
    draft.kind = "section_75"
    draft.save()
    start_on(draft, dt.date(2007, 4, 1))
    ApprovalFactory(
        party=draft.parties.first(),
        state="recorded",
        on_earliest=dt.date(2007, 2, 28),
        on_latest=dt.date(2007, 2, 28),
    )

    found = rules_of(draft, TODAY, seen_by=commissioner)

    assert (found["legal_basis"], found["regulations"]) == ("Section 31, Health Act 1999", [4])


def test_an_icb_could_not_be_a_partner_before_july_2022(draft, commissioner):
    draft.kind, draft.flexibilities = "section_75", ["pooled_fund"]
    draft.save()
    start_on(draft, dt.date(2022, 6, 30))

    assert rules_of(draft, TODAY, seen_by=commissioner)["concerns"] == [
        Concern("R-S75-02", "NHS Northshire ICB could not be a partner on the agreement's day.")
    ]


def test_money_under_a_memorandum_is_warned_of(place, council, icb, commissioner):
    mou = AgreementFactory(partnership=place, kind="mou", binding="no", parties=[council, icb])
    before = rules_of(mou, TODAY, seen_by=commissioner)["concerns"]
    PooledFundFactory(agreement=mou)

    after = rules_of(mou, TODAY, seen_by=commissioner)["concerns"]

    assert ([c.rule for c in before], [c.rule for c in after]) == ([], ["R-S75-43"])


def test_a_funder_is_not_waited_for_in_silence(draft, icb, commissioner):
    draft.binding = "yes"
    draft.save()
    draft.parties.filter(organisation=icb).update(capacities=["funder"])

    assert rules_of(draft, TODAY, seen_by=commissioner)["concerns"] == [
        Concern(
            "capacity", "NHS Northshire ICB need not sign. Say that its signature is not required."
        )
    ]


def test_a_protocol_heeds_only_agreements_that_one_may_see(
    place, council, icb, commissioner, outsider
):
    protocol = AgreementFactory(
        partnership=place, kind="protocol", edition="2", parties=[council, icb]
    )
    TermFactory(
        agreement=protocol,
        review_earliest=dt.date(2028, 1, 1),
        review_latest=dt.date(2028, 1, 1),
    )
    protocol.refresh_from_db()
    theirs = AgreementFactory(partnership=place, parties=[outsider.memberships.get().organisation])
    start_on(theirs, dt.date(2027, 4, 1))
    unseen = rules_of(protocol, TODAY, seen_by=commissioner)["concerns"]
    ours = AgreementFactory(partnership=place, parties=[council, icb])
    start_on(ours, dt.date(2027, 10, 1))

    seen = rules_of(protocol, TODAY, seen_by=commissioner)["concerns"]

    assert (unseen, [c.words for c in seen]) == (
        [],
        ["Its review is due on 1 January 2028, after the next agreement starts on 1 October 2027."],
    )


def test_the_overview_shows_what_the_kind_warns_of(client, commissioner, draft):
    client.force_login(commissioner)

    page = words(one(parsed(client.get(draft.get_absolute_url())), "main"))

    assert "To look at Say whether it is legally binding." in page
    assert "Legal basis A local contract between the partners" in page


def test_the_api_gives_the_same(client, commissioner, draft):
    client.force_login(commissioner)

    assert client.get(f"/api/v1/agreements/{draft.key}/kind/").json() == {
        "legal_basis": "A local contract between the partners",
        "regulations": [],
        "concerns": [{"rule": "R-S75-43", "words": "Say whether it is legally binding."}],
    }


def test_a_funders_signature_is_offered_as_not_required(client, commissioner, draft, icb):
    party = draft.parties.get(organisation=icb)
    party.capacities = ["funder"]
    party.save()
    client.force_login(commissioner)

    page = client.get(f"{draft.get_absolute_url()}parties/{party.pk}/signature/")

    chosen = [box.get("value") for box in parsed(page).iter("input") if "checked" in box.attrib]
    assert chosen == ["not_required"]


def test_several_flexibilities_are_kept_at_once(client, commissioner, draft):
    client.force_login(commissioner)
    both = ["pooled_fund", "council_exercises_nhs_functions"]

    client.post(
        f"{draft.get_absolute_url()}edit/",
        {
            "title": "Care",
            "kind": "section_75",
            "binding": "yes",
            "flexibilities": both,
            "version": 1,
        },
    )

    draft.refresh_from_db()
    assert draft.flexibilities == both
