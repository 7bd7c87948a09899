"""What narrows the list of agreements, and on which day one looks."""

import datetime as dt
from typing import Any

from django import forms
from django.contrib.auth.models import AnonymousUser

from agreements.register.models import Agreement
from commissioning.calendar.dates import words
from commissioning.govuk.fields import DateField
from commissioning.govuk.filters import FilterForm
from commissioning.govuk.renderer import shown
from commissioning.partnerships.models import Partnership


class AgreementFilters(FilterForm):
    """What narrows the list of agreements."""

    q = forms.CharField(label="Words in the title or reference", required=False)
    kind = forms.ChoiceField(choices=[("", "Any kind"), *Agreement.Kind.choices], required=False)
    place = forms.ModelChoiceField(
        Partnership.objects.visible_to(AnonymousUser()),
        required=False,
        to_field_name="slug",
        empty_label="Any place",
    )
    ending_by = shown(
        DateField(label="Ending by", required=False, help_text="Such as 31 March 2027"), width=10
    )


class AsAtForm(FilterForm):
    """On which day to look at the register, and by what was known when (law 1)."""

    KNOWN = [("today", "What is known today"), ("then", "What was known on that day")]
    as_at = shown(DateField(label="Day", help_text="Such as 10 April 2021"), width=10)
    known = forms.ChoiceField(
        label="Judge it by", choices=KNOWN, widget=forms.RadioSelect, initial="today"
    )

    def clocks(self, today: dt.date) -> tuple[dt.date, dt.date]:
        """The day asked about and the day whose knowledge counts; both today if none is asked."""
        if not self.is_valid():
            return today, today
        day = self.cleaned_data["as_at"]
        return day, day if self.cleaned_data["known"] == "then" else today


class CoverForm(FilterForm):
    """Which days of cover, and by what was known when."""

    KNOWN = [("today", "What is known today"), ("then", "What was known on each day")]
    known = forms.ChoiceField(
        label="Judge each day by", choices=KNOWN, widget=forms.RadioSelect, required=False
    )
    first = shown(DateField(label="From", required=False), width=10)
    last = shown(DateField(label="To", required=False), width=10)
    ahead = forms.TypedChoiceField(
        label="Look ahead, if nothing is done",
        choices=[("", "Not"), ("1", "1 year"), ("2", "2 years"), ("3", "3 years")],
        coerce=int,
        empty_value=0,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and last < first:
            self.add_error("last", f"To must be {words(first)} or a later day")
        return cleaned


class GapForm(forms.Form):
    """Which gap is meant: that in which a day lies, as known today or then."""

    day = forms.DateField(required=False)
    known = forms.ChoiceField(choices=CoverForm.KNOWN, required=False)


class NoteGapForm(forms.Form):
    """Why nothing was in force, and from when to when that is meant."""

    reason = shown(
        forms.CharField(
            label="Why was nothing in force?",
            widget=forms.Textarea,
            error_messages={"required": "Say why there is a gap"},
        ),
        rows=3,
    )
    first = shown(DateField(label="First day of the gap", help_text=""), width=10)
    last = shown(
        DateField(
            label="Last day", required=False, help_text="Leave empty if nothing followed yet"
        ),
        width=10,
    )
