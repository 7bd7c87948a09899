"""When an agreement starts, in its own words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from agreements.texts.reading.findings.dates_in_text import DATE
from agreements.texts.reading.findings.defined_terms import DefinedTerm
from commissioning.calendar.printed_dates import PrintedDate


class Starts(StrEnum):
    """What makes an agreement start."""

    FIXED = "fixed"
    LAST_SIGNATURE = "last_signature"
    NOT_STATED = "not_stated"


@dataclass(frozen=True)
class Start:
    kind: Starts
    words: str
    on: PrintedDate | None
    passage: int | None


BEGINS = r"""(?:commenc\w+ | appl(?:y|ies) | start(?:s|ed|ing)? | begins? | runs? | last | valid | operates?
    | takes?\s+effect | took\s+effect | ha(?:ve|s)\s+effect | in\s+(?:force|place)
    | (?:be|is|are|becomes?)\s+effective | com(?:e|es|ing)\s+into\s+(?:force|effect|operation))"""
ON = r"(?:on | from | upon | when | with\s+effect\s+from | as\s+of | as\s+from)"
LOOSELY = re.IGNORECASE | re.VERBOSE

FIXED_START = re.compile(
    rf"\b{BEGINS}\b [^.;]{{0,40}}? \b (?:{ON} | for\s+the\s+period)? \s* :? \s* (?P<due>{DATE})",
    LOOSELY,
)
PERIOD = re.compile(
    rf"\b(?:from|between|period) \s+ (?P<due>{DATE}) \s* (?:to|until|till|and|[–—-]) \s* "
    rf"(?P<end>{DATE})",
    LOOSELY,
)
SIGNATURE_START = re.compile(
    rf"""(?:^ | \b{BEGINS}\b [^.;]{{0,40}}?) \b
    (?P<words>{ON} \s+ [^.,;]{{0,60}}? (?:signed|signature|signing|signs|executed|execution)\b
        (?:[^.,;]{{0,40}}? \b(?:part(?:ies|y)|partners?))?)""",
    LOOSELY,
)
OWN_DATE = re.compile(
    r"\b(?:on|from) \s+ the\s+date\s+of \s+ (?:this|the) \s+ (?:agreement|memorandum|mo[ua]"
    r"|deed)\b",
    LOOSELY,
)
"""A paper that bears no date yet will bear that of its last signature."""

TERM_DATE = re.compile(r"\b(?:commencement|start|effective|operative)\s+date\b", LOOSELY)


def start_in(
    sentence: str, passage: int, terms: Sequence[DefinedTerm], dated: PrintedDate | None
) -> Start | None:
    if match := OWN_DATE.search(sentence):
        kind = Starts.FIXED if dated else Starts.LAST_SIGNATURE
        return Start(kind, match[0], dated, passage)
    if match := SIGNATURE_START.search(sentence):
        return Start(Starts.LAST_SIGNATURE, match["words"], None, passage)
    if match := PERIOD.search(sentence) or FIXED_START.search(sentence):
        return Start(Starts.FIXED, match["due"], PrintedDate.from_words(match["due"]), passage)
    if match := TERM_DATE.search(sentence):
        return _defined_start(match[0], passage, terms, dated)
    return None


def _defined_start(
    words: str, passage: int, terms: Sequence[DefinedTerm], dated: PrintedDate | None
) -> Start | None:
    """The meaning that the agreement gives to its Commencement Date."""
    for term in terms:
        if term.term.casefold() == words.casefold() and term.meaning:
            meant = start_in(f"commences on {term.meaning}", passage, (), dated)
            return meant or Start(Starts.NOT_STATED, words, None, passage)
    return None
