import datetime as dt

import factory

from agreements.areas.models import Area, AreaStanding, Milestone
from tests.factories.canary import canary_text
from tests.factories.partnerships import PartnershipFactory
from tests.factories.register import AgreementFactory


class AreaFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Area

    partnership = factory.SubFactory(PartnershipFactory)
    name = canary_text("area", "name")


class AreaStandingFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = AreaStanding

    agreement = factory.SubFactory(AgreementFactory)
    area = factory.LazyAttribute(
        lambda standing: AreaFactory(partnership=standing.agreement.partnership)
    )
    name_as_printed = canary_text("area-standing", "name-as-printed")
    words = canary_text("area-standing", "words")
    note = canary_text("area-standing", "note")


class MilestoneFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Milestone

    agreement = factory.SubFactory(AgreementFactory)
    position = factory.Sequence(lambda n: n + 1)
    words = canary_text("milestone", "words")
    due_words = "31 January 2027"
    due_earliest = due_latest = dt.date(2027, 1, 31)
