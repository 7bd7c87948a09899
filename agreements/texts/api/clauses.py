from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, OpenApiParameter, extend_schema
from rest_framework.decorators import action
from rest_framework.response import Response

from agreements.register.models import Agreement
from agreements.texts.api import serializers as shapes
from agreements.texts.clauses import add_clause, change_clause
from agreements.texts.models import Clause, Comment
from agreements.texts.renumbering import new_numbers, renumber_clauses
from agreements.texts.structuring import (
    bring_back_clause,
    delete_clause,
    deleted_of,
    move_clause,
    rows_of,
    step_clause,
)
from agreements.texts.warnings import warnings_of
from agreements.texts.word_answer import word_answer
from agreements.texts.word_files import WORD
from commissioning.api.routers import api_router
from commissioning.api.views import NounViewSet
from commissioning.govuk.errors import NotPermitted

A_CLAUSE = OpenApiExample(
    "A clause",
    request_only=True,
    value={"number": "14.1", "heading": "", "body": "This memorandum is varied only in writing."},
)
STRETCH = [
    OpenApiParameter("agreement", str, required=True, description="The key of the agreement"),
    OpenApiParameter("under", int, description="The id of a clause or schedule"),
]


class Clauses(NounViewSet):
    """Clauses of the agreements that you may see, in their order.

    Words are changed from the clause's own version (If-Match); where clauses stand and what they
    are numbered is changed from the version of their agreement (`agreement_version`).
    """

    model = Clause
    serializer_class = shapes.ClauseOut
    filterset_fields = {"agreement__key": ["exact"], "role": ["exact"], "number": ["exact"]}
    page_order = "pk"
    unversioned_actions = ("move", "bring_back")
    reading = ("new_numbers", "deleted", "warnings", "word")
    rules = {
        "create": "texts.read_in",
        "update": "texts.edit_clause",
        "destroy": "texts.edit_clause",
        "move": "texts.edit_clause",
        "bring_back": "texts.edit_clause",
        "renumber": "texts.read_in",
    }

    def get_queryset(self):
        found = super().get_queryset()
        if self.action == "bring_back":
            found = Clause.with_deleted.visible_to(self.request.user).deleted()
        return found.select_related("agreement")

    def agreement(self, key, *, to_write):
        seen = Agreement.objects.visible_to(self.request.user)
        agreement = get_object_or_404(seen, key=key)
        if to_write and not self.request.user.has_perm("texts.write_text", agreement):
            raise NotPermitted("change this agreement")
        return agreement

    def represent(self, row):
        """A refusal for an old structure shows the agreement whose version is newer."""
        if isinstance(row, Agreement):
            return {"agreement": row.key, "agreement_version": row.version}
        return super().represent(row)

    @extend_schema(request=shapes.NewClauseIn, responses={201: shapes.ClauseOut})
    def create(self, request, *args, **kwargs):
        """Add a clause to a draft."""
        details = self.details(shapes.NewClauseIn)
        agreement = self.agreement(details.pop("agreement"), to_write=True)
        place = {
            where: get_object_or_404(agreement.clauses, pk=details.pop(where))
            for where in ("after", "before", "under")
            if details.get(where)
        }
        return self.answer(add_clause(agreement, by=request.user, **place, **details), 201)

    @extend_schema(request=shapes.ChangedClauseIn, responses=shapes.ClauseOut, examples=[A_CLAUSE])
    def update(self, request, *args, **kwargs):
        """Change what a clause says; what it said before is kept."""
        clause = self.get_object()
        details = dict(self.details(shapes.ChangedClauseIn))
        seen = Comment.objects.visible_to(request.user).filter(clause=clause)
        answers = [get_object_or_404(seen, pk=pk) for pk in details.pop("answers", ())]
        changed = change_clause(
            clause, by=request.user, version=self.version, answers=answers, **details
        )
        return self.answer(changed)

    @extend_schema(responses={204: None})
    def destroy(self, request, *args, **kwargs):
        """Delete a clause of a draft with all under it. It can be brought back."""
        delete_clause(self.get_object(), version=self.version, by=request.user)
        return Response(status=204)

    @extend_schema(request=shapes.MoveClauseIn, responses=shapes.ClauseOut)
    @action(detail=True, methods=["post"])
    def move(self, request, pk=None):
        """Move a clause with all under it. No number changes."""
        clause, details = self.get_object(), self.details(shapes.MoveClauseIn)
        here = {"version": details["agreement_version"], "by": request.user}
        if step := details.get("step"):
            return self.answer(self.read_anew(step_clause(clause, step=step, **here)))
        beside = get_object_or_404(clause.agreement.clauses, pk=details["beside"])
        moved = move_clause(clause, where=details["where"], beside=beside, **here)
        return self.answer(self.read_anew(moved))

    @extend_schema(request=None, responses=shapes.ClauseOut)
    @action(detail=True, methods=["post"], url_path="bring-back")
    def bring_back(self, request, pk=None):
        """Undo the deletion of a clause: it and what went with it stand again where they stood."""
        return self.answer(self.read_anew(bring_back_clause(self.get_object(), by=request.user)))

    def read_anew(self, clause):
        """With the version that its agreement has now."""
        seen = Clause.objects.visible_to(self.request.user)
        return seen.select_related("agreement").get(pk=clause.pk)

    @extend_schema(parameters=STRETCH[:1], responses=shapes.ClauseOut(many=True), filters=False)
    @action(detail=False, pagination_class=None, filter_backends=[])
    def deleted(self, request):
        """The clauses that were deleted from an agreement's draft and can be brought back."""
        agreement = self.agreement(request.GET.get("agreement", ""), to_write=False)
        rows = deleted_of(agreement).select_related("agreement")
        return Response([self.represent(row) for row in rows])

    @extend_schema(
        parameters=STRETCH[:1], responses=shapes.TextWarningOut(many=True), filters=False
    )
    @action(detail=False, pagination_class=None, filter_backends=[])
    def warnings(self, request):
        """References of a text that lead nowhere, and terms that are idle or used too early."""
        agreement = self.agreement(request.GET.get("agreement", ""), to_write=False)
        clauses = list(agreement.clauses.in_order())
        terms = list(agreement.definitions.select_related("clause"))
        found = warnings_of(agreement, clauses, terms)
        return Response(shapes.TextWarningOut(found, many=True).data)

    @extend_schema(
        parameters=STRETCH[:1], responses={(200, WORD): OpenApiTypes.BINARY}, filters=False
    )
    @action(detail=False, pagination_class=None, filter_backends=[])
    def word(self, request):
        """Take an agreement's text away as a Word file, which can be read in again as it is."""
        agreement = self.agreement(request.GET.get("agreement", ""), to_write=False)
        return word_answer(agreement, by=request.user)

    @extend_schema(parameters=STRETCH, responses=shapes.NewNumberOut(many=True), filters=False)
    @action(detail=False, url_path="new-numbers", pagination_class=None, filter_backends=[])
    def new_numbers(self, request):
        """What a stretch of clauses would be called if it were renumbered. Nothing is changed."""
        sent = shapes.StretchIn(data=request.GET)
        sent.is_valid(raise_exception=True)
        agreement = self.agreement(sent.validated_data["agreement"], to_write=False)
        stretch = self.stretch(agreement, sent.validated_data)
        numbers = new_numbers(rows_of(agreement), stretch)
        return Response(shapes.NewNumberOut(numbers, many=True).data)

    @extend_schema(request=shapes.RenumberIn, responses=shapes.NewNumberOut(many=True))
    @action(detail=False, methods=["post"], pagination_class=None, filter_backends=[])
    def renumber(self, request):
        """Give a stretch of clauses the numbers that `new-numbers` showed."""
        details = self.details(shapes.RenumberIn)
        agreement = self.agreement(details["agreement"], to_write=True)
        stretch, version = self.stretch(agreement, details), details["agreement_version"]
        renumber_clauses(agreement, stretch=stretch, version=version, by=request.user)
        numbers = new_numbers(rows_of(agreement), stretch)
        return Response(shapes.NewNumberOut(numbers, many=True).data)

    def stretch(self, agreement, details):
        under = details.get("under")
        return get_object_or_404(agreement.clauses, pk=under) if under else None


api_router.register("clauses", Clauses, basename="clause")
