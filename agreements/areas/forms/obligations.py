"""What the pages of obligations ask."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from agreements.areas.forms.indicators import RhythmForm, how_often
from agreements.areas.forms.plans import A_DAY, LONGEST_DAY, long_text, post
from agreements.texts.models import Clause
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.govuk.fields import PrintedDateField, VersionField, offer
from commissioning.govuk.renderer import shown
from commissioning.organisations.models import Organisation


class ObligationForm(RhythmForm):
    words = shown(
        forms.CharField(
            label="What is to be done?",
            widget=forms.Textarea,
            error_messages={"required": "Enter what is to be done"},
        ),
        rows=3,
    )
    clause = forms.ModelChoiceField(
        Clause.objects.none(),
        label="The clause that says so",
        required=False,
        empty_label="No clause",
    )
    owner = forms.ModelChoiceField(
        Organisation.objects.none(),
        label="Who does it?",
        required=False,
        empty_label="All parties together",
    )
    owner_post = post("Who there?")
    often = how_often("How often?")
    rhythm_words = forms.CharField(
        label="How often, as the agreement says it",
        max_length=100,
        required=False,
        help_text="Such as at least once a month. “Regular” alone names no rhythm",
    )
    due = PrintedDateField(
        label="By when, if it is done once?",
        required=False,
        help_text="For example 31 March 2027",
    )

    def __init__(
        self,
        *args: Any,
        parties: QuerySet[Organisation],
        clauses: QuerySet[Clause],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, owner=parties, clause=clauses)

    def clean_due(self) -> PrintedDate | None:
        return self.readable("due")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.split_rhythm(cleaned)
        return cleaned


class ChangeObligationForm(ObligationForm):
    version = VersionField()


class SetAsideForm(forms.Form):
    reason = shown(
        forms.CharField(
            label="Why is it set aside?",
            max_length=300,
            error_messages={"required": "Enter the reason"},
        ),
        width=30,
    )
    version = VersionField()


class DoneForm(forms.Form):
    on = PrintedDateField(
        label="When was it done?",
        help_text="For example 31 January 2027, or a month",
        error_messages={"required": A_DAY},
    )
    note = long_text("Note", rows=3)
    stated_in = forms.CharField(
        label="The paper that says so",
        max_length=200,
        required=False,
        help_text="Only for what happened before it was recorded here",
    )

    def clean_on(self) -> PrintedDate:
        on: PrintedDate = self.cleaned_data["on"]
        if len(on.words) > LONGEST_DAY:
            raise forms.ValidationError(A_DAY)
        return on
