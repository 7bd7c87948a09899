import datetime as dt

import factory

from agreements.register.models import (
    Extension,
    GapNote,
    HoldOver,
    MergedKey,
    OptionToExtend,
    SavedView,
    TerminationNotice,
    Variation,
    VariationApproval,
    VariationChange,
    VariationSignature,
    VariedParty,
    Withdrawal,
    YearlyStatement,
)
from commissioning.calendar.dates import words
from tests.factories.accounts import UserFactory
from tests.factories.canary import CanaryFactory, canary_text
from tests.factories.organisations import OrganisationFactory
from tests.factories.register import AgreementFactory, PartyFactory


def printed(name: str, day: dt.date) -> dict[str, object]:
    """The three columns of a printed date that names one day."""
    return {f"{name}_words": words(day), f"{name}_earliest": day, f"{name}_latest": day}


class LifeFactFactory(CanaryFactory):
    """`XFactory(agreement=a, on=day)` gives the three columns of its day."""

    class Meta:
        abstract = True

    agreement = factory.SubFactory(AgreementFactory)

    @classmethod
    def _create(cls, model_class, *args, **fields):
        for name in ("on", "until", "last", "begins", "effective", "ends"):
            if name in fields:
                column = "from" if name == "begins" else name
                fields |= printed(column, fields.pop(name))
        return super()._create(model_class, *args, **fields)


class OptionToExtendFactory(CanaryFactory):
    class Meta:
        model = OptionToExtend

    agreement = factory.SubFactory(AgreementFactory)
    months = 12
    words = canary_text("option-to-extend", "words")


class ExtensionFactory(LifeFactFactory):
    class Meta:
        model = Extension

    until = dt.date(2022, 3, 31)


class TerminationNoticeFactory(LifeFactFactory):
    class Meta:
        model = TerminationNotice

    last = dt.date(2021, 12, 31)
    reason = canary_text("termination-notice", "reason")


class WithdrawalFactory(LifeFactFactory):
    class Meta:
        model = Withdrawal

    party = factory.LazyAttribute(lambda one: PartyFactory(agreement=one.agreement))
    last = dt.date(2021, 12, 31)
    reason = canary_text("withdrawal", "reason")


class HoldOverFactory(LifeFactFactory):
    class Meta:
        model = HoldOver

    begins = dt.date(2021, 3, 1)


class YearlyStatementFactory(LifeFactFactory):
    class Meta:
        model = YearlyStatement

    starts_in = 2013
    state = YearlyStatement.State.AGREED
    words = canary_text("yearly-statement", "words")


class VariationFactory(LifeFactFactory):
    class Meta:
        model = Variation

    number = factory.Sequence(lambda n: str(n + 1))
    title = canary_text("variation", "title")
    withdrawn_because = canary_text("variation", "withdrawn_because")
    changes = factory.LazyFunction(lambda: ["scope"])


class VariationChangeFactory(CanaryFactory):
    class Meta:
        model = VariationChange

    variation = factory.SubFactory(VariationFactory)
    about = Variation.Change.SCOPE
    before = canary_text("variation-change", "before")
    after = canary_text("variation-change", "after")


class VariedPartyFactory(CanaryFactory):
    class Meta:
        model = VariedParty

    variation = factory.SubFactory(VariationFactory, changes=["parties"])
    act = VariedParty.Act.JOINS
    organisation = factory.SubFactory(OrganisationFactory)
    name_as_printed = canary_text("varied-party", "name-as-printed")
    defined_term = canary_text("varied-party", "defined-term")
    address_as_printed = canary_text("varied-party", "address-as-printed")
    capacities = factory.LazyFunction(lambda: ["partner"])


class VariationApprovalFactory(CanaryFactory):
    class Meta:
        model = VariationApproval

    variation = factory.SubFactory(VariationFactory)
    party = factory.LazyAttribute(lambda one: PartyFactory(agreement=one.variation.agreement))


class VariationSignatureFactory(CanaryFactory):
    class Meta:
        model = VariationSignature

    variation = factory.SubFactory(VariationFactory)
    party = factory.LazyAttribute(lambda one: PartyFactory(agreement=one.variation.agreement))
    name = canary_text("variation-signature", "name")


class MergedKeyFactory(CanaryFactory):
    class Meta:
        model = MergedKey

    key = factory.Sequence(lambda n: f"m{n:07}")
    title = canary_text("merged-key", "title")
    agreement = factory.SubFactory(AgreementFactory)


class GapNoteFactory(CanaryFactory):
    class Meta:
        model = GapNote

    agreement = factory.SubFactory(AgreementFactory)
    first = dt.date(2021, 4, 1)
    last = dt.date(2021, 4, 20)
    reason = canary_text("gap-note", "reason")


class SavedViewFactory(CanaryFactory):
    class Meta:
        model = SavedView

    owner = factory.SubFactory(UserFactory)
    name = canary_text("saved-view", "name")
    query = "state=Lapsed"
