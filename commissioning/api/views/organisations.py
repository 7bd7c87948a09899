"""Bodies through the API: reading by anybody, keeping by administrators.

What is sent is asked in the words of the pages: the shapes are made of their forms.
"""

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action

from commissioning.api.forms import shape_of
from commissioning.api.views.nouns import NounViewSet
from commissioning.api.views.successions import SuccessionOut
from commissioning.organisations.models import Organisation, OtherCode, OtherName
from commissioning.succession import forms
from commissioning.succession.codes import add_code, take_out_code
from commissioning.succession.organisations import (
    add_name,
    change_organisation,
    end_organisation,
    record_organisation,
    rename_organisation,
)


class OtherNameOut(serializers.ModelSerializer):
    class Meta:
        model = OtherName
        fields = ["name", "kind", "used_from", "used_until"]


class OtherCodeOut(serializers.ModelSerializer):
    class Meta:
        model = OtherCode
        fields = ["id", "scheme", "code", "stands_for", "used_from", "used_until", "source"]


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


OrganisationIn = shape_of("OrganisationIn", forms.FactsForm, optional=True)
NewOrganisationIn = shape_of("NewOrganisationIn", forms.OrganisationForm)
RenameIn = shape_of("RenameIn", forms.RenameForm)
NameIn = shape_of("NameIn", forms.NameForm)
CodeIn = shape_of("CodeIn", forms.CodeForm)
EndIn = shape_of("EndIn", forms.EndForm)


class TakeOutCodeIn(serializers.Serializer):
    id = serializers.IntegerField(help_text="The id of the code")
    reason = serializers.CharField(max_length=500)


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
        return self.keep(rename_organisation, RenameIn)

    @extend_schema(request=NameIn, responses=OrganisationOut)
    @action(detail=True, methods=["post"], url_path="names", url_name="names")
    def add_name(self, request, slug=None):
        """Add a former name or an alias."""
        return self.keep(add_name, NameIn)

    @extend_schema(request=CodeIn, responses=OrganisationOut)
    @action(detail=True, methods=["post"])
    def codes(self, request, slug=None):
        """Add a code that a body bears, or bore, beside its own."""
        return self.keep(add_code, CodeIn)

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
        return self.keep(end_organisation, EndIn)

    def keep(self, record, shape):
        """Record what was sent of the body, and give the body as it then stands."""
        body = self.get_object()
        record(body, by=self.request.user, **self.details(shape))
        return self.answer(self.again(body))

    def again(self, body):
        """The body as it stands now, freshly read."""
        return self.get_queryset().get(pk=body.pk)
