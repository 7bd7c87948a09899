"""Which items apply to which agreement."""

import pytest

from agreements.completeness.flexibilities import Flexibility
from agreements.completeness.lists.applying import items_for
from agreements.completeness.lists.arrangements import POWER, shared_items
from agreements.completeness.lists.exercised_functions import COUNCIL_EXERCISES, NHS_BODY_EXERCISES
from agreements.completeness.lists.item import Group, Weight
from agreements.completeness.lists.joint_agreements import JOINT_AGREEMENT
from agreements.completeness.lists.memoranda import MEMORANDUM
from agreements.completeness.lists.pooled_funds import AUDIT, POOLED_FUND
from agreements.money.models import FundClass
from tests.agreements.completeness.conftest import completeness_of, recorded, state
from tests.factories import AgreementFactory, PartyFactory, TermFactory


def keys(agreement, weight=None):
    items = items_for(recorded(agreement))
    return [item.key for item in items if weight in (None, item.weight)]


def sources(items):
    return {item.key: (item.rule, item.source) for item in items}


@pytest.mark.django_db
def test_a_section_75_agreement_with_a_pool_is_asked_all_of_regulation_7(pooled):
    """R-S75-08 to R-S75-20: the list of regulation 4 and that of regulation 7."""
    assert keys(pooled, Weight.MUST) == [
        "parties",
        "flexibilities",
        "improvement",
        "consultation",
        "functions_nhs",
        "functions_health_related",
        "pool_aims",
        "pool_contributions",
        "pool_contributions_varied",
        "contribution_rows",
        "persons",
        "services",
        "staff",
        "pool_management",
        "host",
        "pool_manager",
        "pool_reports",
        "duration",
        "review",
        "variation",
        "termination",
        "in_writing",
    ]


@pytest.mark.django_db
def test_what_the_law_allows_and_does_not_ask_for_is_no_must(pooled):
    """R-S75-24 joint officers; R-S75-30 a joint committee of regulation 10."""
    assert keys(pooled, Weight.MAY) == ["joint_officers", "joint_committee"]
    assert keys(pooled, Weight.SHOULD) == ["liability", "gross_or_net", "vat_basis"]


def test_regulation_4_is_asked_of_every_arrangement():
    """R-S75-08 and R-S75-09."""
    assert sources(POWER)["improvement"] == ("R-S75-08", "Regulation 4(1)")
    assert sources(POWER)["consultation"] == ("R-S75-09", "Regulation 4(2)")


def test_each_item_of_regulation_7_names_its_paragraph():
    """R-S75-10 to R-S75-20, R-S75-24, R-S75-34 and R-S75-35."""
    assert sources(POOLED_FUND) == {
        "pool_aims": ("R-S75-11", "Regulation 7(3)(a)"),
        "pool_contributions": ("R-S75-12", "Regulation 7(3)(b)"),
        "pool_contributions_varied": ("R-S75-12", "Regulation 7(3)(b)"),
        "contribution_rows": ("R-S75-18", "Regulation 7(3)(b)"),
        "gross_or_net": ("R-S75-34", "Practice under regulation 7"),
        "vat_basis": ("R-S75-35", "HMRC manual VATGPB6640"),
        "pool_management": ("R-S75-17", "Regulation 7(3)(g)"),
        "host": ("R-S75-19", "Regulation 7(4)"),
        "pool_manager": ("R-S75-20", "Regulation 7(4)"),
        "pool_reports": ("R-S75-20", "Regulation 7(4)"),
        "joint_officers": ("R-S75-24", "Regulation 7(5)"),
    }


def test_what_three_regulations_share_is_asked_once_with_each_source():
    """R-S75-13 to R-S75-16."""
    assert sources(shared_items([9, 7])) == {
        "functions_nhs": ("R-S75-13", "Regulations 7(3)(c) and 9, item (c)"),
        "functions_health_related": ("R-S75-13", "Regulations 7(3)(c) and 9, item (c)"),
        "persons": ("R-S75-14", "Regulations 7(3)(d) and 9, item (d)"),
        "services": ("R-S75-14", "Regulations 7(3)(d) and 9, item (d)"),
        "staff": ("R-S75-15", "Regulations 7(3)(e) and 9, item (e)"),
        "duration": ("R-S75-16", "Regulations 7(3)(f) and 9, item (f)"),
        "review": ("R-S75-16", "Regulations 7(3)(f) and 9, item (f)"),
        "variation": ("R-S75-16", "Regulations 7(3)(f) and 9, item (f)"),
        "termination": ("R-S75-16", "Regulations 7(3)(f) and 9, item (f)"),
    }


def test_regulation_9_has_a_list_of_its_own():
    """R-S75-26, with the reports of R-S75-27."""
    assert sources(COUNCIL_EXERCISES) == {
        "council_aims": ("R-S75-26", "Regulation 9, item (a)"),
        "council_payments": ("R-S75-26", "Regulation 9, item (b)"),
        "council_payments_varied": ("R-S75-26", "Regulation 9, item (b)"),
        "council_monitoring": ("R-S75-26", "Regulation 9, item (g)"),
        "council_reports": ("R-S75-27", "Regulation 9"),
    }
    assert COUNCIL_EXERCISES[1].words == (
        "What the NHS body pays the council for exercising its functions"
    )


def test_regulation_8_is_its_mirror():
    """R-S75-28."""
    assert sources(NHS_BODY_EXERCISES) == {
        "nhs_aims": ("R-S75-28", "Regulation 8, item (a)"),
        "nhs_payments": ("R-S75-28", "Regulation 8, item (b)"),
        "nhs_payments_varied": ("R-S75-28", "Regulation 8, item (b)"),
        "nhs_monitoring": ("R-S75-28", "Regulation 8, item (g)"),
        "nhs_reports": ("R-S75-28", "Regulation 8"),
    }
    assert NHS_BODY_EXERCISES[1].words == (
        "What the council pays the NHS body for exercising its functions"
    )


@pytest.mark.parametrize(
    ("starts", "asked"), [("2015-03-31", True), ("2015-04-01", False), (None, False)]
)
@pytest.mark.django_db
def test_a_certificate_is_asked_only_of_years_when_auditors_gave_one(pooled, starts, asked):
    """R-S75-23: no year that ends after 31 March 2015 needs it."""
    TermFactory(agreement=pooled, starts_earliest=starts, starts_latest=starts)

    assert (AUDIT.key in keys(pooled)) is asked
    assert AUDIT.weight is Weight.SHOULD


@pytest.mark.django_db
def test_the_consent_for_an_nhs_trust_is_asked_where_one_is_a_party(pooled, nhs_trust):
    """R-S75-25."""
    assert "trust_consent" not in keys(pooled)

    PartyFactory(agreement=pooled, organisation=nhs_trust)

    assert "trust_consent" in keys(pooled, Weight.SHOULD)


@pytest.mark.parametrize(("kind", "expected"), [("mou", MEMORANDUM), ("jca", JOINT_AGREEMENT)])
@pytest.mark.django_db
def test_a_memorandum_and_a_joint_agreement_have_shorter_lists(place, council, icb, kind, expected):
    agreement = AgreementFactory(partnership=place, kind=kind, parties=[council, icb])

    assert set(keys(agreement)) == {item.key for item in expected}


def test_a_joint_agreement_should_say_how_disputes_are_settled():
    """R-DOC-01: the national template has a clause of its own for it."""
    disputes = [item for item in JOINT_AGREEMENT if item.rule == "R-DOC-01"]

    assert [(item.words, item.weight) for item in disputes] == [
        ("How disputes are settled", Weight.SHOULD)
    ]


def test_more_must_stand_in_a_joint_agreement_than_in_a_memorandum():
    def musts(items):
        return {item.key for item in items if item.weight is Weight.MUST}

    assert musts(JOINT_AGREEMENT) - musts(MEMORANDUM) == {"costs", "governance", "termination"}
    assert musts(MEMORANDUM) - musts(JOINT_AGREEMENT) == set()


@pytest.mark.parametrize(
    "kind", ["section_76", "section_256", "section_113", "delegation", "protocol"]
)
@pytest.mark.django_db
def test_lesser_instruments_are_held_against_no_list(place, council, icb, kind):
    """R-S75-06: other money powers are not checked against regulation 7."""
    agreement = AgreementFactory(partnership=place, kind=kind, parties=[council, icb])

    assert keys(agreement) == []


def test_every_item_says_how_to_meet_it_and_can_be_met():
    items = [
        *POWER,
        *shared_items([7, 8, 9]),
        *POOLED_FUND,
        *COUNCIL_EXERCISES,
        *NHS_BODY_EXERCISES,
        *MEMORANDUM,
        *JOINT_AGREEMENT,
    ]

    assert [item.key for item in items if not item.how] == []
    assert [item.key for item in items if not (item.is_met_by_clause or item.field)] == []
    assert [item.key for item in items if item.field and not item.place] == []
    assert {item.group for item in items} == set(Group)


@pytest.mark.django_db
def test_a_fund_that_the_host_holds_is_pooled_though_nobody_ticked_it(pooled):
    """R-S75-07."""
    assert recorded(pooled).flexibilities == {Flexibility.POOLED_FUND}

    fund = pooled.funds.get()
    fund.fund_class = FundClass.objects.get(key="aligned")
    fund.save()

    assert recorded(pooled).flexibilities == set()
    assert state(pooled, "flexibilities") == "missing"


@pytest.mark.django_db
def test_each_flexibility_adds_its_own_list_and_shares_the_rest(pooled):
    """R-S75-07, R-S75-26, R-S75-28 and R-S75-29."""
    of_the_pool = set(keys(pooled))
    pooled.flexibilities = ["council_exercises_nhs_functions"]
    pooled.save()
    assert set(keys(pooled)) - of_the_pool == {
        "functions_bodies",
        *(item.key for item in COUNCIL_EXERCISES),
    }

    pooled.flexibilities = ["nhs_body_exercises_council_functions"]
    pooled.save()
    assert set(keys(pooled)) - of_the_pool == {
        "functions_bodies",
        *(item.key for item in NHS_BODY_EXERCISES),
    }
    assert len(keys(pooled)) == len(set(keys(pooled)))


@pytest.mark.django_db
def test_an_nhs_trust_needs_no_consent_for_what_it_exercises_for_the_council(pooled, nhs_trust):
    """R-S75-25: regulations 7(2) and 9(2) ask for it, regulation 8 does not."""
    PartyFactory(agreement=pooled, organisation=nhs_trust)
    pooled.funds.get().delete()
    pooled.flexibilities = ["nhs_body_exercises_council_functions"]
    pooled.save()

    assert "trust_consent" not in keys(pooled)
    assert "R-S75-25" not in [w.rule for w in completeness_of(pooled).warnings]
