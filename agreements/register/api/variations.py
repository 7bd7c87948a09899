"""The REST door to variations."""

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from agreements.register.api.life_serializers import PrintedDateIn
from agreements.register.api.serializers import (
    ApprovalIn,
    PartyFactOut,
    PrintedDateOut,
    SignatureIn,
)
from agreements.register.approvals import confirm_fact
from agreements.register.authorities import state_authority
from agreements.register.models import Agreement, Variation, VariationChange
from agreements.register.varying import (
    change_variation,
    delete_variation,
    describe_change,
    record_variation_approval,
    record_variation_signature,
    send_variation,
    start_variation,
)
from commissioning.api.routers import api_router
from commissioning.api.views import NounViewSet
from commissioning.calendar.printed_dates import PrintedDate


class VariationFactOut(PartyFactOut):
    party = serializers.IntegerField(source="party_id")


class VariationChangeOut(serializers.ModelSerializer):
    class Meta:
        model = VariationChange
        fields = ["about", "before", "after"]


class VariationOut(serializers.ModelSerializer):
    agreement = serializers.SlugRelatedField("key", read_only=True)
    url = serializers.CharField(source="get_absolute_url")
    changes = serializers.ListField(child=serializers.CharField())
    effective = PrintedDateOut()
    ends = PrintedDateOut()
    details = VariationChangeOut(many=True)
    approvals = VariationFactOut(many=True)
    signatures = VariationFactOut(many=True)
    is_agreed = serializers.BooleanField()

    class Meta:
        model = Variation
        fields = [
            "id",
            "url",
            "agreement",
            "number",
            "title",
            "changes",
            "effective",
            "ends",
            "details",
            "approvals",
            "signatures",
            "is_agreed",
            "stated_in",
            "version",
        ]


class VariationIn(serializers.Serializer):
    title = serializers.CharField(max_length=300, required=False)
    changes = serializers.ListField(
        child=serializers.ChoiceField(Variation.Change.choices), min_length=1, required=False
    )
    number = serializers.CharField(max_length=20, required=False)
    effective = PrintedDateIn(required=False)


class StartVariationIn(VariationIn):
    agreement = serializers.CharField(max_length=8, help_text="The key of the agreement")
    title = serializers.CharField(max_length=300)
    changes = serializers.ListField(
        child=serializers.ChoiceField(Variation.Change.choices), min_length=1
    )
    stated_in = serializers.CharField(max_length=200, required=False)


class ChangeIn(serializers.Serializer):
    """One thing that the variation changes. The period also needs `ends`, the new last day."""

    about = serializers.ChoiceField(Variation.Change.choices)
    before = serializers.CharField(required=False, allow_blank=True)
    after = serializers.CharField(required=False, allow_blank=True)
    ends = PrintedDateIn(required=False)

    def validate(self, attrs):
        if attrs["about"] != Variation.Change.PERIOD and not attrs.get("after", "").strip():
            raise serializers.ValidationError({"after": "Enter what it becomes"})
        return {"after": ""} | attrs


class ConfirmIn(serializers.Serializer):
    party = serializers.IntegerField(help_text="The id of the party")
    fact = serializers.ChoiceField(["approval", "signature"])


def sent(name, **value):
    return OpenApiExample(name, request_only=True, value=value)


class Variations(NounViewSet):
    """Variations of agreements that you may see."""

    model = Variation
    serializer_class = VariationOut
    filterset_fields = {"agreement__key": ["exact"]}
    page_order = "-pk"
    rules = {
        "create": "register.edit_variation",
        "update": "register.edit_variation",
        "destroy": "register.edit_variation",
        "describe": "register.edit_variation",
        "send_for_approval": "register.edit_variation",
        "approve": "register.approve_variation",
        "sign": "register.approve_variation",
        "confirm": "register.approve_variation",
    }

    def get_queryset(self):
        related = ("details", "approvals__party", "signatures__party")
        seen = super().get_queryset().select_related("agreement__partnership")
        return seen.prefetch_related(*related)

    @extend_schema(
        request=StartVariationIn,
        responses={201: VariationOut},
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
        details = dict(self.details(StartVariationIn))
        seen = Agreement.objects.visible_to(request.user)
        agreement = get_object_or_404(seen, key=details.pop("agreement"))
        self.check_object_permissions(request, agreement)
        made = start_variation(agreement, by=request.user, **details)
        return self.answer(self.again(made), 201)

    @extend_schema(
        request=VariationIn, responses=VariationOut, examples=[sent("A title", title="A year more")]
    )
    def update(self, request, *args, **kwargs):
        """Change what a variation is called, what it changes or when it takes effect."""
        variation = self.get_object()
        details = self.details(VariationIn)
        change_variation(variation, by=request.user, version=self.version, **details)
        return self.answer(self.again(variation))

    @extend_schema(responses={204: None})
    def destroy(self, request, *args, **kwargs):
        """Delete a variation that no party has approved or signed."""
        delete_variation(self.get_object(), by=request.user)
        return Response(status=204)

    @extend_schema(
        request=ChangeIn,
        responses=VariationOut,
        examples=[sent("The period", about="period", ends="30 September 2022")],
    )
    @action(detail=True, methods=["post"])
    def describe(self, request, pk=None):
        """Say what one thing was, and what it becomes."""
        variation = self.get_object()
        details = dict(self.details(ChangeIn))
        describe_change(
            variation, details.pop("about"), by=request.user, version=self.version, **details
        )
        return self.answer(self.again(variation))

    @extend_schema(request=None, responses=VariationOut)
    @action(detail=True, methods=["post"], url_path="send-for-approval")
    def send_for_approval(self, request, pk=None):
        """Ask each party to approve a variation."""
        variation = self.get_object()
        send_variation(variation, by=request.user, version=self.version)
        return self.answer(self.again(variation))

    @extend_schema(
        request=ApprovalIn,
        responses=VariationOut,
        examples=[sent("By Cabinet", party=11, on="10 February 2022", given_by="Cabinet")],
    )
    @action(detail=True, methods=["post"])
    def approve(self, request, pk=None):
        """Record a party's approval of a variation."""
        variation = self.get_object()
        details = dict(self.details(ApprovalIn))
        fact = get_object_or_404(variation.approvals, party=details.pop("party"))
        on = PrintedDate.from_words(details.pop("on", ""))
        authority = state_authority(
            fact.party,
            given_by=details.pop("given_by", ""),
            reference=details.pop("reference", ""),
            on=on,
            what="Vary",
        )
        record_variation_approval(fact, by=request.user, on=on, authority=authority, **details)
        return self.answer(self.again(variation))

    @extend_schema(
        request=SignatureIn,
        responses=VariationOut,
        examples=[sent("On paper", party=11, on="11 February 2022", post="Chief executive")],
    )
    @action(detail=True, methods=["post"])
    def sign(self, request, pk=None):
        """Record a party's signature of a variation."""
        variation = self.get_object()
        details = dict(self.details(SignatureIn))
        fact = get_object_or_404(variation.signatures, party=details.pop("party"))
        on = PrintedDate.from_words(details.pop("on", ""))
        record_variation_signature(fact, by=request.user, on=on, **details)
        return self.answer(self.again(variation))

    @extend_schema(
        request=ConfirmIn,
        responses=VariationOut,
        examples=[sent("Its approval", party=11, fact="approval")],
    )
    @action(detail=True, methods=["post"])
    def confirm(self, request, pk=None):
        """Confirm what another partner recorded for one's own body."""
        variation = self.get_object()
        details = self.details(ConfirmIn)
        facts = getattr(variation, f"{details['fact']}s")
        confirm_fact(get_object_or_404(facts, party=details["party"]), by=request.user)
        return self.answer(self.again(variation))

    def again(self, variation):
        """The variation as it stands now, freshly read."""
        return self.get_queryset().get(pk=variation.pk)


api_router.register("variations", Variations, basename="variation")
