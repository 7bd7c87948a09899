"""What is asked of a variation: what changes, how, and each party's approval and signature."""

from typing import Any

from django import forms

from agreements.register.forms.agreements import ReasonForm
from agreements.register.forms.life import day_field
from agreements.register.models import Variation
from commissioning.authorities.models import Body
from commissioning.govuk.fields import VersionField, offer
from commissioning.govuk.renderer import shown


class StartVariationForm(forms.Form):
    """What it is called, and what it changes: only that is asked afterwards."""

    title = forms.CharField(max_length=300, help_text="Such as Six months more")
    changes = forms.MultipleChoiceField(
        label="What is changing?",
        choices=Variation.Change,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Select at least one thing that changes"},
    )
    number = shown(
        forms.CharField(max_length=20, required=False, help_text="Leave empty for the next number"),
        width=4,
    )
    effective = day_field("From which day does it take effect?", required=False)
    stated_in = forms.CharField(
        label="Paper that says so", max_length=200, required=False, help_text="For history only"
    )


class ChangeVariationForm(StartVariationForm):
    stated_in = None  # type: ignore[assignment]  # Django takes a field out so; a paper stays
    number = shown(forms.CharField(max_length=20), width=4)
    version = VersionField()


class ChangeForm(forms.Form):
    """One thing that changes, in words."""

    before = shown(forms.CharField(label="Before", widget=forms.Textarea, required=False), rows=5)
    after = shown(
        forms.CharField(
            label="After",
            widget=forms.Textarea,
            error_messages={"required": "Enter what it becomes"},
        ),
        rows=5,
    )
    version = VersionField()


class WithdrawVariationForm(ReasonForm):
    reason = shown(
        forms.CharField(
            label="Why is it withdrawn?",
            widget=forms.Textarea,
            help_text="Every party reads it on the page of the variation",
            error_messages={"required": "Enter why it is withdrawn"},
        ),
        rows=3,
    )
    version = VersionField()


class GovernanceForm(ChangeForm):
    answers_to = forms.ModelChoiceField(
        Body.objects.none(),
        label="Which board or body is answerable from then on?",
        required=False,
        empty_label="None of these, or as before",
        help_text="The boards and bodies of this place",
    )
    field_order = ["before", "answers_to", "after"]

    def __init__(self, *args: Any, boards: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, answers_to=boards)
        self.fields["after"].required = False
        self.fields["after"].label = "After, in words"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not (cleaned.get("after") or cleaned.get("answers_to")):
            self.add_error("after", "Enter what it becomes")
        return cleaned


class PeriodForm(ChangeForm):
    ends = day_field("New last day", "It is in force on this day too")
    field_order = ["before", "ends", "after"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["after"].required = False
        self.fields["after"].label = "After, in words"
