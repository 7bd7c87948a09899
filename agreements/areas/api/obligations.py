from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action

from agreements.areas.api.area_shapes import PrintedDateIn, TakeBackStatusIn
from agreements.areas.api.indicators import RhythmIn
from agreements.areas.models import Obligation, ObligationDone
from agreements.areas.obligations import (
    accept_obligation,
    change_obligation,
    do_obligation,
    put_down_obligation,
    set_aside_obligation,
)
from agreements.areas.watched import watched_of
from agreements.register.api.serializers import PrintedDateOut
from agreements.register.models import Agreement
from agreements.texts.models import Clause
from commissioning.api.fields import Visible
from commissioning.api.routers import api_router
from commissioning.api.views import NounViewSet
from commissioning.govuk.errors import NotPermitted
from commissioning.organisations.models import Organisation

MONTHLY = OpenApiExample(
    "Monthly meetings",
    request_only=True,
    value={
        "agreement": "k3x9q2vw",
        "words": "The co-ordinating committee meets",
        "rhythm_words": "at least once a month",
        "every": 1,
        "unit": "month",
    },
)


class ObligationDoneOut(serializers.ModelSerializer):
    on = PrintedDateOut()

    class Meta:
        model = ObligationDone
        fields = ["on", "note", "stated_in", "at"]


class ObligationOut(serializers.ModelSerializer):
    """An obligation, when it was done, and when it is next due, if a day can be worked out."""

    agreement = serializers.SlugRelatedField("key", read_only=True)
    owner = serializers.SlugRelatedField("slug", read_only=True)
    due = PrintedDateOut(source="due_by")
    times_done = ObligationDoneOut(many=True)
    next_due = serializers.SerializerMethodField()
    says = serializers.SerializerMethodField()

    class Meta:
        model = Obligation
        fields = [
            "key",
            "agreement",
            "words",
            "clause",
            "source",
            "owner",
            "owner_post",
            "due",
            "rhythm_words",
            "every",
            "unit",
            "is_proposed",
            "set_aside_because",
            "times_done",
            "next_due",
            "says",
            "version",
        ]

    def get_next_due(self, obligation) -> str | None:
        due = self.watch_of(obligation).due
        return due and due.isoformat()

    def get_says(self, obligation) -> str:
        return self.watch_of(obligation).sentence

    def watch_of(self, obligation):
        """Worked out for a whole page at once, by the view; for one, here."""
        known = self.context.setdefault("watches", {})
        if obligation.pk not in known:
            ((_, known[obligation.pk]),) = watched_of([obligation], today=timezone.localdate())
        return known[obligation.pk]


class ChangeObligationIn(RhythmIn):
    words = serializers.CharField()
    clause = Visible("id", Clause, allow_null=True, default=None)
    owner = Visible("slug", Organisation, allow_null=True, default=None)
    owner_post = serializers.CharField(max_length=200, allow_blank=True, default="")
    due = PrintedDateIn(max_length=60, allow_null=True, default=None)


class ObligationIn(ChangeObligationIn):
    agreement = serializers.CharField(help_text="The key of the agreement")


class ObligationDoneIn(serializers.Serializer):
    on = PrintedDateIn(max_length=60)
    note = serializers.CharField(allow_blank=True, default="")
    stated_in = serializers.CharField(max_length=200, allow_blank=True, default="")


class Obligations(NounViewSet):
    """What the agreements that you may see make somebody do, by a day or again and again."""

    model = Obligation
    serializer_class = ObligationOut
    lookup_field = "key"
    filterset_fields = {
        "agreement__key": ["exact"],
        "agreement__partnership__slug": ["exact"],
        "accepted_at": ["isnull"],
    }
    page_order = "pk"
    unversioned_actions = ("done",)
    rules = {
        "create": "areas.add_obligation",
        "update": "areas.change_obligation",
        "accept": "areas.change_obligation",
        "set_aside": "areas.change_obligation",
        "done": "areas.change_obligation",
    }

    def get_queryset(self):
        rows = super().get_queryset().select_related("agreement__partnership", "owner", "clause")
        return rows.prefetch_related("times_done")

    def list(self, request, *args, **kwargs):
        page = self.paginate_queryset(self.filter_queryset(self.get_queryset()))
        told = watched_of(page, today=timezone.localdate())
        known = {"watches": {row.pk: how for row, how in told}}
        context = self.get_serializer_context() | known
        return self.get_paginated_response(ObligationOut(page, many=True, context=context).data)

    @extend_schema(request=ObligationIn, responses={201: ObligationOut}, examples=[MONTHLY])
    def create(self, request, *args, **kwargs):
        """Put down what an agreement makes somebody do."""
        said = dict(self.details(ObligationIn))
        seen = Agreement.objects.visible_to(request.user)
        agreement = get_object_or_404(seen, key=said.pop("agreement"))
        if not request.user.has_perm("areas.add_obligation", agreement):
            raise NotPermitted("change this agreement")
        return self.answer(put_down_obligation(agreement, by=request.user, **said), 201)

    @extend_schema(request=ChangeObligationIn, responses=ObligationOut)
    def update(self, request, *args, **kwargs):
        """Change what an obligation says; a proposed one is accepted by it."""
        row, said = self.get_object(), self.details(ChangeObligationIn)
        return self.again(change_obligation(row, version=self.version, by=request.user, **said))

    @extend_schema(request=None, responses=ObligationOut)
    @action(detail=True, methods=["post"])
    def accept(self, request, key=None):
        """Accept what was found in the text: from now on it is watched."""
        row = self.get_object()
        return self.again(accept_obligation(row, version=self.version, by=request.user))

    @extend_schema(request=TakeBackStatusIn, responses=ObligationOut)
    @action(detail=True, methods=["post"], url_path="set-aside")
    def set_aside(self, request, key=None):
        """Say that it is no obligation, or is watched no more."""
        row, said = self.get_object(), self.details(TakeBackStatusIn)
        return self.again(set_aside_obligation(row, version=self.version, by=request.user, **said))

    @extend_schema(request=ObligationDoneIn, responses=ObligationOut)
    @action(detail=True, methods=["post"])
    def done(self, request, key=None):
        """Record that it was done on a day."""
        row, said = self.get_object(), self.details(ObligationDoneIn)
        do_obligation(row, today=timezone.localdate(), by=request.user, **said)
        return self.again(row)

    def again(self, row):
        return self.answer(self.get_queryset().get(pk=row.pk))


api_router.register("obligations", Obligations, basename="obligation")
