"""The REST door to agreements."""

from django.utils import timezone
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.decorators import action
from rest_framework.response import Response

from agreements.register.api import approving, life, making, others, records, taking_in
from agreements.register.api import serializers as shapes
from agreements.register.api.cover import cover_answer, describe_cover
from agreements.register.api.merged import LeadsToSurvivor
from agreements.register.api.reading import Reading
from agreements.register.cover_facts import cover_facts
from agreements.register.cover_words import SUBJECT
from agreements.register.kind_facts import rules_of
from agreements.register.lineage import chain_of
from agreements.register.models import Agreement
from agreements.register.publication import publish_agreement, take_back_agreement
from commissioning.api.routers import api_router
from commissioning.api.views import NounViewSet

KIND_RULES = OpenApiExample(
    "A section 75 agreement without an NHS body",
    response_only=True,
    value={
        "legal_basis": "Section 75, National Health Service Act 2006",
        "regulations": [4, 7],
        "concerns": [
            {"rule": "R-S75-01", "words": "No party is an NHS body. It needs at least one."}
        ],
    },
)


class Agreements(
    LeadsToSurvivor,
    Reading,
    making.Making,
    approving.Approving,
    taking_in.TakingIn,
    life.LifeActions,
    records.RecordActions,
    others.OtherActions,
    NounViewSet,
):
    """Agreements that you may see."""

    model = Agreement
    serializer_class = shapes.AgreementOut
    lookup_field = "key"
    filterset_fields = {"binding": ["exact"]}
    page_order = "-pk"
    rules = (
        {
            "cover": "register.view_agreement",
            "kind": "register.view_agreement",
            "publish": "register.publish_agreement",
            "take_back": "register.publish_agreement",
        }
        | making.RULES
        | approving.RULES
        | taking_in.RULES
        | life.RULES
        | records.RULES
        | others.RULES
    )

    def get_queryset(self):
        related = ("parties__organisation", "parties__approval")
        seen = super().get_queryset().select_related("partnership", "term", "answers_to")
        return seen.prefetch_related(*related, "parties__signature")

    def get_serializer_context(self):
        return super().get_serializer_context() | self.known_of_rows

    @extend_schema(request=None, responses=shapes.AgreementOut)
    @action(detail=True, methods=["post"])
    def publish(self, request, key=None):
        """Show an agreement on the public register."""
        agreement = self.get_object()
        publish_agreement(agreement, by=request.user)
        return self.answer(self.again(agreement))

    @extend_schema(request=shapes.ReasonIn, responses=shapes.AgreementOut)
    @action(detail=True, methods=["post"], url_path="take-back")
    def take_back(self, request, key=None):
        """Take an agreement off the public register, with the reason."""
        agreement = self.get_object()
        take_back_agreement(agreement, by=request.user, **self.details(shapes.ReasonIn))
        return self.answer(self.again(agreement))

    @extend_schema(responses=shapes.KindRulesOut, examples=[KIND_RULES])
    @action(detail=True, methods=["get"])
    def kind(self, request, key=None):
        """The legal basis, which regulations it is checked against, and what its kind warns of."""
        found = rules_of(self.get_object(), timezone.localdate(), seen_by=request.user)
        return Response(shapes.KindRulesOut(found).data)

    @describe_cover
    @action(detail=True, methods=["get"])
    def cover(self, request, key=None):
        """The days that the agreement's chain covers, and those it does not."""
        chain = chain_of(self.get_object()) & Agreement.objects.visible_to(request.user)
        return cover_answer(request, chain, cover_facts(chain, request.user), SUBJECT)

    def again(self, agreement):
        """The agreement as it stands now, freshly read."""
        return self.get_queryset().get(pk=agreement.pk)


api_router.register("agreements", Agreements, basename="agreement")
