import datetime as dt

import factory

from agreements.areas.models import Area, AreaStanding, Milestone, MilestoneMove
from tests.factories.canary import CanaryFactory, canary_text
from tests.factories.partnerships import PartnershipFactory
from tests.factories.register import AgreementFactory


class AreaFactory(CanaryFactory):
    class Meta:
        model = Area

    partnership = factory.SubFactory(PartnershipFactory)
    name = canary_text("area", "name")


class AreaStandingFactory(CanaryFactory):
    class Meta:
        model = AreaStanding

    agreement = factory.SubFactory(AgreementFactory)
    area = factory.LazyAttribute(
        lambda standing: AreaFactory(partnership=standing.agreement.partnership)
    )
    name_as_printed = canary_text("area-standing", "name-as-printed")
    words = canary_text("area-standing", "words")
    note = canary_text("area-standing", "note")


class MilestoneFactory(CanaryFactory):
    class Meta:
        model = Milestone

    agreement = factory.SubFactory(AgreementFactory)
    position = factory.Sequence(lambda n: n + 1)
    words = canary_text("milestone", "words")
    due_words = "31 January 2027"
    due_earliest = due_latest = dt.date(2027, 1, 31)


class MilestoneMoveFactory(CanaryFactory):
    class Meta:
        model = MilestoneMove

    milestone = factory.SubFactory(MilestoneFactory)
    was_words = "31 December 2026"
    was_earliest = was_latest = dt.date(2026, 12, 31)
    reason = canary_text("milestone-move", "reason")
