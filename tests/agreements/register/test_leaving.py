"""What a body that has left still reads: the agreement as it stood on its last day, and no more."""

import datetime as dt
import json

import pytest
from rest_framework.test import APIClient

from agreements.register.facts import facts_with_successors
from agreements.register.happenings import happenings
from agreements.register.leaving import as_when_left, left_on, novations_seen
from agreements.register.models import Approval, Novation, Party, Signature, Variation
from agreements.register.novations import novate_party
from agreements.register.party_changes import party_lines
from agreements.register.places import agreement_entries
from commissioning.accounts.roles import Role
from commissioning.audit.log import record
from tests.factories import (
    ExtensionFactory,
    OrganisationFactory,
    PartyFactory,
    UserFactory,
    VariationApprovalFactory,
    VariationFactory,
    VariationSignatureFactory,
    VariedPartyFactory,
    WithdrawalFactory,
    YearlyStatementFactory,
)
from tests.factories.life import printed
from tests.html import one, parsed, words

LEFT = dt.date(2020, 12, 31)
NEXT = dt.date(2021, 1, 1)
TODAY = dt.date(2021, 6, 1)


@pytest.fixture
def agreed(make_agreed, council, icb, time_machine):
    """From April 2020 to March 2022, with a hospital that left at the end of December 2020."""
    time_machine.move_to(dt.datetime(2021, 6, 1, 9, tzinfo=dt.UTC))
    hospital = OrganisationFactory(name="The Hospital")
    made = make_agreed(council, icb, hospital, last="2022-03-31", stated_in="A paper")
    party = made.parties.get(organisation=hospital)
    WithdrawalFactory(agreement=made, party=party, on=dt.date(2020, 10, 1), last=LEFT)
    Party.objects.filter(pk=party.pk).update(until_on=LEFT)
    return made


@pytest.fixture
def hospital(agreed):
    return agreed.parties.get(name_as_printed="The Hospital")


@pytest.fixture
def left(hospital):
    """Who acts for the body that left."""
    return UserFactory(roles={hospital.organisation: [Role.COMMISSIONER]})


def vary(agreement, number, effective, *, state="recorded", by=None):
    """A variation that the parties of its day have agreed to."""
    made = VariationFactory(
        agreement=agreement,
        number=number,
        title=f"Change {number}",
        stated_in="A paper",
        **printed("effective", effective),
    )
    for party in agreement.parties.on(effective) if by is None else by:
        for fact in (VariationApprovalFactory, VariationSignatureFactory):
            fact(variation=made, party=party, state=state)
    return made


def latecomer(agreement):
    """One that joined on the day after, and so neither approved nor signed the agreement itself."""
    party = PartyFactory(
        agreement=agreement, name_as_printed="A latecomer", from_on=NEXT, position=4
    )
    for act in (Approval, Signature):
        act.objects.filter(party=party).update(state="not_required")
    return party


def extend_later(agreement):
    ExtensionFactory(agreement=agreement, on=NEXT, until=dt.date(2022, 9, 30))


def told(agreement, user):
    facts = facts_with_successors([agreement.pk], seen_by=user)[agreement.pk]
    its = happenings(agreement, facts, TODAY, seen_by=user, left=left_on(agreement, user))
    return [one.words for one in its]


@pytest.mark.parametrize(
    ("until", "found"),
    [
        (TODAY - dt.timedelta(days=1), TODAY - dt.timedelta(days=1)),
        (TODAY, None),
        (None, None),
    ],
)
def test_a_party_has_left_from_the_day_after_its_last(agreed, hospital, left, until, found):
    Party.objects.filter(pk=hospital.pk).update(until_on=until)

    assert left_on(agreed, left) == found


def test_a_body_that_succeeded_one_that_left_has_not_left_itself(agreed, hospital, icb):
    both = UserFactory(roles={hospital.organisation: [Role.VIEWER], icb: [Role.VIEWER]})

    assert (left_on(agreed, both), left_on(agreed, None)) == (None, None)


def test_it_reads_of_variations_that_had_taken_effect_by_its_last_day(agreed, left, commissioner):
    before, on, after = (
        vary(agreed, str(n), day, by=agreed.parties.all()[:2])
        for n, day in enumerate((LEFT - dt.timedelta(days=1), LEFT, NEXT))
    )

    assert list(Variation.objects.visible_to(left)) == [before, on]
    assert list(Variation.objects.visible_to(commissioner)) == [before, on, after]


def test_it_reads_of_a_later_one_that_it_approved_itself_or_by_which_it_left(
    agreed, hospital, left
):
    approved = vary(agreed, "1", NEXT, by=agreed.parties.all()[:2])
    VariationApprovalFactory(variation=approved, party=hospital, state="recorded")
    leaves = vary(agreed, "2", NEXT, by=agreed.parties.all()[:2])
    VariedPartyFactory(
        variation=leaves, act="leaves", party=hospital, organisation=hospital.organisation
    )
    vary(agreed, "3", NEXT, by=agreed.parties.all()[:2])

    assert list(Variation.objects.visible_to(left)) == [approved, leaves]


def test_it_hears_of_nothing_that_happened_later(agreed, left, commissioner):
    for on, until in ((LEFT, "2022-06-30"), (NEXT, "2022-09-30")):
        ExtensionFactory(agreement=agreed, on=on, until=dt.date.fromisoformat(until))
    vary(agreed, "1", NEXT, by=agreed.parties.all()[:2])

    mine, theirs = told(agreed, left), told(agreed, commissioner)

    later = ["Variation 1: Change 1 agreed", "Extended to 30 September 2022"]
    assert [one for one in later if one in theirs] == later
    assert [one for one in later if one in mine] == []
    assert {"Extended to 30 June 2022", "Ends"} <= {*mine}


def test_it_hears_who_took_its_own_place_and_not_whose_was_taken_later(
    make_agreed, council, icb, commissioner, time_machine
):
    time_machine.move_to(dt.datetime(2021, 6, 1, 9, tzinfo=dt.UTC))
    agreement = make_agreed(council, icb, last="2022-03-31")
    heirs = OrganisationFactory(name="First heir"), OrganisationFactory(name="Second heir")
    left = UserFactory(roles={icb: [Role.COMMISSIONER]})
    for body, heir, on in ((icb, heirs[0], NEXT), (council, heirs[1], NEXT)):
        party = agreement.parties.get(organisation=body)
        novate_party(party, to=heir, on=on, how="law", source="An Act", by=commissioner)

    found = [one for one in told(agreement, left) if "in place of" in one]

    assert found == ["First heir in place of NHS Northshire ICB"]


def test_the_history_page_ends_with_its_last_day(
    client, agreed, hospital, left, commissioner, time_machine
):
    for day, reason in ((LEFT, "Until then"), (NEXT, "From then on")):
        time_machine.move_to(dt.datetime.combine(day, dt.time(12), dt.UTC))
        ids = agreed.organisation_ids
        record(
            "agreement.noted", agreed, by=commissioner, organisations=ids, after={"reason": reason}
        )
    time_machine.move_to(dt.datetime(2021, 6, 1, 9, tzinfo=dt.UTC))

    def page(user):
        client.force_login(user)
        main = one(parsed(client.get(f"{agreed.get_absolute_url()}history/")), "main")
        return [reason for reason in ("Until then", "From then on") if reason in words(main)]

    assert (page(left), page(commissioner)) == (["Until then"], ["Until then", "From then on"])


def test_its_pages_say_how_it_stood_and_who_was_party_on_its_last_day(
    client, agreed, hospital, left, council
):
    third = latecomer(agreed)
    Party.objects.filter(organisation=council).update(until_on=dt.date(2021, 2, 28))
    YearlyStatementFactory(agreement=agreed, starts_in=2020)
    YearlyStatementFactory(agreement=agreed, starts_in=2021)
    client.force_login(left)
    here = agreed.get_absolute_url()

    pages = [words(one(parsed(client.get(f"{here}{end}")), "main")) for end in ("", "parties/")]
    later = words(one(parsed(client.get(here, {"as_at": "2021-05-01", "known": "today"})), "main"))
    years = words(one(parsed(client.get(f"{here}years/")), "main"))

    said = "Your organisation was a party until 31 December 2020, and reads it as it then stood."
    assert [said in page for page in (*pages, later)] == [True] * 3
    assert [str(third) in page or "28 February 2021" in page for page in pages] == [False] * 2
    assert ("2020/21" in years, "2021/22" in years) == (True, False)
    assert "Still open" not in pages[0]


def test_the_api_says_the_same(agreed, hospital, left, council):
    latecomer(agreed)
    ExtensionFactory(agreement=agreed, on=NEXT, until=dt.date(2022, 9, 30))
    YearlyStatementFactory(agreement=agreed, starts_in=2021)
    api = APIClient()
    api.force_login(left)
    here = f"/api/v1/agreements/{agreed.key}/"

    found, life = api.get(here).json(), api.get(f"{here}life/").json()

    assert [party["name_as_printed"] for party in found["parties"]] == [
        "Northshire Council",
        "NHS Northshire ICB",
        "The Hospital",
    ]
    assert (
        found["standing"]["sentence"]
        == api.get(here, {"as_at": "2020-12-31"}).json()["standing"]["sentence"]
    )
    assert ([one["kind"] for one in life["happenings"] if one["kind"]], life["years"]) == (
        ["withdrawal"],
        [],
    )


def test_rows_are_as_they_were_on_the_last_day(agreed, hospital):
    Party.objects.exclude(pk=hospital.pk).update(until_on=NEXT)

    assert [party.until_on for party in as_when_left(agreed.parties.all(), LEFT)] == [
        None,
        None,
        LEFT,
    ]


def test_the_lists_their_files_and_the_timeline_say_how_it_stood_on_the_last_day(
    client, agreed, hospital, left, place, commissioner
):
    latecomer(agreed)
    extend_later(agreed)
    parties = "Northshire Council; NHS Northshire ICB; The Hospital"

    seen = {}
    for user in (left, commissioner):
        client.force_login(user)
        table = words(one(parsed(client.get("/agreements/")), "table"))
        (row,) = json.loads(b"".join(client.get("/agreements/agreements.json").streaming_content))[
            "agreements"
        ]
        entries = [f"{entry.words} {entry.on}" for entry in agreement_entries(place, user)]
        seen[user] = (
            parties in table,
            "30 September 2022" in table,
            "; ".join(row["parties"]) == parties,
            row["last"],
            [entry.removeprefix(f"{agreed} ") for entry in entries if " is " in entry],
            f"{agreed} ends 30 September 2022" in entries,
        )

    assert seen == {
        left: (True, False, True, "2022-03-31", [], False),
        commissioner: (False, True, False, "2022-09-30", ["is extended 1 January 2021"], True),
    }


def test_the_list_of_the_api_says_what_its_detail_says(agreed, hospital, left, council):
    latecomer(agreed)
    extend_later(agreed)
    Party.objects.filter(organisation=council).update(until_on=dt.date(2021, 2, 28))
    api = APIClient()
    api.force_login(left)

    (row,) = api.get("/api/v1/agreements/").json()["results"]

    detail = api.get(f"/api/v1/agreements/{agreed.key}/").json()
    assert {name: row[name] for name in detail} == detail
    assert [party["until_on"] for party in row["parties"]] == [None, None, "2020-12-31"]


@pytest.mark.parametrize("gap", ["", "on"])
def test_the_list_is_narrowed_by_how_it_stood(client, agreed, hospital, left, gap):
    ExtensionFactory(agreement=agreed, on=NEXT, until=dt.date(2021, 1, 31))
    client.force_login(left)
    asked = {"as_at": "2022-05-01", "state": "" if gap else "In force", "gap": gap}

    main = words(one(parsed(client.get("/agreements/", asked)), "main"))

    assert (str(agreed) in main) is (gap == "")


def test_cover_knows_of_nothing_later(client, agreed, hospital, left, commissioner):
    extend_later(agreed)

    def cover_page(user):
        client.force_login(user)
        page = words(one(parsed(client.get(f"{agreed.get_absolute_url()}cover/")), "main"))
        return [day for day in ("31 March 2022", "30 September 2022") if f"to {day}" in page]

    assert (cover_page(left), cover_page(commissioner)) == (
        ["31 March 2022"],
        ["30 September 2022"],
    )


def test_novations_are_the_same_on_every_page_and_through_the_api(
    client, agreed, hospital, left, council, icb, commissioner
):
    party = agreed.parties.get(organisation=council)
    novate_party(party, to=icb, on=NEXT, how="law", source="An Act", by=commissioner)
    client.force_login(left)
    here, api = agreed.get_absolute_url(), APIClient()
    api.force_login(left)

    page = client.get(here).content.decode()

    assert ", then NHS Northshire ICB" not in page
    assert words(one(parsed(page), "main")).count("Northshire Council") > 1
    assert api.get("/api/v1/novations/").json()["results"] == []
    assert [n.on for n in Novation.objects.visible_to(commissioner)] == [NEXT]


@pytest.mark.parametrize(("on", "count"), [(LEFT, 1), (NEXT, 0)])
def test_a_novation_of_its_last_day_is_read(
    agreed, hospital, left, council, commissioner, on, count
):
    party, heir = agreed.parties.get(organisation=council), OrganisationFactory(name="Heir")
    novate_party(party, to=heir, on=on, how="law", source="An Act", by=commissioner)

    found = novations_seen(agreed, left, LEFT)

    assert (found.count(), Novation.objects.visible_to(left).count()) == (count, count)


def test_who_took_its_place_is_named_in_its_own_line(
    make_agreed, council, icb, commissioner, time_machine
):
    time_machine.move_to(dt.datetime(2021, 6, 1, 9, tzinfo=dt.UTC))
    agreement, heir = (
        make_agreed(council, icb, last="2022-03-31"),
        OrganisationFactory(name="Heir"),
    )
    own, left = agreement.parties.get(organisation=icb), UserFactory(roles={icb: [Role.VIEWER]})
    novate_party(own, to=heir, on=NEXT, how="law", source="An Act", by=commissioner)
    rows = as_when_left(agreement.parties.joined(), LEFT)

    lines = party_lines(rows, list(novations_seen(agreement, left, LEFT)))

    assert [line.words for line in lines] == [
        "Northshire Council",
        "NHS Northshire ICB to 31 December 2020, then Heir",
    ]
