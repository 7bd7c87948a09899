"""What people are asked when they read a record in, publish, correct, or answer for a partner."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from commissioning.authorities.models import Body
from commissioning.errors import RuleBroken
from commissioning.govuk.fields import VersionField
from commissioning.govuk.renderer import shown
from governance.decisions.forms.questions import DayField
from governance.decisions.forms.record import DecisionForm
from governance.decisions.models.authority_line import State
from governance.decisions.text_reading import text_of


class ReadInForm(forms.Form):
    """The text of a record from a council's portal, pasted or as a file."""

    body = forms.ModelChoiceField(
        Body.objects.none(),
        label="Who decided?",
        help_text="The body or officer whose numbering the decision joins here",
        empty_label="Choose who decided",
    )
    stated_in = forms.CharField(
        label="Where is it published?",
        max_length=200,
        help_text="Such as: decision record on the council's website, 21 April 2021",
    )
    file = forms.FileField(label="Text file", required=False, help_text="A .txt file, up to 1 MB")
    text = shown(
        forms.CharField(
            label="Or paste the text",
            widget=forms.Textarea,
            required=False,
            strip=False,
            help_text="With its labels, such as Decision Maker: and Date of decision:",
        ),
        rows=12,
    )

    def __init__(self, *args: Any, bodies: QuerySet[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        file = given.pop("file", None)
        if file:
            try:
                given["text"] = text_of(file.read())
            except RuleBroken as refusal:
                self.add_error("file", str(refusal))
        elif not given.get("text", "").strip() and "file" not in self.errors:
            self.add_error("file", "Choose a text file, or paste the text")
        return given


class PublishForm(forms.Form):
    """Carries which form it is, so that sending it twice publishes once."""

    version = VersionField()
    key = forms.CharField(widget=forms.HiddenInput, max_length=64)
    personal_data_checked = forms.BooleanField(
        label="I have looked at each of these, and they may be public", required=False
    )


class CorrectionForm(DecisionForm):
    """The whole record again, with the reason why it is corrected."""

    reason = shown(
        forms.CharField(
            label="Why is it corrected?",
            help_text="It is shown with the corrected record",
            widget=forms.Textarea,
            error_messages={"required": "Enter the reason for the correction"},
        ),
        rows=3,
    )
    personal_data_checked = forms.BooleanField(
        label="I have looked at anything that seems personal, and it may be public", required=False
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def clean(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        details = super().clean()
        asked = ("reason", "personal_data_checked", "key")
        return details | {name: given[name] for name in asked if name in given}


class AuthorityForm(forms.Form):
    """On whose authority a partner takes part."""

    state = forms.ChoiceField(
        label="What is known of it?", choices=State, widget=forms.RadioSelect, initial="recorded"
    )
    given_by = forms.CharField(
        label="Who gave it",
        max_length=200,
        required=False,
        help_text="Your body or officer, such as Governing Body",
    )
    instrument = forms.CharField(
        label="Under which scheme, delegation or power", max_length=200, required=False
    )
    on = DayField(label="When", required=False, help_text="Such as 21 April 2021")

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("state") == State.RECORDED:
            if not given.get("given_by"):
                self.add_error("given_by", "Enter who gave it")
            if not (given.get("on") and given["on"].known):
                self.add_error("on", "Enter the day, like 21 April 2021")
        return given
