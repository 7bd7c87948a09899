"""The labels of a decision record as council portals print it (R-MG-01)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Holds(StrEnum):
    """What stands after a label."""

    LINE = "line"
    ANSWER = "answer"
    DATE = "date"
    PARAGRAPHS = "paragraphs"
    OPTIONS = "options"
    RESOLUTIONS = "resolutions"
    REFERENCE = "reference"

    @property
    def is_long(self) -> bool:
        """Whether it may run over several paragraphs, up to the next label."""
        return self in (Holds.PARAGRAPHS, Holds.OPTIONS, Holds.RESOLUTIONS)


@dataclass(frozen=True)
class Label:
    """A label's words, others that portals use for it, and the field that holds its value."""

    words: str
    field: str
    holds: Holds
    others: tuple[str, ...] = ()


HEADING = "Decision details"
LABELS = (
    Label("Decision Maker:", "maker_words", Holds.LINE),
    Label("Decision status:", "status_words", Holds.LINE),
    Label("ref:", "portal_reference", Holds.REFERENCE),
    Label("Is Key decision?:", "is_key", Holds.ANSWER, ("Key decision:",)),
    Label("Reason Key:", "reason_key", Holds.LINE),
    Label("Is subject to call in?:", "is_subject_to_call_in", Holds.ANSWER),
    Label("Urgent item?:", "is_urgent", Holds.ANSWER),
    Label("Purpose:", "purpose", Holds.PARAGRAPHS),
    Label("Decision:", "decision_text", Holds.RESOLUTIONS, ("Decisions:",)),
    Label("Reasons for the decision:", "reasons", Holds.PARAGRAPHS),
    Label("Alternative options considered:", "options_statement", Holds.OPTIONS),
    Label(
        "Conflicts of interest:",
        "conflicts_text",
        Holds.PARAGRAPHS,
        ("Conflicts:", "Declarations:", "Declarations of interest:"),
    ),
    Label("Dispensations:", "dispensations", Holds.PARAGRAPHS),
    Label("Wards Affected:", "wards", Holds.LINE),
    Label("Report author:", "report_author", Holds.LINE),
    Label("Lead officer:", "lead_officer", Holds.LINE),
    Label("Contact:", "contact", Holds.LINE),
    Label("Publication date:", "published_on", Holds.DATE, ("Decision published:",)),
    Label("Date of decision:", "decided_on", Holds.DATE),
    Label("Decided at meeting:", "decided_at_meeting", Holds.LINE),
    Label("Effective from:", "effective_from", Holds.DATE),
    Label("Background papers:", "background_papers", Holds.PARAGRAPHS),
    Label("Accompanying Documents:", "accompanying_documents", Holds.PARAGRAPHS),
)
PORTAL_SCHEME = "Portal"


def key_of(printed: str) -> str:
    """A label without what printing varies: case, spaces, the colon and the question mark."""
    return " ".join(printed.lower().replace("?", " ").replace(":", " ").split())


BY_KEY = {key_of(words): label for label in LABELS for words in (label.words, *label.others)}
PRINTED = re.compile(
    r"[ \t]*(?P<printed>("
    + "|".join(
        re.escape(key).replace(r"\ ", r"[ \t]+") for key in sorted(BY_KEY, key=len, reverse=True)
    )
    + r")(?:[ \t]*\?(?:[ \t]*:)?|[ \t]*:))[ \t]*(?P<rest>.*)",
    re.IGNORECASE,
)


def label_at(line: str) -> tuple[Label, str, str] | None:
    """The label that `line` begins with, as printed, and the rest of the line; None if none does."""
    found = PRINTED.fullmatch(line)
    if found is None:
        return None
    return BY_KEY[key_of(found["printed"])], found["printed"], found["rest"].rstrip()


def label_printed(printed: str) -> Label:
    """The label that was printed as `printed`."""
    return BY_KEY[key_of(printed)]
