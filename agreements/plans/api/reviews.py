from django.utils import timezone
from django_filters import rest_framework as filters
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.decorators import action
from rest_framework.response import Response

from agreements.plans.api import review_shapes as shapes
from agreements.plans.api.plan_shapes import PlanReasonIn
from agreements.plans.discarding import discard_report, discard_review
from agreements.plans.models import Review, ReviewDependency, ReviewPoint, ReviewReport
from agreements.plans.models.concern import concerned_on, printed
from agreements.plans.ordered_rows import set_rows
from agreements.plans.outcomes import replace_agreement
from agreements.plans.reports import (
    change_report,
    deliver_report,
    owe_report,
    take_delivery_back,
)
from agreements.plans.review_documents import REVIEW_PDF
from agreements.plans.reviews import change_review, decide_review, start_review
from commissioning.api.routers import api_router
from commissioning.api.views import NounViewSet
from commissioning.api.views.documents import DocumentOut
from commissioning.govuk.errors import NotPermitted
from commissioning.jobs.queue import queue_job

AN_OUTCOME = OpenApiExample(
    "Replace it",
    request_only=True,
    value={
        "outcome": "replace",
        "on": "March 2021",
        "organisation": "oxfordshire-county-council",
        "given_by": "Cabinet",
    },
)


class ReviewFilter(filters.FilterSet):
    place = filters.CharFilter("partnership__slug", label="Place")
    agreement = filters.CharFilter("agreement__key", label="Key of the agreement")

    class Meta:
        model = Review
        fields: list[str] = []


class Reviews(NounViewSet):
    """Reviews of agreements and boards that you may see."""

    model = Review
    serializer_class = shapes.ReviewOut
    lookup_field = "key"
    filterset_class = ReviewFilter
    rules = {
        "create": "plans.start_review",
        "update": "plans.change_review",
        "destroy": "plans.change_review",
        "points": "plans.change_review",
        "dependencies": "plans.change_review",
        "reports": "plans.change_review",
        "decide": "plans.change_review",
        "replace": "plans.change_review",
        "make_pdf": "plans.view_review",
    }

    def get_queryset(self):
        seen = super().get_queryset().select_related("partnership", "agreement__partnership")
        seen = seen.select_related("body", "decided_by__organisation")
        return seen.prefetch_related("points", "dependencies", "reports", "led_by")

    @extend_schema(request=shapes.StartReviewIn, responses={201: shapes.ReviewOut})
    def create(self, request, *args, **kwargs):
        """Open a review of an agreement or of a body."""
        details = dict(self.details(shapes.StartReviewIn))
        agreement, body = details.pop("agreement", None), details.pop("body", None)
        rule = "plans.review_agreement" if agreement else "plans.start_review"
        if not request.user.has_perm(rule, agreement or body.partnership):
            raise NotPermitted("review this")
        review = start_review(agreement or body, by=request.user, **details)
        return self.answer(self.again(review), 201)

    @extend_schema(request=shapes.ChangeReviewIn, responses=shapes.ReviewOut)
    def update(self, request, *args, **kwargs):
        """Change what is said of a review."""
        review, details = self.get_object(), self.details(shapes.ChangeReviewIn)
        change_review(review, by=request.user, version=self.version, **details)
        return self.answer(self.again(review))

    @extend_schema(responses={204: None})
    def destroy(self, request, *args, **kwargs):
        """Delete a review that was entered by mistake."""
        discard_review(self.get_object(), version=self.version, by=request.user)
        return Response(status=204)

    @extend_schema(request=shapes.PointsIn, responses=shapes.ReviewOut)
    @action(detail=True, methods=["put"])
    def points(self, request, key=None):
        """Give a review these questions, findings and recommendations, in this order."""
        review, rows = self.get_object(), self.details(shapes.PointsIn)["points"]
        set_rows(ReviewPoint, review, rows, by=request.user, version=self.version)
        return self.answer(self.again(review))

    @extend_schema(request=shapes.DependenciesIn, responses=shapes.ReviewOut)
    @action(detail=True, methods=["put"])
    def dependencies(self, request, key=None):
        """Give a review these things that it waits for, in this order."""
        review, rows = self.get_object(), []
        for row in self.details(shapes.DependenciesIn)["dependencies"]:
            told = {name: value for name, value in row.items() if name != "expected"}
            rows.append(told | printed("expected", row.get("expected")))
        set_rows(ReviewDependency, review, rows, by=request.user, version=self.version)
        return self.answer(self.again(review))

    @extend_schema(request=shapes.ReportIn, responses={201: shapes.ReviewReportOut})
    @action(detail=True, methods=["post"])
    def reports(self, request, key=None):
        """Add a report that a review owes."""
        report = owe_report(self.get_object(), by=request.user, **self.details(shapes.ReportIn))
        self.serializer_class = shapes.ReviewReportOut
        return self.answer(report, 201)

    @extend_schema(request=shapes.OutcomeIn, responses=shapes.ReviewOut, examples=[AN_OUTCOME])
    @action(detail=True, methods=["post"])
    def decide(self, request, key=None):
        """Record what came of a review."""
        review, details = self.get_object(), self.details(shapes.OutcomeIn)
        decide_review(review, by=request.user, version=self.version, **details)
        return self.answer(self.again(review))

    @extend_schema(request=shapes.ReplaceReviewedIn, responses={201: shapes.ReplacedOut})
    @action(detail=True, methods=["post"])
    def replace(self, request, key=None):
        """Start the draft that replaces the agreement, where that is the outcome."""
        details = self.details(shapes.ReplaceReviewedIn)
        made = replace_agreement(self.get_object(), by=request.user, **details)
        return Response(shapes.ReplacedOut(made).data, status=201)

    @extend_schema(request=None, responses={201: DocumentOut})
    @action(detail=True, methods=["post"], url_path="make-pdf")
    def make_pdf(self, request, key=None):
        """Ask for the review on paper. Whoever sees the review may."""
        review = self.get_object()
        ids = concerned_on(review, timezone.localdate())
        job = queue_job(REVIEW_PDF, review, by=request.user, organisations=ids)
        return Response(DocumentOut(job).data, status=201)

    def again(self, review):
        return self.get_queryset().get(pk=review.pk)


class ReviewReportFilter(filters.FilterSet):
    review = filters.CharFilter("review__key", label="Key of the review")
    place = filters.CharFilter("review__partnership__slug", label="Place")
    delivered = filters.BooleanFilter(
        "delivered_on", lookup_expr="isnull", exclude=True, label="Delivered?"
    )
    due_from = filters.DateFilter("due_latest", lookup_expr="gte", label="Due on or after")
    due_to = filters.DateFilter("due_latest", lookup_expr="lte", label="Due on or before")

    class Meta:
        model = ReviewReport
        fields: list[str] = []


class ReviewReports(NounViewSet):
    """Reports owed by the reviews that you may see. A month falls due on its last day."""

    model = ReviewReport
    serializer_class = shapes.ReviewReportOut
    lookup_field = "key"
    filterset_class = ReviewReportFilter
    rules = {
        "update": "plans.change_report",
        "destroy": "plans.change_report",
        "deliver": "plans.change_report",
        "take_back": "plans.change_report",
    }

    def get_queryset(self):
        seen = super().get_queryset().select_related("review__partnership", "review__agreement")
        return seen.select_related("to")

    @extend_schema(request=shapes.ChangeReportIn, responses=shapes.ReviewReportOut)
    def update(self, request, *args, **kwargs):
        """Change which report is owed, to whom and by when."""
        return self.act(change_report, shapes.ChangeReportIn)

    @extend_schema(responses={204: None})
    def destroy(self, request, *args, **kwargs):
        """Take out a report that is not owed after all."""
        discard_report(self.get_object(), version=self.version, by=request.user)
        return Response(status=204)

    @extend_schema(request=shapes.DeliverIn, responses=shapes.ReviewReportOut)
    @action(detail=True, methods=["post"])
    def deliver(self, request, key=None):
        """Mark a report as delivered."""
        return self.act(deliver_report, shapes.DeliverIn, today=timezone.localdate())

    @extend_schema(request=PlanReasonIn, responses=shapes.ReviewReportOut)
    @action(detail=True, methods=["post"], url_path="take-back")
    def take_back(self, request, key=None):
        """Say that a report was not delivered after all."""
        return self.act(take_delivery_back, PlanReasonIn)

    def act(self, function, shape, **more):
        report = self.get_object()
        details = self.details(shape)
        function(report, by=self.request.user, version=self.version, **details, **more)
        return self.answer(self.get_queryset().get(pk=report.pk))


api_router.register("reviews", Reviews, basename="review")
api_router.register("review-reports", ReviewReports, basename="review-report")
