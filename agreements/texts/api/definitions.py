from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, extend_schema
from rest_framework.decorators import action
from rest_framework.response import Response

from agreements.register.models import Agreement
from agreements.texts.api import serializers as shapes
from agreements.texts.defining import add_definition, change_definition, take_out_definition
from agreements.texts.models import Definition
from agreements.texts.proposing import proposals_of
from commissioning.api.routers import api_router
from commissioning.api.views import NounViewSet
from commissioning.govuk.errors import NotPermitted

A_TERM = OpenApiExample(
    "A term",
    request_only=True,
    value={"term": "Pooled Fund", "meaning": "The fund that both partners pay into"},
)
OF_AGREEMENT = OpenApiParameter(
    "agreement", str, required=True, description="The key of the agreement"
)


class Definitions(NounViewSet):
    """The defined terms of the agreements that you may see."""

    model = Definition
    serializer_class = shapes.DefinitionOut
    filterset_fields = {"agreement__key": ["exact"], "term": ["exact"]}
    page_order = "pk"
    reading = ("versions", "proposed")
    rules = {
        "create": "texts.read_in",
        "update": "texts.edit_definition",
        "destroy": "texts.edit_definition",
    }

    def get_queryset(self):
        return super().get_queryset().select_related("agreement")

    @extend_schema(request=shapes.NewDefinitionIn, responses={201: shapes.DefinitionOut})
    def create(self, request, *args, **kwargs):
        """Say what a term stands for."""
        details = dict(self.details(shapes.NewDefinitionIn))
        seen = Agreement.objects.visible_to(request.user)
        agreement = get_object_or_404(seen, key=details.pop("agreement"))
        if not request.user.has_perm("texts.write_text", agreement):
            raise NotPermitted("change this agreement")
        said = self.with_clause(agreement, details)
        return self.answer(add_definition(agreement, by=request.user, **said), 201)

    @extend_schema(request=shapes.DefinitionIn, responses=shapes.DefinitionOut, examples=[A_TERM])
    def update(self, request, *args, **kwargs):
        """Change a term, its meaning, or where it is defined. No word of the text changes."""
        definition = self.get_object()
        details = dict(self.details(shapes.DefinitionIn))
        said = self.with_clause(definition.agreement, details)
        return self.answer(
            change_definition(definition, version=self.version, by=request.user, **said)
        )

    @extend_schema(responses={204: None})
    def destroy(self, request, *args, **kwargs):
        """Take a term out of the list."""
        take_out_definition(self.get_object(), version=self.version, by=request.user)
        return Response(status=204)

    @extend_schema(responses=shapes.DefinitionVersionOut(many=True), filters=False)
    @action(detail=True, pagination_class=None, filter_backends=[])
    def versions(self, request, pk=None):
        """What a definition said from one change to the next, newest first."""
        kept = self.get_object().versions.all()
        return Response(shapes.DefinitionVersionOut(kept, many=True).data)

    @extend_schema(
        parameters=[OF_AGREEMENT], responses=shapes.ProposedTermOut(many=True), filters=False
    )
    @action(detail=False, pagination_class=None, filter_backends=[])
    def proposed(self, request):
        """Terms that an agreement's text defines and that nobody has listed as the text has them."""
        seen = Agreement.objects.visible_to(request.user)
        agreement = get_object_or_404(seen, key=request.GET.get("agreement", ""))
        found = proposals_of(agreement.clauses.in_order(), list(agreement.definitions.all()))
        return Response(shapes.ProposedTermOut(found, many=True).data)

    def with_clause(self, agreement, details):
        pk = details.pop("clause", None)
        return details | {"clause": get_object_or_404(agreement.clauses, pk=pk) if pk else None}


api_router.register("definitions", Definitions, basename="definition")
