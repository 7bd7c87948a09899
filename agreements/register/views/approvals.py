from django.http import Http404
from django.shortcuts import get_object_or_404

from agreements.register.approvals import (
    confirm_fact,
    record_approval,
    record_signature,
    send_for_approval,
    send_for_review,
)
from agreements.register.authorities import state_authority
from agreements.register.correcting import correct_approval, correct_signature
from agreements.register.forms.agreements import ReasonForm
from agreements.register.forms.parties import (
    ApprovalForm,
    CorrectApprovalForm,
    CorrectSignatureForm,
    SignatureForm,
)
from agreements.register.notes import notes_of, signing_notes
from agreements.register.sending_again import send_again
from agreements.register.views.pages import AgreementAct
from agreements.register.views.parties import OneParty
from commissioning.calendar.printed_dates import PrintedDate


class SendForReview(AgreementAct):
    heading = "Send the draft to the partners for review?"
    lead = "Officers of every party can read it already. This says that it is ready to be read."
    button = "Send for review"
    success_message = "The draft is in review."

    def act(self):
        return send_for_review(self.object, by=self.request.user)


class SendForApproval(AgreementAct):
    heading = "Ask each partner's own body to approve it?"
    lead = (
        "The text is kept whole as it stands now. Commissioners and approvers of each party see on "
        "their home page that its approval is awaited."
    )
    button = "Send for approval"
    success_message = "Each partner's approval is awaited."

    def act(self):
        return send_for_approval(self.object, by=self.request.user)


class SendAgain(AgreementAct):
    form_class = ReasonForm
    heading = "Ask every party to approve it anew?"
    lead = (
        "The text is kept whole as it stands now. Approvals and signatures that were given to the "
        "earlier words stay in the history, and are awaited again."
    )
    button = "Send for approval again"
    success_message = "Each partner's approval is awaited again."

    def act(self, reason):
        return send_again(self.object, reason=reason, by=self.request.user)


class RecordApproval(OneParty):
    permission_required = "register.approve_agreement"
    template_name = "register/sign.html"
    form_class = ApprovalForm
    button = "Record the approval"
    success_message = "The approval is recorded."

    def get_heading(self):
        return f"Approval by {self.party}"

    def act(self, state, on, stated_in, given_by, reference):
        on = on or PrintedDate("")
        authority = state_authority(self.party, given_by=given_by, reference=reference, on=on)
        return record_approval(
            self.party,
            by=self.request.user,
            state=state,
            on=on,
            authority=authority,
            stated_in=stated_in,
        )


class RecordSignature(OneParty):
    permission_required = "register.approve_agreement"
    template_name = "register/sign.html"
    form_class = SignatureForm
    button = "Record the signature"
    success_message = "The signature is recorded."

    def get_initial(self):
        """A funder or observer need not sign: that is offered first."""
        state = "recorded" if self.party.is_expected_to_sign else "not_required"
        return super().get_initial() | {"state": state}

    def get_heading(self):
        return f"Signature of {self.party}"

    def get_context_data(self, **kwargs):
        notes = notes_of(signing_notes, self.object, self.request.user)
        return super().get_context_data(**kwargs) | {"notes": notes}

    def act(self, on, **details):
        on = on or PrintedDate("")
        return record_signature(self.party, by=self.request.user, on=on, **details)


class Correct(OneParty):
    """Put right what is recorded of a party."""

    permission_required = "register.approve_agreement"
    lead = "What is recorded now stays in the history, with your reason."
    button = "Save the correction"
    success_message = "Corrected. What was recorded before is kept in the history."
    fact = ""
    prefill: tuple[str, ...] = ()

    def get_heading(self):
        return f"Correct the {self.fact} of {self.party}"

    def values_of(self, record):
        party = get_object_or_404(record.parties.joined(), pk=self.party.pk)
        fact = getattr(party, self.fact)
        said = {name: getattr(fact, name) for name in ("state", "on", "stated_in")}
        return said | self.more_of(fact) | {"version": record.version}


class CorrectApproval(Correct):
    form_class = CorrectApprovalForm
    fact = "approval"
    prefill = ("state", "on", "stated_in", "given_by", "reference")

    def more_of(self, approval):
        authority = approval.authority
        return {name: getattr(authority, name, "") for name in ("given_by", "reference")}

    def act(self, on, **details):
        on = on or PrintedDate("")
        return correct_approval(self.party, by=self.request.user, on=on, **details)


class CorrectSignature(Correct):
    form_class = CorrectSignatureForm
    fact = "signature"
    prefill = ("state", "on", "stated_in", "name", "post", "is_counterpart")

    def more_of(self, signature):
        return {name: getattr(signature, name) for name in ("name", "post", "is_counterpart")}

    def act(self, on, **details):
        on = on or PrintedDate("")
        return correct_signature(self.party, by=self.request.user, on=on, **details)


class ConfirmFact(OneParty):
    """Confirm what another partner entered for one's own body."""

    permission_required = "register.approve_agreement"
    lead = "Another partner's officer entered it for your body. Confirm it only if it is right."
    button = "Confirm"
    success_message = "Confirmed."

    def load(self):
        agreement = super().load()
        if self.kwargs["fact"] not in ("approval", "signature"):
            raise Http404
        self.fact = getattr(self.party, self.kwargs["fact"])
        return agreement

    def get_heading(self):
        return f"Confirm the {self.kwargs['fact']} of {self.party}?"

    def act(self):
        return confirm_fact(self.fact, by=self.request.user)
