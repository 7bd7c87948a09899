"""The REST door to the making of an agreement: starting, changing, renewing, throwing away."""

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiExample, extend_schema
from rest_framework.decorators import action
from rest_framework.response import Response

from agreements.register.answerable import boards_for
from agreements.register.api import asked
from agreements.register.api import serializers as shapes
from agreements.register.drafting import (
    NewParty,
    change_agreement,
    change_term,
    delete_draft,
    printed_days,
    start_agreement,
)
from agreements.register.parties import replace_body
from agreements.register.renewal import renew_agreement
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.organisations.models import Organisation

A_START = OpenApiExample(
    "A memorandum",
    request_only=True,
    value={
        "place": "doncaster",
        "kind": "mou",
        "title": "Memorandum of understanding",
        "parties": [
            {"organisation": "doncaster-council", "defined_term": "the Council"},
            {"organisation": "nhs-doncaster-ccg", "defined_term": "CCG"},
        ],
    },
)


RULES = {
    "create": "register.start_agreement",
    "update": "register.edit_agreement",
    "destroy": "register.edit_agreement",
    "term": "register.edit_agreement",
    "replace_body": "register.edit_agreement",
    "renew": "register.edit_agreement",
}


class Making:
    """The acts that make an agreement, for the view set of agreements."""

    @extend_schema(
        request=asked.StartAgreementIn, responses={201: shapes.AgreementOut}, examples=[A_START]
    )
    def create(self, request, *args, **kwargs):
        """Start a draft."""
        details = self.details(asked.StartAgreementIn)
        parties = [NewParty(**party) for party in details.pop("parties")]
        place = details.pop("place")
        made = start_agreement(place, parties=parties, by=request.user, **details)
        return self.answer(made, 201)

    @extend_schema(request=asked.AgreementIn, responses=shapes.AgreementOut)
    def update(self, request, *args, **kwargs):
        """Change what an agreement says of itself."""
        agreement = self.get_object()
        details = dict(self.details(asked.AgreementIn))
        if slug := details.get("answers_to"):
            boards = boards_for(agreement, request.user)
            details["answers_to"] = get_object_or_404(boards, slug=slug)
        change_agreement(agreement, by=request.user, version=self.version, **details)
        return self.answer(self.again(agreement))

    @extend_schema(responses={204: None})
    def destroy(self, request, *args, **kwargs):
        """Delete a draft."""
        delete_draft(self.get_object(), by=request.user)
        return Response(status=204)

    @extend_schema(request=asked.TermIn, responses=shapes.AgreementOut)
    @action(detail=True, methods=["put"])
    def term(self, request, key=None):
        """Change when an agreement starts, ends and is reviewed."""
        agreement = self.get_object()
        changes = dict(self.details(asked.TermIn))
        for side in ("starts", "ends", "review"):
            if f"{side}_on" in changes:
                changes |= printed_days(side, PrintedDate.from_words(changes.pop(f"{side}_on")))
        change_term(agreement, by=request.user, version=self.version, **changes)
        return self.answer(self.again(agreement))

    @extend_schema(request=asked.ReplaceBodyIn, responses=shapes.AgreementOut)
    @action(detail=True, methods=["post"], url_path="replace-body")
    def replace_body(self, request, key=None):
        """Put the right body in the place of one that was entered wrongly."""
        agreement = self.get_object()
        details = self.details(asked.ReplaceBodyIn)
        party = get_object_or_404(agreement.parties.joined(), pk=details["party"])
        bodies = Organisation.objects.visible_to(request.user)
        body = get_object_or_404(bodies, slug=details["organisation"])
        replace_body(party, body, by=request.user, version=self.version)
        return self.answer(self.again(agreement))

    @extend_schema(request=asked.RenewalIn, responses={201: shapes.AgreementOut})
    @action(detail=True, methods=["post"])
    def renew(self, request, key=None):
        """Start the renewal of an agreement as a draft."""
        details = self.details(asked.RenewalIn)
        return self.answer(renew_agreement(self.get_object(), by=request.user, **details), 201)
