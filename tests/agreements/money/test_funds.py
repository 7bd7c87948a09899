import datetime as dt

import pytest

from agreements.money.funds import change_fund, set_up_fund
from agreements.money.models import FundClass, PooledFund
from agreements.register.drafting import delete_draft
from agreements.register.models import Agreement
from agreements.register.renewal import renew_agreement
from commissioning.audit.models import Event, Link
from commissioning.errors import RuleBroken, StaleVersion
from tests.factories import (
    AgreementFactory,
    ContributionFactory,
    OrganisationFactory,
    PartyFactory,
    PooledFundFactory,
    PostFactory,
)


@pytest.fixture
def pooled(db):
    return FundClass.objects.get(key="pooled")


def test_a_fund_is_set_up_with_its_host_and_what_it_pays_for(
    section_75, council, pooled, finance_officer
):
    fund = set_up_fund(
        section_75,
        by=finance_officer,
        name="Better Care Fund",
        fund_class=pooled,
        host=council,
        services="Reablement",
    )

    assert (fund.name, fund.host, fund.services, fund.version) == (
        "Better Care Fund",
        council,
        "Reablement",
        1,
    )
    assert (fund.made_by, len(fund.key)) == (finance_officer, 8)


def test_setting_up_enters_the_chain_of_every_party(section_75, council, icb, pooled):
    fund = set_up_fund(section_75, by=None, name="Better Care Fund", fund_class=pooled)

    event = Event.objects.get(what="fund.set_up", subject_id=fund.pk)
    assert set(Link.objects.filter(event=event).values_list("organisation", flat=True)) == {
        council.pk,
        icb.pk,
    }


def test_an_agreement_has_no_two_funds_of_one_name(fund, pooled):
    with pytest.raises(RuleBroken, match="has a fund called better care fund already"):
        set_up_fund(fund.agreement, by=None, name="better care fund", fund_class=pooled)


def test_the_host_must_be_a_party(section_75, pooled):
    """R-S75-19."""
    stranger = OrganisationFactory(name="Elsewhere Council")

    with pytest.raises(RuleBroken, match="Elsewhere Council is not a party"):
        set_up_fund(section_75, by=None, name="Pool", fund_class=pooled, host=stranger)


def test_each_fund_of_an_agreement_can_have_its_own_host(fund, icb, pooled):
    """R-S75-21."""
    other = set_up_fund(fund.agreement, by=None, name="Second", fund_class=pooled, host=icb)

    assert (fund.host != other.host, other.host) == (True, icb)


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_memorandum_holds_no_fund_without_a_reason(place, council, icb, pooled, reason):
    """R-S75-43."""
    memorandum = AgreementFactory(
        partnership=place, parties=[council, icb], kind=Agreement.Kind.MOU
    )

    with pytest.raises(RuleBroken, match="A memorandum holds no money"):
        set_up_fund(memorandum, by=None, name="Pool", fund_class=pooled, held_despite=reason)


def test_a_memorandum_holds_a_fund_once_somebody_says_why(place, council, icb, pooled):
    memorandum = AgreementFactory(
        partnership=place, parties=[council, icb], kind=Agreement.Kind.MOU
    )

    fund = set_up_fund(
        memorandum, by=None, name="Pool", fund_class=pooled, held_despite="A grant of 2017"
    )

    assert fund.held_despite == "A grant of 2017"


def test_a_change_counts_the_version_up_and_keeps_what_it_was(fund, icb, finance_officer):
    changed = change_fund(fund, by=finance_officer, version=1, host=icb)

    assert (changed.host, changed.version, changed.changed_by) == (icb, 2, finance_officer)
    payload = Event.objects.get(what="fund.changed").payload
    assert (payload.before, payload.after) == (
        {"host": "Northshire Council"},
        {"host": "NHS Northshire ICB"},
    )


def test_saving_what_it_says_already_is_no_change(fund, finance_officer):
    unchanged = change_fund(fund, by=finance_officer, version=1, name=fund.name)

    assert (unchanged.version, Event.objects.filter(what="fund.changed").count()) == (1, 0)


def test_a_change_over_somebody_elses_is_refused_and_shows_theirs(fund, finance_officer):
    change_fund(fund, by=finance_officer, version=1, name="Theirs")

    with pytest.raises(StaleVersion) as stale:
        change_fund(fund, by=finance_officer, version=1, name="Mine")

    assert stale.value.theirs.name == "Theirs"


def test_a_change_is_refused_as_setting_up_is(fund, finance_officer):
    with pytest.raises(RuleBroken, match="is not a party"):
        change_fund(fund, by=finance_officer, version=1, host=OrganisationFactory())

    assert PooledFund.objects.get().host == fund.host


def test_a_name_of_an_agreement_may_be_kept_in_another_case(fund, finance_officer):
    changed = change_fund(fund, by=finance_officer, version=1, name="BETTER CARE FUND")

    assert changed.name == "BETTER CARE FUND"


def test_a_renewal_carries_the_funds_and_not_the_money(fund, commissioner):
    ContributionFactory(fund=fund, partner=fund.host)

    renewal = renew_agreement(
        fund.agreement,
        starts_on=dt.date(2023, 4, 1),
        ends_on=dt.date(2024, 3, 31),
        title="Next",
        by=commissioner,
    )

    (carried,) = renewal.funds.all()
    assert (carried.name, carried.host, carried.contributions.count()) == (
        fund.name,
        fund.host,
        0,
    )
    assert carried.key != fund.key


def test_a_host_that_left_is_not_carried_into_a_renewal(fund, council, commissioner):
    fund.agreement.parties.filter(organisation=council).update(until_on=dt.date(2023, 3, 31))
    PartyFactory(agreement=fund.agreement, organisation=OrganisationFactory(), position=3)

    renewal = renew_agreement(
        fund.agreement,
        starts_on=dt.date(2023, 4, 1),
        ends_on=dt.date(2024, 3, 31),
        title="Next",
        by=commissioner,
    )

    assert renewal.funds.get().host is None


def test_a_draft_with_money_in_it_is_not_thrown_away(fund, commissioner):
    ContributionFactory(fund=fund, partner=fund.host)

    with pytest.raises(RuleBroken, match="Money has been entered"):
        delete_draft(fund.agreement, by=commissioner)


def test_a_draft_with_an_empty_fund_can_be_thrown_away(fund, commissioner):
    delete_draft(fund.agreement, by=commissioner)

    assert not Agreement.objects.exists()


@pytest.mark.parametrize(
    ("rhythm", "enough"),
    [("monthly", True), ("quarterly", True), ("half_yearly", False), ("not_stated", False)],
)
def test_reports_are_owed_at_least_every_quarter(rhythm, enough):
    """R-S75-20."""
    assert PooledFund(report_rhythm=rhythm).is_reported_often_enough is enough


def test_a_pool_manager_is_an_officer_of_the_host_or_shared_with_it(council, icb):
    """R-S75-20; an officer lent under section 113 counts."""
    own, lent, other = (PostFactory(organisation=body) for body in (council, icb, icb))
    lent.shared_with.add(council)

    found = [
        PooledFundFactory(host=council, pool_manager=post).has_manager_of_host
        for post in (own, lent, other, None)
    ]

    assert found == [True, True, False, False]


def test_only_the_parties_see_a_fund(fund, finance_officer, partner_finance_officer, outsider):
    PooledFundFactory()

    seen = [
        list(PooledFund.objects.visible_to(user))
        for user in (finance_officer, partner_finance_officer, outsider)
    ]

    assert seen == [[fund], [fund], []]
