"""What is asked of somebody who keeps a clause, changes a kept one, or puts one into a text."""

from typing import Any

from django import forms

from agreements.texts.forms.clauses import ClauseChoice
from commissioning.govuk.fields import VersionField
from commissioning.govuk.renderer import shown


class KeepClauseForm(forms.Form):
    """In whose library a clause is kept, and under which heading."""

    heading = forms.CharField(max_length=500, help_text="What it is found by in the library")

    def __init__(self, *args: Any, own: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"] = forms.ModelChoiceField(
            own, label="In whose library?", empty_label=None
        )


class LibraryClauseForm(forms.Form):
    """What the library keeps."""

    heading = forms.CharField(max_length=500)
    body = shown(
        forms.CharField(
            label="Words",
            widget=forms.Textarea,
            help_text="Leave an empty line between paragraphs.",
        ),
        rows=14,
    )
    is_divided = forms.BooleanField(
        label="Each paragraph becomes a clause of its own under the heading", required=False
    )
    version = VersionField()


class InsertClauseForm(forms.Form):
    """What a kept clause is to be called in a text, and where it is to stand."""

    number = shown(forms.CharField(max_length=80), width=5)

    def __init__(self, *args: Any, clauses: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        after = ClauseChoice(clauses)
        after.label, after.empty_label = "Behind which clause?", "At the front of the text"
        self.fields["after"] = after
