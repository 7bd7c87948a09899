"""Whose the plan of an area is, where agreements of different partners share the area."""

import datetime as dt

import pytest

from agreements.areas.areas import stand_area
from agreements.areas.keeping import keeper_on, may_keep_plan, move_kept_plans
from agreements.areas.models import Area
from agreements.areas.partners import agreements_with
from agreements.areas.planning import write_area_plan
from agreements.areas.varying_scope import add_area_by_variation
from commissioning.accounts.roles import Role
from tests.factories import (
    AgreementFactory,
    AreaStandingFactory,
    OrganisationFactory,
    UserFactory,
    VariationFactory,
)
from tests.html import one, parsed, words

TODAY = dt.date(2026, 11, 22)


@pytest.fixture
def area(draft):
    return stand_area(draft, "Intermediate care", by=None).area


@pytest.fixture
def neighbour(area, icb):
    """A commissioner of another council, whose agreement with the same ICB shares the area."""
    other = OrganisationFactory()
    theirs = AgreementFactory(partnership=area.partnership, parties=[other, icb])
    AreaStandingFactory(agreement=theirs, area=area)
    return UserFactory(roles={other: [Role.COMMISSIONER]})


def written(area, by):
    said = {"aims": "Home first", "integration_goals": "", "who_benefits": "", "prevention": ""}
    return write_area_plan(area, **said, version=area.version, by=by)


@pytest.fixture
def proposer(area, icb):
    """A commissioner of another council, whose variation of its agreement would add the area."""
    other = OrganisationFactory()
    theirs = AgreementFactory(partnership=area.partnership, parties=[other, icb])
    variation = VariationFactory(agreement=theirs, changes=["scope"])
    add_area_by_variation(variation, area.name, by=None)
    return UserFactory(roles={other: [Role.COMMISSIONER]})


def end_on(agreement, day):
    agreement.term.ends, agreement.term.ends_latest = "fixed", dt.date.fromisoformat(day)
    agreement.term.ends_earliest, agreement.term.ends_words = agreement.term.ends_latest, day
    agreement.term.save()


def test_it_is_for_both_partners_of_the_agreement_where_it_was_first_named(
    area, draft, commissioner, partner_commissioner, neighbour
):
    """Law 4: neither partner is superior. Partners of another agreement have no say."""
    people = (commissioner, partner_commissioner, neighbour)

    assert keeper_on(area, TODAY) == draft
    assert [may_keep_plan(one, area, today=TODAY) for one in people] == [True, True, False]


@pytest.mark.parametrize(
    ("day", "may"), [("2026-11-21", True), ("2026-11-22", False), ("2026-11-23", False)]
)
def test_when_that_has_ended_it_is_for_the_parties_of_any_other(area, draft, neighbour, day, may):
    end_on(draft, day)

    assert may_keep_plan(neighbour, area, today=TODAY) is may


def test_then_it_belongs_to_the_agreement_under_which_it_is_next_written(
    area, draft, commissioner, neighbour, time_machine
):
    time_machine.move_to(dt.datetime(2026, 11, 22, 10, tzinfo=dt.UTC))
    end_on(draft, "2026-03-31")

    area = written(area, neighbour)

    assert area.planned_under.organisation_ids != draft.organisation_ids
    assert not may_keep_plan(commissioner, area, today=TODAY)
    assert written(area, neighbour).planned_under == area.planned_under


def test_a_variation_that_nobody_agreed_opens_no_plan_of_other_partners(
    client, area, draft, proposer
):
    end_on(draft, "2026-03-31")
    client.force_login(proposer)

    assert client.get(area.get_absolute_url()).status_code == 404
    assert list(agreements_with(area, proposer)) == []
    assert not may_keep_plan(proposer, area, today=TODAY)
    assert area.organisation_ids == draft.organisation_ids


def test_an_area_that_stands_nowhere_yet_is_seen_by_who_would_add_it(draft, commissioner):
    variation = VariationFactory(agreement=draft, changes=["scope"])
    area = add_area_by_variation(variation, "Dermatology", by=commissioner).area

    assert list(Area.objects.visible_to(commissioner)) == [area]
    assert area.organisation_ids == draft.organisation_ids


def test_a_duplicate_leaves_the_plan_to_the_agreement_it_is_merged_into(area, draft, council, icb):
    survivor = AgreementFactory(partnership=area.partnership, parties=[council, icb])

    move_kept_plans(survivor, draft)

    area.refresh_from_db()
    assert area.planned_under == survivor


def test_the_page_says_whose_it_is_to_who_may_know(client, area, draft, commissioner, neighbour):
    said = {}
    for user in (commissioner, neighbour):
        client.force_login(user)
        said[user] = words(one(parsed(client.get(area.get_absolute_url())), "main"))

    assert f"Plan kept under {draft.title}" in said[commissioner]
    assert "Plan kept under" not in said[neighbour]
    answer = client.get(f"{area.get_absolute_url()}plan/")
    assert (answer.status_code, draft.title in answer.content.decode()) == (403, False)
