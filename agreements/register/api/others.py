"""The REST door to one agreement and others: taking their place, and one record of two."""

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action

from agreements.register.api import life_serializers as shapes
from agreements.register.api.life import sent
from agreements.register.api.serializers import AgreementOut
from agreements.register.merging import merge_agreements
from agreements.register.succeeding import take_the_place_of

RULES = {
    "replace": "register.edit_agreement",
    "merge": "register.edit_agreement",
}


class OtherActions:
    """The acts that concern other agreements too, for the view set of agreements."""

    @extend_schema(
        request=shapes.ReplaceIn,
        responses=AgreementOut,
        examples=[sent("Two into one", earlier=["8f3kq2mn", "h7t4wpxz"], on="1 April 2022")],
    )
    @action(detail=True, methods=["post"])
    def replace(self, request, key=None):
        """State which agreements this one takes the place of, and from which day."""
        agreement = self.get_object()
        details = dict(self.details(shapes.ReplaceIn))
        take_the_place_of(agreement, details.pop("earlier"), by=request.user, **details)
        return self.answer(self.again(agreement))

    @extend_schema(
        request=shapes.MergeIn,
        responses=AgreementOut,
        examples=[sent("The other one goes", duplicate="h7t4wpxz")],
    )
    @action(detail=True, methods=["post"])
    def merge(self, request, key=None):
        """Make one record of this agreement and a duplicate of it, which goes."""
        agreement = self.get_object()
        duplicate = get_object_or_404(
            self.get_queryset(), key=self.details(shapes.MergeIn)["duplicate"]
        )
        self.check_object_permissions(request, duplicate)
        merge_agreements(agreement, duplicate, by=request.user)
        return self.answer(self.again(agreement))
