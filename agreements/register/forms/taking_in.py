"""What is asked of somebody who takes a register in from a spreadsheet."""

from typing import Any

from django import forms
from django.core import signing

from commissioning.govuk.renderer import shown

HELD = "register.taking_in"


class RegisterFileForm(forms.Form):
    """A spreadsheet; or the rows of one that was sent just now, signed, to take only the good."""

    register = shown(
        forms.FileField(
            label="Spreadsheet",
            required=False,
            help_text="XLSX or CSV with the headings of the template, smaller than 5 MB",
            error_messages={"empty": "The file is empty. Select a file that holds your register"},
        ),
        say_optional=False,
    )
    held = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_held(self) -> Any:
        held = self.cleaned_data["held"]
        if not held:
            return None
        try:
            return signing.loads(held, salt=HELD, max_age=24 * 3600)
        except signing.BadSignature as changed:
            raise forms.ValidationError("Select the file again") from changed

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("register") and not cleaned.get("held") and not self.errors:
            self.add_error("register", "Select a file")
        return cleaned


def hold(name: str, rows: list[list[str]]) -> str:
    """The rows so that they can be sent again unchanged, without keeping them in between."""
    return signing.dumps({"name": name, "rows": rows}, salt=HELD, compress=True)
