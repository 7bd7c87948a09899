"""From when until when an agreement runs, in its own words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from agreements.texts.reading.dates_in_text import DATE
from agreements.texts.reading.defined_terms import DefinedTerm
from agreements.texts.reading.passages import Passage, Role
from agreements.texts.reading.sentences import sentences_of
from agreements.texts.reading.spans_of_time import LENGTH, last_day_after
from commissioning.calendar.printed_dates import PrintedDate


class Starts(StrEnum):
    """What makes an agreement start."""

    FIXED = "fixed"
    LAST_SIGNATURE = "last_signature"
    NOT_STATED = "not_stated"


class Ends(StrEnum):
    """What makes an agreement end."""

    FIXED = "fixed"
    CEILING = "ceiling"
    ROLLING = "rolling"
    EVENT = "event"
    NOT_STATED = "not_stated"


@dataclass(frozen=True)
class Start:
    kind: Starts
    words: str
    on: PrintedDate | None
    passage: int | None


@dataclass(frozen=True)
class End:
    kind: Ends
    words: str
    on: PrintedDate | None
    passage: int | None


@dataclass(frozen=True)
class PrintedTerm:
    """Start and end as printed; their days are None where only words are given."""

    start: Start
    end: End


ABOUT_TERM = re.compile(
    r"\b(?:how\s+long|term|duration|commencement|period|expiry|start(?:\s+date)?|effective\s+date)\b(?!s\s+of)",
    re.IGNORECASE,
)
SUBJECT = re.compile(
    r"\b(?:agreement|memorandum|mo[ua]|arrangements?|partnership|protocol|deed|variation|term|it|s(?:ection)?\s?75)\b",
    re.I,
)
BEGINS = (
    r"(?:commenc\w+|start(?:s|ed|ing)?|takes?\s+effect|took\s+effect|com(?:e|es|ing)\s+into\s+(?:force|effect|operation)"
    r"|(?:be|is|are|become[s]?)\s+effective|begins?|runs?|valid|in\s+(?:force|place)|last|operate[s]?|ha(?:ve|s)\s+effect)"
)
RUNS = re.compile(rf"\b(?:{BEGINS}|continu\w+|remains?|expir\w+|ends)\b", re.IGNORECASE)
FIXED_START = re.compile(
    rf"\b{BEGINS}\b(?:[^.;]{{0,40}}?)\b(?:on|from|with\s+effect\s+from|as\s+(?:of|from)|for\s+the\s+period)?\s*:?\s*"
    rf"(?P<due>{DATE})",
    re.IGNORECASE,
)
PERIOD = re.compile(
    rf"\b(?:from|between|period)\s+(?:the\s+period\s+)?(?P<due>{DATE})\s*(?:to|until|till|and|[–—-])\s*(?P<end>{DATE})",
    re.IGNORECASE,
)
SIGNATURE_START = re.compile(
    r"\b(?P<words>(?:on|from|upon|with\s+effect\s+from|as\s+of|when)\s+(?:the\s+)?(?:date\s+)?[^.,;]{0,60}?"
    r"(?:signed|signature|signing|signs|executed|execution)\b(?:[^.,;]{0,60}?\b(?:parties|partners|party|partner))?)",
    re.IGNORECASE,
)
OWN_DATE = re.compile(
    r"\b(?:on|from)\s+the\s+date\s+of\s+(?:this|the)\s+(?:agreement|memorandum|mo[ua]|deed)\b",
    re.IGNORECASE,
)
"""A paper that bears no date yet will bear that of its last signature."""

TERM_DATE = re.compile(r"\b(?:commencement|start|effective|operative)\s+date\b", re.IGNORECASE)
END_DATE = re.compile(r"\b(?:expiry|end|termination|expiration)\s+date\b", re.IGNORECASE)
FIXED_END = re.compile(
    rf"\b(?:until|till|to|through\s+to|up\s+to|expir\w+|end(?:s|ing)?|terminat\w+|conclud\w+|ceas\w+)\b"
    rf"(?:\s+(?:automatically|(?:up\s+to\s+)?and\s+including|on|at\s+(?:midnight|the\s+end\s+of)|midnight|no\s+later\s+than|"
    rf"to\s+have\s+effect|to\s+exist|effect))*\s+(?P<due>{DATE})",
    re.IGNORECASE,
)
CEILING = re.compile(
    rf"\b(?:for\s+)?(?:up\s+to|a\s+maximum\s+of|no\s+(?:more|longer)\s+than|not\s+exceeding)\s+(?P<length>{LENGTH})",
    re.I,
)
LENGTH_END = re.compile(
    rf"\bfor\s+(?:a|an|the)?\s*(?:\w+\s+){{0,2}}?(?:(?:period|term|duration)\s+of\s+)?(?P<length>{LENGTH})",
    re.I,
)
ROLLING = re.compile(
    r"\b(?:from\s+)?year\s+to\s+year\b|\brolling\b|\bautomatically\s+(?:renew\w*|extend\w*)|\brenew\w*\s+automatically"
    r"|\bannually\s+thereafter\b",
    re.IGNORECASE,
)
EVENT = re.compile(
    r"\b(?:until|unless\s+and\s+until)\s+(?P<words>(?:it\s+is\s+|such\s+time\s+as\s+|this\s+\w+\s+is\s+)?[^.;]{0,60}?"
    r"(?:terminat\w+|replac\w+|supersed\w+|end(?:ed|s)|dissolv\w+|varied|withdraw\w*|completion|complete)[^.;]{0,60})",
    re.IGNORECASE,
)


def term_of(
    passages: Sequence[Passage], terms: Sequence[DefinedTerm], dated: PrintedDate | None
) -> PrintedTerm:
    """The first start and the first end that a clause about the term states, else any clause.

    `dated` is the date the paper bears: "the date of this agreement".
    """
    start = Start(Starts.NOT_STATED, "", None, None)
    end = End(Ends.NOT_STATED, "", None, None)
    for passage, sentence in _sentences(passages):
        if start.kind is Starts.NOT_STATED:
            start = _start_in(sentence, passage.order, terms, dated) or start
        if end.kind is Ends.NOT_STATED:
            end = _end_in(sentence, passage.order, terms, start) or end
    return PrintedTerm(start, end)


def _sentences(passages: Sequence[Passage]) -> Iterator[tuple[Passage, str]]:
    """Those of clauses about the term first, then those elsewhere that speak of the agreement itself."""
    readable = [
        p
        for p in passages
        if p.role in (Role.CLAUSE, Role.HEADING, Role.RECITAL, Role.PARTIES, Role.DATE)
    ]
    about = [p for p in readable if _is_about_term(p, passages)]
    for passage in about:
        for sentence in sentences_of(passage.body):
            yield passage, sentence
    for passage in readable:
        if passage not in about:
            for sentence in sentences_of(passage.body):
                if SUBJECT.search(sentence) and RUNS.search(sentence):
                    yield passage, sentence


def _is_about_term(passage: Passage, passages: Sequence[Passage]) -> bool:
    if ABOUT_TERM.search(passage.heading):
        return True
    return passage.parent is not None and _is_about_term(passages[passage.parent], passages)


def _start_in(
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
            meant = _start_in(f"commences on {term.meaning}", passage, (), dated)
            return meant or Start(Starts.NOT_STATED, words, None, passage)
    return None


def _end_in(sentence: str, passage: int, terms: Sequence[DefinedTerm], start: Start) -> End | None:
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
    if match := LENGTH_END.search(sentence):
        return End(Ends.FIXED, match[0], _last_day(match, start), passage)
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
            meant = _end_in(f"expires on {term.meaning}", passage, (), start)
            return meant or End(Ends.NOT_STATED, words, None, passage)
    return None
