from django.shortcuts import get_object_or_404
from drf_spectacular.helpers import forced_singular_serializer
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import NotFound
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from agreements.register.models import Agreement
from agreements.texts.comparing import Change
from agreements.texts.comparison.comparison import Fate
from agreements.texts.comparison.made import ask_for_comparison, comparison_of
from agreements.texts.comparison.versions import NOW, comes_from
from commissioning.api.permissions import HasRule
from commissioning.api.routers import api_router
from commissioning.api.views.documents import DocumentOut
from commissioning.errors import RuleBroken

VERSION = (
    "“now”, the number of a text that was kept whole, or a day such as 2026-03-31; of an agreement"
    " varied since, “signed”, or “v” and the id of the variation after which it read so"
)


class ComparedSideOut(serializers.Serializer):
    agreement = serializers.CharField(source="agreement.key")
    title = serializers.CharField(source="agreement.title")
    version = serializers.CharField()
    label = serializers.CharField()
    note = serializers.CharField(help_text="What of this text is not as it was then; mostly empty")


class ComparedCountOut(serializers.Serializer):
    label = serializers.CharField()
    number = serializers.IntegerField()


class ComparedWordsOut(serializers.Serializer):
    change = serializers.ChoiceField([str(change) for change in Change])
    text = serializers.CharField()


class ComparedPassageOut(serializers.Serializer):
    number = serializers.CharField()
    heading = serializers.CharField()
    body = serializers.CharField()


class ComparedClauseOut(serializers.Serializer):
    """One clause. One that moved away stands once more where it stood."""

    fate = serializers.ChoiceField([str(fate) for fate in Fate])
    before = ComparedPassageOut(allow_null=True)
    after = ComparedPassageOut(allow_null=True)
    is_moved = serializers.BooleanField()
    is_renumbered = serializers.BooleanField()
    words = serializers.SerializerMethodField(help_text="Only of a clause whose words changed")

    def get_words(self, row) -> list[dict[str, str]]:
        if row.fate is not Fate.CHANGED:
            return []
        return ComparedWordsOut([*row.title, *row.body], many=True).data


class ComparedTermOut(serializers.Serializer):
    term = serializers.CharField()
    meaning = serializers.CharField()


class ComparedDefinitionOut(serializers.Serializer):
    """One term. It is added, taken out, changed or unchanged: terms have no order to move in."""

    fate = serializers.ChoiceField([str(fate) for fate in Fate])
    before = ComparedTermOut(allow_null=True)
    after = ComparedTermOut(allow_null=True)
    words = serializers.SerializerMethodField(help_text="Only of one whose words changed")

    def get_words(self, row) -> list[dict[str, str]]:
        if row.fate is not Fate.CHANGED:
            return []
        return ComparedWordsOut([*row.term, *row.meaning], many=True).data


class DefinitionsComparedOut(serializers.Serializer):
    summary = serializers.CharField()
    rows = ComparedDefinitionOut(
        many=True, allow_null=True, help_text="Null where a text was kept without its definitions"
    )


class ComparisonOut(serializers.Serializer):
    before = ComparedSideOut()
    after = ComparedSideOut()
    summary = serializers.CharField()
    counts = ComparedCountOut(many=True)
    clauses = ComparedClauseOut(many=True, source="comparison.rows")
    definitions = DefinitionsComparedOut()


class ComparisonIn(serializers.Serializer):
    """`with` is the key of the agreement whose text came before; left out, the one it comes from."""

    before = serializers.CharField(max_length=10, default=NOW, help_text=VERSION)
    after = serializers.CharField(max_length=10, default=NOW, help_text=VERSION)

    def get_fields(self):
        return super().get_fields() | {"with": serializers.CharField(required=False)}


WHICH = [
    OpenApiParameter("key", str, OpenApiParameter.PATH, description="The key of the agreement"),
    OpenApiParameter("with", str, description="The key of another agreement, or of the same one"),
    OpenApiParameter("before", str, description=f"Which version of that one: {VERSION}"),
    OpenApiParameter("after", str, description=f"Which version of this one: {VERSION}"),
]
SINCE_THE_LAST = OpenApiExample(
    "Since the last agreement", request_only=True, value={"with": "a2b3c4d5", "before": "2"}
)


class Comparisons(GenericViewSet):
    """What changed from one text to another, clause by clause. Both must be yours to read."""

    queryset = Agreement.objects.none()
    serializer_class = ComparisonOut
    pagination_class = None
    filter_backends = ()
    permission_classes = [HasRule]
    reading = ("create",)

    def sides(self, asked):
        """The two agreements and versions, in the order of the functions that compare them."""
        seen = Agreement.objects.visible_to(self.request.user).select_related("partnership")
        after = get_object_or_404(seen, key=self.kwargs["key"])
        if "with" in asked:
            before = get_object_or_404(seen, key=asked["with"])
        else:
            before = comes_from(after, seen) or after
        return before, asked["before"], after, asked["after"]

    def asked(self, data):
        serializer = ComparisonIn(data=data)
        serializer.is_valid(raise_exception=True)
        return self.sides(serializer.validated_data)

    @extend_schema(
        parameters=WHICH, responses=forced_singular_serializer(ComparisonOut), filters=False
    )
    def list(self, request, *args, **kwargs):
        """Every clause of the later text in its order, with those taken out between them."""
        try:
            made = comparison_of(*self.asked(request.GET), seen_by=request.user)
        except RuleBroken as refusal:
            raise NotFound(str(refusal)) from refusal
        return Response(ComparisonOut(made).data)

    @extend_schema(
        parameters=WHICH[:1],
        request=ComparisonIn,
        responses={201: DocumentOut},
        examples=[SINCE_THE_LAST],
    )
    def create(self, request, *args, **kwargs):
        """Ask for the comparison as a PDF. Whoever may read both texts may."""
        job = ask_for_comparison(*self.asked(request.data), by=request.user)
        return Response(DocumentOut(job).data, status=201)


api_router.register(
    r"agreements/(?P<key>[^/.]+)/comparison", Comparisons, basename="agreement-comparison"
)
