"""A part's API in small, on real rows: what the tests of this package talk to."""

import rules
from django.db import transaction
from django.urls import include, path
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from agreements.register.models import Agreement
from commissioning.accounts.roles import Role
from commissioning.api.routers import PartsRouter
from commissioning.api.views import NounViewSet
from commissioning.errors import RuleBroken


@transaction.atomic
def rename_agreement(agreement, *, title, version):
    """Give it another title; "Forbidden" is against the rules."""
    if title == "Forbidden":
        raise RuleBroken("Nothing may be called Forbidden.")
    agreement.title = title
    agreement.version = version + 1
    agreement.save()
    return agreement


@rules.predicate
def is_commissioner(user, agreement):
    return user.is_role(Role.COMMISSIONER)


class RenameIn(serializers.Serializer):
    title = serializers.CharField(max_length=300)


class AgreementOut(serializers.ModelSerializer):
    class Meta:
        model = Agreement
        fields = ["key", "title", "version"]


class Agreements(NounViewSet):
    model = Agreement
    serializer_class = AgreementOut
    lookup_field = "key"
    rules = {"update": "example.rename", "count_letters": "example.rename"}
    unversioned_actions = ("count_letters",)

    def update(self, request, *args, **kwargs):
        agreement = self.get_object()
        details = self.details(RenameIn)
        return self.answer(rename_agreement(agreement, version=self.version, **details))

    @action(detail=True, methods=["post"])
    def count_letters(self, request, *args, **kwargs):
        return Response({"letters": len(self.get_object().title)})

    @action(detail=False, methods=["post"])
    def forgotten(self, request):
        return Response({})


router = PartsRouter()
router.register("agreements", Agreements, basename="agreement")
urlpatterns = [path("api/", include((router.urls, "api")))]
