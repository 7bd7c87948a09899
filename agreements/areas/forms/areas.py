"""What the pages of areas ask: how they stand in an agreement."""

from django import forms

from commissioning.govuk.fields import VersionField
from commissioning.govuk.renderer import shown


class AddAreaForm(forms.Form):
    name = forms.CharField(
        label="Name, as the agreement prints it",
        max_length=200,
        help_text="An area of this place with the same name is found, not added again",
    )
    words = shown(
        forms.CharField(
            label="What the agreement says of it", widget=forms.Textarea, required=False
        ),
        rows=5,
    )


class ChangeAreaForm(forms.Form):
    name_as_printed = forms.CharField(label="Name, as the agreement prints it", max_length=200)
    words = shown(
        forms.CharField(
            label="What the agreement says of it", widget=forms.Textarea, required=False
        ),
        rows=5,
    )
    note = shown(
        forms.CharField(
            label="How it is going",
            widget=forms.Textarea,
            required=False,
            help_text="Such as: under way; stopped, and why",
        ),
        rows=3,
    )
    version = VersionField()
