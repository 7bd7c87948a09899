import factory

from commissioning.authorities.models import Authority, Body
from commissioning.partnerships.models import Partner, Partnership
from commissioning.people.models import Holder, Person, Post
from tests.factories.canary import CanaryFactory, canary_text
from tests.factories.organisations import OrganisationFactory


class PartnershipFactory(CanaryFactory):
    class Meta:
        model = Partnership

    name = factory.Sequence(lambda n: f"Place {n}")
    slug = factory.Sequence(lambda n: f"place-{n}")


class PartnerFactory(CanaryFactory):
    class Meta:
        model = Partner

    partnership = factory.SubFactory(PartnershipFactory)
    organisation = factory.SubFactory(OrganisationFactory)


class PostFactory(CanaryFactory):
    class Meta:
        model = Post

    organisation = factory.SubFactory(OrganisationFactory)
    title = factory.Sequence(lambda n: f"Director {n}")


class PersonFactory(CanaryFactory):
    class Meta:
        model = Person

    name = canary_text("person", "name")


class HolderFactory(CanaryFactory):
    class Meta:
        model = Holder

    post = factory.SubFactory(PostFactory)
    person = factory.SubFactory(PersonFactory)


class BodyFactory(CanaryFactory):
    class Meta:
        model = Body

    partnership = factory.SubFactory(PartnershipFactory)
    name = factory.Sequence(lambda n: f"Board {n}")
    short_name = factory.Sequence(lambda n: f"B{n}")
    slug = factory.Sequence(lambda n: f"b{n}")
    kind = Body.Kind.BOARD


class AuthorityFactory(CanaryFactory):
    class Meta:
        model = Authority

    organisation = factory.SubFactory(OrganisationFactory)
    given_by = canary_text("authority", "given-by")
    what = canary_text("authority", "what")
    instrument = canary_text("authority", "instrument")
    reference = canary_text("authority", "reference")
