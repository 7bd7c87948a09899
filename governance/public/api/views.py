import django_filters
from django.conf import settings
from drf_spectacular.utils import OpenApiExample, extend_schema, extend_schema_view
from rest_framework import serializers

from commissioning.api.routers import api_router
from commissioning.api.views import NounViewSet
from governance.decisions.api.views import DecisionFilter
from governance.decisions.models import Decision
from governance.decisions.register_search import find_words


class RegisterEntryOut(serializers.ModelSerializer):
    """A published decision in short."""

    url = serializers.SerializerMethodField()
    place = serializers.SlugRelatedField("slug", source="partnership", read_only=True)
    body = serializers.SlugRelatedField("slug", read_only=True)
    decided_on = serializers.CharField(source="decided_on.words")
    published_on = serializers.CharField(source="published_on.words")

    class Meta:
        model = Decision
        fields = [
            "key",
            "url",
            "place",
            "body",
            "reference",
            "title",
            "maker_words",
            "decided_on",
            "published_on",
        ]

    def get_url(self, decision) -> str:
        return settings.SITE_URL + decision.get_absolute_url()


class SealedRecordOut(serializers.Serializer):
    """The newest version of a published decision, as it was sealed."""

    url = serializers.CharField()
    version = serializers.IntegerField()
    sealed_at = serializers.DateTimeField()
    sha256 = serializers.CharField(help_text="Of the record as JSON with sorted keys")
    record = serializers.DictField()


class RegisterFilter(DecisionFilter):
    q = django_filters.CharFilter(method="find", label="Words of the record")
    published = None

    def find(self, queryset, name, words):
        return find_words(queryset, words)


A_SEALED_RECORD = OpenApiExample(
    "A record",
    response_only=True,
    value={
        "url": "https://commissioning.example.org/doncaster/decisions/dph/2021/1/v1/",
        "version": 1,
        "sealed_at": "2026-11-22T10:00:00Z",
        "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "record": {"reference": "DPH/2021/1", "title": "Renewal", "revision": 1},
    },
)


@extend_schema_view(retrieve=extend_schema(responses=SealedRecordOut, examples=[A_SEALED_RECORD]))
class RegisterOfDecisions(NounViewSet):
    """The public register of decisions. Nobody needs to sign in."""

    model = Decision
    serializer_class = RegisterEntryOut
    lookup_field = "key"
    filterset_class = RegisterFilter
    public = True

    def get_queryset(self):
        return super().get_queryset().published().select_related("partnership", "body")

    def represent(self, row):
        revision = row.revisions.order_by("-number")[0]
        return SealedRecordOut(
            {
                "url": settings.SITE_URL + revision.get_absolute_url(),
                "version": revision.number,
                "sealed_at": revision.published_at,
                "sha256": revision.digest,
                "record": revision.content,
            }
        ).data


api_router.register("register/decisions", RegisterOfDecisions, basename="register-decision")
