import factory

from agreements.register.models import Agreement, Approval, Party, Signature, Term
from tests.factories.canary import canary_text
from tests.factories.organisations import OrganisationFactory
from tests.factories.partnerships import PartnershipFactory


class AgreementFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Agreement
        skip_postgeneration_save = True

    partnership = factory.SubFactory(PartnershipFactory)
    kind = Agreement.Kind.JCA
    title = canary_text("agreement", "title")
    reference = canary_text("agreement", "reference")
    purpose = canary_text("agreement", "purpose")

    @factory.post_generation
    def parties(self, create, extracted, **kwargs):
        """`AgreementFactory(parties=[council, icb])` makes one party row for each body."""
        for position, organisation in enumerate(extracted or [], start=1):
            PartyFactory(agreement=self, organisation=organisation, position=position)


class PartyFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Party

    agreement = factory.SubFactory(AgreementFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    name_as_printed = factory.LazyAttribute(lambda party: party.organisation.name)
    address_as_printed = canary_text("party", "address")
    capacities = factory.LazyFunction(lambda: ["partner"])


class TermFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Term

    agreement = factory.SubFactory(AgreementFactory)


class ApprovalFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Approval

    party = factory.SubFactory(PartyFactory)


class SignatureFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Signature

    party = factory.SubFactory(PartyFactory)
