from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.response import Response

from agreements.completeness.api import serializers as shapes
from agreements.completeness.consulting import (
    change_consultation,
    record_consultation,
    take_out_consultation,
)
from agreements.completeness.functions import change_function, list_function, take_out_function
from agreements.completeness.models import Consultation, CoveredFunction
from agreements.register.models import Agreement
from commissioning.api.routers import api_router
from commissioning.api.views import NounViewSet
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.govuk.errors import NotPermitted
from commissioning.organisations.models import Organisation

A_FUNCTION = OpenApiExample(
    "A health-related function",
    request_only=True,
    value={
        "agreement": "k7m2p9xq",
        "side": "health_related",
        "words": "Meeting the needs of adults for care and support",
        "delegating": "doncaster-council",
        "exercising": "nhs-south-yorkshire-icb",
    },
)


class RowsOfAgreement(NounViewSet):
    """Rows that commissioners of the parties add to an agreement and change."""

    filterset_fields = {"agreement__key": ["exact"]}
    page_order = "pk"

    def agreement_of(self, details):
        """The agreement that the details name, which this person may see and change."""
        seen = Agreement.objects.visible_to(self.request.user)
        agreement = get_object_or_404(seen, key=details.pop("agreement"))
        if not self.request.user.has_perm(self.rules["create"], agreement):
            raise NotPermitted("change this agreement")
        return agreement


class CoveredFunctions(RowsOfAgreement):
    """The functions that agreements cover: whose each is, and who exercises it."""

    model = CoveredFunction
    serializer_class = shapes.FunctionOut
    rules = {
        "create": "completeness.list_function",
        "update": "completeness.change_function",
        "destroy": "completeness.change_function",
    }

    def get_queryset(self):
        return super().get_queryset().select_related("agreement", "delegating", "exercising")

    @extend_schema(
        request=shapes.NewFunctionIn, responses={201: shapes.FunctionOut}, examples=[A_FUNCTION]
    )
    def create(self, request, *args, **kwargs):
        """List a function."""
        details = dict(self.details(shapes.NewFunctionIn))
        agreement = self.agreement_of(details)
        made = list_function(agreement, by=request.user, **self.with_bodies(details))
        return self.answer(made, 201)

    @extend_schema(request=shapes.FunctionIn, responses=shapes.FunctionOut)
    def update(self, request, *args, **kwargs):
        """Change what is said of a function."""
        function = self.get_object()
        details = self.with_bodies(dict(self.details(shapes.FunctionIn)))
        changed = change_function(function, by=request.user, version=self.version, **details)
        return self.answer(changed)

    @extend_schema(responses={204: None})
    def destroy(self, request, *args, **kwargs):
        """Take a function out."""
        take_out_function(self.get_object(), version=self.version, by=request.user)
        return Response(status=204)

    def with_bodies(self, details):
        bodies = Organisation.objects.visible_to(self.request.user)
        for name in ("delegating", "exercising"):
            if name in details:
                details[name] = get_object_or_404(bodies, slug=details[name])
        return details


class Consultations(RowsOfAgreement):
    """How partners consulted those affected by their agreements, or why they need not."""

    model = Consultation
    serializer_class = shapes.ConsultationOut
    rules = {
        "create": "completeness.record_consultation",
        "update": "completeness.change_consultation",
        "destroy": "completeness.change_consultation",
    }

    def get_queryset(self):
        return super().get_queryset().select_related("agreement")

    @extend_schema(request=shapes.NewConsultationIn, responses={201: shapes.ConsultationOut})
    def create(self, request, *args, **kwargs):
        """Record a consultation."""
        details = dict(self.details(shapes.NewConsultationIn))
        agreement = self.agreement_of(details)
        made = record_consultation(agreement, by=request.user, **with_days(details))
        return self.answer(made, 201)

    @extend_schema(request=shapes.ConsultationIn, responses=shapes.ConsultationOut)
    def update(self, request, *args, **kwargs):
        """Change what is recorded of a consultation."""
        consultation = self.get_object()
        details = with_days(dict(self.details(shapes.ConsultationIn)))
        changed = change_consultation(
            consultation, by=request.user, version=self.version, **details
        )
        return self.answer(changed)

    @extend_schema(responses={204: None})
    def destroy(self, request, *args, **kwargs):
        """Take out a consultation that was recorded by mistake."""
        take_out_consultation(self.get_object(), version=self.version, by=request.user)
        return Response(status=204)


def with_days(details):
    for name in ("began_on", "ended_on"):
        if name in details:
            details[name] = PrintedDate.from_words(details[name])
    return details


api_router.register("functions", CoveredFunctions, basename="function")
api_router.register("consultations", Consultations, basename="consultation")
