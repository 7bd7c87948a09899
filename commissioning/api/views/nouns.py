"""The view set that parts build on: reading what one may see, and one POST a verb."""

from django.db.models import Model
from rest_framework.mixins import ListModelMixin
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from commissioning.api.permissions import HasRule
from commissioning.api.versions import VersionedMixin, etag_of


class NounViewSet(VersionedMixin, ListModelMixin, GenericViewSet):
    """List and detail of `model`, as far as `visible_to` goes, shown by `serializer_class`.

    A verb is an `@action` (or create, update) that reads an `…In` serializer with `details`,
    calls one domain function, and gives what it returns to `answer`.
    """

    model: type[Model]
    rules: dict[str, str] = {}
    permission_classes = [HasRule]

    def get_queryset(self):
        if getattr(self, "swagger_fake_view", False):
            return self.model.objects.none()  # the document is written without a database
        return self.model.objects.visible_to(self.request.user)

    def retrieve(self, request, *args, **kwargs):
        return self.answer(self.get_object())

    def details(self, serializer_class):
        """What was sent, checked by `serializer_class`; 400 names the fields that are wrong."""
        serializer = serializer_class(data=self.request.data, context=self.get_serializer_context())
        serializer.is_valid(raise_exception=True)
        return serializer.validated_data

    def represent(self, row):
        return self.serializer_class(row, context=self.get_serializer_context()).data

    def answer(self, row, status=200):
        """The row as it now stands, with its ETag if it has a version."""
        headers = {"ETag": etag_of(row)} if hasattr(row, "version") else {}
        return Response(self.represent(row), status=status, headers=headers)
