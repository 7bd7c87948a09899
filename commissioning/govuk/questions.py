"""Questions that forms of many parts ask alike: a day as printed, a reason, the day it was done."""

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone

from commissioning.calendar.printed_dates import PrintedDate
from commissioning.govuk.fields import DateField, PrintedDateField, VersionField
from commissioning.govuk.renderer import shown

A_DAY_OR_MONTH = "Enter a day or a month, like 31 January 2027"


def text(label: str, *, rows: int = 3, required: bool = False, **options: Any) -> forms.CharField:
    """A question answered in sentences."""
    field = forms.CharField(label=label, widget=forms.Textarea, required=required, **options)
    return shown(field, rows=rows)


class PrintedDayField(PrintedDateField):
    """A day in a paper's words, no longer than our columns hold."""

    longest = 60


def printed_day(label: str, **options: Any) -> PrintedDayField:
    """A day as printed, which may be left empty."""
    return shown(PrintedDayField(label=label, required=False, **options), width=20)


def stated_in() -> forms.CharField:
    """For what is entered from an old paper: history is never refused."""
    return forms.CharField(
        label="Which paper states this?",
        max_length=200,
        required=False,
        help_text="Only for history that you enter from a paper",
    )


class VersionForm(forms.Form):
    """Nothing is asked but that nobody changed it in between."""

    version = VersionField()


class ReasonForm(forms.Form):
    reason = text("Why?", required=True, error_messages={"required": "Enter the reason"})
    version = VersionField()


class DirectionForm(forms.Form):
    direction = forms.ChoiceField(
        label="Where to?",
        choices=[("up", "Up"), ("down", "Down")],
        widget=forms.RadioSelect,
        error_messages={"required": "Select up or down"},
    )


class DoneForm(forms.Form):
    """On which day something was done: today or in the past."""

    done_on = DateField(
        label="When was it done?", error_messages={"required": "Enter the day it was done"}
    )
    version = VersionField()

    def clean_done_on(self) -> dt.date:
        done_on: dt.date = self.cleaned_data["done_on"]
        if done_on > timezone.localdate():
            raise forms.ValidationError("The day it was done must be today or in the past")
        return done_on


class DueForm(forms.Form):
    """Asks by when, and refuses words that name no day: nothing could say when it is late."""

    due = PrintedDayField(
        label="By when?",
        help_text="A day or a month, for example 31 January 2027",
        error_messages={"required": A_DAY_OR_MONTH},
    )

    def clean_due(self) -> PrintedDate:
        due: PrintedDate = self.cleaned_data["due"]
        if not due.known:
            raise forms.ValidationError(A_DAY_OR_MONTH)
        return due


class MoveDueForm(DueForm):
    """Another due date, and why."""

    reason = text(
        "Why does it move?", required=True, error_messages={"required": "Enter the reason"}
    )
    version = VersionField()
