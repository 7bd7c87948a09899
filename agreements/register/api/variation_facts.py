"""The REST door to what each party does about a variation: approving, signing, and the papers."""

from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.parsers import MultiPartParser

from agreements.register.agreeing import record_variation_approval, record_variation_signature
from agreements.register.api import variation_serializers as shapes
from agreements.register.api.life_serializers import EvidenceIn
from agreements.register.api.serializers import ApprovalIn, SignatureIn
from agreements.register.api.variation_serializers import sent
from agreements.register.approvals import confirm_fact
from agreements.register.authorities import state_authority
from agreements.register.evidence import keep_evidence
from agreements.register.evidence_taking import take_evidence
from commissioning.calendar.printed_dates import PrintedDate


class VariationFacts:
    """Each party's approval and signature, as acts of the view set of variations."""

    @extend_schema(
        request=ApprovalIn,
        responses=shapes.VariationOut,
        examples=[sent("By Cabinet", party=11, on="10 February 2022", given_by="Cabinet")],
    )
    @action(detail=True, methods=["post"])
    def approve(self, request, pk=None):
        """Record a party's approval of a variation."""
        variation = self.get_object()
        details = dict(self.details(ApprovalIn))
        fact = self.fact_of(variation.approvals, details.pop("party"))
        on = PrintedDate.from_words(details.pop("on", ""))
        authority = state_authority(
            fact.party,
            given_by=details.pop("given_by", ""),
            reference=details.pop("reference", ""),
            on=on,
            what="Vary",
        )
        record_variation_approval(fact, by=request.user, on=on, authority=authority, **details)
        return self.answer(self.again(variation))

    @extend_schema(
        request=SignatureIn,
        responses=shapes.VariationOut,
        examples=[sent("On paper", party=11, on="11 February 2022", post="Chief executive")],
    )
    @action(detail=True, methods=["post"])
    def sign(self, request, pk=None):
        """Record a party's signature of a variation."""
        variation = self.get_object()
        details = dict(self.details(SignatureIn))
        fact = self.fact_of(variation.signatures, details.pop("party"))
        on = PrintedDate.from_words(details.pop("on", ""))
        record_variation_signature(fact, by=request.user, on=on, **details)
        return self.answer(self.again(variation))

    @extend_schema(
        request=shapes.ConfirmIn,
        responses=shapes.VariationOut,
        examples=[sent("Its approval", party=11, fact="approval")],
    )
    @action(detail=True, methods=["post"])
    def confirm(self, request, pk=None):
        """Confirm what another partner recorded for one's own body."""
        variation = self.get_object()
        details = self.details(shapes.ConfirmIn)
        facts = getattr(variation, f"{details['fact']}s")
        confirm_fact(self.fact_of(facts, details["party"]), by=request.user)
        return self.answer(self.again(variation))

    @extend_schema(
        request={"multipart/form-data": EvidenceIn}, responses={201: shapes.VariationOut}
    )
    @action(detail=True, methods=["post"], url_path="evidence", parser_classes=[MultiPartParser])
    def add_evidence(self, request, pk=None):
        """Keep the paper itself beside a party's approval or signature of the variation."""
        variation = self.get_object()
        details = self.details(EvidenceIn)
        facts, paper = getattr(variation, f"{details['fact']}s"), details["paper"]
        fact = self.fact_of(facts, details["party"])
        kept = {"file_name": paper.name, "pages": details["pages"]}
        keep_evidence(fact, paper.read(), **kept, by=request.user)
        return self.answer(self.again(variation), 201)

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    @action(
        detail=True,
        methods=["get"],
        url_path=r"evidence/(?P<party>\d+)/(?P<fact>approval|signature)",
    )
    def take_evidence(self, request, pk=None, party=None, fact=None):
        """The paper itself. 404 where none is kept."""
        facts = getattr(self.get_object(), f"{fact}s")
        return take_evidence(request, get_object_or_404(facts, party=party))

    def fact_of(self, facts, party):
        """The party's own among `facts`, which a body that is asked to join may touch for itself."""
        fact = get_object_or_404(facts, party=party)
        self.check_object_permissions(self.request, fact)
        return fact
