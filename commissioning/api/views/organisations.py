"""Bodies and their successions through the API: reading by anybody, keeping by administrators."""

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import PermissionDenied
from rest_framework.response import Response

from commissioning.api.fields import Visible
from commissioning.api.views.nouns import NounViewSet
from commissioning.organisations.models import Organisation, OtherCode, OtherName, Succession
from commissioning.organisations.touched import touched_by
from commissioning.succession.codes import add_code, take_out_code
from commissioning.succession.organisations import (
    add_name,
    change_organisation,
    end_organisation,
    record_organisation,
    rename_organisation,
)
from commissioning.succession.successions import (
    confirm_succession,
    record_successions,
    take_back_succession,
)


class OtherNameOut(serializers.ModelSerializer):
    class Meta:
        model = OtherName
        fields = ["name", "kind", "used_from", "used_until"]


class OtherCodeOut(serializers.ModelSerializer):
    class Meta:
        model = OtherCode
        fields = ["id", "scheme", "code", "stands_for", "used_from", "used_until", "source"]


class SuccessionOut(serializers.ModelSerializer):
    predecessor = serializers.SlugRelatedField("slug", read_only=True)
    successor = serializers.SlugRelatedField("slug", read_only=True)

    class Meta:
        model = Succession
        fields = ["id", "predecessor", "successor", "on", "kind", "source", "is_unconfirmed"]


class OrganisationOut(serializers.ModelSerializer):
    other_names = OtherNameOut(many=True)
    other_codes = OtherCodeOut(many=True)
    came_from = SuccessionOut(many=True, source="successions_to")
    became = SuccessionOut(many=True, source="successions_from")

    class Meta:
        model = Organisation
        fields = [
            "slug",
            "name",
            "short_name",
            "kind",
            "ods_code",
            "gss_code",
            "address",
            "contact",
            "began_on",
            "ended_on",
            "version",
            "other_names",
            "other_codes",
            "came_from",
            "became",
        ]


class OrganisationIn(serializers.Serializer):
    short_name = serializers.CharField(max_length=60, required=False)
    kind = serializers.ChoiceField(Organisation.Kind.choices, required=False)
    ods_code = serializers.CharField(max_length=9, required=False, allow_blank=True)
    gss_code = serializers.CharField(max_length=9, required=False, allow_blank=True)
    address = serializers.CharField(required=False, allow_blank=True)
    contact = serializers.CharField(required=False, allow_blank=True)
    began_on = serializers.DateField(required=False, allow_null=True)


class NewOrganisationIn(OrganisationIn):
    name = serializers.CharField(max_length=200)
    kind = serializers.ChoiceField(Organisation.Kind.choices)


class RenameIn(serializers.Serializer):
    name = serializers.CharField(max_length=200)
    used_from = serializers.DateField(help_text="The first day of the new name")


class NameIn(serializers.Serializer):
    name = serializers.CharField(max_length=200)
    kind = serializers.ChoiceField(OtherName.Kind.choices)
    used_from = serializers.DateField(required=False, allow_null=True)
    used_until = serializers.DateField(required=False, allow_null=True)


class CodeIn(serializers.Serializer):
    """A code beside the body's own, for what and from when to when."""

    scheme = serializers.ChoiceField(OtherCode.Scheme.choices)
    code = serializers.CharField(max_length=9)
    stands_for = serializers.ChoiceField(OtherCode.StandsFor.choices)
    used_from = serializers.DateField(required=False, allow_null=True)
    used_until = serializers.DateField(required=False, allow_null=True)
    source = serializers.CharField(max_length=200, required=False)


class TakeOutCodeIn(serializers.Serializer):
    id = serializers.IntegerField(help_text="The id of the code")
    reason = serializers.CharField(max_length=500)


class EndIn(serializers.Serializer):
    last_day = serializers.DateField()
    source = serializers.CharField(max_length=200, required=False)


class SuccessionIn(serializers.Serializer):
    """Every body of the first list gave way to every one of the second."""

    predecessors = Visible("slug", Organisation, many=True)
    successors = Visible("slug", Organisation, many=True)
    on = serializers.DateField(help_text="The first day of the successor")
    kind = serializers.ChoiceField(Succession.Kind.choices)
    source = serializers.CharField(max_length=200, required=False)


class TakeBackIn(serializers.Serializer):
    reason = serializers.CharField(max_length=500)


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


class Organisations(NounViewSet):
    """Bodies that are, or were, partners. Anybody may read them; their administrators keep them."""

    model = Organisation
    serializer_class = OrganisationOut
    lookup_field = "slug"
    filterset_fields = {"kind": ["exact"], "ods_code": ["exact"], "gss_code": ["exact"]}
    page_order = "pk"
    public = True
    rules = {
        "create": "succession.record_organisation",
        "update": "succession.keep_record",
        "rename": "succession.keep_record",
        "add_name": "succession.keep_record",
        "codes": "succession.keep_record",
        "take_out_code": "succession.keep_record",
        "end": "succession.keep_record",
    }

    def get_queryset(self):
        related = (
            "other_names",
            "other_codes",
            "successions_to__predecessor",
            "successions_to__successor",
        )
        heirs = ("successions_from__predecessor", "successions_from__successor")
        return super().get_queryset().prefetch_related(*related, *heirs)

    @extend_schema(request=NewOrganisationIn, responses={201: OrganisationOut})
    def create(self, request, *args, **kwargs):
        """Put a body on record."""
        made = record_organisation(by=request.user, **self.details(NewOrganisationIn))
        return self.answer(made, 201)

    @extend_schema(request=OrganisationIn, responses=OrganisationOut)
    def update(self, request, *args, **kwargs):
        """Change the codes and other facts of a body."""
        body = self.get_object()
        details = self.details(OrganisationIn)
        change_organisation(body, by=request.user, version=self.version, **details)
        return self.answer(self.again(body))

    @extend_schema(request=RenameIn, responses=OrganisationOut)
    @action(detail=True, methods=["post"])
    def rename(self, request, slug=None):
        """Record a new name from a day."""
        body = self.get_object()
        rename_organisation(body, by=request.user, **self.details(RenameIn))
        return self.answer(self.again(body))

    @extend_schema(request=NameIn, responses=OrganisationOut)
    @action(detail=True, methods=["post"], url_path="names", url_name="names")
    def add_name(self, request, slug=None):
        """Add a former name or an alias."""
        body = self.get_object()
        add_name(body, by=request.user, **self.details(NameIn))
        return self.answer(self.again(body))

    @extend_schema(request=CodeIn, responses=OrganisationOut)
    @action(detail=True, methods=["post"])
    def codes(self, request, slug=None):
        """Add a code that a body bears, or bore, beside its own."""
        body = self.get_object()
        add_code(body, by=request.user, **self.details(CodeIn))
        return self.answer(self.again(body))

    @extend_schema(request=TakeOutCodeIn, responses=OrganisationOut)
    @action(detail=True, methods=["post"], url_path="take-out-code")
    def take_out_code(self, request, slug=None):
        """Take out a code that was entered by mistake."""
        body, said = self.get_object(), self.details(TakeOutCodeIn)
        code = get_object_or_404(body.other_codes, pk=said["id"])
        take_out_code(code, by=request.user, reason=said["reason"])
        return self.answer(self.again(body))

    @extend_schema(request=EndIn, responses=OrganisationOut)
    @action(detail=True, methods=["post"])
    def end(self, request, slug=None):
        """Record the last day of a body."""
        body = self.get_object()
        end_organisation(body, by=request.user, **self.details(EndIn))
        return self.answer(self.again(body))

    def again(self, body):
        """The body as it stands now, freshly read."""
        return self.get_queryset().get(pk=body.pk)


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
