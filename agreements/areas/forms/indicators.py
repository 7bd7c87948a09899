"""What the pages of indicators ask."""

from decimal import Decimal
from typing import Any

from django import forms
from django.db.models import QuerySet

from agreements.areas.forms.plans import A_DAY, LONGEST_DAY, DayForm, long_text
from agreements.areas.models import Indicator, Reading
from commissioning.authorities.models import Body
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.govuk.fields import PrintedDateField, VersionField, offer
from commissioning.govuk.renderer import shown

RHYTHMS = {
    "": "Not stated",
    "1 week": "Every week",
    "1 month": "Every month",
    "2 month": "Every 2 months",
    "3 month": "Every quarter",
    "6 month": "Every 6 months",
    "12 month": "Every year",
}


def how_often(label: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=list(RHYTHMS.items()), required=False)


def figure(label: str, help_text: str = "") -> forms.DecimalField:
    return shown(
        forms.DecimalField(
            label=label,
            max_digits=14,
            decimal_places=2,
            required=False,
            help_text=help_text,
            widget=forms.TextInput,
            error_messages={"invalid": f"{label} must be a number, like 12.5"},
        ),
        width=10,
    )


class RhythmForm(DayForm):
    """Turns the choice of `often` into a number and its unit."""

    def split_rhythm(self, cleaned: dict[str, Any]) -> None:
        every, _, unit = cleaned.pop("often", "").partition(" ")
        cleaned["every"], cleaned["unit"] = (int(every), unit) if every else (None, "")


def rhythm_chosen(every: int | None, unit: str) -> str:
    """The choice that stands for a rhythm."""
    return f"{every} {unit}" if every else ""


class IndicatorForm(RhythmForm):
    name = forms.CharField(
        label="What does it show?", max_length=300, help_text="Such as delayed discharges"
    )
    measure = forms.ChoiceField(
        label="What is read?",
        choices=Indicator.Measure.choices,
        widget=forms.RadioSelect,
        initial=Indicator.Measure.FIGURE,
    )
    wanted = shown(
        forms.ChoiceField(
            label="What is wanted?",
            choices=Indicator.Wanted.choices,
            widget=forms.RadioSelect,
            initial=Indicator.Wanted.UP,
        ),
        inline=True,
    )
    measured_in = shown(
        forms.CharField(
            label="Unit", max_length=40, required=False, help_text="Such as % or people"
        ),
        width=10,
    )
    baseline = figure("Baseline")
    baseline_on = PrintedDateField(label="Day of the baseline", required=False)
    target = figure("Target")
    target_on = PrintedDateField(
        label="Target by when?", required=False, help_text="For example end of March 2027"
    )
    framework = forms.ChoiceField(
        label="Framework that it serves", choices=Indicator.Framework.choices, required=False
    )
    often = how_often("How often is it read?")
    stated_in = forms.CharField(
        label="Where it is stated",
        max_length=200,
        required=False,
        help_text="A clause or a paper, such as clause 6.1",
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self.split_rhythm(cleaned)
        return cleaned

    def clean_baseline_on(self) -> PrintedDate | None:
        return self.readable("baseline_on")

    def clean_target_on(self) -> PrintedDate | None:
        return self.readable("target_on")


class ChangeIndicatorForm(IndicatorForm):
    version = VersionField()


class ReadingForm(DayForm):
    """Asks for a figure only where the indicator has one."""

    on = PrintedDateField(
        label="Of which day?",
        help_text="For example 31 January 2027, or a month",
        error_messages={"required": A_DAY},
    )
    value = figure("Figure")
    moved = shown(
        forms.ChoiceField(
            label="Which way did it go?",
            choices=[("", "Not said"), *Reading.Moved.choices],
            widget=forms.RadioSelect,
            required=False,
        ),
        inline=True,
    )
    narrative = long_text("In words", rows=3, help_text="What is behind it")
    stated_in = forms.CharField(
        label="The paper that says so",
        max_length=200,
        required=False,
        help_text="Only for what happened before it was recorded here",
    )

    def __init__(self, *args: Any, indicator: Indicator, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["moved" if indicator.is_figure else "value"]
        value = self.fields.get("value")
        if value and indicator.measured_in:
            shown(value, suffix=indicator.measured_in)

    def clean_on(self) -> PrintedDate:
        on: PrintedDate = self.cleaned_data["on"]
        if len(on.words) > LONGEST_DAY:
            raise forms.ValidationError(A_DAY)
        return on

    def clean_value(self) -> Decimal | None:
        value: Decimal | None = self.cleaned_data["value"]
        return value


class ReportForm(forms.Form):
    board = forms.ModelChoiceField(
        Body.objects.none(),
        label="For which board?",
        required=False,
        empty_label="No board in particular",
    )

    def __init__(self, *args: Any, boards: QuerySet[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, board=boards)
