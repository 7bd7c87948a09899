"""The pages of a variation: tick what changes, say how, check, approve and sign."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from agreements.register.approvals import confirm_fact
from agreements.register.authorities import state_authority
from agreements.register.facts import NO_DATE, facts_about
from agreements.register.forms.parties import ApprovalForm, SignatureForm
from agreements.register.forms.variations import (
    ChangeForm,
    ChangeVariationForm,
    PeriodForm,
    StartVariationForm,
)
from agreements.register.models import Variation
from agreements.register.varying import (
    change_variation,
    delete_variation,
    describe_change,
    present_words,
    record_variation_approval,
    record_variation_signature,
    send_variation,
    start_variation,
    undescribed,
)
from agreements.register.views.pages import AgreementAct, AgreementPage


class StartVariation(AgreementAct):
    form_class = StartVariationForm
    heading = "Vary the agreement"
    lead = "The agreement stays as it is until every party has approved and signed the variation."
    button = "Continue"

    def act(self, effective, **details):
        return start_variation(
            self.object, effective=effective or NO_DATE, by=self.request.user, **details
        )


class FindsVariation:
    """Loads the agreement, and the variation of it that the address names."""

    def load(self):
        agreement = super().load()
        rows = agreement.variations.prefetch_related(
            "details", "approvals__party", "approvals__authority", "signatures__party"
        )
        self.variation = get_object_or_404(rows, pk=self.kwargs["variation"])
        return agreement

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"variation": self.variation}


class VariationPage(FindsVariation, AgreementPage):
    """The task list while it is written; what it changed once it is agreed."""

    template_name = "register/variation.html"

    def get_context_data(self, **kwargs):
        variation = self.variation
        details = {one.about: one for one in variation.details.all()}
        acts = zip(variation.approvals.all(), variation.signatures.all(), strict=True)
        return super().get_context_data(**kwargs) | {
            "changes": [
                (about, Variation.Change(about).label, details.get(about))
                for about in variation.changes
            ],
            "acts": list(acts),
            "missing": undescribed(variation),
            "may_approve": self.request.user.has_perm("register.approve_agreement", self.object),
            "mine": self.request.user.organisation_ids,
        }


class VariationAct(FindsVariation, AgreementAct):
    """Do one thing to a variation, and go back to it."""

    def back_url(self):
        return self.variation.get_absolute_url()

    def get_success_url(self):
        return self.back_url()


class ChangeVariation(VariationAct):
    form_class = ChangeVariationForm
    heading = "What does the variation change?"
    success_message = "Saved."

    def values_of(self, record):
        variation = record if isinstance(record, Variation) else self.variation
        names = ("title", "changes", "number", "effective")
        return {name: getattr(variation, name) for name in names} | {"version": variation.version}

    prefill = ("title", "changes", "number", "effective")

    def act(self, version, **changes):
        return change_variation(self.variation, by=self.request.user, version=version, **changes)


class DescribeChange(VariationAct):
    """One thing that changes: before, and after."""

    button = "Save and continue"

    def load(self):
        agreement = super().load()
        if self.kwargs["about"] not in self.variation.changes:
            raise Http404
        self.about = Variation.Change(self.kwargs["about"])
        return agreement

    def get_form_class(self):
        return PeriodForm if self.about is Variation.Change.PERIOD else ChangeForm

    prefill = ("before", "after", "ends")

    def get_heading(self):
        return f"{self.about.label}: what changes?"

    def values_of(self, record):
        variation = record if isinstance(record, Variation) else self.variation
        said = variation.details.filter(about=self.about).first()
        facts = facts_about(self.object)
        before = said.before if said else present_words(self.object, facts, self.about)
        values = {"before": before, "after": said.after if said else ""}
        return values | {"ends": variation.ends, "version": variation.version}

    def get_success_url(self):
        """The next thing that is not yet said, else the variation."""
        missing = [
            about
            for about in self.result.changes
            if not self.result.details.filter(about=about).exists()
        ]
        return self.back_url() + (f"changes/{missing[0]}/" if missing else "")

    def act(self, **details):
        return describe_change(self.variation, self.about, by=self.request.user, **details)


class SendVariation(VariationAct):
    """Check the answers, and ask each party to approve."""

    template_name = "register/check_variation.html"
    heading = "Check the variation before you send it for approval"
    button = "Send for approval"
    success_message = "Each party's approval is awaited."

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"details": self.variation.details.all()}

    def act(self):
        return send_variation(self.variation, by=self.request.user)


class DeleteVariation(VariationAct):
    heading = "Delete this variation?"
    lead = "What it would change goes with it, for every party. This cannot be undone."
    button = "Delete the variation"
    button_kind = "warning"
    success_message = "The variation was deleted."

    def get_success_url(self):
        return self.object.get_absolute_url()

    def act(self):
        return delete_variation(self.variation, by=self.request.user)


class OneVariationAct(VariationAct):
    """One party's approval or signature of the variation."""

    permission_required = "register.approve_agreement"
    acts = ""

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
