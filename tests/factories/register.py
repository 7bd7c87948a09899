import datetime as dt

import factory

from agreements.register.models import (
    Agreement,
    Approval,
    Link,
    Novation,
    NovationApproval,
    Party,
    Signature,
    Term,
)
from tests.factories.canary import CanaryFactory, canary_text, missing_canaries
from tests.factories.organisations import OrganisationFactory
from tests.factories.partnerships import PartnershipFactory


class TheOnlyOne(CanaryFactory):
    """Makes the row that its owner has one of, or changes it where the owner's factory made it."""

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model, marked=False, **fields):
        if marked:
            fields = missing_canaries(model, fields) | fields
        name = cls._meta.declarations["owner"]
        row, _ = model.objects.update_or_create(**{name: fields.pop(name)}, defaults=fields)
        return row


class TermFactory(TheOnlyOne):
    class Meta:
        model = Term
        exclude = ["owner"]

    owner = "agreement"
    agreement = factory.SubFactory("tests.factories.register.AgreementFactory")


class ApprovalFactory(TheOnlyOne):
    class Meta:
        model = Approval
        exclude = ["owner"]

    owner = "party"
    party = factory.SubFactory("tests.factories.register.PartyFactory")


class SignatureFactory(TheOnlyOne):
    class Meta:
        model = Signature
        exclude = ["owner"]

    owner = "party"
    party = factory.SubFactory("tests.factories.register.PartyFactory")
    name = canary_text("signature", "name")


class AgreementFactory(CanaryFactory):
    class Meta:
        model = Agreement
        skip_postgeneration_save = True

    partnership = factory.SubFactory(PartnershipFactory)
    kind = Agreement.Kind.JCA
    title = canary_text("agreement", "title")
    reference = canary_text("agreement", "reference")
    purpose = canary_text("agreement", "purpose")
    term = factory.RelatedFactory(TermFactory, factory_related_name="agreement")

    @factory.post_generation
    def parties(self, create, extracted, **kwargs):
        """`AgreementFactory(parties=[council, icb])` makes one party row for each body."""
        for position, organisation in enumerate(extracted or [], start=1):
            PartyFactory(agreement=self, organisation=organisation, position=position)


class PartyFactory(CanaryFactory):
    class Meta:
        model = Party
        skip_postgeneration_save = True

    agreement = factory.SubFactory(AgreementFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    name_as_printed = factory.LazyAttribute(lambda party: party.organisation.name)
    address_as_printed = canary_text("party", "address")
    capacities = factory.LazyFunction(lambda: ["partner"])
    approval = factory.RelatedFactory(ApprovalFactory, factory_related_name="party")
    signature = factory.RelatedFactory(SignatureFactory, factory_related_name="party")


class LinkFactory(CanaryFactory):
    class Meta:
        model = Link

    later = factory.SubFactory(AgreementFactory)
    earlier = factory.SubFactory(AgreementFactory)
    kind = Link.Kind.RENEWS


class NovationFactory(CanaryFactory):
    """On 1 July 2022, when boards took over from groups, as the parties agreed."""

    class Meta:
        model = Novation

    from_party = factory.SubFactory(PartyFactory)
    to_organisation = factory.SubFactory(OrganisationFactory)
    agreement = factory.SelfAttribute("from_party.agreement")
    to_party = factory.SubFactory(
        PartyFactory,
        agreement=factory.SelfAttribute("..agreement"),
        organisation=factory.SelfAttribute("..to_organisation"),
    )
    on = dt.date(2022, 7, 1)
    how = Novation.How.AGREED
    source = canary_text("novation", "source")


class NovationApprovalFactory(CanaryFactory):
    class Meta:
        model = NovationApproval

    novation = factory.SubFactory(NovationFactory)
    party = factory.SelfAttribute("novation.from_party")
