import datetime as dt

import pytest

from agreements.register.drafting import NewParty, start_agreement
from agreements.register.lineage import chain_of, link_agreements
from agreements.register.models import Agreement, Link
from agreements.register.renewal import (
    Period,
    proposed_period,
    proposed_title,
    renew_agreement,
)
from commissioning.errors import RuleBroken
from commissioning.organisations.models import Succession
from tests.factories import OrganisationFactory, PartyFactory

TERM = {
    "starts": "fixed",
    "starts_words": "1st April 2021",
    "starts_earliest": dt.date(2021, 4, 1),
    "starts_latest": dt.date(2021, 4, 1),
    "ends": "ceiling",
    "ends_words": "31st March 2022",
    "ends_earliest": dt.date(2022, 3, 31),
    "ends_latest": dt.date(2022, 3, 31),
}
YEAR = {"starts_on": dt.date(2022, 4, 1), "ends_on": dt.date(2023, 3, 31)}


@pytest.fixture
def agreement(place, council, icb):
    return make(place, council, icb)


def make(place, council, icb, **term):
    return start_agreement(
        place,
        kind="jca",
        title="Joint commissioning agreement 2021/22",
        purpose="To commission together",
        parties=[NewParty(council, "The Council of Northshire", "the Council"), NewParty(icb)],
        term={**TERM, **term},
        by=None,
    )


def test_the_next_period_begins_the_day_after_and_lasts_as_long(agreement):
    assert proposed_period(agreement) == Period(dt.date(2022, 4, 1), dt.date(2023, 3, 31))


def test_three_years_are_followed_by_three(place, council, icb):
    three_years = make(place, council, icb, ends_latest=dt.date(2024, 3, 31))

    assert proposed_period(three_years) == Period(dt.date(2024, 4, 1), dt.date(2027, 3, 31))


def test_nothing_is_proposed_where_no_day_ends_it(place, council, icb):
    rolling = make(place, council, icb, ends="rolling", ends_earliest=None, ends_latest=None)

    assert proposed_period(rolling) is None


def test_a_renewal_carries_the_parties_as_printed_and_leaves_the_old_one_alone(
    agreement, commissioner
):
    new = renew_agreement(agreement, title="2022/23", by=commissioner, **YEAR)

    old = Agreement.objects.get(pk=agreement.pk)
    assert [(p.name_as_printed, p.defined_term) for p in new.parties.all()] == [
        ("The Council of Northshire", "the Council"),
        ("NHS Northshire ICB", ""),
    ]
    assert (new.term.starts_words, new.term.ends_words) == ("1 April 2022", "31 March 2023")
    assert (old.title, old.version, old.term.ends_words) == (
        "Joint commissioning agreement 2021/22",
        1,
        "31st March 2022",
    )


def test_a_second_renewal_is_refused_while_one_is_open(agreement, commissioner):
    renew_agreement(agreement, title="2022/23", by=commissioner, **YEAR)

    with pytest.raises(RuleBroken, match="started already"):
        renew_agreement(agreement, title="2022/23 again", by=commissioner, **YEAR)


def test_a_chain_holds_all_that_came_before_and_after(agreement, commissioner):
    """R-S75-41."""
    second = renew_agreement(agreement, title="2022/23", by=commissioner, **YEAR)
    third = renew_agreement(second, title="2023/24", by=commissioner, **YEAR)

    assert [set(chain_of(one)) for one in (agreement, second, third)] == [
        {agreement, second, third}
    ] * 3


def test_nothing_follows_itself(agreement, commissioner):
    second = renew_agreement(agreement, title="2022/23", by=commissioner, **YEAR)

    with pytest.raises(RuleBroken, match="come from itself"):
        link_agreements(agreement, second, kind=Link.Kind.FOLLOWS, by=commissioner)


def test_a_body_that_will_have_ended_is_replaced_by_its_successor(
    agreement, council, icb, commissioner
):
    """R-PTY-02: the clinical commissioning groups ended with June 2022."""
    heir = OrganisationFactory(name="NHS Wider Northshire ICB")
    icb.ended_on = dt.date(2022, 6, 30)
    icb.save()
    day = dt.date(2022, 7, 1)
    Succession.objects.create(predecessor=icb, successor=heir, on=day, kind="transferred")

    before = {"starts_on": dt.date(2022, 6, 30), "ends_on": dt.date(2023, 3, 31)}
    after = {"starts_on": day, "ends_on": dt.date(2023, 3, 31)}
    first = renew_agreement(agreement, title="Before", by=commissioner, **before)
    second = renew_agreement(first, title="After", by=commissioner, **after)

    assert [party.organisation for party in first.parties.all()] == [council, icb]
    assert [party.name_as_printed for party in second.parties.all()] == [
        "The Council of Northshire",
        "NHS Wider Northshire ICB",
    ]


def test_the_year_in_a_title_moves_on(agreement):
    assert proposed_title(agreement, proposed_period(agreement)) == (
        "Joint commissioning agreement 2022/23"
    )


@pytest.mark.parametrize(
    ("until", "carried"), [("2022-03-31", False), ("2022-04-01", True), ("2022-04-02", True)]
)
def test_a_party_that_will_have_left_is_not_carried(agreement, icb, commissioner, until, carried):
    agreement.parties.filter(organisation=icb).update(until_on=until)
    third = OrganisationFactory()
    PartyFactory(agreement=agreement, organisation=third)

    new = renew_agreement(agreement, title="2022/23", by=commissioner, **YEAR)

    assert new.parties.filter(organisation=icb).exists() is carried
