"""What the pages of milestones ask."""

from typing import Any

from django import forms

from agreements.areas.forms.plans import post
from agreements.areas.models import Milestone
from commissioning.authorities.models import Body
from commissioning.govuk.fields import VersionField, offer
from commissioning.govuk.questions import DueForm, text
from commissioning.organisations.models import Organisation


class PlanMilestoneForm(DueForm):
    words = text(
        "What will be done?", required=True, error_messages={"required": "Enter what will be done"}
    )
    owner = forms.ModelChoiceField(
        Organisation.objects.none(),
        label="Who does it?",
        required=False,
        empty_label="All parties together",
    )
    owner_post = post("Who there?")
    decision_from = forms.ModelChoiceField(
        Body.objects.none(),
        label="Which board must decide?",
        required=False,
        empty_label="No board",
    )
    field_order = ["words", "due", "owner", "owner_post", "decision_from"]

    def __init__(self, *args: Any, parties: Any, boards: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, owner=parties, decision_from=boards)


class ReopenMilestoneForm(forms.Form):
    reason = text(
        "Why is it not done after all?",
        required=True,
        error_messages={"required": "Enter the reason"},
    )
    version = VersionField()


class NeedsForm(forms.Form):
    depends_on = forms.ModelMultipleChoiceField(
        Milestone.objects.none(),
        label="Which milestones must be done first?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    decision_from = forms.ModelChoiceField(
        Body.objects.none(),
        label="Which board must decide?",
        required=False,
        empty_label="No board",
    )
    owner_post = post("Who does it?")
    version = VersionField()

    def __init__(self, *args: Any, others: Any, boards: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, depends_on=others, decision_from=boards)
