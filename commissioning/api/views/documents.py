"""Documents that were asked for: how far each is, and the file."""

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, extend_schema, extend_schema_view
from rest_framework import serializers
from rest_framework.decorators import action

from commissioning.api.views.nouns import NounViewSet
from commissioning.jobs.models import Job
from commissioning.jobs.queue import retry_job
from commissioning.jobs.taking import take_document


class DocumentOut(serializers.ModelSerializer):
    state = serializers.ChoiceField(Job.State.choices, read_only=True)
    title = serializers.CharField(source="document.title", default=None, read_only=True)
    file_name = serializers.CharField(source="document.file_name", default=None, read_only=True)
    media_type = serializers.CharField(source="document.media_type", default=None, read_only=True)
    size = serializers.IntegerField(source="document.size", default=None, read_only=True)
    sha256 = serializers.CharField(source="document.sha256", default=None, read_only=True)

    class Meta:
        model = Job
        fields = [
            "key",
            "kind",
            "state",
            "asked_at",
            "finished_at",
            "failed_because",
            "title",
            "file_name",
            "media_type",
            "size",
            "sha256",
        ]


MADE = OpenApiExample(
    "A PDF that is there",
    response_only=True,
    value={
        "key": "b2d50a36b1fd855c",
        "kind": "decision_pdf",
        "state": "made",
        "asked_at": "2021-04-21T09:30:00+01:00",
        "finished_at": "2021-04-21T09:30:02+01:00",
        "failed_because": "",
        "title": "Decision JCB/2021/14",
        "file_name": "JCB-2021-14.pdf",
        "media_type": "application/pdf",
        "size": 27460,
        "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    },
)


@extend_schema_view(list=extend_schema(examples=[MADE]), retrieve=extend_schema(examples=[MADE]))
class Documents(NounViewSet):
    """Documents about what you may see. Ask again until `state` is made, then download."""

    model = Job
    serializer_class = DocumentOut
    lookup_field = "key"
    filterset_fields = {"kind": ["exact"], "subject_type": ["exact"], "subject_id": ["exact"]}
    rules = {"retry": "jobs.retry_job"}
    reading = ("download",)

    def get_queryset(self):
        return super().get_queryset().select_related("document")

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    @action(detail=True)
    def download(self, request, *args, **kwargs):
        """The file. 404 while it is not made."""
        return take_document(request, self.get_object())

    @extend_schema(request=None, responses=DocumentOut)
    @action(detail=True, methods=["post"])
    def retry(self, request, *args, **kwargs):
        """Have a document made again that could not be made."""
        return self.answer(retry_job(self.get_object(), by=request.user))
