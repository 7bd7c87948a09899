from django.db.models import Prefetch
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django_filters import rest_framework as filters
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.decorators import action
from rest_framework.response import Response

from agreements.areas.actions import add_area_action, change_area_action, take_out_area_action
from agreements.areas.api import area_shapes as shapes
from agreements.areas.cover import agreements_ever_with, area_facts
from agreements.areas.models import Area, AreaAction, AreaStanding, AreaStatus
from agreements.areas.plan_documents import AREA_PLAN_PDF
from agreements.areas.planning import describe_area, write_area_plan
from agreements.areas.statuses import record_area_status, take_back_area_status
from agreements.areas.varying_scope import (
    add_area_by_variation,
    leave_area_as_it_is,
    take_out_area_by_variation,
)
from agreements.register.api.cover import cover_answer, describe_cover
from agreements.register.models import Variation
from commissioning.api.routers import api_router
from commissioning.api.views import NounViewSet
from commissioning.api.views.documents import DocumentOut
from commissioning.jobs.queue import queue_job

NOT_PROGRESSED = OpenApiExample(
    "Not progressed, as a later paper says",
    request_only=True,
    value={
        "state": "not_started",
        "on": "21 April 2021",
        "note": "Plans are being developed for care in general practice.",
        "stated_in": "Decision record PH 09 2021",
    },
)
NEW_ACTION = OpenApiExample(
    "By the end of March",
    request_only=True,
    value={"words": "Agree one discharge pathway", "due": "end of March 2027"},
)


AN_ADDITION = OpenApiExample(
    "An area is added",
    request_only=True,
    value={"variation": 4, "act": "add", "name": "Dermatology"},
)


class AreaFilter(filters.FilterSet):
    place = filters.CharFilter("partnership__slug", label="Place")
    agreement = filters.CharFilter(method="in_agreement", label="Key of the agreement")

    class Meta:
        model = Area
        fields: list[str] = []

    def in_agreement(self, queryset, name, key):
        seen = AreaStanding.objects.visible_to(self.request.user).filter(agreement__key=key)
        return queryset.filter(pk__in=seen.values("area"))


class Areas(NounViewSet):
    """Areas of opportunity that stand in an agreement which you may see, with their plans."""

    model = Area
    serializer_class = shapes.AreaOut
    lookup_field = "key"
    filterset_class = AreaFilter

    unversioned_actions = ("add_action", "record_status", "make_pdf", "vary_scope")
    reading = ("make_pdf", "cover")
    rules = {
        "describe": "areas.plan_area",
        "plan": "areas.plan_area",
        "add_action": "areas.plan_area",
        "record_status": "areas.plan_area",
        "vary_scope": "register.edit_variation",
    }

    def get_queryset(self):
        standings = AreaStanding.objects.visible_to(self.request.user)
        seen = super().get_queryset().select_related("partnership", "sponsor", "answers_to")
        return seen.prefetch_related(
            Prefetch("standings", standings.select_related("agreement")),
            "leads__organisation",
            "actions__owner",
            "statuses",
        )

    @extend_schema(request=shapes.DescribeIn, responses=shapes.AreaOut)
    @action(detail=True, methods=["post"])
    def describe(self, request, key=None):
        """Say of whose lives an area is, who leads it for whom, and to whom it answers."""
        area = self.get_object()
        self.place = area.partnership_id
        describe_area(
            area, version=self.version, by=request.user, **self.details(shapes.DescribeIn)
        )
        return self.again(area)

    @extend_schema(
        request=shapes.VaryScopeIn, responses={201: shapes.AreaStandingOut}, examples=[AN_ADDITION]
    )
    @action(detail=False, methods=["post"], url_path="vary-scope")
    def vary_scope(self, request):
        """Let a variation add an area to its agreement, take one out, or leave it as it is."""
        details = self.details(shapes.VaryScopeIn)
        seen = Variation.objects.visible_to(request.user)
        variation = get_object_or_404(seen, pk=details["variation"])
        self.check_object_permissions(request, variation)
        if details["act"] == "add":
            made = add_area_by_variation(
                variation, details["name"], words=details.get("words", ""), by=request.user
            )
            return Response(shapes.AreaStandingOut(made).data, status=201)
        standings = AreaStanding.objects.visible_to(request.user)
        standing = get_object_or_404(
            standings, agreement=variation.agreement_id, pk=details["standing"]
        )
        if details["act"] == "leave":
            leave_area_as_it_is(standing, variation, by=request.user)
            return Response(status=204)
        made = take_out_area_by_variation(standing, variation, by=request.user)
        return Response(shapes.AreaStandingOut(made).data, status=201)

    def get_serializer_context(self):
        return super().get_serializer_context() | {"place": getattr(self, "place", None)}

    @extend_schema(request=shapes.PlanIn, responses=shapes.AreaOut)
    @action(detail=True, methods=["post"])
    def plan(self, request, key=None):
        """Write the plan on a page."""
        area = self.get_object()
        write_area_plan(area, version=self.version, by=request.user, **self.details(shapes.PlanIn))
        return self.again(area)

    @extend_schema(
        request=shapes.AddActionIn, responses={201: shapes.AreaActionOut}, examples=[NEW_ACTION]
    )
    @action(detail=True, methods=["post"], url_path="add-action")
    def add_action(self, request, key=None):
        """Add a commissioning action to the plan."""
        area, details = self.get_object(), self.details(shapes.AddActionIn)
        made = add_area_action(area, by=request.user, **details)
        return Response(shapes.AreaActionOut(made).data, status=201)

    @extend_schema(
        request=shapes.StatusIn, responses={201: shapes.AreaStatusOut}, examples=[NOT_PROGRESSED]
    )
    @action(detail=True, methods=["post"], url_path="record-status")
    def record_status(self, request, key=None):
        """State how far the area had come by a day."""
        area, said = self.get_object(), self.details(shapes.StatusIn)
        made = record_area_status(area, today=timezone.localdate(), by=request.user, **said)
        return Response(shapes.AreaStatusOut(made).data, status=201)

    @extend_schema(request=None, responses={201: DocumentOut})
    @action(detail=True, methods=["post"], url_path="make-pdf")
    def make_pdf(self, request, key=None):
        """Ask for the plan on one side of paper. Whoever sees the area may."""
        area = self.get_object()
        ids = area.organisation_ids
        job = queue_job(AREA_PLAN_PDF, area, by=request.user, organisations=ids)
        return Response(DocumentOut(job).data, status=201)

    @describe_cover
    @action(detail=True, methods=["get"])
    def cover(self, request, key=None):
        """The days that an area is covered by the agreements in which it stands."""
        area = self.get_object()
        agreements = agreements_ever_with(area, request.user)
        return cover_answer(request, agreements, area_facts(area, request.user), area.name)

    def again(self, area):
        return self.answer(self.get_queryset().get(pk=area.pk))


class AreaActions(NounViewSet):
    """The commissioning actions of areas that you may see."""

    model = AreaAction
    serializer_class = shapes.AreaActionOut
    filterset_fields = {
        "area__key": ["exact"],
        "area__partnership__slug": ["exact"],
        "state": ["exact"],
        "due_latest": ["gte", "lte"],
    }
    page_order = "pk"
    rules = {"update": "areas.change_area_action", "destroy": "areas.change_area_action"}

    def get_queryset(self):
        return super().get_queryset().select_related("area__partnership", "owner")

    @extend_schema(request=shapes.ChangeActionIn, responses=shapes.AreaActionOut)
    def update(self, request, *args, **kwargs):
        """Change an action, or say how far it is."""
        row, details = self.get_object(), self.details(shapes.ChangeActionIn)
        return self.answer(
            change_area_action(row, version=self.version, by=request.user, **details)
        )

    @extend_schema(responses={204: None})
    def destroy(self, request, *args, **kwargs):
        """Take an action out that should not be in the plan."""
        take_out_area_action(self.get_object(), version=self.version, by=request.user)
        return Response(status=204)


class AreaStatuses(NounViewSet):
    """How far areas that you may see had come, statement by statement."""

    model = AreaStatus
    serializer_class = shapes.AreaStatusOut
    filterset_fields = {
        "area__key": ["exact"],
        "area__partnership__slug": ["exact"],
        "state": ["exact"],
        "on_latest": ["gte", "lte"],
    }
    page_order = "pk"
    rules = {"take_back": "areas.take_back_area_status"}

    def get_queryset(self):
        return super().get_queryset().select_related("area__partnership")

    @extend_schema(request=shapes.TakeBackStatusIn, responses={204: None})
    @action(detail=True, methods=["post"], url_path="take-back")
    def take_back(self, request, pk=None):
        """Take back a statement made by mistake."""
        take_back_area_status(
            self.get_object(), by=request.user, **self.details(shapes.TakeBackStatusIn)
        )
        return Response(status=204)


api_router.register("areas", Areas, basename="area")
api_router.register("area-actions", AreaActions, basename="area-action")
api_router.register("area-statuses", AreaStatuses, basename="area-status")
