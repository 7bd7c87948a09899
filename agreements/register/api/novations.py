"""Novations through the API: one party, or all that was chosen of what a succession touches."""

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import PermissionDenied
from rest_framework.response import Response

from agreements.register.api.serializers import PartyFactIn, PartyFactOut
from agreements.register.authorities import state_authority
from agreements.register.chosen_novations import Chosen, novate_chosen
from agreements.register.models import Agreement, Novation, NovationApproval
from agreements.register.novation_corrections import correct_novation, take_back_novation
from agreements.register.novations import (
    novate_party,
    record_novation_approval,
    set_successor_clause,
)
from commissioning.api.fields import Visible
from commissioning.api.routers import api_router
from commissioning.api.views import NounViewSet
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.organisations.models import Organisation, Succession


class NovationApprovalOut(PartyFactOut):
    party = serializers.IntegerField(source="party_id")


class NovationOut(serializers.ModelSerializer):
    agreement = serializers.SlugRelatedField("key", read_only=True)
    from_organisation = serializers.CharField(source="from_party.organisation.slug")
    from_name = serializers.CharField(source="from_party.name_as_printed")
    to_organisation = serializers.SlugRelatedField("slug", read_only=True)
    to_name = serializers.CharField(source="to_party.name_as_printed")
    approvals = NovationApprovalOut(many=True)

    class Meta:
        model = Novation
        fields = [
            "id",
            "agreement",
            "from_organisation",
            "from_name",
            "to_organisation",
            "to_name",
            "on",
            "how",
            "source",
            "succession",
            "stated_in",
            "approvals",
        ]


class HowIn(serializers.Serializer):
    how = serializers.ChoiceField(Novation.How.choices)
    source = serializers.CharField(max_length=200, required=False, help_text="The law or order")


class NovationIn(HowIn):
    agreement = serializers.CharField(help_text="Its key")
    party = serializers.IntegerField(help_text="The id of the party that leaves")
    to = Visible("slug", Organisation)
    on = serializers.DateField(help_text="The first day of the party that comes")
    name_as_printed = serializers.CharField(max_length=200, required=False)
    stated_in = serializers.CharField(max_length=200, required=False)


class ChosenIn(HowIn):
    """Choices of `/successions/{id}/touched/`; all of them, or none, are moved."""

    succession = serializers.PrimaryKeyRelatedField(queryset=Succession.objects.visible_to(None))
    chosen = serializers.ListField(child=serializers.CharField(), min_length=1)
    name_as_printed = serializers.CharField(max_length=200, required=False)


class MovedOut(serializers.Serializer):
    novations = NovationOut(many=True)
    others = serializers.IntegerField(help_text="How many funds moved")


class ApproveIn(PartyFactIn):
    given_by = serializers.CharField(max_length=200, required=False)
    reference = serializers.CharField(max_length=80, required=False)


class CorrectNovationIn(HowIn):
    """As it should have been recorded, and why. `version` is that of the agreement."""

    on = serializers.DateField(help_text="The first day of the party that came")
    name_as_printed = serializers.CharField(max_length=200, required=False)
    reason = serializers.CharField()
    version = serializers.IntegerField()


class TakeBackNovationIn(serializers.Serializer):
    reason = serializers.CharField()
    version = serializers.IntegerField(help_text="That of the agreement")


class ClauseIn(serializers.Serializer):
    agreement = serializers.CharField(help_text="Its key")
    binds_successors = serializers.BooleanField()


A_CHOICE = OpenApiExample(
    "What a group was party to goes to the board that followed it",
    request_only=True,
    value={
        "succession": 12,
        "chosen": ["agreement:abcd2345", "fund:efgh6789"],
        "how": "law",
        "source": "Health and Care Act 2022",
    },
)


class Novations(NounViewSet):
    """Bodies that took a party's place in agreements that you may see."""

    model = Novation
    serializer_class = NovationOut
    filterset_fields = {"agreement__key": ["exact"], "succession": ["exact"]}
    page_order = "pk"
    rules = {
        "create": "register.novate_chosen",
        "chosen": "register.novate_chosen",
        "clause": "register.novate_chosen",
        "approve": "register.approve_novation",
        "correct": "register.novate_chosen",
        "take_back": "register.novate_chosen",
    }

    def get_queryset(self):
        rows = super().get_queryset().with_names().select_related("agreement", "to_organisation")
        return rows.prefetch_related("approvals")

    def agreement_to_change(self, key):
        """One that this person may see, and may record novations in."""
        user = self.request.user
        found = get_object_or_404(Agreement.objects.visible_to(user), key=key)
        if not user.has_perm("register.novate_agreement", found):
            raise PermissionDenied("Commissioners of its parties can do this.")
        return found

    @extend_schema(request=NovationIn, responses={201: NovationOut})
    def create(self, request, *args, **kwargs):
        """Another body takes the place of one party."""
        details = self.details(NovationIn)
        agreement = self.agreement_to_change(details.pop("agreement"))
        party = get_object_or_404(agreement.parties.joined(), pk=details.pop("party"))
        succession = party.organisation.successions_from.confirmed().to(details["to"])
        made = novate_party(party, succession=succession, by=request.user, **details)
        return self.answer(made, 201)

    @extend_schema(request=ChosenIn, responses={201: MovedOut}, examples=[A_CHOICE])
    @action(detail=False, methods=["post"])
    def chosen(self, request):
        """Move all that was chosen of what a succession touches, in one act."""
        details = self.details(ChosenIn)
        succession = details.pop("succession")
        chosen = [Chosen(succession, choice) for choice in details.pop("chosen")]
        names = {succession.pk: details.pop("name_as_printed", "")}
        moved = novate_chosen(chosen, names=names, by=request.user, **details)
        return Response(MovedOut(moved).data, status=201)

    @extend_schema(request=ClauseIn, responses={204: None})
    @action(detail=False, methods=["post"], url_path="successor-clause")
    def clause(self, request):
        """Say whether an agreement's own words bind any successor organisations."""
        details = self.details(ClauseIn)
        agreement = self.agreement_to_change(details.pop("agreement"))
        set_successor_clause(agreement, by=request.user, **details)
        return Response(status=204)

    @extend_schema(request=CorrectNovationIn, responses=NovationOut)
    @action(detail=True, methods=["post"])
    def correct(self, request, pk=None):
        """Put right what is recorded of a novation, with the reason."""
        novation = self.get_object()
        self.agreement_to_change(novation.agreement.key)
        details = self.details(CorrectNovationIn)
        corrected = correct_novation(novation, by=request.user, **details)
        return self.answer(self.get_queryset().get(pk=corrected.pk))

    @extend_schema(request=TakeBackNovationIn, responses={204: None})
    @action(detail=True, methods=["post"], url_path="take-back")
    def take_back(self, request, pk=None):
        """Take back a novation that never was, with the reason."""
        novation = self.get_object()
        self.agreement_to_change(novation.agreement.key)
        take_back_novation(novation, by=request.user, **self.details(TakeBackNovationIn))
        return Response(status=204)

    @extend_schema(request=ApproveIn, responses=NovationOut)
    @action(detail=True, methods=["post"])
    def approve(self, request, pk=None):
        """Record a party's approval of a novation."""
        novation = self.get_object()
        details = dict(self.details(ApproveIn))
        approvals = NovationApproval.objects.visible_to(request.user).filter(novation=novation)
        approval = get_object_or_404(approvals, party=details.pop("party"))
        on = PrintedDate.from_words(details.pop("on", ""))
        given = {name: details.pop(name, "") for name in ("given_by", "reference")}
        authority = state_authority(approval.party, on=on, **given)
        record_novation_approval(approval, by=request.user, on=on, authority=authority, **details)
        return self.answer(self.get_object())


api_router.register("novations", Novations, basename="novation")
