"""An agreement under section 75 with one pooled fund, of which much is recorded."""

import datetime as dt

import pytest

from agreements.completeness import checking
from agreements.completeness.models import Explanation
from agreements.completeness.recorded import read_recorded
from agreements.register.models import Agreement
from commissioning.organisations.models import Organisation
from tests.factories import (
    AgreementFactory,
    ContributionFactory,
    OrganisationFactory,
    PooledFundFactory,
    PostFactory,
    TermFactory,
)

TODAY = dt.date(2026, 11, 1)


@pytest.fixture
def pooled(place, council, icb):
    """Nothing is recorded of it but its parties and a fund that says nothing."""
    agreement = AgreementFactory(
        partnership=place, kind="section_75", parties=[council, icb], purpose=""
    )
    PooledFundFactory(
        agreement=agreement, name="Better care", services="", client_groups="", vat_note=""
    )
    return agreement


@pytest.fixture
def fund(pooled):
    return pooled.funds.get()


@pytest.fixture
def filled_fund(fund, council, icb):
    """All that can be recorded of a fund."""
    fund.host = council
    fund.pool_manager = PostFactory(organisation=council)
    fund.services, fund.client_groups = "Care at home", "Older people"
    fund.vat_basis, fund.report_rhythm = "regime", "quarterly"
    fund.save()
    for body in (council, icb):
        ContributionFactory(fund=fund, partner=body, basis="gross")
    return fund


@pytest.fixture
def nhs_trust():
    return OrganisationFactory(name="Northshire Hospital", kind=Organisation.Kind.NHS_TRUST)


@pytest.fixture
def ended_term(pooled):
    return TermFactory(
        agreement=pooled,
        starts="fixed",
        starts_words="1 April 2027",
        ends="rolling",
        review_words="March 2028",
        notice_days=90,
    )


def recorded(agreement, on=TODAY):
    return next(read_recorded(Agreement.objects.filter(pk=agreement.pk), on))


def completeness_of(agreement, on=TODAY):
    return checking.completeness_of(agreement, on)


def state(agreement, item):
    """How one item stands, in a word."""
    return completeness_of(agreement).item(item).state.value


def found(agreement, item):
    """What the record says of one item."""
    return completeness_of(agreement).item(item).finding


def missing(agreement):
    return [checked.item.key for checked in completeness_of(agreement).in_the_way]


def explain_all(agreement, *but):
    """Explain every must that is missing, but for those named."""
    for key in missing(agreement):
        if key not in but:
            Explanation.objects.create(agreement=agreement, item=key, reason="Not needed.")
