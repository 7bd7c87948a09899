"""What is asked of somebody who writes, moves, numbers or places a clause."""

from textwrap import shorten
from typing import Any

from django import forms

from agreements.texts.models import Clause, Comment
from agreements.texts.structure import Step, Where
from agreements.texts.words import called
from commissioning.govuk.fields import VersionField
from commissioning.govuk.renderer import shown

MISSING = {"where": "Select where to put it", "beside": "Select a clause"}
PLACES = [
    (role, role.label)
    for role in Clause.Role
    if role not in (Clause.Role.UNPLACED, Clause.Role.CONTINUATION)
]


class ClauseForm(forms.Form):
    """A clause's number, heading and words."""

    number = shown(forms.CharField(max_length=80, required=False), width=5)
    heading = forms.CharField(max_length=500, required=False)
    body = shown(
        forms.CharField(
            label="Words",
            widget=forms.Textarea,
            required=False,
            help_text="Begin a line with - for a list. Leave an empty line between paragraphs.",
        ),
        rows=14,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("heading") and not cleaned.get("body"):
            self.add_error("body", "Enter the words of the clause, or its heading")
        return cleaned


class CommentChoice(forms.ModelMultipleChoiceField):
    """Open comments, each by who said it and its first words."""

    def label_from_instance(self, obj: Comment) -> str:
        return f"{obj.by.name}, {obj.organisation}: {shorten(obj.body, 120, placeholder=' …')}"


class ChangeClauseForm(ClauseForm):
    """Its words, and which comments on them the change answers."""

    version = VersionField()

    def __init__(self, *args: Any, comments: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if comments:
            self.fields["answers"] = CommentChoice(
                comments,
                required=False,
                label="Does your change answer these comments?",
                widget=forms.CheckboxSelectMultiple,
            )


class MoveClauseForm(forms.Form):
    """Where a clause is to stand: one step from where it is, or beside another."""

    where = shown(
        forms.ChoiceField(
            label="Put it",
            required=False,
            choices=[
                (Where.AFTER, "Behind the clause chosen below"),
                (Where.BEFORE, "Before it"),
                (Where.UNDER, "Under it, as its last sub-clause"),
            ],
            initial=Where.AFTER,
            widget=forms.RadioSelect,
        ),
        say_optional=False,
    )
    step = forms.ChoiceField(
        choices=[(step, step) for step in Step], required=False, widget=forms.HiddenInput
    )
    version = VersionField()

    def __init__(self, *args: Any, clauses: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["beside"] = shown(ClauseChoice(clauses), say_optional=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("step"):
            for name in ("where", "beside"):
                if not self.errors and not cleaned.get(name):
                    self.add_error(name, MISSING[name])
        return cleaned


class ClauseChoice(forms.ModelChoiceField):
    """A choice of clauses, each by its number and heading or first words."""

    def __init__(self, clauses: Any) -> None:
        super().__init__(
            clauses, label="Which clause", required=False, empty_label="Choose a clause"
        )

    def label_from_instance(self, obj: Clause) -> str:
        return called(obj)


class PlaceClauseForm(forms.Form):
    """What an unplaced passage is."""

    role = forms.ChoiceField(label="What is it?", choices=PLACES, widget=forms.RadioSelect)
    number = shown(forms.CharField(max_length=80, required=False), width=5)
    heading = forms.CharField(max_length=500, required=False)
    version = VersionField()
