"""The questions of a decision record: how each is asked, and which belong together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms

from agreements.register.models import Agreement
from commissioning.govuk.fields import PrintedDateField
from commissioning.govuk.renderer import shown
from governance.decisions.forms.rows import Rows
from governance.decisions.models import AgreementConcerned, Option, Resolution, Stated


def line(label: str, longest: int, **options: Any) -> forms.CharField:
    field = forms.CharField(label=label, max_length=longest, required=False, **options)
    return shown(field, say_optional=False)


def text(label: str, rows: int = 4, **options: Any) -> forms.CharField:
    field = forms.CharField(label=label, widget=forms.Textarea, required=False, **options)
    return shown(field, rows=rows, say_optional=False)


def answer(label: str) -> forms.ChoiceField:
    field = forms.ChoiceField(
        label=label, choices=Stated, widget=forms.RadioSelect, initial=Stated.NOT_STATED
    )
    return shown(field, inline=True, small=True)


class DayField(PrintedDateField):
    """A date as printed, as long as the record can hold."""

    longest = 60


def day(label: str, hint: str) -> DayField:
    return shown(DayField(label=label, required=False, help_text=hint), say_optional=False)


RESOLUTIONS = Rows(
    "resolutions",
    "resolution",
    {
        "label": shown(line("Number, as printed", 20), width=4),
        "verb": forms.ChoiceField(
            label="What it does", choices=Resolution.Verb, initial=Resolution.Verb.NOT_STATED
        ),
        "text": text("Text", 3),
    },
    needed="text",
)
OPTIONS = Rows(
    "options",
    "option",
    {
        "label": shown(line("Letter or number, as printed", 20), width=4),
        "text": text("Text", 4),
        "outcome": forms.ChoiceField(
            label="What became of it", choices=Option.Outcome, initial=Option.Outcome.NOT_STATED
        ),
        "reasons": text("Why, if its text does not say", 2),
    },
    needed="text",
)
REFERENCES = Rows(
    "other_references",
    "reference",
    {
        "scheme": shown(line("Whose numbering it is", 80), width=20),
        "text": shown(line("Reference", 80), width=20),
    },
    needed="text",
)
AGREEMENTS = Rows(
    "agreements",
    "agreement",
    {
        "agreement": forms.ModelChoiceField(
            Agreement.objects.none(), label="Agreement", empty_label="Choose an agreement"
        ),
        "role": forms.ChoiceField(
            label="What the decision does to it", choices=AgreementConcerned.Role, initial="note"
        ),
    },
    needed="agreement",
)
NO_PART = ("", "Takes no part in this decision")


@dataclass(frozen=True)
class Section:
    """Some questions that belong together, and the rows asked for after them."""

    title: str
    questions: tuple[str, ...]
    rows: Rows | None = None
    hint: str = ""


SECTIONS = (
    Section(
        "The decision maker",
        (
            "title",
            "body",
            "maker_words",
            "regime",
            "status_words",
            "is_key",
            "reason_key",
            "is_subject_to_call_in",
            "is_urgent",
        ),
    ),
    Section("Purpose", ("purpose",)),
    Section("Decision", ("decision_text",), RESOLUTIONS, "Leave a text empty to leave it out."),
    Section("Reasons", ("reasons",)),
    Section(
        "Options considered",
        ("options_statement",),
        OPTIONS,
        "Keep the words as printed, and say what became of each: a preferred option may stand "
        "under a heading that says rejected.",
    ),
    Section("Conflicts of interest", ("conflicts", "conflicts_text", "dispensations")),
    Section("People and places", ("wards", "lead_officer", "report_author", "contact")),
    Section(
        "Dates", ("decided_on", "decided_at_meeting", "effective_from", "stated_in", "published_on")
    ),
    Section("Papers", ("background_papers", "accompanying_documents")),
    Section("Agreements", (), AGREEMENTS, "Which agreements it is about."),
    Section("Other references", (), REFERENCES, "Numbers that others gave it."),
    Section("Text under no heading", ("unclassified_text",)),
)
