import datetime as dt

import factory
from django.utils import timezone

from governance.boards.models import BoardForm, CallInRule
from governance.decisions.models import (
    AgreementConcerned,
    AuthorityLine,
    Decision,
    Option,
    OtherReference,
    PublishedRevision,
    Resolution,
)
from tests.factories.accounts import UserFactory
from tests.factories.canary import CanaryFactory, canary, canary_text
from tests.factories.organisations import OrganisationFactory
from tests.factories.partnerships import BodyFactory
from tests.factories.register import AgreementFactory


class DecisionFactory(CanaryFactory):
    """A draft whose every text is a canary; `DecisionFactory(body=board)` is of the board's place."""

    class Meta:
        model = Decision
        skip_postgeneration_save = True

    body = factory.SubFactory(BodyFactory)
    partnership = factory.SelfAttribute("body.partnership")
    title = canary_text("decision", "title")
    reason_key = canary_text("decision", "reason-key")
    purpose = canary_text("decision", "purpose")
    decision_text = canary_text("decision", "decision-text")
    reasons = canary_text("decision", "reasons")
    options_statement = canary_text("decision", "options-statement")
    conflicts_text = canary_text("decision", "conflicts-text")
    dispensations = canary_text("decision", "dispensations")
    wards = canary_text("decision", "wards")
    lead_officer = canary_text("decision", "lead-officer")
    report_author = canary_text("decision", "report-author")
    contact = canary_text("decision", "contact")
    decided_at_meeting = canary_text("decision", "decided-at-meeting")
    accompanying_documents = canary_text("decision", "accompanying-documents")
    background_papers = canary_text("decision", "background-papers")
    unclassified_text = canary_text("decision", "unclassified-text")
    maker_words = canary_text("decision", "maker-words")
    status_words = canary_text("decision", "status-words")
    listed_on = factory.LazyFunction(timezone.localdate)


class ResolutionFactory(CanaryFactory):
    class Meta:
        model = Resolution

    decision = factory.SubFactory(DecisionFactory)
    position = 1
    text = canary_text("resolution", "text")


class OptionFactory(CanaryFactory):
    class Meta:
        model = Option

    decision = factory.SubFactory(DecisionFactory)
    position = 1
    text = canary_text("option", "text")
    reasons = canary_text("option", "reasons")


class OtherReferenceFactory(CanaryFactory):
    class Meta:
        model = OtherReference

    decision = factory.SubFactory(DecisionFactory)
    position = 1
    text = canary_text("other-reference", "text")


class AuthorityLineFactory(CanaryFactory):
    class Meta:
        model = AuthorityLine

    decision = factory.SubFactory(DecisionFactory)
    organisation = factory.SubFactory(OrganisationFactory)
    position = 1
    given_by = canary_text("authority-line", "given-by")
    instrument = canary_text("authority-line", "instrument")


class AgreementConcernedFactory(CanaryFactory):
    class Meta:
        model = AgreementConcerned

    decision = factory.SubFactory(DecisionFactory)
    agreement = factory.SubFactory(AgreementFactory)
    role = "note"


class BoardFormFactory(CanaryFactory):
    class Meta:
        model = BoardForm

    body = factory.SubFactory(BodyFactory)
    form = BoardForm.Form.JOINT_COMMITTEE_REG10


class CallInRuleFactory(CanaryFactory):
    class Meta:
        model = CallInRule

    organisation = factory.SubFactory(OrganisationFactory)
    working_days = 5
    from_on = dt.date(2010, 1, 1)


class PublishedRevisionFactory(CanaryFactory):
    """A revision that holds next to nothing; publish a decision where its content matters."""

    class Meta:
        model = PublishedRevision

    decision = factory.SubFactory(DecisionFactory)
    number = factory.Sequence(lambda n: n + 2)
    content = factory.Sequence(lambda n: {"title": canary("revision", n, "title")})
    reason = canary_text("revision", "reason")
    published_at = factory.LazyFunction(timezone.now)
    published_by = factory.SubFactory(UserFactory)
