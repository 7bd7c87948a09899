"""When an agreement ends, in its own words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from agreements.texts.reading.findings.dates_in_text import DATE
from agreements.texts.reading.findings.defined_terms import DefinedTerm
from agreements.texts.reading.findings.spans_of_time import LENGTH, last_day_after
from agreements.texts.reading.findings.starts import LOOSELY, PERIOD, Start
from commissioning.calendar.printed_dates import PrintedDate


class Ends(StrEnum):
    """What makes an agreement end."""

    FIXED = "fixed"
    CEILING = "ceiling"
    ROLLING = "rolling"
    EVENT = "event"
    NONE = "none"
    NOT_STATED = "not_stated"


@dataclass(frozen=True)
class End:
    kind: Ends
    words: str
    on: PrintedDate | None
    passage: int | None


END_DATE = re.compile(r"\b(?:expiry|end|termination|expiration)\s+date\b", LOOSELY)
FIXED_END = re.compile(
    rf"""\b(?:until | till | (?:through\s+|up\s+)?to | expir\w+ | end(?:s|ing)? | terminat\w+
        | conclud\w+ | ceas\w+)\b
    (?:\s+(?:automatically | (?:up\s+to\s+)?and\s+including | on | at\s+(?:midnight|the\s+end\s+of)
        | midnight | no\s+later\s+than | to\s+(?:have\s+effect|exist) | effect))*
    \s+ (?P<due>{DATE})""",
    LOOSELY,
)
CEILING = re.compile(
    rf"""\b(?:for\s+)?
    (?:up\s+to | a\s+maximum\s+of | no\s+(?:more|longer)\s+than | not\s+exceeding)
    \s+ (?P<length>{LENGTH})""",
    LOOSELY,
)
LENGTH_END = re.compile(
    rf"""\bfor\s+ (?:an?|the)? \s* (?:\w+\s+){{0,2}}? (?:(?:period|term|duration)\s+of\s+)?
    (?P<length>{LENGTH})""",
    LOOSELY,
)
LENGTH_STATED = re.compile(
    rf"""\b(?:period|term|duration) \s+ (?:of\s+(?:this|the)\s+\w+\s+)? (?:is | of | (?:shall|will)\s+be)
    \s+ (?P<length>{LENGTH})""",
    LOOSELY,
)
NO_END = re.compile(r"\bindefinite(?:ly)?\b | \bno\s+(?:fixed\s+)?(?:end|expiry)\b", LOOSELY)
ROLLING = re.compile(
    r"""\b(?:from\s+)?year\s+to\s+year\b | \brolling\b | \bannually\s+thereafter\b
    | \bautomatically\s+(?:renew\w*|extend\w*) | \brenew\w*\s+automatically""",
    LOOSELY,
)
EVENT = re.compile(
    r"""\b(?:unless\s+and\s+)?until\s+ [^.;]{0,80}?
    (?:further\s+notice | terminat\w+ | replac\w+ | supersed\w+ | end(?:ed|s) | dissolv\w+ | varied | withdraw\w*
        | complet\w+)
    [^.;]{0,60}""",
    LOOSELY,
)


def end_in(sentence: str, passage: int, terms: Sequence[DefinedTerm], start: Start) -> End | None:
    fixed = PERIOD.search(sentence) or FIXED_END.search(sentence)
    day = PrintedDate.from_words(fixed["end" if fixed.re is PERIOD else "due"]) if fixed else None
    if match := ROLLING.search(sentence):
        return End(Ends.ROLLING, match[0], day, passage)
    if match := CEILING.search(sentence):
        return End(Ends.CEILING, match[0], day or _last_day(match, start), passage)
    if day is not None:
        return End(Ends.FIXED, day.words, day, passage)
    if match := END_DATE.search(sentence):
        return _defined_end(match[0], passage, terms, start)
    if match := LENGTH_END.search(sentence) or LENGTH_STATED.search(sentence):
        return End(Ends.FIXED, match[0], _last_day(match, start), passage)
    if match := NO_END.search(sentence):
        return End(Ends.NONE, match[0], None, passage)
    if match := EVENT.search(sentence):
        return End(Ends.EVENT, match[0], None, passage)
    return None


def _last_day(match: re.Match[str], start: Start) -> PrintedDate | None:
    """The day that a length of time leads to, where the start is one known day; an inferred day."""
    if start.on is None or start.on.earliest is None or start.on.earliest != start.on.latest:
        return None
    last = last_day_after(start.on.earliest, match["length"])
    return PrintedDate(match[0], last, last) if last else None


def _defined_end(
    words: str, passage: int, terms: Sequence[DefinedTerm], start: Start
) -> End | None:
    """The meaning that the agreement gives to its Expiry Date."""
    for term in terms:
        if term.term.casefold() == words.casefold() and term.meaning:
            meant = end_in(f"expires on {term.meaning}", passage, (), start)
            return meant or End(Ends.NOT_STATED, words, None, passage)
    return None
