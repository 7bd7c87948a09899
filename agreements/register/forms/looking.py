"""What narrows the list of agreements, and on which day one looks."""

import datetime as dt
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.models import AnonymousUser

from agreements.register.listing import Clocks
from agreements.register.models import Agreement
from agreements.register.standing import State
from commissioning.calendar.dates import words
from commissioning.govuk.fields import DateField
from commissioning.govuk.filters import FilterForm
from commissioning.govuk.renderer import shown
from commissioning.partnerships.models import Partnership


class DayFilters(FilterForm):
    """On which day one looks, and by what was known when; today where nothing is asked (law 1)."""

    KNOWN = [("", "What is known today"), ("then", "What was known on that day")]
    as_at = shown(
        DateField(label="As at", required=False, help_text="Such as 10 April 2021"), width=10
    )
    known = forms.ChoiceField(label="Judged by", choices=KNOWN, required=False)

    def clocks(self, today: dt.date) -> Clocks:
        """The day asked about and the day whose knowledge counts; both today if none is asked."""
        asked = self.cleaned_data if self.is_valid() else {}
        day = asked.get("as_at") or today
        return Clocks(day, day if asked.get("known") == "then" else today)


class AgreementFilters(DayFilters):
    """What narrows the list of agreements, on which day it looks, and in which order."""

    field_order = ("q", "kind", "state", "place", "party", "area", "ending_within")
    ORDERS = [
        ("", "Last changed first"),
        ("title", "By title"),
        ("starts", "By first day"),
        ("ends", "By last day"),
    ]
    WITHIN = [("", "At any time"), ("3", "Within 3 months"), ("6", "Within 6 months"),
              ("12", "Within a year"), ("24", "Within 2 years")]  # fmt: skip
    q = forms.CharField(
        label="Words",
        max_length=100,
        required=False,
        help_text="In the title, reference, parties or text",
    )
    kind = forms.ChoiceField(choices=[("", "Any kind"), *Agreement.Kind.choices], required=False)
    state = forms.ChoiceField(
        label="How it stands",
        choices=[("", "In any way"), *((str(state), str(state)) for state in State)],
        required=False,
    )
    place = forms.ModelChoiceField(
        Partnership.objects.visible_to(AnonymousUser()),
        required=False,
        to_field_name="slug",
        empty_label="Any place",
    )
    party = forms.CharField(label="Party", max_length=100, required=False)
    area = forms.CharField(label=settings.AREA_WORD.capitalize(), max_length=100, required=False)
    ending_within = forms.TypedChoiceField(
        label="Ending", choices=WITHIN, coerce=int, empty_value=None, required=False
    )
    sort = forms.ChoiceField(label="Order", choices=ORDERS, required=False)
    gap = forms.BooleanField(label="Only where a gap follows", required=False)
    mine = forms.BooleanField(label="Only where my organisation is a party", required=False)
    show = forms.CharField(max_length=10, required=False, widget=forms.HiddenInput)

    @property
    def asked(self) -> list[str]:
        """The filters that somebody has set, of those that are seen."""
        return [field.name for field in self.visible_fields() if field.data]


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
    known_on = shown(
        DateField(
            label="Or by what was known on", required=False, help_text="Such as 10 April 2021"
        ),
        width=10,
    )
    first = shown(DateField(label="From", required=False), width=10)
    last = shown(DateField(label="To", required=False), width=10)
    ahead = forms.TypedChoiceField(
        label="Look ahead, if nothing is done",
        choices=[("", "Not"), ("1", "1 year"), ("2", "2 years"), ("3", "3 years")],
        coerce=int,
        empty_value=None,
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
    known_on = forms.DateField(required=False)


class GapDaysForm(forms.Form):
    """From when to when the gap goes that somebody comes from."""

    first = forms.DateField(required=False)
    last = forms.DateField(required=False)


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
