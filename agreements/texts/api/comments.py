from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action

from agreements.texts.commenting import comment_on, reopen_comment, reply_to, resolve_comment
from agreements.texts.models import Clause, Comment, Reply
from commissioning.api.routers import api_router
from commissioning.api.views import NounViewSet
from commissioning.govuk.errors import NotPermitted

A_COMMENT = OpenApiExample(
    "A comment", request_only=True, value={"clause": 12, "body": "Should this say which board?"}
)


class ReplyOut(serializers.ModelSerializer):
    by = serializers.CharField(source="by.name")
    organisation = serializers.SlugRelatedField("slug", read_only=True)
    version = serializers.IntegerField(
        source="version.version", default=None, help_text="Of the clause, if a change answers"
    )

    class Meta:
        model = Reply
        fields = ["id", "by", "organisation", "at", "body", "version"]


class CommentOut(serializers.ModelSerializer):
    agreement = serializers.CharField(source="clause.agreement.key")
    by = serializers.CharField(source="by.name")
    organisation = serializers.SlugRelatedField("slug", read_only=True)
    resolved_by = serializers.CharField(source="resolved_by.name", default=None)
    replies = ReplyOut(many=True)

    class Meta:
        model = Comment
        fields = [
            "id",
            "agreement",
            "clause",
            "by",
            "organisation",
            "at",
            "body",
            "resolved_at",
            "resolved_by",
            "replies",
        ]


class WordsIn(serializers.Serializer):
    body = serializers.CharField(max_length=5000)


class CommentIn(WordsIn):
    clause = serializers.IntegerField(help_text="The id of the clause")


class Comments(NounViewSet):
    """What the partners say of the clauses of their agreements, with the answers."""

    model = Comment
    serializer_class = CommentOut
    filterset_fields = {
        "clause": ["exact"],
        "clause__agreement__key": ["exact"],
        "resolved_at": ["isnull"],
    }
    page_order = "pk"
    rules = {
        "create": "register.approve_agreement",
        "reply": "texts.comment",
        "resolve": "texts.comment",
        "reopen": "texts.comment",
    }

    def get_queryset(self):
        rows = (
            super()
            .get_queryset()
            .select_related("clause__agreement", "by", "organisation", "resolved_by")
        )
        return rows.prefetch_related("replies__by", "replies__organisation", "replies__version")

    @extend_schema(request=CommentIn, responses={201: CommentOut}, examples=[A_COMMENT])
    def create(self, request, *args, **kwargs):
        """Comment on a clause, in the name of your body."""
        details = self.details(CommentIn)
        clause = get_object_or_404(Clause.objects.visible_to(request.user), pk=details["clause"])
        if not request.user.has_perm("texts.comment", clause):
            raise NotPermitted("comment on this clause")
        made = comment_on(clause, body=details["body"], by=request.user)
        return self.answer(self.read_anew(made), 201)

    @extend_schema(request=WordsIn, responses={201: CommentOut})
    @action(detail=True, methods=["post"])
    def reply(self, request, pk=None):
        """Answer a comment."""
        comment = self.get_object()
        reply_to(comment, body=self.details(WordsIn)["body"], by=request.user)
        return self.answer(self.read_anew(comment), 201)

    @extend_schema(request=None, responses=CommentOut)
    @action(detail=True, methods=["post"])
    def resolve(self, request, pk=None):
        """Say that it is settled."""
        return self.answer(self.read_anew(resolve_comment(self.get_object(), by=request.user)))

    @extend_schema(request=None, responses=CommentOut)
    @action(detail=True, methods=["post"])
    def reopen(self, request, pk=None):
        """Say that it is not settled after all."""
        return self.answer(self.read_anew(reopen_comment(self.get_object(), by=request.user)))

    def read_anew(self, comment):
        return self.get_queryset().get(pk=comment.pk)


api_router.register("comments", Comments, basename="comment")
