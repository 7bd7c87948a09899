"""What is asked about a figure."""

from django import forms

from commissioning.govuk.fields import MoneyField, PrintedDateField, VersionField
from commissioning.govuk.renderer import shown
from commissioning.sourced_facts.models import SourcedFact


class FigureForm(forms.Form):
    kind = forms.ChoiceField(label="What is the figure of?", choices=SourcedFact.Kind)
    about = forms.CharField(
        label="If another figure, what of?",
        max_length=120,
        required=False,
        help_text="Or what it leaves out",
    )
    words = forms.CharField(
        label="The figure, as printed",
        max_length=80,
        required=False,
        help_text="Such as nearly 1.2 million. Leave empty for the number itself",
    )
    value = shown(
        MoneyField(
            label="The number it stands for", help_text="Such as 1,200,000, 1.2 million or 131"
        ),
        prefix="",
        width=20,
    )
    precision = forms.ChoiceField(
        label="What do the words make of it?",
        choices=SourcedFact.Precision,
        widget=forms.RadioSelect,
        initial="exact",
    )
    as_of = PrintedDateField(label="As of", help_text="Such as 1 April 2019, or 2019/20")
    source = forms.CharField(
        label="Source", max_length=300, help_text="The paper, with its page or paragraph"
    )


class CorrectForm(FigureForm):
    version = VersionField()


class RetireForm(forms.Form):
    reason = forms.CharField(label="Why is it no longer used?", max_length=300)
    version = VersionField()
