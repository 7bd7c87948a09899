"""A public record in the words and the order in which it is shown, on the page and in the PDF alike."""

from __future__ import annotations

import datetime as dt

from commissioning.calendar.dates import words
from commissioning.errors import in_sentences
from governance.decisions.models import (
    AgreementConcerned,
    Conflicts,
    Option,
    Regime,
    Resolution,
    Stated,
)
from governance.decisions.models.authority_line import State
from governance.decisions.public_record import Record, printed_date
from governance.decisions.shown_parts import Agreement, Fact, Line, Numbered, Section, Shown

COLOURS = {
    Option.Outcome.PREFERRED: "green",
    Option.Outcome.REJECTED: "grey",
    Option.Outcome.NOT_PURSUED: "grey",
    Option.Outcome.DEFERRED: "yellow",
    Option.Outcome.NOT_STATED: "",
}


def show(record: Record) -> Shown:
    """The record as it is read: first who decided, then the texts in the order of papers."""
    return Shown(
        reference=record["reference"],
        title=record["title"],
        when=_when(record),
        tags=tuple(_tags(record)),
        remarks=tuple(record["remarks"]),
        facts=_facts(
            ("Decision maker", record["maker_words"] or record["body"]["name"]),
            ("Recorded under", _other_name(record)),
            ("Rules", _words(Regime, record["regime"])),
            ("Status, as given", record["status_words"]),
            ("Key decision", _words(Stated, record["is_key"])),
            ("Why it is key", record["reason_key"]),
            ("Subject to call-in", _words(Stated, record["is_subject_to_call_in"])),
            ("Urgent", _words(Stated, record["is_urgent"])),
        ),
        sections=tuple(section for section in _sections(record) if section),
    )


def date_in_words(value: dict[str, str | None], *, of_a_paper: bool = True) -> str:
    """A day, with what the paper printed where that is something else; empty if it says nothing."""
    date = printed_date(value)
    if not date.known or date.earliest is None or date.latest is None:
        return date.words
    day = words(date.latest)
    if date.earliest != date.latest:
        return f"{date.words} ({words(date.earliest)} to {day})"
    return day if date.words == day or not of_a_paper else f"{day} (printed as {date.words})"


def _sections(record: Record) -> list[Section]:
    return [
        Section("Purpose", record["purpose"]),
        Section("Decision", record["decision_text"], _resolutions(record)),
        Section("Reasons for the decision", record["reasons"]),
        Section("Options considered", record["options_statement"], _options(record)),
        Section("Conflicts of interest", _conflicts(record)),
        Section("Dispensations", record["dispensations"]),
        Section("On whose authority", lines=_lines(record)),
        Section("Agreements", agreements=_agreements(record)),
        Section("Dates", facts=_dates(record)),
        Section("People and places", facts=_people(record)),
        Section("Background papers", record["background_papers"]),
        Section("Accompanying documents", record["accompanying_documents"]),
        Section("Other text of the paper", record["unclassified_text"]),
    ]


def _resolutions(record: Record) -> tuple[Numbered, ...]:
    return tuple(
        Numbered(row["label"], row["text"], _words(Resolution.Verb, row["verb"]))
        for row in record["resolutions"]
    )


def _options(record: Record) -> tuple[Numbered, ...]:
    return tuple(
        Numbered(
            row["label"],
            row["text"],
            _words(Option.Outcome, row["outcome"]),
            COLOURS[Option.Outcome(row["outcome"])],
            row["reasons"],
        )
        for row in record["options"]
    )


def _agreements(record: Record) -> tuple[Agreement, ...]:
    return tuple(
        Agreement(
            str(AgreementConcerned.Role(row["role"]).label), row["title"], row["kind"], row["key"]
        )
        for row in record["agreements"]
    )


def _people(record: Record) -> tuple[Fact, ...]:
    references = record["other_references"]
    return _facts(
        ("Wards affected", record["wards"]),
        ("Lead officer", record["lead_officer"]),
        ("Report author", record["report_author"]),
        ("Contact", record["contact"]),
        *((f"{row['scheme'] or 'Other'} reference", row["text"]) for row in references),
        ("Taken from", record["stated_in"]),
    )


def _dates(record: Record) -> tuple[Fact, ...]:
    old = bool(record["stated_in"])
    stated = date_in_words(record["effective_from"], of_a_paper=old)
    computed = _day(record["effective_from_computed"])
    both = (
        stated
        and computed
        and printed_date(record["effective_from"]).latest != _iso(record["effective_from_computed"])
    )
    return _facts(
        ("Publication date", date_in_words(record["published_on"], of_a_paper=old)),
        ("Date of decision", date_in_words(record["decided_on"], of_a_paper=old)),
        ("Decided at meeting", record["decided_at_meeting"]),
        ("Call-in until the end of", _day(record["last_call_in_day"])),
        ("Effective from", stated or computed),
        ("Effective from, by the rules", computed if both else ""),
        ("Record kept until", _day(record["kept_until"])),
        ("Background papers kept until", _day(record["papers_kept_until"])),
    )


def _other_name(record: Record) -> str:
    """The deciding body's own name, where the paper calls it something else."""
    name = str(record["body"]["name"])
    return name if record["maker_words"] not in ("", name) else ""


def _conflicts(record: Record) -> str:
    if record["conflicts_text"]:
        return str(record["conflicts_text"])
    return str(Conflicts(record["conflicts"]).label)


def _lines(record: Record) -> tuple[Line, ...]:
    old = bool(record["stated_in"])
    return tuple(_line(line, of_a_paper=old) for line in record["authority_lines"])


def _line(line: Record, *, of_a_paper: bool) -> Line:
    state = str(State(line["state"]).label)
    if line["is_unconfirmed"]:
        state = f"{state} by another partner, not yet confirmed"
    on = date_in_words(line["on"], of_a_paper=of_a_paper)
    return Line(line["organisation"], state, line["given_by"], line["instrument"], on)


def _when(record: Record) -> str:
    decided, published = (printed_date(record[name]) for name in ("decided_on", "published_on"))
    said = [
        f"{act} {words(date.latest) if date.latest else date.words}"
        for act, date in (("Decided", decided), ("Published", published))
        if date.words
    ]
    return in_sentences(said)


def _tags(record: Record) -> list[tuple[str, str]]:
    tags = []
    if record["is_key"] == Stated.YES:
        tags.append(("Key decision", "purple"))
    if record["is_urgent"] == Stated.YES:
        tags.append(("Urgent", "orange"))
    if record["authority_state"] == State.AWAITED:
        tags.append(("Waiting for a partner", "light blue"))
    if record["correction"]:
        tags.append(("Corrected", "yellow"))
    return tags


def _facts(*pairs: tuple[str, str]) -> tuple[Fact, ...]:
    return tuple(Fact(label, value) for label, value in pairs if value)


def _words(choices: type, value: str) -> str:
    return "" if value == "not_stated" else str(choices(value).label)


def _iso(day: str | None) -> dt.date | None:
    return dt.date.fromisoformat(day) if day else None


def _day(day: str | None) -> str:
    found = _iso(day)
    return words(found) if found else ""
