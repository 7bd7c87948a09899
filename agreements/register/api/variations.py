"""The REST door to variations."""

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.response import Response

from agreements.register.answerable import boards_for
from agreements.register.api import variation_serializers as shapes
from agreements.register.api.serializers import ReasonIn
from agreements.register.api.variation_facts import VariationFacts
from agreements.register.api.variation_serializers import sent
from agreements.register.api.varied_parties import VariedParties
from agreements.register.models import Agreement, Variation
from agreements.register.varying import (
    change_variation,
    delete_variation,
    describe_change,
    send_variation,
    start_variation,
    withdraw_variation,
)
from commissioning.api.routers import api_router
from commissioning.api.views import NounViewSet


class Variations(VariationFacts, VariedParties, NounViewSet):
    """Variations of agreements that you may see."""

    model = Variation
    serializer_class = shapes.VariationOut
    filterset_fields = {"agreement__key": ["exact"]}
    page_order = "-pk"
    rules = {
        "create": "register.edit_variation",
        "update": "register.edit_variation",
        "destroy": "register.edit_variation",
        "describe": "register.edit_variation",
        "send_for_approval": "register.edit_variation",
        "withdraw": "register.edit_variation",
        "approve": "register.approve_variation",
        "sign": "register.approve_variation",
        "confirm": "register.approve_variation",
        "vary_party": "register.edit_variation",
        "take_out_party": "register.edit_variation",
        "add_evidence": "register.approve_variation",
        "take_evidence": "register.view_variation",
    }

    def get_queryset(self):
        related = ("details", "approvals__party", "signatures__party", "varied_parties__party")
        related = (*related, "varied_parties__organisation")
        seen = super().get_queryset().select_related("agreement__partnership", "answers_to")
        return seen.prefetch_related(*related)

    @extend_schema(
        request=shapes.StartVariationIn,
        responses={201: shapes.VariationOut},
        examples=[
            sent(
                "Six months more",
                agreement="8f3kq2mn",
                title="Six months more",
                changes=["period"],
                effective="1 April 2022",
            )
        ],
    )
    def create(self, request, *args, **kwargs):
        """Start a variation of an agreement."""
        details = dict(self.details(shapes.StartVariationIn))
        seen = Agreement.objects.visible_to(request.user)
        agreement = get_object_or_404(seen, key=details.pop("agreement"))
        self.check_object_permissions(request, agreement)
        made = start_variation(agreement, by=request.user, **details)
        return self.answer(self.again(made), 201)

    @extend_schema(
        request=shapes.VariationIn,
        responses=shapes.VariationOut,
        examples=[sent("A title", title="A year more")],
    )
    def update(self, request, *args, **kwargs):
        """Change what a variation is called, what it changes or when it takes effect."""
        variation = self.get_object()
        details = self.details(shapes.VariationIn)
        change_variation(variation, by=request.user, version=self.version, **details)
        return self.answer(self.again(variation))

    @extend_schema(responses={204: None})
    def destroy(self, request, *args, **kwargs):
        """Delete a variation that no party has approved or signed."""
        delete_variation(self.get_object(), by=request.user)
        return Response(status=204)

    @extend_schema(
        request=shapes.ChangeIn,
        responses=shapes.VariationOut,
        examples=[sent("The period", about="period", ends="30 September 2022")],
    )
    @action(detail=True, methods=["post"])
    def describe(self, request, pk=None):
        """Say what one thing was, and what it becomes."""
        variation = self.get_object()
        details = dict(self.details(shapes.ChangeIn))
        if slug := details.get("answers_to"):
            boards = boards_for(variation.agreement, request.user)
            details["answers_to"] = get_object_or_404(boards, slug=slug)
        describe_change(
            variation, details.pop("about"), by=request.user, version=self.version, **details
        )
        return self.answer(self.again(variation))

    @extend_schema(request=None, responses=shapes.VariationOut)
    @action(detail=True, methods=["post"], url_path="send-for-approval")
    def send_for_approval(self, request, pk=None):
        """Ask each party to approve a variation."""
        variation = self.get_object()
        send_variation(variation, by=request.user, version=self.version)
        return self.answer(self.again(variation))

    @extend_schema(
        request=ReasonIn,
        responses=shapes.VariationOut,
        examples=[sent("Given up", reason="The district decided not to join")],
    )
    @action(detail=True, methods=["post"])
    def withdraw(self, request, pk=None):
        """Give up a variation that was sent, until every party has agreed to it."""
        variation = self.get_object()
        details = self.details(ReasonIn)
        withdraw_variation(variation, by=request.user, version=self.version, **details)
        return self.answer(self.again(variation))

    def again(self, variation):
        """The variation as it stands now, freshly read."""
        return self.get_queryset().get(pk=variation.pk)


api_router.register("variations", Variations, basename="variation")
