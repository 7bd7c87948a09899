import datetime as dt

import factory

from agreements.areas.models import (
    Area,
    AreaAction,
    AreaLead,
    AreaStanding,
    AreaStatus,
    Indicator,
    Milestone,
    MilestoneMove,
    Obligation,
    ObligationDone,
    Reading,
)
from tests.factories.canary import CanaryFactory, canary_text
from tests.factories.organisations import OrganisationFactory
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


class AreaLeadFactory(CanaryFactory):
    class Meta:
        model = AreaLead

    area = factory.SubFactory(AreaFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    post = canary_text("area-lead", "post")


class AreaActionFactory(CanaryFactory):
    class Meta:
        model = AreaAction

    area = factory.SubFactory(AreaFactory)
    words = canary_text("area-action", "words")


class AreaStatusFactory(CanaryFactory):
    class Meta:
        model = AreaStatus

    area = factory.SubFactory(AreaFactory)
    state = AreaStatus.State.UNDER_WAY
    on_words = "1 April 2026"
    on_earliest = on_latest = dt.date(2026, 4, 1)
    note = canary_text("area-status", "note")


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


class IndicatorFactory(CanaryFactory):
    """Of an area; of an agreement with `area=None` and `agreement`."""

    class Meta:
        model = Indicator

    area = factory.SubFactory(AreaFactory)
    name = canary_text("indicator", "name")


class ReadingFactory(CanaryFactory):
    class Meta:
        model = Reading

    indicator = factory.SubFactory(IndicatorFactory)
    on_words = "30 April 2026"
    on_earliest = on_latest = dt.date(2026, 4, 30)
    narrative = canary_text("reading", "narrative")


class ObligationFactory(CanaryFactory):
    """Monthly, and accepted."""

    class Meta:
        model = Obligation

    agreement = factory.SubFactory(AgreementFactory)
    words = canary_text("obligation", "words")
    every = 1
    unit = "month"
    due_words = ""
    set_aside_because = ""
    accepted_at = dt.datetime(2026, 4, 1, 9, tzinfo=dt.UTC)


class ObligationDoneFactory(CanaryFactory):
    class Meta:
        model = ObligationDone

    obligation = factory.SubFactory(ObligationFactory)
    on_words = "30 April 2026"
    on_earliest = on_latest = dt.date(2026, 4, 30)
    note = canary_text("obligation-done", "note")
