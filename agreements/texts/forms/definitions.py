"""What is asked of somebody who says what a term means."""

from collections.abc import Sequence
from textwrap import shorten
from typing import Any

from django import forms

from agreements.texts.forms.clauses import ClauseChoice
from agreements.texts.models.definition import LONGEST_TERM
from agreements.texts.proposing import Proposal
from commissioning.govuk.fields import VersionField
from commissioning.govuk.renderer import shown


class DefinitionForm(forms.Form):
    """A term, what it stands for, and which clause says so."""

    term = shown(
        forms.CharField(
            max_length=LONGEST_TERM,
            help_text="As the text writes it, with its capitals: Pooled Fund",
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
