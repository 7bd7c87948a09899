import datetime as dt

import factory

from agreements.money.models import Contribution, FundClass, FundingSource, HostMove, PooledFund
from agreements.register.models import Agreement
from tests.factories.canary import CanaryFactory, canary_text
from tests.factories.organisations import OrganisationFactory
from tests.factories.register import AgreementFactory


class PooledFundFactory(CanaryFactory):
    """`PooledFundFactory(agreement__parties=[council, icb])` makes the agreement's parties too."""

    class Meta:
        model = PooledFund

    agreement = factory.SubFactory(AgreementFactory, kind=Agreement.Kind.SECTION_75)
    name = canary_text("fund", "name")
    fund_class = factory.LazyFunction(lambda: FundClass.objects.get(key="pooled"))
    services = canary_text("fund", "services")
    client_groups = canary_text("fund", "client-groups")
    vat_note = canary_text("fund", "vat-note")


class ContributionFactory(CanaryFactory):
    """A cash contribution from `source_key`, of 2022/23."""

    class Meta:
        model = Contribution

    class Params:
        source_key = "nhs-base-budget"

    fund = factory.SubFactory(PooledFundFactory)
    partner = factory.SubFactory(OrganisationFactory)
    source = factory.LazyAttribute(lambda row: FundingSource.objects.get(key=row.source_key))
    year = 2022
    amount = factory.Sequence(lambda n: 1_000_000 + n)
    note = canary_text("contribution", "note")


class HostMoveFactory(CanaryFactory):
    class Meta:
        model = HostMove

    fund = factory.SubFactory(PooledFundFactory)
    from_organisation = factory.SubFactory(OrganisationFactory)
    to_organisation = factory.SubFactory(OrganisationFactory)
    on = dt.date(2022, 7, 1)
