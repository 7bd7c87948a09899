"""Who took over from whom, through the API: stated, confirmed, taken back, and what it touches."""

from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import PermissionDenied
from rest_framework.response import Response

from commissioning.api.fields import Visible
from commissioning.api.forms import shape_of
from commissioning.api.views.nouns import NounViewSet
from commissioning.organisations.models import Organisation, Succession
from commissioning.organisations.touched import touched_by
from commissioning.succession import forms
from commissioning.succession.successions import (
    confirm_succession,
    record_successions,
    take_back_succession,
)

TakeBackIn = shape_of("TakeBackIn", forms.ReasonForm)


class SuccessionOut(serializers.ModelSerializer):
    predecessor = serializers.SlugRelatedField("slug", read_only=True)
    successor = serializers.SlugRelatedField("slug", read_only=True)

    class Meta:
        model = Succession
        fields = ["id", "predecessor", "successor", "on", "kind", "source", "is_unconfirmed"]


class SuccessionIn(serializers.Serializer):
    """Every body of the first list gave way to every one of the second."""

    predecessors = Visible("slug", Organisation, many=True)
    successors = Visible("slug", Organisation, many=True)
    on = serializers.DateField(help_text="The first day of the successor")
    kind = serializers.ChoiceField(Succession.Kind.choices)
    source = serializers.CharField(max_length=200, required=False)


class TouchedOut(serializers.Serializer):
    group = serializers.CharField()
    title = serializers.CharField()
    url = serializers.CharField()
    about = serializers.CharField()
    choice = serializers.CharField(help_text="What the novations call it; empty if nothing is left")


A_MERGER = OpenApiExample(
    "Two groups become one",
    request_only=True,
    value={
        "predecessors": ["nhs-north-ccg", "nhs-south-ccg"],
        "successors": ["nhs-whole-ccg"],
        "on": "2019-04-01",
        "kind": "merged",
    },
)


class Successions(NounViewSet):
    """Who took over from whom, and what that touches as far as you may see it."""

    model = Succession
    serializer_class = SuccessionOut
    filterset_fields = {"predecessor__slug": ["exact"], "successor__slug": ["exact"]}
    page_order = "pk"
    public = True
    rules = {
        "create": "succession.record_organisation",
        "confirm": "succession.confirm",
        "take_back": "succession.take_back",
    }
    reading = ("touched",)

    def get_queryset(self):
        return super().get_queryset().select_related("predecessor", "successor")

    @extend_schema(
        request=SuccessionIn, responses={201: SuccessionOut(many=True)}, examples=[A_MERGER]
    )
    def create(self, request, *args, **kwargs):
        """State a succession, many to many."""
        details = self.details(SuccessionIn)
        concerned = (*details["predecessors"], *details["successors"])
        if not any(request.user.has_perm("succession.keep_record", body) for body in concerned):
            raise PermissionDenied("Administrators of one of these bodies can do this.")
        made = record_successions(by=request.user, **details)
        return Response(SuccessionOut(made, many=True).data, status=201)

    @extend_schema(request=None, responses=SuccessionOut)
    @action(detail=True, methods=["post"])
    def confirm(self, request, pk=None):
        """Confirm, for the predecessor, what its successor stated."""
        return self.answer(confirm_succession(self.get_object(), by=request.user))

    @extend_schema(request=TakeBackIn, responses={204: None})
    @action(detail=True, methods=["post"], url_path="take-back")
    def take_back(self, request, pk=None):
        """Take out what was stated by mistake."""
        take_back_succession(self.get_object(), by=request.user, **self.details(TakeBackIn))
        return Response(status=204)

    @extend_schema(responses=TouchedOut(many=True))
    @action(detail=True, methods=["get"])
    def touched(self, request, pk=None):
        """What the succession touches, as far as you may see it."""
        succession = self.get_object()
        groups = [] if succession.is_unconfirmed else touched_by(succession, request.user)
        things = [thing for group in groups for thing in group.things]
        return Response(TouchedOut(things, many=True).data)
