"""One body taking a party’s place in an agreement (R-S75-41, R-PTY-02)."""

import datetime as dt

import pytest

from agreements.register.approvals import confirm_fact
from agreements.register.facts import facts_of
from agreements.register.models import Agreement, Novation, Party
from agreements.register.novations import (
    novate_party,
    record_novation_approval,
    set_successor_clause,
)
from agreements.register.renewal import renew_agreement
from agreements.register.standing import standing
from commissioning.audit.models import Event
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken
from tests.agreements.register.novated import JULY, JUNE, LAW, in_force
from tests.factories import (
    OrganisationFactory,
    PartyFactory,
    SuccessionFactory,
    UserFactory,
)


@pytest.fixture
def ccg(db):
    return OrganisationFactory(name="NHS Northshire CCG", slug="ccg", kind="ccg", ended_on=JUNE)


@pytest.fixture
def succession(ccg, icb):
    return SuccessionFactory(predecessor=ccg, successor=icb, on=JULY, source=LAW)


@pytest.fixture
def agreement(place, council, ccg):
    return in_force(place, council, ccg)


@pytest.fixture
def old(agreement, ccg):
    party = agreement.parties.get(organisation=ccg)
    party.defined_term, party.capacities = "the CCG", ["partner", "host"]
    party.name_as_printed = "Northshire CCG"
    party.save()
    return party


def by_law(party, icb, by, **facts):
    return novate_party(
        party, to=icb, **({"on": JULY, "how": "law", "source": LAW, "by": by} | facts)
    )


def stands(agreement, day):
    facts = facts_of(Agreement.objects.filter(pk=agreement.pk))[agreement.pk]
    return standing(facts, day, dt.date(2026, 11, 22)).state


def test_the_law_puts_one_body_in_the_place_of_another(old, icb, succession, commissioner):
    """R-S75-41, R-PTY-02, R-PTY-03: capacities and defined term are carried, names stay as printed."""
    novation = by_law(old, icb, commissioner, succession=succession)

    old.refresh_from_db()
    new = novation.to_party
    assert (old.name_as_printed, old.until_on) == ("Northshire CCG", JUNE)
    assert (new.name_as_printed, new.defined_term, new.capacities, new.from_on, new.until_on) == (
        "NHS Northshire ICB",
        "the CCG",
        ["partner", "host"],
        JULY,
        None,
    )
    assert not novation.approvals.exists()


def test_an_agreement_stands_as_it_stood(old, agreement, icb, commissioner):
    by_law(old, icb, commissioner)

    assert [stands(agreement, day) for day in (JUNE, JULY)] == ["In force", "In force"]


def test_a_draft_waits_for_the_body_that_comes_and_no_more_for_the_one_that_left(
    draft, council, icb, commissioner
):
    heir = OrganisationFactory(name="Heir")
    old = draft.parties.get(organisation=icb)

    new = by_law(old, heir, commissioner, on=dt.date(2026, 4, 1)).to_party

    old.refresh_from_db()
    assert (old.approval.state, old.signature.state) == ("not_required", "not_required")
    assert (new.approval.state, new.signature.state) == ("awaited", "awaited")


def test_the_body_that_left_reads_on_what_stood_signed_and_loses_drafts(
    old, icb, ccg, agreement, draft, commissioner
):
    reader = UserFactory(roles={ccg: ["viewer"], icb: ["viewer"]})
    for party in (old, draft.parties.get(organisation=icb)):
        novate_party(
            party,
            to=OrganisationFactory(),
            on=dt.date(2026, 4, 1),
            how="law",
            source=LAW,
            by=commissioner,
        )

    assert list(Agreement.objects.visible_to(reader)) == [agreement]


def test_the_place_of_a_party_is_taken_once(old, icb, commissioner):
    by_law(old, icb, commissioner)

    with pytest.raises(RuleBroken, match="The place of Northshire CCG has been taken already."):
        by_law(old, OrganisationFactory(), commissioner)


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"on": dt.date(2022, 6, 30)}, "took over on 1 July 2022"),
        ({"source": ""}, "Name the law or the order"),
    ],
)
def test_a_novation_that_cannot_be_is_refused(old, icb, succession, commissioner, facts, why):
    with pytest.raises(RuleBroken, match=why):
        by_law(old, icb, commissioner, succession=succession, **facts)

    assert not Novation.objects.exists()


def test_a_party_that_left_or_has_just_come_has_no_place_to_give(old, icb, ccg, commissioner):
    with pytest.raises(RuleBroken, match="cannot take its own place"):
        by_law(old, ccg, commissioner)
    Party.objects.filter(pk=old.pk).update(until_on=dt.date(2022, 6, 29))
    with pytest.raises(RuleBroken, match="left on 29 June 2022"):
        by_law(old, icb, commissioner)
    Party.objects.filter(pk=old.pk).update(until_on=None, from_on=JULY)
    with pytest.raises(RuleBroken, match="joined on 1 July 2022"):
        by_law(old, icb, commissioner)


def test_a_claim_gives_nobody_a_place(old, icb, succession, commissioner):
    """Law 4: only the predecessor can say who took over from it."""
    succession.entered_by = commissioner
    succession.save()

    with pytest.raises(RuleBroken, match="No administrator of NHS Northshire CCG has confirmed"):
        by_law(old, icb, commissioner, succession=succession)


def test_history_is_taken_as_a_paper_states_it(old, icb, succession):
    """R-S75-41, law 4: it needs no approval, names no law and may come a day early."""
    novation = by_law(
        old,
        icb,
        None,
        on=JUNE,
        how="agreed",
        source="",
        succession=succession,
        stated_in="Board paper",
    )

    assert (novation.on, novation.stated_in, novation.approvals.count()) == (
        JUNE,
        "Board paper",
        0,
    )


def test_by_agreement_each_party_of_that_day_is_asked(old, council, icb, commissioner):
    novation = by_law(old, icb, commissioner, how="agreed")

    assert [(a.party.organisation, a.state) for a in novation.approvals.all()] == [
        (council, "awaited"),
        (icb, "awaited"),
    ]


def test_what_another_enters_is_unconfirmed_until_its_own_officer_confirms(
    old, icb, council, commissioner, partner_commissioner
):
    """Law 4."""
    novation = by_law(old, icb, commissioner, how="agreed")
    mine = novation.approvals.get(party__organisation=council)
    theirs = novation.approvals.get(party__organisation=icb)
    on = PrintedDate.from_words("1 August 2022")

    mine = record_novation_approval(mine, by=commissioner, on=on)
    theirs = record_novation_approval(theirs, by=commissioner, on=on)

    told = Event.objects.filter(what="agreement.novation_approved").first().payload
    assert (told.before["state"], told.after) == (
        "awaited",
        {
            "party": "Northshire Council",
            "state": "recorded",
            "on": "1 August 2022",
            "stated_in": "",
            "novation": str(novation),
        },
    )
    assert (mine.is_unconfirmed, theirs.is_unconfirmed) == (False, True)
    assert not confirm_fact(theirs, by=partner_commissioner).is_unconfirmed
    with pytest.raises(RuleBroken, match="recorded already"):
        record_novation_approval(mine, by=commissioner, on=on)


def test_an_approval_is_not_recorded_before_its_day(old, icb, council, commissioner):
    novation = by_law(old, icb, commissioner, how="agreed")
    tomorrow = PrintedDate.from_words("1 August 2099")

    with pytest.raises(RuleBroken, match="must be today or earlier"):
        record_novation_approval(novation.approvals.first(), by=commissioner, on=tomorrow)


def test_a_clause_on_successors_makes_it_by_the_clause(old, icb, agreement, commissioner):
    """R-PTY-02: "and any successor organisations"."""
    set_successor_clause(agreement, binds_successors=True, by=commissioner)

    novation = by_law(old, icb, commissioner, source="")

    assert (novation.how, novation.source) == ("clause", "")


def test_a_renewal_is_between_those_that_are_party_then(old, icb, agreement, commissioner):
    """R-PTY-02: under the name that the agreement prints for the successor."""
    by_law(old, icb, commissioner, name_as_printed="Northshire Board")

    new = renew_agreement(
        agreement,
        starts_on=dt.date(2030, 4, 1),
        ends_on=dt.date(2031, 3, 31),
        title="Next",
        by=commissioner,
    )

    assert [str(party) for party in new.parties.all()] == ["Northshire Council", "Northshire Board"]


def test_both_bodies_and_all_parties_have_it_in_their_audit_log(
    old, icb, ccg, council, commissioner
):
    by_law(old, icb, commissioner)

    event = Event.objects.get(what="agreement.novated")
    assert {link.organisation for link in event.links.all()} == {council, ccg, icb}
    assert event.payload.before == {"party": "Northshire CCG"}


def test_one_that_joined_later_is_not_asked_about_what_was_before(
    agreement, council, ccg, icb, commissioner
):
    for name, day in (("On the day", JULY), ("Later", JULY + dt.timedelta(days=1))):
        PartyFactory(agreement=agreement, name_as_printed=name, from_on=day)

    made = novate_party(
        agreement.parties.get(organisation=ccg), to=icb, on=JULY, how="agreed", by=commissioner
    )

    asked = {approval.party.name_as_printed for approval in made.approvals.all()}
    assert ("On the day" in asked, "Later" in asked) == (True, False)
