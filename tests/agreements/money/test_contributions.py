import datetime as dt
from decimal import Decimal

import pytest
from django.db import IntegrityError

from agreements.money.contributions import (
    change_contribution,
    confirm_contribution,
    enter_contribution,
    withdraw_contribution,
)
from agreements.money.models import Contribution, FundingSource
from agreements.money.schedules import schedule_of
from commissioning.audit.models import Event, Head, Link
from commissioning.errors import RuleBroken, StaleVersion
from tests.factories import (
    AuthorityFactory,
    ContributionFactory,
    OrganisationFactory,
    PartyFactory,
)

INDICATIVE, CONFIRMED, VARIED = "indicative", "confirmed", "varied"


def source(key):
    return FundingSource.objects.get(key=key)


@pytest.fixture
def entered(fund, council, finance_officer):
    return enter_contribution(
        fund,
        by=finance_officer,
        partner=council,
        source=source("council-base-budget"),
        year=2022,
        amount=Decimal("1000000.01"),
    )


def test_what_is_entered_is_indicative(entered, finance_officer):
    assert (entered.status, entered.amount, entered.version, entered.entered_by) == (
        INDICATIVE,
        Decimal("1000000.01"),
        1,
        finance_officer,
    )


def test_entering_enters_the_chain_of_every_party(entered, council, icb):
    event = Event.objects.get(what="contribution.entered", subject_id=entered.pk)

    assert set(Link.objects.filter(event=event).values_list("organisation", flat=True)) == {
        council.pk,
        icb.pk,
    }
    assert event.payload.after["amount"] == "1000000.01"


def test_only_a_party_contributes(fund, finance_officer):
    stranger = OrganisationFactory(name="Elsewhere Council")

    with pytest.raises(RuleBroken, match="Elsewhere Council is not a party"):
        enter_contribution(
            fund,
            by=finance_officer,
            partner=stranger,
            source=source("council-base-budget"),
            year=2022,
            amount=Decimal(1),
        )


def test_a_funder_contributes_without_being_a_partner(fund, finance_officer):
    """R-FIN-07: who funds, who hosts and who provides are apart; each is a party all the same."""
    funder = OrganisationFactory(name="Police and Crime Commissioner")
    PartyFactory(agreement=fund.agreement, organisation=funder, capacities=["funder"], position=3)

    row = enter_contribution(
        fund,
        by=finance_officer,
        partner=funder,
        source=source("other"),
        source_as_printed="Violence reduction grant",
        year=2022,
        amount=Decimal(5),
    )

    assert [partner.name for partner in schedule_of(fund).partners] == [
        "Northshire Council",
        "NHS Northshire ICB",
        "Police and Crime Commissioner",
    ]
    assert row.status == INDICATIVE


def test_a_provider_has_no_column_until_it_puts_something_in(fund):
    """R-FIN-07."""
    provider = OrganisationFactory(name="Care Limited")
    PartyFactory(
        agreement=fund.agreement, organisation=provider, capacities=["provider"], position=3
    )
    before = [partner.name for partner in schedule_of(fund).partners]

    ContributionFactory(fund=fund, partner=provider)

    after = [partner.name for partner in schedule_of(fund).partners]
    assert (before, after) == (
        ["Northshire Council", "NHS Northshire ICB"],
        ["Northshire Council", "NHS Northshire ICB", "Care Limited"],
    )


def test_a_contribution_keeps_everything_that_is_said_of_it(fund, council, finance_officer):
    """R-FIN-03. A partner's row may be there without the others'."""
    decision = AuthorityFactory()
    facts = {
        "partner": council,
        "source": source("disabled-facilities-grant"),
        "source_as_printed": "DFG",
        "year": 2022,
        "amount": Decimal("5.50"),
        "form": "cash",
        "spend": "capital",
        "recurrence": "one_off",
        "basis": "gross",
        "effective_from": dt.date(2022, 7, 1),
        "effective_to": dt.date(2023, 3, 31),
        "decided_by": decision,
        "note": "Adaptations",
        "stated_as": "varied",
        "stated_in": "Pool report of May 2022",
    }

    enter_contribution(fund, by=finance_officer, **facts)

    row = Contribution.objects.get()
    assert ({name: getattr(row, name) for name in facts}, row.status) == (facts, VARIED)


def test_cash_needs_an_amount(fund, council, finance_officer):
    with pytest.raises(RuleBroken, match="Enter the amount"):
        enter_contribution(
            fund,
            by=finance_officer,
            partner=council,
            source=source("council-base-budget"),
            year=2022,
            amount=None,
        )


def test_what_is_in_kind_may_have_no_value(fund, council, finance_officer):
    """R-FIN-05."""
    row = enter_contribution(
        fund,
        by=finance_officer,
        partner=council,
        source=source("council-base-budget"),
        year=2022,
        amount=None,
        form="in_kind",
    )

    assert row.amount is None


def test_another_source_needs_its_name(fund, council):
    facts = {"partner": council, "source": source("other"), "year": 2022, "amount": Decimal(1)}

    with pytest.raises(RuleBroken, match="Say what the source is"):
        enter_contribution(fund, by=None, **facts)
    named = enter_contribution(fund, by=None, source_as_printed="Growth fund", **facts)

    assert named.source_words == "Growth fund"


@pytest.mark.parametrize("amount", ["-0.01", "-5"])
@pytest.mark.parametrize("why", ["", " "])
def test_less_than_nothing_without_a_reason_is_refused(entered, finance_officer, amount, why):
    """R-FIN-08: a change of the money is a signed line with its reason."""
    with pytest.raises(RuleBroken, match="reduction or a refund: say why in the note"):
        change_contribution(
            entered, by=finance_officer, version=1, amount=Decimal(amount), note=why
        )


@pytest.mark.parametrize(
    "facts",
    [
        {"amount": Decimal(0)},
        {"amount": Decimal(-5), "note": "Refund of the underspend of 2021/22"},
        {"amount": Decimal(-5), "stated_in": "Pool report of May 2022"},
    ],
    ids=["nothing", "with its reason", "as a paper states it"],
)
def test_nothing_a_refund_with_its_reason_and_what_a_paper_states_are_kept(
    entered, finance_officer, facts
):
    changed = change_contribution(entered, by=finance_officer, version=1, **facts)

    assert changed.amount == facts["amount"]


@pytest.mark.parametrize(
    ("until", "refused"), [(30, True), (1, False), (2, False)], ids=["before", "same", "after"]
)
def test_it_does_not_end_before_it_begins(entered, finance_officer, until, refused):
    ends = dt.date(2022, 6, 30) if until == 30 else dt.date(2022, 7, until)
    change = {"effective_from": dt.date(2022, 7, 1), "effective_to": ends}

    if refused:
        with pytest.raises(RuleBroken, match="1 July 2022 or after"):
            change_contribution(entered, by=finance_officer, version=1, **change)
    else:
        changed = change_contribution(entered, by=finance_officer, version=1, **change)
        assert changed.effective_to == ends


def test_its_partner_confirms_it(entered, finance_officer):
    confirmed = confirm_contribution(entered, by=finance_officer, version=1)

    assert (confirmed.status, confirmed.confirmed_by, confirmed.confirmed_amount) == (
        CONFIRMED,
        finance_officer,
        Decimal("1000000.01"),
    )


def test_a_change_after_confirmation_has_to_be_confirmed_again(
    entered, finance_officer, partner_finance_officer
):
    confirmed = confirm_contribution(entered, by=finance_officer, version=1)

    varied = change_contribution(
        confirmed, by=partner_finance_officer, version=confirmed.version, amount=Decimal(900_000)
    )

    assert (varied.status, varied.awaits_confirmation) == (VARIED, True)
    assert (varied.amount, varied.confirmed_amount) == (Decimal(900_000), Decimal("1000000.01"))
    again = confirm_contribution(varied, by=finance_officer, version=varied.version)
    assert (again.status, again.confirmed_amount) == (CONFIRMED, Decimal(900_000))


def test_nobody_confirms_what_they_have_not_seen(entered, finance_officer):
    change_contribution(entered, by=finance_officer, version=1, amount=Decimal(5))

    with pytest.raises(StaleVersion) as stale:
        confirm_contribution(entered, by=finance_officer, version=1)

    assert stale.value.theirs.amount == Decimal(5)


@pytest.mark.parametrize("seen", [1, 2])
def test_confirming_twice_changes_nothing(entered, finance_officer, seen):
    confirm_contribution(entered, by=finance_officer, version=1)

    again = confirm_contribution(entered, by=finance_officer, version=seen)

    assert (again.version, Event.objects.filter(what="contribution.confirmed").count()) == (2, 1)


def test_an_edit_begun_before_the_confirmation_does_not_undo_it_unseen(entered, finance_officer):
    confirm_contribution(entered, by=finance_officer, version=1)

    with pytest.raises(StaleVersion, match="Pat Sample changed this contribution"):
        change_contribution(entered, by=finance_officer, version=1, amount=Decimal(5))


def test_a_change_keeps_what_it_was(entered, finance_officer):
    changed = change_contribution(
        entered, by=finance_officer, version=1, amount=Decimal("5.5"), note="Uplift"
    )

    payload = Event.objects.get(what="contribution.changed").payload
    assert (changed.version, payload.before, payload.after) == (
        2,
        {"amount": "1000000.01", "note": ""},
        {"amount": "5.50", "note": "Uplift"},
    )


def test_saving_what_it_says_already_is_no_change(entered, finance_officer):
    unchanged = change_contribution(
        entered, by=finance_officer, version=1, amount=Decimal("1000000.010")
    )

    assert unchanged.version == 1


def test_a_change_is_refused_as_entering_is(entered, finance_officer):
    with pytest.raises(RuleBroken, match="Enter the amount"):
        change_contribution(entered, by=finance_officer, version=1, amount=None)


def test_a_slip_is_taken_out_and_the_log_keeps_it(entered, finance_officer):
    withdraw_contribution(entered, by=finance_officer, version=1)

    assert not Contribution.objects.exists()
    before = Event.objects.get(what="contribution.withdrawn").payload.before
    assert before["amount"] == "1000000.01"


def test_what_was_ever_confirmed_stays(entered, finance_officer):
    confirmed = confirm_contribution(entered, by=finance_officer, version=1)
    varied = change_contribution(
        confirmed, by=finance_officer, version=confirmed.version, amount=Decimal(5)
    )

    with pytest.raises(RuleBroken, match="Change its amount to £0.00 instead"):
        withdraw_contribution(varied, by=finance_officer, version=varied.version)


def test_taking_out_over_somebody_elses_change_is_refused(entered, finance_officer):
    change_contribution(entered, by=finance_officer, version=1, amount=Decimal(5))

    with pytest.raises(StaleVersion):
        withdraw_contribution(entered, by=finance_officer, version=1)


def test_nothing_changes_when_the_audit_entry_cannot_be_written(entered, finance_officer, council):
    """A chain whose next place is taken cannot be added to."""
    Head.objects.filter(organisation=council).update(sequence=0)

    with pytest.raises(IntegrityError):
        change_contribution(entered, by=finance_officer, version=1, amount=Decimal(5))

    entered.refresh_from_db()
    assert (entered.amount, entered.version) == (Decimal("1000000.01"), 1)


@pytest.mark.parametrize(
    ("stated_as", "awaited"),
    [("indicative", True), ("confirmed", False), ("varied", False)],
)
def test_what_a_paper_states_as_settled_needs_no_confirming(fund, council, stated_as, awaited):
    """Law 4."""
    row = ContributionFactory(
        fund=fund, partner=council, stated_as=stated_as, stated_in="Schedule of 2013"
    )

    assert (row.status, row.awaits_confirmation) == (stated_as, awaited)
    assert Contribution.objects.unconfirmed().exists() is awaited


def test_a_stated_contribution_names_its_paper(entered, finance_officer):
    with pytest.raises(RuleBroken, match="Name the paper"):
        change_contribution(entered, by=finance_officer, version=1, stated_as="confirmed")


def test_the_unconfirmed_are_those_that_say_so(fund, council, finance_officer):
    never, before, now = (ContributionFactory(fund=fund, partner=council) for _ in range(3))
    now = confirm_contribution(now, by=finance_officer, version=1)
    before = confirm_contribution(before, by=finance_officer, version=1)
    before = change_contribution(before, by=finance_officer, version=2, note="Moved")

    assert set(Contribution.objects.unconfirmed()) == {never, before}
    assert set(Contribution.objects.confirmed()) == {now}
    assert [row.awaits_confirmation for row in (never, before, now)] == [True, True, False]


@pytest.mark.parametrize(
    "false",
    [
        {"amount": None},
        {"effective_from": dt.date(2022, 7, 1), "effective_to": dt.date(2022, 6, 30)},
        {"confirmed_version": 1},
        {"stated_as": "confirmed"},
    ],
)
def test_the_database_itself_refuses_what_cannot_be(entered, false):
    with pytest.raises(IntegrityError):
        Contribution.objects.filter(pk=entered.pk).update(**false)


def test_only_the_parties_see_a_contribution(
    entered, finance_officer, partner_finance_officer, outsider
):
    seen = [
        list(Contribution.objects.visible_to(user))
        for user in (finance_officer, partner_finance_officer, outsider)
    ]

    assert seen == [[entered], [entered], []]
