import datetime as dt

import factory

from commissioning.organisations.models import Organisation, OtherName, Succession
from tests.factories.canary import CanaryFactory, canary_text


class OrganisationFactory(CanaryFactory):
    class Meta:
        model = Organisation

    name = factory.Sequence(lambda n: f"Body {n}")
    short_name = factory.SelfAttribute("name")
    slug = factory.Sequence(lambda n: f"body-{n}")
    kind = Organisation.Kind.OTHER


class OtherNameFactory(CanaryFactory):
    class Meta:
        model = OtherName

    organisation = factory.SubFactory(OrganisationFactory)
    name = canary_text("other-name", "name")
    kind = OtherName.Kind.ALIAS


class SuccessionFactory(CanaryFactory):
    """Since 2022, when boards took over from groups."""

    class Meta:
        model = Succession

    predecessor = factory.SubFactory(OrganisationFactory)
    successor = factory.SubFactory(OrganisationFactory)
    on = dt.date(2022, 7, 1)
    kind = Succession.Kind.TRANSFERRED
