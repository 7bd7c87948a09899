"""The form of a decision record, in the order in which papers print it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet

from agreements.register.models import Agreement
from commissioning.authorities.models import Body
from commissioning.govuk.fields import VersionField
from commissioning.govuk.renderer import shown
from commissioning.organisations.models import Organisation
from governance.decisions.declarations import MUDDLED, are_muddled
from governance.decisions.details import DATES, FIELDS, ROWS, Details
from governance.decisions.forms.questions import (
    AGREEMENTS,
    NO_PART,
    OPTIONS,
    REFERENCES,
    RESOLUTIONS,
    SECTIONS,
    answer,
    day,
    line,
    text,
)
from governance.decisions.forms.rows import FormWithRows, Rows
from governance.decisions.models import (
    Conflicts,
    Regime,
)
from governance.decisions.models.authority_line import State


class DecisionForm(FormWithRows):
    """All of a record. Made for one place, whose bodies, partners and agreements it offers."""

    kinds_of_row = (RESOLUTIONS, OPTIONS, REFERENCES, AGREEMENTS)
    bodies: QuerySet[Body] = Body.objects.none()
    agreements: QuerySet[Agreement] = Agreement.objects.none()
    partners: tuple[Organisation, ...] = ()

    title = forms.CharField(max_length=300)
    body = forms.ModelChoiceField(
        Body.objects.none(),
        label="Decision maker",
        help_text="The body or officer who decided; it numbers the decision",
        empty_label="Choose who decided",
    )
    maker_words = line(
        "Decision maker, as printed", 200, help_text="If the paper calls it something else"
    )
    regime = forms.ChoiceField(
        label="Under which rules?",
        choices=Regime,
        widget=forms.RadioSelect,
        initial=Regime.NOT_STATED,
    )
    status_words = shown(
        line("Status, as given", 120, help_text="Such as Recommendations Approved"), width=20
    )
    is_key = answer("Is it a key decision?")
    reason_key = text("Why it is a key decision", 2)
    is_subject_to_call_in = answer("Is it subject to call-in?")
    is_urgent = answer("Is it urgent?")
    purpose = text("Purpose", 10)
    decision_text = text("Decision", 6, help_text="In full, or what comes before the resolutions")
    reasons = text("Reasons for the decision", 6)
    options_statement = text(
        "What is said of options",
        3,
        help_text="Such as a heading, or that no others were considered",
    )
    conflicts = forms.ChoiceField(
        label="Were conflicts of interest declared?",
        choices=Conflicts,
        widget=forms.RadioSelect,
        initial=Conflicts.NOT_STATED,
    )
    conflicts_text = text("Who declared which interest", 3)
    dispensations = text("Dispensations granted", 2)
    wards = text("Wards affected", 2)
    lead_officer = line("Lead officer", 200)
    report_author = line("Report author", 200)
    contact = text("Contact for the public", 2)
    decided_on = day("Date of decision", "For example, 21/4/2021 or 21 April 2021")
    decided_at_meeting = line("Decided at meeting", 200)
    effective_from = day("Stated to have effect from", "Leave empty if the paper does not say")
    stated_in = line(
        "Paper that records it",
        200,
        help_text="Only for a decision of the past taken from its published record",
    )
    published_on = day(
        "Publication date in that paper", "A new decision is dated the day you publish it"
    )
    background_papers = text("Background papers", 3, help_text="Say None if there are none")
    accompanying_documents = text("Accompanying documents", 3)
    unclassified_text = text("Other text of the paper", 4)
    version = VersionField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "body" in self.fields:
            self.fields["body"].queryset = self.bodies  # type: ignore[attr-defined]
        for partner in self.partners:
            self._ask_about(partner)

    def question_of(
        self, kind: Rows, question: str, field: forms.Field, number: int
    ) -> forms.Field:
        asked = super().question_of(kind, question, field, number)
        if isinstance(asked, forms.ModelChoiceField):
            asked.queryset = self.agreements
        return asked

    @property
    def sections(self) -> list[dict[str, Any]]:
        """The questions as the page shows them."""
        return [
            {
                "title": section.title,
                "hint": section.hint,
                "questions": [self[name] for name in section.questions if name in self.fields],
                "rows": self.rows_of(section.rows.name) if section.rows else [],
                "kind": section.rows,
            }
            for section in SECTIONS
        ]

    @property
    def lines(self) -> list[tuple[Organisation, list[Any]]]:
        """The questions about each partner's authority."""
        return [
            (partner, [self[name] for name in line_questions(partner).values()])
            for partner in self.partners
        ]

    def clean(self) -> dict[str, Any]:
        """The details of the record, as `governance.decisions.details` describes them."""
        given = super().clean() or {}
        if are_muddled(given.get("conflicts", ""), given.get("conflicts_text", "")):
            self.add_error("conflicts_text", MUDDLED)
        details = {
            name: given[name] for name in (*FIELDS, *DATES, "body", "version") if name in given
        }
        for kind in self.kinds_of_row:
            details[kind.name] = list(self.cleaned_rows(kind))
        details["authority_lines"] = [
            {"organisation": partner} | {q: given.get(name) for q, name in questions.items()}
            for partner in self.partners
            if given.get((questions := line_questions(partner))["state"])
        ]
        return details

    def _ask_about(self, partner: Organisation) -> None:
        names = line_questions(partner)
        state = forms.ChoiceField(
            label=f"Authority of {partner}", choices=[NO_PART, *State.choices], required=False
        )
        self.fields[names["state"]] = shown(state, say_optional=False)
        self.fields[names["given_by"]] = line(
            f"{partner}: given by", 200, help_text="The body or officer"
        )
        self.fields[names["instrument"]] = line(
            f"{partner}: under", 200, help_text="The scheme, delegation or power"
        )
        self.fields[names["on"]] = day(f"{partner}: on", "For example, 21 April 2021")


def line_questions(partner: Organisation) -> dict[str, str]:
    """The names of the questions about one partner's authority."""
    return {q: f"line-{partner.pk}-{q}" for q in ("state", "given_by", "instrument", "on")}


def answers_of(details: Details) -> dict[str, Any]:
    """A record's details as the answers that its form starts with."""
    answers = {name: details[name] for name in (*FIELDS, *DATES, "body") if name in details}
    for kind in (RESOLUTIONS, OPTIONS, REFERENCES):
        for number, row in enumerate(details.get(kind.name, ())):
            answers |= {kind.field_name(number, q): row[q] for q in ROWS[kind.name][1]}
    for number, concerned in enumerate(details.get("agreements", ())):
        answers[AGREEMENTS.field_name(number, "agreement")] = concerned["agreement"]
        answers[AGREEMENTS.field_name(number, "role")] = concerned["role"]
    for row in details.get("authority_lines", ()):
        for question, name in line_questions(row["organisation"]).items():
            answers[name] = row[question]
    return answers


def form_for(
    *,
    bodies: QuerySet[Body],
    agreements: QuerySet[Agreement],
    partners: tuple[Organisation, ...],
    based_on: type[DecisionForm] = DecisionForm,
    without: tuple[str, ...] = (),
) -> type[DecisionForm]:
    """The form for one place. `without` names questions that are not asked."""
    offers: Mapping[str, Any] = {
        "bodies": bodies,
        "agreements": agreements,
        "partners": partners,
        **dict.fromkeys(without),
    }
    return type(based_on.__name__, (based_on,), dict(offers))
