"""The REST door to each party’s approval and signature."""

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action

from agreements.register.api import asked
from agreements.register.api import serializers as shapes
from agreements.register.approvals import (
    record_approval,
    record_signature,
    send_for_approval,
    send_for_review,
)
from agreements.register.authorities import state_authority
from agreements.register.correcting import correct_approval, correct_signature
from agreements.register.sending_again import send_again
from commissioning.calendar.printed_dates import PrintedDate

RULES = {
    "send_for_review": "register.edit_agreement",
    "send_for_approval": "register.edit_agreement",
    "send_again": "register.edit_agreement",
    "approve": "register.approve_agreement",
    "sign": "register.approve_agreement",
    "correct_approval": "register.approve_agreement",
    "correct_signature": "register.approve_agreement",
}


class Approving:
    """The acts by which parties agree, for the view set of agreements."""

    @extend_schema(request=None, responses=shapes.AgreementOut)
    @action(detail=True, methods=["post"], url_path="send-for-review")
    def send_for_review(self, request, key=None):
        """Ask the partners to read the draft."""
        agreement = self.get_object()
        send_for_review(agreement, by=request.user)
        return self.answer(self.again(agreement))

    @extend_schema(request=None, responses=shapes.AgreementOut)
    @action(detail=True, methods=["post"], url_path="send-for-approval")
    def send_for_approval(self, request, key=None):
        """Ask each party's own body to approve it."""
        agreement = self.get_object()
        send_for_approval(agreement, by=request.user)
        return self.answer(self.again(agreement))

    @extend_schema(request=shapes.ReasonIn, responses=shapes.AgreementOut)
    @action(detail=True, methods=["post"], url_path="send-again")
    def send_again(self, request, key=None):
        """Ask each party to approve it anew, because its text changed since it was sent."""
        agreement = self.get_object()
        send_again(agreement, by=request.user, **self.details(shapes.ReasonIn))
        return self.answer(self.again(agreement))

    @extend_schema(request=shapes.ApprovalIn, responses=shapes.AgreementOut)
    @action(detail=True, methods=["post"])
    def approve(self, request, key=None):
        """Record a party's approval."""
        agreement = self.get_object()
        details = dict(self.details(shapes.ApprovalIn))
        party = get_object_or_404(agreement.parties.joined(), pk=details.pop("party"))
        on = PrintedDate.from_words(details.pop("on", ""))
        authority = state_authority(
            party,
            given_by=details.pop("given_by", ""),
            reference=details.pop("reference", ""),
            on=on,
        )
        record_approval(party, by=request.user, on=on, authority=authority, **details)
        return self.answer(self.again(agreement))

    @extend_schema(request=shapes.SignatureIn, responses=shapes.AgreementOut)
    @action(detail=True, methods=["post"])
    def sign(self, request, key=None):
        """Record a party's signature."""
        agreement = self.get_object()
        details = dict(self.details(shapes.SignatureIn))
        party = get_object_or_404(agreement.parties.joined(), pk=details.pop("party"))
        on = PrintedDate.from_words(details.pop("on", ""))
        record_signature(party, by=request.user, on=on, **details)
        return self.answer(self.again(agreement))

    @extend_schema(request=asked.CorrectApprovalIn, responses=shapes.AgreementOut)
    @action(detail=True, methods=["post"], url_path="correct-approval")
    def correct_approval(self, request, key=None):
        """Put right what is recorded of a party's approval, with the reason."""
        return self.correct(correct_approval, asked.CorrectApprovalIn)

    @extend_schema(request=asked.CorrectSignatureIn, responses=shapes.AgreementOut)
    @action(detail=True, methods=["post"], url_path="correct-signature")
    def correct_signature(self, request, key=None):
        """Put right what is recorded of a party's signature, with the reason."""
        return self.correct(correct_signature, asked.CorrectSignatureIn)

    def correct(self, put_right, shape):
        agreement = self.get_object()
        details = dict(self.details(shape))
        party = get_object_or_404(agreement.parties.joined(), pk=details.pop("party"))
        on = PrintedDate.from_words(details.pop("on", ""))
        put_right(party, by=self.request.user, version=self.version, on=on, **details)
        return self.answer(self.again(agreement))
