from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from agreements.register.models import Agreement
from agreements.texts.api.serializers import ClauseOut
from agreements.texts.library.inserting import find_kept, insert_from_library, proposed_place
from agreements.texts.library.keeping import (
    change_library_clause,
    keep_in_library,
    retire_library_clause,
)
from agreements.texts.models import Clause, LibraryClause
from agreements.texts.starting.texts import starting_text
from commissioning.accounts.roles import Role
from commissioning.api.fields import Visible
from commissioning.api.permissions import HasRule
from commissioning.api.routers import api_router
from commissioning.api.views import NounViewSet
from commissioning.govuk.errors import NotPermitted
from commissioning.organisations.models import Organisation


class LibraryClauseOut(serializers.ModelSerializer):
    organisation = serializers.SlugRelatedField("slug", read_only=True)

    class Meta:
        model = LibraryClause
        fields = ["id", "organisation", "heading", "body", "is_divided", "version", "retired_at"]


class KeepClauseIn(serializers.Serializer):
    clause = serializers.IntegerField(help_text="The id of a clause that you may see")
    organisation = Visible("slug", Organisation)
    heading = serializers.CharField(max_length=500)


class ChangedLibraryClauseIn(serializers.Serializer):
    heading = serializers.CharField(max_length=500)
    body = serializers.CharField()
    is_divided = serializers.BooleanField(default=False)


class InsertClauseIn(serializers.Serializer):
    agreement = serializers.SlugField(help_text="The key of a draft")
    kept = serializers.SlugField(help_text="The id of a kept clause, or such as jca-3")
    number = serializers.CharField(
        max_length=80,
        required=False,
        help_text="Left out, the next whole number; of a schedule, its own",
    )
    after = serializers.IntegerField(
        required=False, help_text="The id of a clause; left out, behind its like"
    )


class StartingClauseOut(serializers.Serializer):
    name = serializers.CharField()
    role = serializers.CharField()
    number = serializers.CharField()
    heading = serializers.CharField()
    body = serializers.CharField()
    paragraphs = serializers.ListField(child=serializers.CharField())


class StartingTextOut(serializers.Serializer):
    kind = serializers.CharField()
    clauses = StartingClauseOut(many=True)


KEPT = OpenApiExample(
    "Keep a clause",
    request_only=True,
    value={"clause": 41, "organisation": "northshire-council", "heading": "Disagreements"},
)


class LibraryClauses(NounViewSet):
    """The clauses that your own bodies keep. A copy of each goes into a text: none changes later."""

    model = LibraryClause
    serializer_class = LibraryClauseOut
    filterset_fields = {"organisation__slug": ["exact"], "retired_at": ["isnull"]}
    page_order = "pk"
    rules = {
        "create": "texts.read_in",
        "insert": "texts.read_in",
        "update": "texts.edit_library_clause",
        "retire": "texts.edit_library_clause",
    }

    def get_queryset(self):
        return super().get_queryset().select_related("organisation")

    @extend_schema(request=KeepClauseIn, responses={201: LibraryClauseOut}, examples=[KEPT])
    def create(self, request, *args, **kwargs):
        """Keep a clause of an agreement, with what stands under it."""
        details = self.details(KeepClauseIn)
        clause = get_object_or_404(
            Clause.objects.visible_to(request.user).select_related("agreement"),
            pk=details["clause"],
        )
        own = details["organisation"].pk in request.user.organisations_as(Role.COMMISSIONER)
        if not own or not request.user.has_perm("texts.edit_clause", clause):
            raise NotPermitted("keep this clause there")
        said = {"heading": details["heading"], "by": request.user}
        return self.answer(keep_in_library(clause, details["organisation"], **said), 201)

    @extend_schema(request=ChangedLibraryClauseIn, responses=LibraryClauseOut)
    def update(self, request, *args, **kwargs):
        """Change what the library keeps. No agreement changes."""
        said = self.details(ChangedLibraryClauseIn)
        clause = self.get_object()
        changed = change_library_clause(clause, version=self.version, by=request.user, **said)
        return self.answer(changed)

    @extend_schema(request=None, responses=LibraryClauseOut)
    @action(detail=True, methods=["post"])
    def retire(self, request, pk=None):
        """Offer a clause no more."""
        clause = self.get_object()
        return self.answer(retire_library_clause(clause, version=self.version, by=request.user))

    @extend_schema(request=InsertClauseIn, responses={201: ClauseOut})
    @action(detail=False, methods=["post"])
    def insert(self, request):
        """Put a kept clause, or one of a starting text, into a draft."""
        details = self.details(InsertClauseIn)
        seen = Agreement.objects.visible_to(request.user)
        agreement = get_object_or_404(seen, key=details["agreement"])
        if not request.user.has_perm("texts.write_text", agreement):
            raise NotPermitted("change this agreement")
        kept = find_kept(details["kept"], request.user)
        if kept is None:
            raise NotFound
        number, behind = proposed_place(agreement, kept)
        if after := details.get("after"):
            behind = get_object_or_404(agreement.clauses, pk=after)
        number = details.get("number") or number
        top = insert_from_library(agreement, kept, number=number, after=behind, by=request.user)
        return Response(ClauseOut(top).data, status=201)


class StartingTexts(GenericViewSet):
    """The texts that drafts can begin with, one a kind of agreement."""

    queryset = Agreement.objects.none()
    serializer_class = StartingTextOut
    pagination_class = None
    filter_backends = ()
    permission_classes = [HasRule]

    @extend_schema(
        parameters=[OpenApiParameter("kind", str, description="One kind alone, such as jca")],
        responses=StartingTextOut(many=True),
        filters=False,
    )
    def list(self, request, *args, **kwargs):
        """All of them, or that of one kind."""
        wanted = request.GET.get("kind")
        kinds = [kind for kind in Agreement.Kind.values if wanted in (None, kind)]
        texts = [{"kind": kind, "clauses": starting_text(kind)} for kind in kinds]
        return Response(StartingTextOut(texts, many=True).data)


api_router.register("library-clauses", LibraryClauses, basename="library-clause")
api_router.register("starting-texts", StartingTexts, basename="starting-text")
