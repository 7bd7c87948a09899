"""What is asked of somebody who reads in an agreement from a file."""

from typing import Any

from django import forms

from agreements.register.forms.agreements import PrintedTermForm
from agreements.register.models import Agreement
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.govuk.fields import offer
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import Partnership


class UploadForm(forms.Form):
    """A file with the text of an agreement."""

    place = forms.ModelChoiceField(Partnership.objects.none(), empty_label="Choose a place")
    paper = forms.FileField(
        label="File",
        help_text="A Word document (.docx) or plain text (.txt), smaller than 25 MB",
        error_messages={
            "required": "Select a file",
            "empty": "The file is empty. Select a file that holds the agreement's text",
        },
    )

    def __init__(self, *args: Any, places: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, place=places)


class TakeInForm(PrintedTermForm):
    """What was read in a file, for the person to check and put right."""

    title = forms.CharField(max_length=300)
    kind = forms.ChoiceField(
        label="What kind of agreement is it?", choices=Agreement.Kind, widget=forms.RadioSelect
    )
    place = forms.ModelChoiceField(Partnership.objects.none(), empty_label="Choose a place")
    binding = forms.ChoiceField(
        label="Does it say that it is legally binding?",
        choices=Agreement.Binding,
        widget=forms.RadioSelect,
    )

    def __init__(
        self, *args: Any, names: list[str], bodies: Any, places: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, place=places)
        self.names = names
        for position, name in enumerate(names):
            self.fields[f"party_{position}"] = forms.ModelChoiceField(
                bodies,
                label=f"Which body is “{name}”?" if name else "Which body is a party?",
                empty_label="Choose a body",
                error_messages={"required": f"Select the body that is {name or 'a party'}"},
            )
        parties = [f"party_{position}" for position in range(len(names))]
        self.order_fields(["title", "kind", "place", *parties])

    def clean_starts_on(self) -> PrintedDate | None:
        return self.as_read("starts_on")

    def clean_ends_on(self) -> PrintedDate | None:
        return self.as_read("ends_on")

    def as_read(self, name: str) -> PrintedDate | None:
        """The date with the days that the reading worked out, where its words were left alone."""
        stated: PrintedDate | None = self.cleaned_data[name]
        read: PrintedDate | None = self.initial.get(name)
        return read if stated and read and stated.words == read.words else stated

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        bodies: list[Organisation] = []
        for position in range(len(self.names)):
            body = cleaned.pop(f"party_{position}", None)
            if body in bodies:
                self.add_error(f"party_{position}", f"{body} is chosen twice")
            if body:
                bodies.append(body)
        return cleaned | {"bodies": bodies}
