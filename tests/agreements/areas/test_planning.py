"""Saying whose an area is, and writing its plan on a page."""

import pytest

from agreements.areas.areas import stand_area
from agreements.areas.models import Area
from agreements.areas.planning import PLAN, describe_area, plan_of, write_area_plan
from commissioning.audit.models import Event
from commissioning.errors import RuleBroken, StaleVersion
from tests.factories import BodyFactory, OrganisationFactory

pytestmark = pytest.mark.django_db

NOTHING = {
    "life_stages": [],
    "tier_of_need": "",
    "leads": {},
    "sponsor": None,
    "sponsor_post": "",
    "working_group": "",
    "answers_to": None,
}


@pytest.fixture
def area(draft):
    return stand_area(draft, "Intermediate care", by=None).area


@pytest.fixture
def describe(area, commissioner):
    """Describe the area as it now stands, with these facts and no others."""

    def act(**said):
        area.refresh_from_db()
        return describe_area(area, version=area.version, by=commissioner, **{**NOTHING, **said})

    return act


def test_an_area_has_several_life_stages_said_in_the_order_of_life(describe):
    area = describe(life_stages=["ageing_well", "starting_well"])

    assert area.life_stage_words == "Starting Well, Ageing Well"


def test_each_partner_names_its_lead(describe, council, icb):
    area = describe(leads={council: "Head of Commissioning", icb: "Director of Place"})

    assert [str(lead) for lead in area.leads.all()] == [
        "Head of Commissioning, Northshire Council",
        "Director of Place, NHS Northshire ICB",
    ]


def test_an_empty_post_takes_a_lead_away_and_the_other_stays(describe, council, icb):
    describe(leads={council: "Head of Commissioning", icb: "Director of Place"})

    area = describe(leads={council: " "})

    assert [lead.organisation for lead in area.leads.all()] == [icb]


def test_a_working_group_answers_to_a_board_of_the_place(describe, place):
    board = BodyFactory(partnership=place)

    area = describe(working_group="Discharge group", answers_to=board, tier_of_need="Level 4")

    assert (area.working_group, area.answers_to, area.tier_of_need) == (
        "Discharge group", board, "Level 4",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        (lambda: {"leads": {OrganisationFactory(name="Far"): "Head"}}, "Far is not a party"),
        (lambda: {"sponsor": OrganisationFactory(name="Far")}, "Far is not a party"),
        (lambda: {"sponsor_post": "Director"}, "Say which body the sponsor"),
        (lambda: {"working_group": "x", "answers_to": BodyFactory(name="JCB")}, "JCB is not a"),
    ],
)
def test_what_cannot_be_is_refused(describe, area, said, refusal):
    with pytest.raises(RuleBroken, match=refusal):
        describe(**said())

    area.refresh_from_db()
    assert (area.version, area.leads.count()) == (1, 0)


def test_a_board_without_a_group_to_answer_to_it_is_refused(describe, place):
    with pytest.raises(RuleBroken, match="Enter the working group"):
        describe(answers_to=BodyFactory(partnership=place))


def test_the_plan_is_written_and_both_partners_hear_of_it(area, commissioner, council, icb):
    plan = {"aims": "Home first", "integration_goals": "", "who_benefits": "Us", "prevention": ""}

    written = write_area_plan(area, version=1, by=commissioner, **plan)

    assert plan_of(written) == [("Aims", "Home first"), ("Who benefits", "Us")]
    event = Event.objects.get(what="area.plan_written")
    assert {link.organisation_id for link in event.links.all()} == {council.pk, icb.pk}


def test_nobody_writes_over_what_they_have_not_seen(area, commissioner):
    plan = dict.fromkeys(PLAN, "Mine")
    write_area_plan(area, version=1, by=commissioner, **plan)

    with pytest.raises(StaleVersion):
        write_area_plan(area, version=1, by=commissioner, **dict.fromkeys(PLAN, "Theirs"))

    assert Area.objects.get().aims == "Mine"
