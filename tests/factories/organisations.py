import factory

from commissioning.organisations.models import Organisation


class OrganisationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organisation

    name = factory.Sequence(lambda n: f"Body {n}")
    short_name = factory.SelfAttribute("name")
    slug = factory.Sequence(lambda n: f"body-{n}")
    kind = Organisation.Kind.OTHER
