from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.decorators import action
from rest_framework.response import Response

from agreements.completeness.answering import (
    explain_item,
    name_clause,
    take_back_explanation,
    take_out_named_clause,
)
from agreements.completeness.api import serializers as shapes
from agreements.completeness.checking import completeness_of, completeness_of_all
from agreements.completeness.disagreeing import (
    answer_disagreement,
    bodies_of_reviewer,
    disagree_with_item,
    withdraw_disagreement,
)
from agreements.completeness.models import Disagreement
from agreements.completeness.recorded import read_recorded
from agreements.completeness.reports import (
    day_of,
    record_report,
    reports_of,
    take_back_report,
)
from agreements.register.models import Agreement
from commissioning.api.routers import api_router
from commissioning.api.views import NounViewSet
from commissioning.calendar.financial_years import FinancialYear
from commissioning.errors import RuleBroken

EXPLAINED = OpenApiExample(
    "No staff",
    request_only=True,
    value={"item": "staff", "reason": "No partner provides staff: the fund only buys services."},
)


class CompletenessLists(NounViewSet):
    """What the agreements that you may see must say, what meets it, and what is missing.

    The verbs add rows beside the agreement and change nothing of it, so they take no If-Match.
    """

    model = Agreement
    serializer_class = shapes.CompletenessOut
    lookup_field = "key"
    filterset_fields = {"kind": ["exact"], "partnership__slug": ["exact"]}
    page_order = "-pk"
    unversioned_actions = (
        "name_clause",
        "take_out_clause",
        "explain",
        "take_back_explanation",
        "disagree",
        "record_report",
        "take_back_report",
    )
    reading = ("reports",)
    rules = {
        "record_report": "completeness.record_report",
        "take_back_report": "completeness.record_report",
        "name_clause": "completeness.answer_item",
        "take_out_clause": "completeness.answer_item",
        "explain": "completeness.answer_item",
        "take_back_explanation": "completeness.answer_item",
        "disagree": "completeness.disagree",
    }

    def represent(self, row):
        return self.serializer_class(completeness_of(row, timezone.localdate())).data

    def list(self, request, *args, **kwargs):
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        rows = self.get_queryset().filter(pk__in=[row.pk for row in page]).order_by("-pk")
        lists = self.serializer_class(
            completeness_of_all(rows, timezone.localdate()), many=True
        ).data
        return self.get_paginated_response(lists)

    @extend_schema(request=shapes.NameClauseIn, responses=shapes.CompletenessOut)
    @action(detail=True, methods=["post"], url_path="name-clause")
    def name_clause(self, request, key=None):
        """Say that a clause meets an item; named again, that it still does."""
        agreement, details = self.get_object(), self.details(shapes.NameClauseIn)
        clause = get_object_or_404(agreement.clauses, pk=details["clause"])
        name_clause(agreement, details["item"], clause, by=request.user)
        return self.answer(agreement)

    @extend_schema(request=shapes.NameClauseIn, responses=shapes.CompletenessOut)
    @action(detail=True, methods=["post"], url_path="take-out-clause")
    def take_out_clause(self, request, key=None):
        """Say that a clause does not meet an item after all."""
        agreement, details = self.get_object(), self.details(shapes.NameClauseIn)
        named = get_object_or_404(agreement.named_clauses, **details)
        take_out_named_clause(named, by=request.user)
        return self.answer(agreement)

    @extend_schema(request=shapes.ExplainIn, responses=shapes.CompletenessOut, examples=[EXPLAINED])
    @action(detail=True, methods=["post"])
    def explain(self, request, key=None):
        """Say why an item is not met and need not be."""
        agreement = self.get_object()
        explain_item(agreement, by=request.user, **self.details(shapes.ExplainIn))
        return self.answer(agreement)

    @extend_schema(request=shapes.ItemIn, responses=shapes.CompletenessOut)
    @action(detail=True, methods=["post"], url_path="take-back-explanation")
    def take_back_explanation(self, request, key=None):
        """Take an explanation back."""
        agreement = self.get_object()
        take_back_explanation(agreement, by=request.user, **self.details(shapes.ItemIn))
        return self.answer(agreement)

    @extend_schema(
        parameters=[shapes.ReportYearIn], responses=shapes.ReportDutyOut(many=True), filters=False
    )
    @action(detail=True, methods=["get"], pagination_class=None)
    def reports(self, request, key=None):
        """The reports that the arrangement owes in a financial year, and which were given."""
        sent = shapes.ReportYearIn(data=request.query_params)
        sent.is_valid(raise_exception=True)
        return self.reports_of(self.get_object(), sent.validated_data.get("year"))

    @extend_schema(request=shapes.GiveReportIn, responses=shapes.ReportDutyOut(many=True))
    @action(detail=True, methods=["post"], url_path="record-report")
    def record_report(self, request, key=None):
        """Record that a report was given."""
        agreement, details = self.get_object(), dict(self.details(shapes.GiveReportIn))
        report = details.pop("report")
        record_report(agreement, report, by=request.user, **details)
        return self.reports_of(agreement, FinancialYear.containing(day_of(report)))

    @extend_schema(request=shapes.TakeBackReportIn, responses=shapes.ReportDutyOut(many=True))
    @action(detail=True, methods=["post"], url_path="take-back-report")
    def take_back_report(self, request, key=None):
        """Take back that a report was given, which was recorded by mistake."""
        agreement, details = self.get_object(), dict(self.details(shapes.TakeBackReportIn))
        report = details.pop("report")
        take_back_report(agreement, report, by=request.user, **details)
        return self.reports_of(agreement, FinancialYear.containing(day_of(report)))

    def reports_of(self, agreement, year):
        today = timezone.localdate()
        rows = read_recorded(self.get_queryset().filter(pk=agreement.pk), today)
        duties = reports_of(next(rows), year or FinancialYear.containing(today))
        return Response(shapes.ReportDutyOut(duties, many=True).data)

    @extend_schema(request=shapes.DisagreeIn, responses=shapes.CompletenessOut)
    @action(detail=True, methods=["post"])
    def disagree(self, request, key=None):
        """Disagree, for a body that you act for, with how an item is met or explained."""
        agreement, details = self.get_object(), dict(self.details(shapes.DisagreeIn))
        asked = details.pop("organisation", None)
        bodies = bodies_of_reviewer(agreement, request.user)
        chosen = [body for body in bodies if asked in (None, body.slug)]
        if len(chosen) != 1:
            raise RuleBroken("Name one of your bodies, as `organisation`.")
        disagree_with_item(agreement, organisation=chosen[0], by=request.user, **details)
        return self.answer(agreement)


class Disagreements(NounViewSet):
    """Where partners disagree about what meets an item. Answer another's; take back your own."""

    model = Disagreement
    serializer_class = shapes.DisagreementOut
    filterset_fields = {"agreement__key": ["exact"], "item": ["exact"]}
    page_order = "pk"
    rules = {
        "give_answer": "completeness.answer_disagreement",
        "withdraw": "completeness.withdraw_disagreement",
    }

    def get_queryset(self):
        return super().get_queryset().select_related("agreement", "organisation")

    @extend_schema(request=shapes.AnswerIn, responses=shapes.DisagreementOut)
    @action(detail=True, methods=["post"], url_path="answer")
    def give_answer(self, request, pk=None):
        """Answer the disagreement of another party."""
        details = self.details(shapes.AnswerIn)
        return self.answer(answer_disagreement(self.get_object(), by=request.user, **details))

    @extend_schema(request=None, responses=shapes.DisagreementOut)
    @action(detail=True, methods=["post"])
    def withdraw(self, request, pk=None):
        """Take back the disagreement of your own body."""
        return self.answer(withdraw_disagreement(self.get_object(), by=request.user))


api_router.register("completeness", CompletenessLists, basename="completeness")
api_router.register("disagreements", Disagreements, basename="disagreement")
