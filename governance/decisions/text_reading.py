"""Reading a decision record from the text of a council's portal (R-MG-01, R-MG-04).

Labels may come in any order, and any may be missing. Nothing is dropped: what stands under no known
label is kept as unclassified text.
"""

from __future__ import annotations

import re
from typing import Any

from commissioning.calendar.printed_dates import PrintedDate
from commissioning.characters import without_controls
from commissioning.errors import RuleBroken
from governance.decisions.declarations import says_none
from governance.decisions.models import Conflicts, Option, Resolution, Stated
from governance.decisions.numbered_text import GAP, take_apart
from governance.decisions.text_labels import HEADING, PORTAL_SCHEME, Holds, Label, label_at

LONGEST = 1_000_000
OFFICER_NUMBER = re.compile(r"(?P<number>[A-Z]{1,6}[ /-]?\d{1,5}[ /-]\d{2,4})\s+[-–]\s")
PREFERRED = re.compile(
    r"\bpreferred option\b|\boption is (?:the )?(?:preferred|recommended)\b", re.I
)
REJECTED = re.compile(r"\b(?:not recommended|rejected|discounted|dismissed|not preferred)\b", re.I)
VERBS = {verb.value: verb.value for verb in Resolution.Verb if verb != Resolution.Verb.NOT_STATED}
Answers = {"yes": Stated.YES.value, "no": Stated.NO.value, "": Stated.NOT_STATED.value}
Section = tuple[Label, str, list[str]]


def text_of(data: bytes) -> str:
    """The text of a file, or a refusal that says what is wrong with it."""
    if len(data) > LONGEST:
        raise RuleBroken("The text must be shorter than a million characters.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    if "\x00" in text or "\ufffd" in text:
        raise RuleBroken("The file is not plain text. Save the record as text, or paste it.")
    return without_controls(text)


def read_record(text: str) -> dict[str, Any]:
    """The details of the record that `text` prints, all but its deciding body.

    Raises RuleBroken for an empty text, one without any label, and one without a title.
    """
    if not text.strip():
        raise RuleBroken("The text is empty. Paste the record, or choose its file.")
    before, sections = _sections(text.replace("\r\n", "\n").replace("\r", "\n"))
    if not sections:
        raise RuleBroken(
            "No label of a decision record was found, such as Decision Maker: or Date of "
            "decision:. Check that this is a decision record."
        )
    title, *stray = before or [""]
    if not title:
        raise RuleBroken("The text has no title before its first label. Add it as the first line.")
    details: dict[str, Any] = {
        "title": title,
        "other_references": _officer_number(title),
        "printed_labels": [printed for _, printed, _ in sections],
    }
    for label, printed, lines in sections:
        _read_section(details, label, printed, lines, stray)
    details["unclassified_text"] = GAP.join(stray)
    return details


def _sections(text: str) -> tuple[list[str], list[Section]]:
    """The lines before the first label, and each label with its lines; a repeated label is text."""
    before: list[str] = []
    sections: list[Section] = []
    for line in text.split("\n"):
        found = label_at(line)
        if found and found[0] not in [label for label, _, _ in sections]:
            label, printed, rest = found
            sections.append((label, printed, [rest]))
        elif sections:
            sections[-1][2].append(line.rstrip())
        elif line.strip() and line.strip() != HEADING:
            before.append(line.strip())
    return before, sections


def _read_section(
    details: dict[str, Any], label: Label, printed: str, lines: list[str], stray: list[str]
) -> None:
    if not label.holds.is_long:
        value = lines[0] or next((line for line in lines[1:] if line), "")
        rest = "\n".join(lines).strip().removeprefix(value).strip("\n")
        stray.extend(paragraph for paragraph in rest.split(GAP) if paragraph.strip())
    else:
        value = "\n".join(lines).strip("\n")
    _put(details, label, printed, value, stray)


def _put(details: dict[str, Any], label: Label, printed: str, value: str, stray: list[str]) -> None:
    if label.holds is Holds.ANSWER and value.lower() not in Answers:
        stray.append(f"{printed} {value}")
    elif label.holds is Holds.ANSWER:
        details[label.field] = Answers[value.lower()]
    elif label.holds is Holds.DATE:
        details[label.field] = PrintedDate.from_words(value)
    elif label.holds is Holds.REFERENCE:
        details["other_references"].append({"scheme": PORTAL_SCHEME, "text": value})
    elif label.holds is Holds.OPTIONS:
        details[label.field], parts = take_apart(value)
        details["options"] = [_option(*part) for part in parts]
    elif label.holds is Holds.RESOLUTIONS:
        details[label.field], parts = take_apart(value)
        details["resolutions"] = [_resolution(*part) for part in parts]
    else:
        details[label.field] = value
    if label.field == "conflicts_text" and value:
        none = says_none(value)
        details["conflicts"] = (Conflicts.NONE_DECLARED if none else Conflicts.DECLARED).value


def _officer_number(title: str) -> list[dict[str, str]]:
    found = OFFICER_NUMBER.match(title)
    return [{"scheme": "Officer", "text": found["number"]}] if found else []


def _option(label: str, text: str) -> dict[str, str]:
    """An option with the outcome that its own words state, whatever the heading says (R-DEC-22)."""
    outcome = Option.Outcome.NOT_STATED
    if REJECTED.search(text):
        outcome = Option.Outcome.REJECTED
    elif PREFERRED.search(text):
        outcome = Option.Outcome.PREFERRED
    return {"label": label, "text": text, "outcome": outcome.value}


def _resolution(label: str, text: str) -> dict[str, str]:
    words = text.lower().removeprefix("to ").removeprefix("that ").split(None, 1)
    verb = VERBS.get(words[0].rstrip("sd"), VERBS.get(words[0], "")) if words else ""
    return {"label": label, "text": text, "verb": verb or Resolution.Verb.NOT_STATED.value}
