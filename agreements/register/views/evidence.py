from django.http import Http404
from django.shortcuts import get_object_or_404

from agreements.register.evidence import keep_evidence
from agreements.register.evidence_taking import take_evidence
from agreements.register.forms.parties import EvidenceForm
from agreements.register.views.pages import AgreementPage
from agreements.register.views.parties import OneParty


def fact_of(party, name):
    """A party's approval or signature, by its name in the address."""
    if name not in ("approval", "signature"):
        raise Http404
    return getattr(party, name)


class AddEvidence(OneParty):
    """Keep the signed paper, or that of the approval."""

    permission_required = "register.approve_agreement"
    form_class = EvidenceForm
    lead = "A scan or PDF of the paper itself. Officers of every party can read it."
    button = "Keep the paper"
    success_message = "The paper is kept."

    def load(self):
        agreement = super().load()
        self.fact = fact_of(self.party, self.kwargs["fact"])
        return agreement

    def get_heading(self):
        return f"Add the paper: {self.fact.word} of {self.party}"

    def act(self, paper, pages):
        kept = {"file_name": paper.name, "pages": pages, "by": self.request.user}
        return keep_evidence(self.fact, paper.read(), **kept)


class TakeEvidence(AgreementPage):
    def get(self, request, *args, **kwargs):
        party = get_object_or_404(self.object.parties.joined(), pk=kwargs["party"])
        return take_evidence(request, fact_of(party, kwargs["fact"]))
