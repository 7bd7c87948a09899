"""The pages on which a variation is written: tick what changes, say how, check, send or give up."""

from django.http import Http404

from agreements.register.answerable import boards_for
from agreements.register.facts import NO_DATE, facts_about
from agreements.register.forms.variations import (
    ChangeForm,
    ChangeVariationForm,
    GovernanceForm,
    PeriodForm,
    StartVariationForm,
    WithdrawVariationForm,
)
from agreements.register.models import Variation
from agreements.register.panels import panels_of
from agreements.register.varied import acts_on, rows_of
from agreements.register.varying import (
    change_variation,
    delete_variation,
    describe_change,
    present_words,
    send_variation,
    start_variation,
    withdraw_variation,
)
from agreements.register.views.pages import AgreementAct
from agreements.register.views.variations import VariationAct, changes_of

FORMS = {Variation.Change.PERIOD: PeriodForm, Variation.Change.GOVERNANCE: GovernanceForm}


class StartVariation(AgreementAct):
    form_class = StartVariationForm
    heading = "Vary the agreement"
    lead = "The agreement stays as it is until every party has approved and signed the variation."
    button = "Continue"

    def act(self, effective, **details):
        return start_variation(
            self.object, effective=effective or NO_DATE, by=self.request.user, **details
        )


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

    template_name = "register/describe_change.html"
    prefill = ("before", "after", "ends", "answers_to")

    def get_form_class(self):
        return FORMS.get(self.about, ChangeForm)

    def get_form_kwargs(self):
        boards = {"boards": boards_for(self.object, self.request.user)}
        governs = self.about is Variation.Change.GOVERNANCE
        return super().get_form_kwargs() | (boards if governs else {})

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "rows": rows_of(self.variation, self.about),
            "row_acts": acts_on(self.variation, self.about),
        }

    def get_heading(self):
        return f"{self.about.label}: what changes?"

    def values_of(self, record):
        variation = record if isinstance(record, Variation) else self.variation
        said = variation.details.filter(about=self.about).first()
        facts = facts_about(self.object)
        before = said.before if said else present_words(self.object, facts, self.about)
        values = {"before": before, "after": said.after if said else ""}
        ends, board = variation.ends, variation.answers_to_id
        return values | {"ends": ends, "answers_to": board, "version": variation.version}

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
        changes = changes_of(self.variation, rows_of(self.variation))
        panels = panels_of(self.variation, self.request.user)
        return super().get_context_data(**kwargs) | {"changes": changes, "panels": panels}

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


class WithdrawVariation(VariationAct):
    form_class = WithdrawVariationForm
    lead = (
        "Nobody can approve or sign it any more, and the agreement stays as it is. What parties "
        "have approved or signed of it stays on its page. A body that it asked to join can no "
        "longer read the agreement. This cannot be undone."
    )
    button = "Withdraw the variation"
    button_kind = "warning"
    success_message = "The variation was withdrawn."

    def get_heading(self):
        return f"Withdraw variation {self.variation.number}, “{self.variation.title}”?"

    def values_of(self, record):
        return {"version": getattr(record, "version", None)}

    def get_initial(self):
        return super().get_initial() | {"version": self.variation.version}

    def act(self, version, reason):
        return withdraw_variation(
            self.variation, reason=reason, by=self.request.user, version=version
        )
