from datetime import date

from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.helpers import forced_singular_serializer
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from agreements.register.api.serializers import PrintedDateOut
from agreements.register.api.variation_serializers import VariationOut
from agreements.register.models import Agreement, Variation
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

PASSAGE = "The id of a clause, or “added-” and the id of the varied clause that added it"


class VariedClauseOut(serializers.ModelSerializer):
    words = serializers.CharField(source="__str__")

    class Meta:
        model = VariedClause
        fields = [
            "id",
            "variation",
            "act",
            "clause",
            "earlier",
            "behind",
            "behind_added",
            "stands_under",
            "role",
            "number",
            "heading",
            "body",
            "words",
        ]


class VariedClauseIn(serializers.Serializer):
    """`passage` is what is replaced or taken out, or behind which a clause is added.

    Without it, an added clause stands at the front. What the variation changes already is changed
    again.
    """

    variation = serializers.IntegerField(help_text="The id of the variation")
    variation_version = serializers.IntegerField(
        required=False, help_text="Of the variation, as read; 412 if it is older"
    )
    act = serializers.ChoiceField(VariedClause.Act.choices)
    passage = serializers.CharField(max_length=30, required=False, help_text=PASSAGE)
    role = serializers.ChoiceField(Clause.Role.choices, required=False)
    number = serializers.CharField(max_length=80, required=False, allow_blank=True)
    heading = serializers.CharField(max_length=500, required=False, allow_blank=True)
    body = serializers.CharField(required=False, allow_blank=True)

    def validate(self, attrs):
        act = attrs["act"]
        if act != VariedClause.Act.ADDED and not attrs.get("passage"):
            raise serializers.ValidationError({"passage": "Enter this"})
        content = {name: attrs.pop(name, "") for name in ("number", "heading", "body")}
        if act != VariedClause.Act.TAKEN_OUT and not (content["heading"] or content["body"]):
            raise serializers.ValidationError({"body": "Enter the words of the clause"})
        return attrs | {"content": content}


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
    serializer_class = VariedClauseOut
    filterset_fields = {"variation": ["exact"], "variation__agreement__key": ["exact"]}
    page_order = "pk"
    rules = {"create": "register.edit_variation", "destroy": "texts.edit_varied_clause"}

    def get_queryset(self):
        found = super().get_queryset()
        return found.select_related(
            "variation__agreement", "clause", "earlier", "behind", "behind_added"
        )

    def represent(self, row):
        """A refusal for an old variation shows the newer one."""
        if isinstance(row, Variation):
            return VariationOut(row, context=self.get_serializer_context()).data
        return super().represent(row)

    @extend_schema(request=VariedClauseIn, responses={201: VariedClauseOut}, examples=[OTHER_WORDS])
    def create(self, request, *args, **kwargs):
        """Let a variation replace a clause, add one behind another, or take one out."""
        details = self.details(VariedClauseIn)
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


class VariationNamedOut(serializers.ModelSerializer):
    effective = PrintedDateOut()

    class Meta:
        model = Variation
        fields = ["id", "number", "title", "effective"]


class PassageChangeOut(serializers.ModelSerializer):
    class Meta:
        model = VariedClause
        fields = ["id", "variation", "act"]


class VariedPassageOut(serializers.Serializer):
    """One passage as it reads; `changed_by` are the changes made to it, the last one counts."""

    passage = serializers.CharField(source="key", help_text=PASSAGE)
    role = serializers.CharField(source="clause.role")
    mark = serializers.CharField(source="clause.mark")
    number = serializers.CharField(source="clause.number")
    heading = serializers.CharField(source="clause.heading")
    body = serializers.CharField(source="clause.body")
    is_taken_out = serializers.BooleanField(source="is_gone")
    changed_by = PassageChangeOut(source="by", many=True)


class TextOut(serializers.Serializer):
    on = serializers.DateField()
    variations = VariationNamedOut(many=True, help_text="Those that changed it, in their order")
    passages = VariedPassageOut(many=True)


class TextIn(serializers.Serializer):
    on = serializers.DateField(required=False)
    reads = serializers.ChoiceField(["varied", "signed"], default="varied")


class AgreementTexts(GenericViewSet):
    """The text of an agreement as it reads on a day, with the variations in effect by then."""

    queryset = Agreement.objects.none()
    serializer_class = TextOut
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
        responses=forced_singular_serializer(TextOut),
        filters=False,
    )
    def list(self, request, *args, **kwargs):
        """Every passage in its order, those taken out included, with what changed it."""
        asked = TextIn(data=request.GET)
        asked.is_valid(raise_exception=True)
        seen = Agreement.objects.visible_to(request.user)
        agreement = get_object_or_404(seen, key=kwargs["key"])
        on = asked.validated_data.get("on") or timezone.localdate()
        if asked.validated_data["reads"] == "signed":
            text = text_as_signed(agreement)
        else:
            text = text_as_varied(agreement, on)
        filled_clauses(agreement, [one.clause for one in text.passages], timezone.localdate())
        return Response(
            TextOut({"on": on, "variations": text.variations, "passages": text.passages}).data
        )


api_router.register("varied-clauses", VariedClauses, basename="varied-clause")
api_router.register(r"agreements/(?P<key>[^/.]+)/text", AgreementTexts, basename="agreement-text")
