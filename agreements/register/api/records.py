"""The REST door to single records: confirming them, taking them out, and their papers."""

from django.http import Http404
from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.parsers import MultiPartParser

from agreements.register.api import life_serializers as shapes
from agreements.register.api.life import sent
from agreements.register.api.serializers import AgreementOut
from agreements.register.evidence import keep_evidence
from agreements.register.evidence_taking import take_evidence
from agreements.register.happenings import record_of
from agreements.register.life_records import confirm_life_fact, take_out_life_fact

RULES = {
    "confirm_record": "register.approve_agreement",
    "take_out_record": "register.edit_agreement",
    "add_evidence": "register.approve_agreement",
    "take_evidence": "register.view_agreement",
}


class RecordActions:
    """The acts on one record of an agreement, for the view set of agreements."""

    @extend_schema(
        request=shapes.RecordIn,
        responses=AgreementOut,
        examples=[sent("A notice", kind="notice", id=4)],
    )
    @action(detail=True, methods=["post"], url_path="confirm-record")
    def confirm_record(self, request, key=None):
        """Confirm what another partner recorded for one's own body."""
        agreement = self.get_object()
        confirm_life_fact(self.record_named(agreement, shapes.RecordIn)[0], by=request.user)
        return self.answer(self.again(agreement))

    @extend_schema(
        request=shapes.TakeOutIn,
        responses=AgreementOut,
        examples=[sent("Entered twice", kind="extension", id=3, reason="Entered twice")],
    )
    @action(detail=True, methods=["post"], url_path="take-out-record")
    def take_out_record(self, request, key=None):
        """Take out what was recorded by mistake, with the reason."""
        agreement = self.get_object()
        found, details = self.record_named(agreement, shapes.TakeOutIn)
        take_out_life_fact(found, by=request.user, reason=details["reason"])
        return self.answer(self.again(agreement))

    def record_named(self, agreement, shape):
        """The record that the request names, and the rest of what it says."""
        details = self.details(shape)
        found = record_of(agreement, details["kind"], details["id"])
        if found is None:
            raise Http404
        return found, details

    @extend_schema(
        request={"multipart/form-data": shapes.EvidenceIn}, responses={201: AgreementOut}
    )
    @action(detail=True, methods=["post"], url_path="evidence", parser_classes=[MultiPartParser])
    def add_evidence(self, request, key=None):
        """Keep the paper itself beside an approval or a signature."""
        agreement = self.get_object()
        details = self.details(shapes.EvidenceIn)
        party = get_object_or_404(agreement.parties.joined(), pk=details["party"])
        paper = details["paper"]
        kept = {"file_name": paper.name, "pages": details["pages"]}
        keep_evidence(getattr(party, details["fact"]), paper.read(), **kept, by=request.user)
        return self.answer(self.again(agreement), 201)

    @extend_schema(responses={(200, "application/octet-stream"): OpenApiTypes.BINARY})
    @action(
        detail=True,
        methods=["get"],
        url_path=r"evidence/(?P<party>\d+)/(?P<fact>approval|signature)",
    )
    def take_evidence(self, request, key=None, party=None, fact=None):
        """The paper itself. 404 where none is kept."""
        of = get_object_or_404(self.get_object().parties.joined(), pk=party)
        return take_evidence(request, getattr(of, fact))
