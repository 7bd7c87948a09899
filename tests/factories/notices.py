import factory
from django.utils import timezone

from commissioning.notices.models import LeadTime, Notice
from tests.factories.accounts import UserFactory
from tests.factories.canary import CanaryFactory, canary_text


class NoticeFactory(CanaryFactory):
    """Due now."""

    class Meta:
        model = Notice

    key = factory.Sequence(lambda n: f"notice {n}")
    recipient = factory.SubFactory(UserFactory)
    subject = canary_text("notice", "subject")
    body = canary_text("notice", "body")
    url = "/agreements/"
    due_on = factory.LazyFunction(timezone.localdate)
    due_at = factory.LazyFunction(timezone.now)


class LeadTimeFactory(CanaryFactory):
    class Meta:
        model = LeadTime

    kind = LeadTime.Kind.EXPIRY
    count = factory.Sequence(lambda n: n + 30)
    unit = LeadTime.Unit.MONTHS
