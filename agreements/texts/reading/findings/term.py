"""From when until when an agreement runs: found in the clause about its term, else anywhere."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from agreements.texts.reading.findings.defined_terms import DefinedTerm
from agreements.texts.reading.findings.ends import End, Ends, end_in
from agreements.texts.reading.findings.sentences import sentences_of
from agreements.texts.reading.findings.starts import BEGINS, LOOSELY, Start, Starts, start_in
from agreements.texts.reading.passages import Passage, Role
from commissioning.calendar.printed_dates import PrintedDate

ABOUT_TERM = re.compile(
    r"\b(?:how\s+long|term|duration|commencement|period|expiry|start(?:\s+date)?"
    r"|effective\s+date)\b(?!s\s+of)",
    re.IGNORECASE,
)
SUBJECT = re.compile(
    r"\b(?:agreement|memorandum|mo[ua]|arrangements?|partnership|protocol|deed|variation|term"
    r"|it|s(?:ection)?\s?75)\b",
    re.I,
)
RUNS = re.compile(rf"\b(?:{BEGINS} | continu\w+ | remains? | expir\w+ | ends)\b", LOOSELY)


@dataclass(frozen=True)
class PrintedTerm:
    """Start and end as printed; their days are None where only words are given."""

    start: Start
    end: End


def term_of(
    passages: Sequence[Passage], terms: Sequence[DefinedTerm], dated: PrintedDate | None
) -> PrintedTerm:
    """The first start and the first end that a clause about the term states, else any clause.

    `dated` is the date the paper bears: "the date of this agreement". An end before the start keeps
    its words and gets no days: two sentences do not belong together, or the paper slipped.
    """
    start = Start(Starts.NOT_STATED, "", None, None)
    end = End(Ends.NOT_STATED, "", None, None)
    for passage, sentence in _sentences(passages):
        if start.kind is Starts.NOT_STATED:
            start = start_in(sentence, passage.order, terms, dated) or start
        if end.kind is Ends.NOT_STATED:
            end = end_in(sentence, passage.order, terms, start) or end
    if _is_backward(start.on, end.on):
        end = replace(end, on=PrintedDate(end.words))
    return PrintedTerm(start, end)


def _is_backward(start: PrintedDate | None, end: PrintedDate | None) -> bool:
    if start is None or start.earliest is None or end is None or end.latest is None:
        return False
    return end.latest < start.earliest


def _sentences(passages: Sequence[Passage]) -> Iterator[tuple[Passage, str]]:
    """Those of clauses about the term, then those elsewhere that speak of the agreement."""
    readable = [
        p
        for p in passages
        if p.role in (Role.CLAUSE, Role.HEADING, Role.RECITAL, Role.PARTIES, Role.DATE)
    ]
    elsewhere = []
    for passage in readable:
        for sentence in sentences_of(passage.body):
            if _is_about_term(passage, passages):
                yield passage, sentence
            elif SUBJECT.search(sentence) and RUNS.search(sentence):
                elsewhere.append((passage, sentence))
    yield from elsewhere


def _is_about_term(passage: Passage, passages: Sequence[Passage]) -> bool:
    if ABOUT_TERM.search(passage.heading):
        return True
    return passage.parent is not None and _is_about_term(passages[passage.parent], passages)
