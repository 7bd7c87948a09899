"""Parties that join, leave or are printed otherwise by a variation (R-S75-41)."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.register.agreeing import record_variation_approval, record_variation_signature
from agreements.register.drafting import NewParty
from agreements.register.ending import record_withdrawal
from agreements.register.life_records import take_out_life_fact
from agreements.register.models import Agreement, VariedParty
from agreements.register.novations import novate_party
from agreements.register.printed_parties import parties_as_on
from agreements.register.varying import (
    change_variation,
    delete_variation,
    describe_change,
    send_variation,
    start_variation,
    undescribed,
)
from agreements.register.varying_parties import (
    let_party_join,
    let_party_leave,
    print_party_otherwise,
    take_out_varied_party,
)
from commissioning.accounts.roles import Role
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken, StaleVersion
from tests.factories import OrganisationFactory, UserFactory

EFFECTIVE = PrintedDate.from_words("1 March 2021")
AGREED = PrintedDate.from_words("10 February 2021")
BEFORE, DAY, AFTER = (dt.date(2021, 2, 28), dt.date(2021, 3, 1), dt.date(2021, 3, 2))


@pytest.fixture
def district():
    return OrganisationFactory(name="District Council")


@pytest.fixture
def agreement(make_agreed, council, icb):
    return make_agreed(council, icb, OrganisationFactory(name="Third"), stated_in="A paper")


@pytest.fixture
def variation(agreement, commissioner):
    return start_variation(
        agreement,
        title="Who is party",
        changes=["parties"],
        effective=EFFECTIVE,
        by=commissioner,
    )


def agree(variation, by):
    """Sent, approved and signed by every party and whoever joins."""
    if not variation.sent_for_approval_on:
        send_variation(variation, by=by)
    for approval in variation.approvals.all():
        record_variation_approval(approval, by=by, on=AGREED)
    for signature in variation.signatures.all():
        record_variation_signature(signature, by=by, on=AGREED, name="A. Officer")


def bodies_on(agreement, day):
    return [party.organisation.name for party in parties_as_on(agreement, day)]


def test_who_joins_is_asked_when_it_is_sent_and_a_party_when_all_have_signed(
    agreement, variation, commissioner, district
):
    officer = UserFactory(roles={district: [Role.COMMISSIONER]})
    let_party_join(variation, NewParty(district), by=commissioner)
    seen = [Agreement.objects.visible_to(officer).exists()]
    variation.refresh_from_db()
    send_variation(variation, by=commissioner)
    seen.append(Agreement.objects.visible_to(officer).exists())
    party = agreement.parties.get(organisation=district)
    asked = (party.asked_by, party.from_on, district.name in bodies_on(agreement, AFTER))
    rights = [officer.has_perm("register.edit_agreement", agreement)]
    rights.append(officer.has_perm("register.approve_variation", variation))

    variation.refresh_from_db()
    agree(variation, commissioner)
    party.refresh_from_db()

    assert seen == [False, True]
    assert asked == (variation, None, False)
    assert rights == [False, True]
    assert (party.asked_by, party.from_on) == (None, DAY)
    assert district.name in bodies_on(agreement, AFTER)
    assert officer.has_perm("register.edit_agreement", agreement)
    assert variation.approvals.count() == 4


def test_who_joins_need_not_approve_or_sign_the_agreement_itself(
    agreement, variation, commissioner, district, stands
):
    let_party_join(variation, NewParty(district), by=commissioner)
    before = stands(agreement, "2021-02-01")
    variation.refresh_from_db()
    send_variation(variation, by=commissioner)

    assert stands(agreement, "2021-02-01") == before


def test_who_leaves_is_a_party_until_the_day_before(
    agreement, variation, commissioner, council, icb
):
    third = agreement.parties.last()
    let_party_leave(variation, third, by=commissioner)
    variation.refresh_from_db()

    agree(variation, commissioner)
    third.refresh_from_db()

    assert third.until_on == BEFORE
    assert [bodies_on(agreement, day) for day in (BEFORE, DAY)] == [
        [council.name, icb.name, "Third"],
        [council.name, icb.name],
    ]


def test_two_parties_remain(agreement, variation, commissioner, district):
    first, second, third = agreement.parties.all()
    let_party_leave(variation, third, by=commissioner)

    with pytest.raises(RuleBroken, match="at least two different parties"):
        let_party_leave(variation, second, by=commissioner)
    let_party_join(variation, NewParty(district), by=commissioner)
    let_party_leave(variation, second, by=commissioner)

    assert variation.varied_parties.count() == 3


def test_a_new_name_and_part_count_from_the_day_and_the_old_ones_before(
    agreement, variation, commissioner, icb
):
    party = agreement.parties.get(organisation=icb)
    old = (party.name_as_printed, list(party.capacities))
    print_party_otherwise(
        variation, party, name_as_printed="The Board", capacities=["host"], by=commissioner
    )
    variation.refresh_from_db()
    awaited = [p.name_as_printed for p in parties_as_on(agreement, AFTER)]

    agree(variation, commissioner)

    on = {day: parties_as_on(agreement, day)[1] for day in (BEFORE, DAY, AFTER)}
    assert "The Board" not in awaited
    assert [(p.name_as_printed, p.capacities) for p in on.values()] == [
        old,
        ("The Board", ["host"]),
        ("The Board", ["host"]),
    ]


def test_the_latest_variation_lies_on_top(agreement, variation, commissioner, icb):
    party = agreement.parties.get(organisation=icb)
    print_party_otherwise(
        variation, party, name_as_printed="One", capacities=["host"], by=commissioner
    )
    variation.refresh_from_db()
    agree(variation, commissioner)
    second = start_variation(
        agreement,
        title="Again",
        changes=["parties"],
        effective=PrintedDate.from_words("2 March 2021"),
        by=commissioner,
    )
    print_party_otherwise(
        second, party, name_as_printed="Two", capacities=["lead"], by=commissioner
    )
    second.refresh_from_db()
    agree(second, commissioner)

    names = [parties_as_on(agreement, day)[1].name_as_printed for day in (DAY, AFTER)]
    assert names == ["One", "Two"]


def test_the_words_follow_the_rows(agreement, variation, commissioner, district):
    assert undescribed(variation) == ["parties"]
    let_party_join(variation, NewParty(district, capacities=("funder",)), by=commissioner)
    let_party_leave(variation, agreement.parties.last(), by=commissioner)

    said = variation.details.get(about="parties")
    assert said.before == "Northshire Council; NHS Northshire ICB; Third"
    assert said.after == ("District Council joins, as funder; Third leaves")


def test_a_row_is_taken_out_with_all_it_did(agreement, variation, commissioner, district):
    row = let_party_join(variation, NewParty(district), by=commissioner)
    variation.refresh_from_db()
    send_variation(variation, by=commissioner)
    row.refresh_from_db()

    take_out_varied_party(row, by=commissioner)

    assert not agreement.parties.filter(organisation=district).exists()
    assert (variation.approvals.count(), variation.varied_parties.count()) == (3, 0)
    assert variation.details.count() == 0


@pytest.mark.parametrize("way", ["delete", "change"])
def test_what_it_no_longer_changes_is_undone(way, agreement, variation, commissioner, district):
    let_party_join(variation, NewParty(district), by=commissioner)
    variation.refresh_from_db()
    variation = send_variation(variation, by=commissioner)

    if way == "delete":
        delete_variation(variation, by=commissioner)
    else:
        change_variation(variation, by=commissioner, version=variation.version, changes=["text"])

    assert not agreement.parties.filter(organisation=district).exists()
    assert VariedParty.objects.count() == 0


def test_history_takes_effect_at_once_and_can_be_told_later(agreement, commissioner, district):
    told = start_variation(
        agreement,
        title="As the report says",
        changes=["parties"],
        by=commissioner,
        stated_in="The report of 2021",
    )
    third = agreement.parties.last()
    let_party_join(told, NewParty(district), by=commissioner)
    let_party_leave(told, third, by=commissioner)
    third.refresh_from_db()
    undated = (agreement.parties.on(AFTER).count(), third.until_on)
    told.refresh_from_db()

    change_variation(told, by=commissioner, version=told.version, effective=EFFECTIVE)
    third.refresh_from_db()

    assert undated == (4, None)
    assert third.until_on == BEFORE
    assert agreement.parties.get(organisation=district).from_on == DAY


def test_only_parties_of_the_agreement_are_changed_and_each_once(
    agreement, make_agreed, council, icb, variation, commissioner
):
    other = make_agreed(council, icb).parties.first()
    third = agreement.parties.last()
    with pytest.raises(RuleBroken, match="not a party to this"):
        let_party_leave(variation, other, by=commissioner)
    with pytest.raises(RuleBroken, match="a party already"):
        let_party_join(variation, NewParty(council), by=commissioner)
    let_party_leave(variation, third, by=commissioner)
    with pytest.raises(RuleBroken, match="changes Third already"):
        print_party_otherwise(
            variation, third, name_as_printed="X", capacities=["host"], by=commissioner
        )


def test_an_older_page_changes_nothing(agreement, variation, commissioner, district):
    let_party_leave(variation, agreement.parties.last(), by=commissioner, version=1)

    with pytest.raises(StaleVersion):
        let_party_join(variation, NewParty(district), by=commissioner, version=1)


def test_a_draft_taken_out_leaves_the_last_day_that_a_novation_gave(
    agreement, variation, commissioner
):
    third = agreement.parties.last()
    row = let_party_leave(variation, third, by=commissioner)
    heir = OrganisationFactory(name="Heir")
    novate_party(third, to=heir, on=DAY, how="law", source="An Act", by=commissioner)

    take_out_varied_party(VariedParty.objects.get(pk=row.pk), by=commissioner)

    third.refresh_from_db()
    assert third.until_on == BEFORE


def test_history_taken_out_leaves_the_last_day_of_a_withdrawal(agreement, commissioner):
    third = agreement.parties.last()
    record_withdrawal(third, last=PrintedDate.from_words("31 March 2021"), by=commissioner)
    told = start_variation(
        agreement,
        title="As told",
        changes=["parties"],
        effective=EFFECTIVE,
        by=commissioner,
        stated_in="A report",
    )
    row = let_party_leave(told, third, by=commissioner)
    third.refresh_from_db()
    left = [third.until_on]

    take_out_varied_party(VariedParty.objects.get(pk=row.pk), by=commissioner)

    third.refresh_from_db()
    assert [*left, third.until_on] == [BEFORE, dt.date(2021, 3, 31)]


def test_a_withdrawal_taken_out_leaves_the_last_day_that_a_variation_gave(agreement, commissioner):
    third = agreement.parties.last()
    left = record_withdrawal(third, last=PrintedDate.from_words("31 March 2021"), by=commissioner)
    told = start_variation(
        agreement,
        title="As told",
        changes=["parties"],
        effective=EFFECTIVE,
        by=commissioner,
        stated_in="A report",
    )
    let_party_leave(told, third, by=commissioner)

    take_out_life_fact(left, by=commissioner, reason="By mistake")

    third.refresh_from_db()
    assert third.until_on == BEFORE


def test_who_joined_in_history_stays_once_it_has_signed_another_variation(
    agreement, commissioner, district
):
    told = start_variation(
        agreement,
        title="As told",
        changes=["parties"],
        effective=EFFECTIVE,
        by=commissioner,
        stated_in="A report",
    )
    row = let_party_join(told, NewParty(district), by=commissioner)
    other = start_variation(agreement, title="Text", changes=["text"], by=commissioner)
    asked = other.signatures.filter(party__organisation=district)
    before = asked.count()

    with pytest.raises(RuleBroken, match="Something else is recorded of District Council"):
        take_out_varied_party(VariedParty.objects.get(pk=row.pk), by=commissioner)

    assert (before, asked.count()) == (1, 1)


def test_words_that_somebody_typed_stand(agreement, variation, commissioner, district):
    row = let_party_join(variation, NewParty(district), by=commissioner)
    typed = {"before": "The two", "after": "The two and the district, as a guest"}
    describe_change(variation, "parties", by=commissioner, **typed)
    let_party_leave(variation, agreement.parties.last(), by=commissioner)
    said = [(one.before, one.after) for one in variation.details.all()]
    take_out_varied_party(row, by=commissioner)

    assert [*said, *((one.before, one.after) for one in variation.details.all())] == [
        (typed["before"], typed["after"])
    ] * 2


def test_an_act_of_a_party_takes_the_variation_first_as_deleting_it_does(
    agreement, variation, commissioner
):
    describe_change(variation, "parties", after="As before", by=commissioner)
    variation.refresh_from_db()
    send_variation(variation, by=commissioner)
    acts = []
    for rows, record in (
        (variation.approvals, record_variation_approval),
        (variation.signatures, record_variation_signature),
    ):
        fact = rows.select_related("variation").first()
        with CaptureQueriesContext(connection) as asked:
            record(fact, by=commissioner, on=AGREED)
        read = [one["sql"] for one in asked if one["sql"].startswith("SELECT")]
        acts.append(read[0].split(" FROM ")[1].split()[0])

    assert acts == ['"register_variation"'] * 2
