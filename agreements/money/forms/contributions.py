from typing import Any

from django import forms

from agreements.money.models import Contribution, FundingSource
from agreements.register.models import Variation
from commissioning.govuk.fields import (
    DateField,
    MoneyField,
    PrintedDateField,
    VersionField,
    offer,
)
from commissioning.govuk.renderer import shown
from commissioning.organisations.models import Organisation


class ContributionForm(forms.Form):
    """Everything that can be said of one contribution."""

    partner = forms.ModelChoiceField(Organisation.objects.none(), empty_label="Choose a partner")
    source = forms.ModelChoiceField(
        FundingSource.objects.none(), label="Source of funding", empty_label="Choose a source"
    )
    source_as_printed = forms.CharField(
        label="Source, in the paper’s words",
        max_length=200,
        required=False,
        help_text="If the paper calls it something else, or it is not on the list",
    )
    amount = MoneyField(
        label="Amount",
        required=False,
        help_text="Leave empty only if it is in kind and has no value set on it",
    )
    form = shown(
        forms.ChoiceField(
            label="Is it cash?",
            choices=Contribution.Form,
            widget=forms.RadioSelect,
            initial="cash",
            error_messages={"required": "Select whether it is cash"},
        ),
        inline=True,
    )
    spend = shown(
        forms.ChoiceField(
            label="Is it revenue or capital?",
            choices=Contribution.Spend,
            widget=forms.RadioSelect,
            initial="revenue",
            error_messages={"required": "Select whether it is revenue or capital"},
        ),
        inline=True,
    )
    recurrence = shown(
        forms.ChoiceField(
            label="Does it recur?",
            choices=Contribution.Recurrence,
            widget=forms.RadioSelect,
            initial="not_stated",
            error_messages={"required": "Select whether it recurs"},
        ),
        inline=True,
    )
    basis = forms.ChoiceField(
        label="Is it gross or net?",
        choices=Contribution.Basis,
        widget=forms.RadioSelect,
        initial="not_stated",
        error_messages={"required": "Select whether it is gross or net"},
    )
    effective_from = DateField(label="From", required=False, help_text="If not the whole year")
    effective_to = DateField(label="To", required=False, help_text="The last day")
    decided_by = forms.CharField(
        label="Who decided it",
        max_length=200,
        required=False,
        help_text="The body or officer, such as Cabinet",
    )
    decided_on = shown(PrintedDateField(label="When it was decided", required=False), width=20)
    decision_reference = shown(
        forms.CharField(label="Reference of the decision", max_length=80, required=False), width=20
    )
    variation = forms.ModelChoiceField(
        Variation.objects.none(),
        label="Which variation of the agreement changes it?",
        required=False,
        empty_label="None",
    )
    note = shown(forms.CharField(widget=forms.Textarea, required=False), rows=3)
    stated_as = forms.ChoiceField(
        label="What does the paper call it?",
        choices=[("", "No paper says"), *Contribution.Status.choices],
        required=False,
        help_text="For history, which nobody needs to confirm",
    )
    stated_in = forms.CharField(label="Which paper says so", max_length=200, required=False)
    version = VersionField()

    def __init__(
        self, *args: Any, partners: Any, sources: Any, variations: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, partner=partners, source=sources, variation=variations)
        if not variations:
            del self.fields["variation"]


class ConfirmForm(forms.Form):
    """Which version of each contribution the person has before them: "key:version,…"."""

    seen = forms.CharField(widget=forms.HiddenInput)

    def clean_seen(self) -> dict[str, int]:
        pairs = [pair.partition(":") for pair in self.cleaned_data["seen"].split(",")]
        if not all(version.isdecimal() for _, _, version in pairs):
            raise forms.ValidationError("Open the page again, and confirm what it then shows")
        return {key: int(version) for key, _, version in pairs}
