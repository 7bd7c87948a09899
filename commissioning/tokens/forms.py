"""What is asked about a new token."""

from typing import Any

from django import forms

from commissioning.govuk.fields import DateField
from commissioning.govuk.renderer import shown


class NewTokenForm(forms.Form):
    name = shown(
        forms.CharField(
            label="Name", max_length=80, help_text="What it is for, such as the ledger's import"
        ),
        autocomplete="off",
    )
    may = forms.ChoiceField(
        label="What it may do",
        choices=[("read", "Read what I may read"), ("write", "Also change what I may change")],
        widget=forms.RadioSelect,
        initial="read",
    )
    last_day = DateField(label="Last day", help_text="At most a year from today")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        return cleaned | {"may_write": cleaned.pop("may", "read") == "write"}
