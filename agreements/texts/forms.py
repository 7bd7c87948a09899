"""What people are asked about a clause, and about a file to be read in."""

from collections.abc import Sequence
from textwrap import shorten
from typing import Any

from django import forms

from agreements.register.forms.agreements import PrintedTermForm
from agreements.register.models import Agreement
from agreements.texts.models import Clause, Comment
from agreements.texts.proposing import Proposal
from agreements.texts.structure import Step, Where
from agreements.texts.words import called
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.govuk.fields import VersionField, offer
from commissioning.govuk.renderer import shown
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import Partnership


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


class CommentForm(forms.Form):
    """What somebody says of a clause, or answers."""

    body = shown(
        forms.CharField(
            label="Your comment",
            max_length=5000,
            widget=forms.Textarea,
            error_messages={"required": "Enter your comment"},
        ),
        rows=4,
    )


class ReplyForm(CommentForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].label = "Your reply"
        self.fields["body"].error_messages["required"] = "Enter your reply"


class DeleteClauseForm(forms.Form):
    version = VersionField()


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


MISSING = {"where": "Select where to put it", "beside": "Select a clause"}


class ClauseChoice(forms.ModelChoiceField):
    """A choice of clauses, each by its number and heading or first words."""

    def __init__(self, clauses: Any) -> None:
        super().__init__(
            clauses, label="Which clause", required=False, empty_label="Choose a clause"
        )

    def label_from_instance(self, obj: Clause) -> str:
        return called(obj)


class DefinitionForm(forms.Form):
    """A term, what it stands for, and which clause says so."""

    term = shown(
        forms.CharField(
            max_length=120, help_text="As the text writes it, with its capitals: Pooled Fund"
        ),
        width=20,
    )
    meaning = shown(forms.CharField(widget=forms.Textarea, required=False), rows=4)

    def __init__(self, *args: Any, clauses: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["clause"] = ClauseChoice(clauses)
        self.fields["clause"].label = "Where the text defines it"


class ChangeDefinitionForm(DefinitionForm):
    version = VersionField()


class KeepDefinitionsForm(forms.Form):
    """Which of the terms that the text defines are to be listed."""

    def __init__(self, *args: Any, proposals: Sequence[Proposal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if proposals:
            self.fields["terms"] = forms.MultipleChoiceField(
                choices=[(one.name, _proposed(one)) for one in proposals],
                initial=[one.name for one in proposals],
                widget=forms.CheckboxSelectMultiple,
                label="Which do you want in the list of definitions?",
                error_messages={"required": "Select a term, or go back to the text"},
            )


def _proposed(one: Proposal) -> str:
    meaning = shorten(one.meaning or "as the text says", 160, placeholder=" …")
    return f"{one.term}: {meaning}" + (" (new words)" if one.listed else "")


class RenumberForm(forms.Form):
    version = VersionField()


PLACES = [
    (role, role.label)
    for role in Clause.Role
    if role not in (Clause.Role.UNPLACED, Clause.Role.CONTINUATION)
]


class PlaceClauseForm(forms.Form):
    """What an unplaced passage is."""

    role = forms.ChoiceField(label="What is it?", choices=PLACES, widget=forms.RadioSelect)
    number = shown(forms.CharField(max_length=80, required=False), width=5)
    heading = forms.CharField(max_length=500, required=False)
    version = VersionField()


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
