import datetime as dt

import factory
from django.utils import timezone

from agreements.completeness.models import (
    Consultation,
    CoveredFunction,
    Disagreement,
    Explanation,
    NamedClause,
    ReportGiven,
)
from tests.factories.canary import CanaryFactory, canary_text, missing_canaries
from tests.factories.organisations import OrganisationFactory
from tests.factories.register import AgreementFactory
from tests.factories.texts import ClauseFactory


class NamedClauseFactory(CanaryFactory):
    class Meta:
        model = NamedClause

    agreement = factory.SubFactory(AgreementFactory)
    item = "variation"
    clause = factory.LazyAttribute(lambda named: ClauseFactory(agreement=named.agreement))
    called = canary_text("named-clause", "called")


class ReportGivenFactory(CanaryFactory):
    class Meta:
        model = ReportGiven

    agreement = factory.SubFactory(AgreementFactory)
    duty = "council-2026-06-30"
    on = dt.date(2026, 7, 30)
    stated_in = canary_text("report-given", "stated-in")


class ExplanationFactory(CanaryFactory):
    class Meta:
        model = Explanation

    agreement = factory.SubFactory(AgreementFactory)
    item = "costs"
    reason = canary_text("explanation", "reason")


class DisagreementFactory(CanaryFactory):
    """An open one, unless it has an answer."""

    class Meta:
        model = Disagreement

    agreement = factory.SubFactory(AgreementFactory)
    item = "variation"
    organisation = factory.SubFactory(OrganisationFactory)
    reason = canary_text("disagreement", "reason")

    @classmethod
    def _create(cls, model, marked=False, **fields):
        if marked:
            fields = missing_canaries(model, fields) | fields
        if fields.get("answer"):
            fields.setdefault("answered_at", timezone.now())
        return super()._create(model, **fields)


class CoveredFunctionFactory(CanaryFactory):
    class Meta:
        model = CoveredFunction

    agreement = factory.SubFactory(AgreementFactory)
    side = "nhs"
    words = canary_text("covered-function", "words")
    delegating = factory.SubFactory(OrganisationFactory)
    exercising = factory.SelfAttribute("delegating")


class ConsultationFactory(CanaryFactory):
    class Meta:
        model = Consultation

    agreement = factory.SubFactory(AgreementFactory)
    who = canary_text("consultation", "who")
    method = canary_text("consultation", "method")
    summary = canary_text("consultation", "summary")
    result = canary_text("consultation", "result")
