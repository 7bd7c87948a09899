"""What is recorded and meets an item by itself."""

import datetime as dt

import pytest

from agreements.completeness.fields import functions as look_at_functions
from agreements.completeness.fields.finding import Finding
from tests.agreements.completeness.conftest import completeness_of, found, recorded, state
from tests.factories import (
    AgreementFactory,
    AreaStandingFactory,
    ClauseFactory,
    ConsultationFactory,
    ContributionFactory,
    CoveredFunctionFactory,
    OrganisationFactory,
    PartyFactory,
    PooledFundFactory,
    PostFactory,
    TermFactory,
    UploadedPaperFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def joint(place, council, icb):
    return AgreementFactory(partnership=place, kind="jca", parties=[council, icb])


def test_a_council_and_an_nhs_body_make_both_sides(pooled):
    """R-S75-01."""
    words = "The parties are Northshire Council and NHS Northshire ICB."

    assert found(pooled, "parties") == Finding(True, words)


def test_a_side_without_a_body_is_said(place, council):
    """R-S75-01:"""
    other = OrganisationFactory(kind="district")
    agreement = AgreementFactory(partnership=place, kind="section_75", parties=[council, other])

    assert found(agreement, "parties") == Finding(False, "No NHS body is a party.")


@pytest.mark.parametrize(("day", "is_met"), [(29, True), (30, True), (31, False)])
def test_a_party_counts_to_its_last_day(pooled, day, is_met):
    """R-S75-01."""
    pooled.parties.filter(organisation__kind="icb").update(until_on=dt.date(2026, 10, 30))

    whole = completeness_of(pooled, on=dt.date(2026, 10, day))

    assert whole.item("parties").finding.is_met is is_met


def test_an_agreement_is_in_writing_with_a_text_or_a_file(pooled, joint):
    """R-S75-10."""
    assert state(pooled, "in_writing") == "missing"

    ClauseFactory(agreement=pooled)
    UploadedPaperFactory(agreement=joint)

    assert state(pooled, "in_writing") == "met"
    assert state(joint, "in_writing") == "met"


def test_a_consultation_counts_once_it_says_everything(pooled):
    """R-S75-09."""
    assert found(pooled, "consultation") == Finding(False, "No consultation is recorded.")

    record = ConsultationFactory(agreement=pooled, who="Carers", began_words="May 2026")

    lacks = "The consultation does not say when it ended."
    assert found(pooled, "consultation") == Finding(False, lacks)

    record.ended_words = "June 2026"
    record.save()

    assert found(pooled, "consultation") == Finding(True, "Consulted: Carers")


def test_no_consultation_is_needed_with_a_reason(pooled):
    """R-S75-09."""
    ConsultationFactory(agreement=pooled, need="continuing", reason="Nothing changes.")

    words = "Not required, because: Nothing changes."
    assert found(pooled, "consultation") == Finding(True, words)


def test_each_side_has_its_list_of_functions(pooled, icb):
    """R-S75-13: neither list may be empty."""
    CoveredFunctionFactory(agreement=pooled, side="nhs", delegating=icb)

    assert found(pooled, "functions_nhs") == Finding(True, "1 NHS function listed.")
    words = "No health-related function is listed."
    assert found(pooled, "functions_health_related") == Finding(False, words)


def test_functions_are_held_and_exercised_by_parties(pooled, council, icb):
    """R-S75-29."""

    def look():
        return look_at_functions.bodies_of_functions(recorded(pooled))

    assert look() == Finding(False, "No function is listed.")

    row = CoveredFunctionFactory(
        agreement=pooled, words="Nursing", delegating=icb, exercising=council
    )
    assert look() == Finding(True, "Exercised by Northshire Council.")

    row.exercising = OrganisationFactory(name="Elsewhere Trust")
    row.save()
    assert look() == Finding(False, "“Nursing”: Elsewhere Trust is not a party.")

    row.exercising, row.stated_in = None, "A paper"
    row.save()
    assert look() == Finding(False, "“Nursing” does not say who exercises it.")


def test_every_partner_to_a_pool_has_a_row(pooled, fund, council, icb):
    """R-S75-18: though it be nothing, or in kind."""
    ContributionFactory(fund=fund, partner=council, amount=0)

    words = "Better care: nothing is entered for NHS Northshire ICB, not even nothing."
    assert found(pooled, "contribution_rows") == Finding(False, words)

    ContributionFactory(fund=fund, partner=icb, amount=None, form="in_kind")

    words = "Every partner has a row in Better care."
    assert found(pooled, "contribution_rows") == Finding(True, words)


def test_whoever_only_provides_or_observes_needs_no_row(pooled, filled_fund):
    """R-S75-18."""
    PartyFactory(agreement=pooled, capacities=["observer"])
    assert state(pooled, "contribution_rows") == "met"

    PartyFactory(agreement=pooled, capacities=["provider", "funder"])
    assert state(pooled, "contribution_rows") == "missing"


def test_each_pool_has_a_host_that_is_a_party(pooled, filled_fund):
    """R-S75-19 and R-S75-21: one for each fund, not one for the agreement."""
    assert found(pooled, "host") == Finding(True, "Each has one host: Better care.")

    second = PooledFundFactory(agreement=pooled, name="Second")
    assert found(pooled, "host") == Finding(False, "Second has no host.")

    second.host = OrganisationFactory(name="Elsewhere Council")
    second.save()
    words = "Second: the host, Elsewhere Council, is not a party."
    assert found(pooled, "host") == Finding(False, words)


def test_the_pool_manager_is_an_officer_of_the_host(pooled, filled_fund, icb):
    """R-S75-20; a post that the host shares is one."""
    assert state(pooled, "pool_manager") == "met"

    filled_fund.pool_manager = PostFactory(organisation=icb)
    filled_fund.save()
    words = "Better care: the pool manager is not an officer of the host."
    assert found(pooled, "pool_manager") == Finding(False, words)

    filled_fund.pool_manager.shared_with.add(filled_fund.host)
    assert state(pooled, "pool_manager") == "met"


@pytest.mark.parametrize(
    ("rhythm", "expected"),
    [("monthly", "met"), ("quarterly", "met"), ("half_yearly", "missing")],
)
def test_reports_every_quarter_at_least(pooled, filled_fund, rhythm, expected):
    """R-S75-20."""
    filled_fund.report_rhythm = rhythm
    filled_fund.save()

    assert state(pooled, "pool_reports") == expected


def test_a_councils_contribution_is_gross_or_net_of_charges(pooled, filled_fund, council, icb):
    """R-S75-34: what the NHS puts in has no charges to be net of."""
    filled_fund.contributions.filter(partner=icb).update(basis="not_stated")
    assert state(pooled, "gross_or_net") == "met"

    filled_fund.contributions.filter(partner=council).update(basis="not_stated")
    assert state(pooled, "gross_or_net") == "missing"


def test_the_vat_basis_of_each_pool_is_recorded(pooled, fund):
    """R-S75-35."""
    assert found(pooled, "vat_basis") == Finding(False, "Better care has no VAT basis.")


def test_a_fund_says_for_whom_and_which_services(pooled, filled_fund):
    """R-S75-14: two entries, each of its own."""
    assert (state(pooled, "persons"), state(pooled, "services")) == ("met", "met")

    filled_fund.services = ""
    filled_fund.save()

    assert (state(pooled, "persons"), state(pooled, "services")) == ("met", "missing")


def test_only_funds_of_which_the_host_holds_the_money_are_pools(pooled, fund):
    """An aligned fund has no host by law."""
    fund.fund_class = type(fund.fund_class).objects.get(key="aligned")
    fund.save()

    assert recorded(pooled).pools == []


@pytest.mark.parametrize(
    ("starts", "ends", "expected"),
    [
        ("not_stated", "fixed", "Nothing says when it starts."),
        ("fixed", "not_stated", "Nothing says when it ends."),
        ("last_signature", "rolling", None),
        ("fixed", "none", None),
        ("fixed", "event", None),
    ],
)
def test_how_long_it_runs(pooled, starts, ends, expected):
    """R-S75-16: year to year until terminated is an answer."""
    TermFactory(agreement=pooled, starts=starts, ends=ends)

    finding = found(pooled, "duration")

    assert (finding.is_met, expected) == (expected is None, expected or None)
    assert expected is None or finding.words == expected


def test_review_and_notice_are_met_by_the_term(pooled, ended_term):
    """R-S75-16."""
    assert found(pooled, "review") == Finding(True, "Review due: March 2028.")
    assert found(pooled, "termination") == Finding(True, "90 days’ notice.")


def test_whether_it_binds_must_be_said(joint):
    """R-S75-43: the default of a joint agreement is that nothing says so."""
    words = "Nothing says whether it is legally binding."
    assert found(joint, "effect") == Finding(False, words)

    joint.binding = "no"
    joint.save()

    assert found(joint, "effect") == Finding(True, "Not legally binding.")


def test_areas_are_the_scope_of_a_joint_agreement(joint):
    assert state(joint, "scope") == "missing"

    AreaStandingFactory(agreement=joint, name_as_printed="Dermatology")

    assert found(joint, "scope") == Finding(True, "The area is Dermatology.")
