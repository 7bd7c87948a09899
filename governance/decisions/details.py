"""What a person fills in of a decision record, as plain values: the same for every door.

A page, the API and a text that is read in all hand over the same details: the fields of `FIELDS` and
`DATES` by name, `body`, and rows as dictionaries under the names of `ROWS`, `authority_lines` and
`agreements`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from commissioning.accounts.models import User
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.errors import RuleBroken
from governance.decisions.lengths import refuse_too_long
from governance.decisions.models import (
    AgreementConcerned,
    AuthorityLine,
    Decision,
    Option,
    OtherReference,
    Resolution,
)

FIELDS = (
    "title",
    "maker_words",
    "regime",
    "status_words",
    "is_key",
    "reason_key",
    "is_subject_to_call_in",
    "is_urgent",
    "purpose",
    "decision_text",
    "reasons",
    "options_statement",
    "conflicts",
    "conflicts_text",
    "dispensations",
    "wards",
    "lead_officer",
    "report_author",
    "contact",
    "decided_at_meeting",
    "accompanying_documents",
    "background_papers",
    "unclassified_text",
    "stated_in",
    "printed_labels",
)
DATES = ("decided_on", "published_on", "effective_from")
ROWS = {
    "resolutions": (Resolution, ("label", "verb", "text")),
    "options": (Option, ("label", "text", "outcome", "reasons")),
    "other_references": (OtherReference, ("scheme", "text")),
}
LINE_FIELDS = ("state", "given_by", "instrument")
NO_DATE = PrintedDate("")
Details = Mapping[str, Any]


@dataclass
class Parts:
    """The rows that belong to a decision; saved ones, or what they would be after a change."""

    resolutions: list[Resolution] = field(default_factory=list)
    options: list[Option] = field(default_factory=list)
    other_references: list[OtherReference] = field(default_factory=list)
    authority_lines: list[AuthorityLine] = field(default_factory=list)
    agreements: list[AgreementConcerned] = field(default_factory=list)


def parts_of(decision: Decision) -> Parts:
    """The rows of a saved decision, in their order."""
    return Parts(
        resolutions=list(decision.resolutions.all()),
        options=list(decision.options.all()),
        other_references=list(decision.other_references.all()),
        authority_lines=list(decision.authority_lines.select_related("organisation")),
        agreements=list(
            decision.agreements_concerned.select_related(
                "agreement__partnership", "agreement__term"
            )
        ),
    )


def rows_of(parts: Parts) -> dict[str, list[dict[str, Any]]]:
    """The rows of `ROWS`, each as what it says."""
    return {
        name: [{key: getattr(row, key) for key in keys} for row in getattr(parts, name)]
        for name, (_, keys) in ROWS.items()
    }


def details_of(decision: Decision) -> dict[str, Any]:
    """Every detail of a saved decision, in the shape in which it is handed over."""
    parts = parts_of(decision)
    return {
        "body": decision.body,
        **{name: getattr(decision, name) for name in (*FIELDS, *DATES)},
        **rows_of(parts),
        "authority_lines": [_line_details(line) for line in parts.authority_lines],
        "agreements": [{"agreement": c.agreement, "role": c.role} for c in parts.agreements],
    }


def put_details(decision: Decision, details: Details) -> None:
    """Put `details` into the row's fields without saving; TypeError for a name that is unknown."""
    known = {"body", *FIELDS, *DATES, *ROWS, "authority_lines", "agreements"}
    if unknown := set(details) - known:
        raise TypeError(f"A decision has no {', '.join(sorted(unknown))}.")
    for name in ("body", *FIELDS):
        if name in details:
            setattr(decision, name, details[name])
    for name in DATES:
        if name in details:
            put_date(decision, name, details[name] or NO_DATE)
    refuse_too_long(decision)
    decision.listed_on = (
        decision.decided_on.latest
        or decision.published_on.latest
        or timezone.localdate(decision.made_at)
    )


def put_date(row: Decision | AuthorityLine, name: str, date: PrintedDate) -> None:
    """Put a printed date into its three columns."""
    setattr(row, f"{name}_words", date.words)
    setattr(row, f"{name}_earliest", date.earliest)
    setattr(row, f"{name}_latest", date.latest)


def parts_given(decision: Decision, details: Details, *, by: User | None) -> Parts:
    """The rows as `details` would have them, not saved; those that it leaves out stay as they are."""
    parts = parts_of(decision) if decision.pk else Parts()
    for name, (model, _) in ROWS.items():
        if name in details:
            rows = [
                model(decision=decision, position=n, **row) for n, row in _in_order(details[name])
            ]
            setattr(parts, name, rows)
    if "authority_lines" in details:
        parts.authority_lines = _lines_given(parts, decision, details["authority_lines"], by=by)
    if "agreements" in details:
        parts.agreements = [
            AgreementConcerned(decision=decision, **c) for c in details["agreements"]
        ]
    for row in (*parts.resolutions, *parts.options, *parts.other_references):
        refuse_too_long(row)
    for line in parts.authority_lines:
        refuse_too_long(line)
    return parts


def keep_parts(decision: Decision, parts: Parts, details: Details) -> None:
    """Save the rows that `details` gave, in the place of those that were there."""
    for name in ROWS:
        if name in details:
            getattr(decision, name).all().delete()
            getattr(decision, name).bulk_create(getattr(parts, name))
    if "authority_lines" in details:
        kept = [line.organisation_id for line in parts.authority_lines]
        decision.authority_lines.exclude(organisation__in=kept).delete()
        for line in parts.authority_lines:
            line.save()
    if "agreements" in details:
        decision.agreements_concerned.all().delete()
        decision.agreements_concerned.bulk_create(parts.agreements)


def put_line(line: AuthorityLine, values: Details, *, by: User | None) -> None:
    """Put what is stated of one partner's authority into its line without saving.

    Entered by an officer of that partner it is confirmed at once; by anybody else it waits for one.
    """
    stated = {**_line_details(line), **values}
    if line.pk and stated == _line_details(line):
        return
    for name in LINE_FIELDS:
        setattr(line, name, stated[name])
    put_date(line, "on", stated["on"] or NO_DATE)
    own = by is not None and by.answers_for(line.organisation_id)
    line.entered_by = by
    line.confirmed_by, line.confirmed_at = (by, timezone.now()) if own else (None, None)


def plain_line(line: AuthorityLine) -> dict[str, Any]:
    """What a line says beside its partner and its day."""
    return {name: getattr(line, name) for name in LINE_FIELDS}


def _lines_given(
    parts: Parts, decision: Decision, rows: Iterable[Details], *, by: User | None
) -> list[AuthorityLine]:
    now = {line.organisation_id: line for line in parts.authority_lines}
    lines = []
    for position, row in _in_order(rows):
        organisation = row["organisation"]
        line = now.get(organisation.pk) or AuthorityLine(
            decision=decision, organisation=organisation
        )
        line.position = position
        put_line(line, row, by=by)
        lines.append(line)
    for gone in (line for line in now.values() if line not in lines and line.authority_id):
        raise RuleBroken(
            f"The authority of {gone.organisation} is on the record, and agreements rest on it. "
            "Say in its line what became of it instead."
        )
    return lines


def _line_details(line: AuthorityLine) -> dict[str, Any]:
    return {"organisation": line.organisation, **plain_line(line), "on": line.on}


def _in_order(rows: Iterable[Details]) -> Iterable[tuple[int, Details]]:
    return enumerate(rows, start=1)
