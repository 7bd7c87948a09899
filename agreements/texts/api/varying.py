from datetime import date

from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.helpers import forced_singular_serializer
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, extend_schema
from rest_framework.exceptions import NotFound
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from agreements.register.api.variation_serializers import VariationOut
from agreements.register.leaving import left_on
from agreements.register.models import Agreement, Variation
from agreements.texts.api import varying_shapes as shapes
from agreements.texts.merge_fields import filled_clauses
from agreements.texts.models import Clause, VariedClause
from agreements.texts.varying.changing import (
    add_clause_behind,
    leave_clause_as_it_is,
    replace_clause,
    take_out_clause,
)
from agreements.texts.varying.text import text_as_signed, text_as_varied, text_with
from commissioning.api.permissions import HasRule
from commissioning.api.routers import api_router
from commissioning.api.views import NounViewSet

OTHER_WORDS = OpenApiExample(
    "Other words",
    request_only=True,
    value={
        "variation": 3,
        "act": "replaced",
        "passage": "41",
        "number": "5.2",
        "heading": "",
        "body": "The board meets every month.",
    },
)


class VariedClauses(NounViewSet):
    """What variations make of single clauses. The clauses of the signed text stay as they are."""

    model = VariedClause
    serializer_class = shapes.VariedClauseOut
    filterset_fields = {"variation": ["exact"], "variation__agreement__key": ["exact"]}
    page_order = "pk"
    rules = {"create": "register.edit_variation", "destroy": "texts.edit_varied_clause"}

    def get_queryset(self):
        return super().get_queryset().with_what_they_change()

    def represent(self, row):
        """A refusal for an old variation shows the newer one."""
        if isinstance(row, Variation):
            return VariationOut(row, context=self.get_serializer_context()).data
        return super().represent(row)

    @extend_schema(
        request=shapes.VariedClauseIn,
        responses={201: shapes.VariedClauseOut},
        examples=[OTHER_WORDS],
    )
    def create(self, request, *args, **kwargs):
        """Let a variation replace a clause, add one behind another, or take one out."""
        details = self.details(shapes.VariedClauseIn)
        seen = Variation.objects.visible_to(request.user)
        variation = get_object_or_404(seen, pk=details["variation"])
        self.check_object_permissions(request, variation)
        here = {"by": request.user, "version": details.get("variation_version")}
        origin, content = self.origin(variation, details.get("passage")), details["content"]
        if details["act"] == VariedClause.Act.ADDED:
            role = details.get("role", Clause.Role.CLAUSE)
            made = add_clause_behind(variation, origin, role=role, **content, **here)
        elif details["act"] == VariedClause.Act.TAKEN_OUT:
            made = take_out_clause(variation, origin, **here)
        else:
            made = replace_clause(variation, origin, **content, **here)
        return self.answer(self.get_queryset().get(pk=made.pk), 201)

    @extend_schema(responses={204: None})
    def destroy(self, request, *args, **kwargs):
        """Let the variation leave the clause as it is, or add it no more."""
        leave_clause_as_it_is(self.get_object(), by=request.user)
        return Response(status=204)

    def origin(self, variation, passage):
        """The row that the passage of that name comes from; 404 where the text has none."""
        if not passage:
            return None
        found = text_with(variation).find(passage)
        if found is None:
            raise NotFound(f"The text has no passage {passage}.")
        return found.origin


class AgreementTexts(GenericViewSet):
    """The text of an agreement as it reads on a day, with the variations in effect by then."""

    queryset = Agreement.objects.none()
    serializer_class = shapes.TextOut
    pagination_class = None
    filter_backends = ()
    permission_classes = [HasRule]
    rules: dict[str, str] = {}

    @extend_schema(
        parameters=[
            OpenApiParameter(
                "key", str, OpenApiParameter.PATH, description="The key of the agreement"
            ),
            OpenApiParameter("on", date, description="A day; else today"),
            OpenApiParameter("reads", str, enum=["varied", "signed"], description="Which text"),
        ],
        responses=forced_singular_serializer(shapes.TextOut),
        filters=False,
    )
    def list(self, request, *args, **kwargs):
        """Every passage in its order, those taken out included, with what changed it.

        A body that has left reads it as it stood by its last day.
        """
        asked = shapes.TextIn(data=request.GET)
        asked.is_valid(raise_exception=True)
        seen = Agreement.objects.visible_to(request.user)
        agreement = get_object_or_404(seen, key=kwargs["key"])
        on = asked.validated_data.get("on") or timezone.localdate()
        on = min(on, left_on(agreement, request.user) or on)
        if asked.validated_data["reads"] == "signed":
            text = text_as_signed(agreement)
        else:
            text = text_as_varied(agreement, on)
        filled_clauses(agreement, [one.clause for one in text.passages], timezone.localdate())
        return Response(
            shapes.TextOut(
                {"on": on, "variations": text.variations, "passages": text.passages}
            ).data
        )


api_router.register("varied-clauses", VariedClauses, basename="varied-clause")
api_router.register(r"agreements/(?P<key>[^/.]+)/text", AgreementTexts, basename="agreement-text")
