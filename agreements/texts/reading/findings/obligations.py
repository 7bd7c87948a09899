"""What an agreement makes somebody do again and again."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agreements.texts.reading.bullets import is_item
from agreements.texts.reading.findings.sentences import sentences_of
from agreements.texts.reading.passages import Passage, Role
from agreements.texts.reading.references import reference_of

UNITS = {
    "day": ("day", 1),
    "week": ("week", 1),
    "fortnight": ("week", 2),
    "month": ("month", 1),
    "quarter": ("month", 3),
    "year": ("month", 12),
    "annum": ("month", 12),
}
ADVERBS = {
    "weekly": ("week", 1),
    "fortnightly": ("week", 2),
    "monthly": ("month", 1),
    "bi-monthly": ("month", 2),
    "bimonthly": ("month", 2),
    "quarterly": ("month", 3),
    "six-monthly": ("month", 6),
    "half-yearly": ("month", 6),
    "twice-yearly": ("month", 6),
    "biannually": ("month", 6),
    "bi-annually": ("month", 6),
    "annually": ("month", 12),
    "yearly": ("month", 12),
}
COUNTED = ("one", "two", "three", "four", "five", "six", "eight", "nine", "ten", "twelve")
COUNTS = {"once": 1, "twice": 2} | dict(zip(COUNTED, (1, 2, 3, 4, 5, 6, 8, 9, 10, 12), strict=True))
UNIT = "|".join(UNITS)
NUMBER = "|".join(COUNTS) + r"|\d{1,2}"

TIMES_A = re.compile(
    rf"\b(?:at\s+least\s+|a\s+minimum\s+of\s+|not\s+less\s+than\s+|no\s+less\s+than\s+)?"
    rf"(?P<count>{NUMBER})"
    rf"(?:\s*\(\w+\))?(?:\s+times)?\s+(?:a|an|per|each|every|in\s+(?:each|every|any))\s+"
    rf"(?:calendar\s+|financial\s+)?(?P<unit>{UNIT})\b",
    re.IGNORECASE,
)
EVERY = re.compile(
    rf"\b(?:on|at|in|for)?\s*(?:every|each)\s+(?:(?P<count>{NUMBER})(?:\s*\(\w+\))?\s+)?"
    rf"(?:calendar\s+|financial\s+)?(?P<unit>{UNIT})s?\b",
    re.IGNORECASE,
)
BASIS = re.compile(
    r"\b(?:on\s+(?:an?|at\s+least\s+an?)\s+)?(?:at\s+least\s+)?(?P<adverb>"
    + "|".join(ADVERBS)
    + r"|annual(?=\s+(?:basis|review|report|statement|refresh|account|return|audit)))\b"
    r"(?:\s+basis)?",
    re.IGNORECASE,
)
DUTY = re.compile(
    r"\b(?:shall|will|must|(?:need|needs|agree|agrees|is|are|required|expected|responsible)\s+"
    r"(?:to|for))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class PrintedObligation:
    """Something due every so many days, weeks or months, and the sentence that says so."""

    rhythm: str
    every: int
    unit: str
    sentence: str
    clause: str
    passage: int


def obligations_of(passages: Sequence[Passage]) -> tuple[PrintedObligation, ...]:
    """Sentences that lay a duty on somebody and name a rhythm, in order; the first rhythm of each.

    What introduces a list ("The Council shall:") lays its duty on every item.
    """
    return tuple(
        PrintedObligation(
            words, every, unit, sentence, reference_of(passages, passage), passage.order
        )
        for passage in passages
        if passage.role in (Role.CLAUSE, Role.HEADING, Role.APPENDIX, Role.SCHEDULE)
        for introduction, sentence in _introduced(passage, passages)
        for words, every, unit in _first_rhythm(introduction, sentence)
    )


def _introduced(passage: Passage, passages: Sequence[Passage]) -> Iterator[tuple[str, str]]:
    """Each sentence with the line that introduces it, if it is an item of a list."""
    above = passages[passage.parent].body_paragraphs if passage.parent is not None else []
    outer = above[-1] if above and above[-1].endswith(":") else ""
    introduction = outer
    for line in passage.body_paragraphs:
        if not is_item(line):
            introduction = outer
        for sentence in sentences_of(line):
            yield introduction, sentence
        if line.endswith(":"):
            introduction = line


def _first_rhythm(introduction: str, sentence: str) -> Iterator[tuple[str, int, str]]:
    if not DUTY.search(f"{introduction} {sentence}"):
        return
    found = (pattern.search(sentence) for pattern in (TIMES_A, EVERY, BASIS))
    match = min((m for m in found if m), key=lambda match: match.start(), default=None)
    if match is None or _only_describes(introduction, sentence, match):
        return
    words = match[0].strip()
    if match.re is BASIS:
        unit, every = ADVERBS.get(match["adverb"].lower(), ("month", 12))
        yield words, every, unit
        return
    unit, every = UNITS[match["unit"].lower()]
    count = _count(match["count"])
    if match.re is EVERY:
        yield words, every * count, unit
    elif every % count == 0:
        yield words, every // count, unit
    elif unit == "month":
        # A share of months that is no whole number is said in weeks: eight times a year.
        yield words, max(1, every * 52 // 12 // count), "week"


def _only_describes(introduction: str, sentence: str, match: re.Match[str]) -> bool:
    """ "Yearly contracts must end" lays down no rhythm; "shall meet yearly" does."""
    is_adjective = match.re is BASIS and " " not in match[0].strip()
    return is_adjective and not DUTY.search(f"{introduction} {sentence[: match.start()]}")


def _count(words: str | None) -> int:
    if words is None:
        return 1
    return int(words) if words.isdigit() else COUNTS[words.lower()]
