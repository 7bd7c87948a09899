"""Each party's approval and signature of a variation: recording, confirming, and the paper."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from agreements.register.agreeing import record_variation_approval, record_variation_signature
from agreements.register.approvals import confirm_fact
from agreements.register.authorities import state_authority
from agreements.register.evidence import keep_evidence
from agreements.register.evidence_taking import take_evidence
from agreements.register.facts import NO_DATE
from agreements.register.forms.parties import ApprovalForm, EvidenceForm, SignatureForm
from agreements.register.views.pages import AgreementPage
from agreements.register.views.variations import FindsVariation, VariationAct


class OneVariationAct(VariationAct):
    """One party's approval or signature of the variation."""

    permission_required = "register.approve_variation"
    acts = ""

    def has_permission(self):
        """Also whoever acts for a body that the variation asks to join, but only for that body."""
        return self.request.user.has_perm(self.permission_required, self.fact)

    def load(self):
        agreement = super().load()
        name = self.acts or f"{self.kwargs['fact']}s"
        if name not in ("approvals", "signatures"):
            raise Http404
        self.fact = get_object_or_404(getattr(self.variation, name), party=self.kwargs["party"])
        return agreement


class ApproveVariation(OneVariationAct):
    acts = "approvals"
    form_class = ApprovalForm
    button = "Record the approval"

    def get_heading(self):
        return f"Approval of variation {self.variation.number} by {self.fact.party}"

    def act(self, on, given_by, reference, **details):
        on = on or NO_DATE
        authority = state_authority(
            self.fact.party, given_by=given_by, reference=reference, on=on, what="Vary"
        )
        return record_variation_approval(
            self.fact, by=self.request.user, on=on, authority=authority, **details
        )


class SignVariation(OneVariationAct):
    acts = "signatures"
    form_class = SignatureForm
    button = "Record the signature"

    def get_heading(self):
        return f"Signature of variation {self.variation.number} by {self.fact.party}"

    def act(self, on, **details):
        return record_variation_signature(
            self.fact, by=self.request.user, on=on or NO_DATE, **details
        )


class ConfirmVariationFact(OneVariationAct):
    lead = "Another partner's officer entered it for your body. Confirm it only if it is right."
    button = "Confirm"
    success_message = "Confirmed."

    def get_heading(self):
        return f"Confirm the {self.kwargs['fact']} of {self.fact.party}?"

    def act(self):
        return confirm_fact(self.fact, by=self.request.user)


class AddVariationEvidence(OneVariationAct):
    """Keep the signed paper of a variation, or that of its approval."""

    form_class = EvidenceForm
    lead = "A scan or PDF of the paper itself. Officers of every party can read it."
    button = "Keep the paper"
    success_message = "The paper is kept."

    def get_heading(self):
        number = self.variation.number
        return f"Add the paper: {self.fact.word} of variation {number} by {self.fact.party}"

    def act(self, paper, pages):
        kept = {"file_name": paper.name, "pages": pages, "by": self.request.user}
        return keep_evidence(self.fact, paper.read(), **kept)

    def get_success_url(self):
        return self.back_url()


class TakeVariationEvidence(FindsVariation, AgreementPage):
    def get(self, request, *args, **kwargs):
        if kwargs["fact"] not in ("approval", "signature"):
            raise Http404
        facts = getattr(self.variation, f"{kwargs['fact']}s")
        return take_evidence(request, get_object_or_404(facts, party=kwargs["party"]))
