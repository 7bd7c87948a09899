import datetime as dt

import factory

from commissioning.organisations.models import Organisation, OtherCode, OtherName, Succession
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


class OtherCodeFactory(CanaryFactory):
    """A code of three letters and digits, of a location."""

    class Meta:
        model = OtherCode

    organisation = factory.SubFactory(OrganisationFactory)
    scheme = OtherCode.Scheme.ODS
    code = factory.Sequence(lambda n: f"{n:03d}"[-3:])
    stands_for = OtherCode.StandsFor.LOCATION
    source = canary_text("other-code", "source")


class SuccessionFactory(CanaryFactory):
    """Since 2022, when boards took over from groups."""

    class Meta:
        model = Succession

    predecessor = factory.SubFactory(OrganisationFactory)
    successor = factory.SubFactory(OrganisationFactory)
    on = dt.date(2022, 7, 1)
    kind = Succession.Kind.TRANSFERRED
