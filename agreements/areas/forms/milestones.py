"""What the pages of milestones ask."""

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone

from agreements.areas.forms.plans import post
from agreements.areas.models import Milestone
from commissioning.authorities.models import Body
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.govuk.fields import DateField, PrintedDateField, VersionField, offer
from commissioning.govuk.renderer import shown
from commissioning.organisations.models import Organisation

LONGEST_DUE = 60


class DueForm(forms.Form):
    """Asks by when, and refuses words that name no day: nothing could say when it is late."""

    due = PrintedDateField(
        label="By when?",
        help_text="A day or a month, for example 31 January 2027",
        error_messages={"required": "Enter a day or a month, like 31 January 2027"},
    )

    def clean_due(self) -> PrintedDate:
        due: PrintedDate = self.cleaned_data["due"]
        if not due.known or len(due.words) > LONGEST_DUE:
            raise forms.ValidationError("Enter a day or a month, like 31 January 2027")
        return due


class PlanMilestoneForm(DueForm):
    words = shown(
        forms.CharField(
            label="What will be done?",
            widget=forms.Textarea,
            error_messages={"required": "Enter what will be done"},
        ),
        rows=3,
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


class FinishMilestoneForm(forms.Form):
    done_on = DateField(
        label="When was it done?", error_messages={"required": "Enter the day it was done"}
    )
    version = VersionField()

    def clean_done_on(self) -> dt.date:
        done_on: dt.date = self.cleaned_data["done_on"]
        if done_on > timezone.localdate():
            raise forms.ValidationError("The day it was done must be today or in the past")
        return done_on


def reason(label: str) -> forms.CharField:
    return shown(
        forms.CharField(
            label=label, widget=forms.Textarea, error_messages={"required": "Enter the reason"}
        ),
        rows=3,
    )


class MoveMilestoneForm(DueForm):
    reason = reason("Why does it move?")
    version = VersionField()


class ReopenMilestoneForm(forms.Form):
    reason = reason("Why is it not done after all?")
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
