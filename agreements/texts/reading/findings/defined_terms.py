"""Short names that an agreement gives to longer ones, and words it says the meaning of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agreements.texts.reading.passages import Passage, Role

QUOTE = '"“”'
BOLD_OR_QUOTE = rf"(?:\*\*|[{QUOTE}]|['‘](?=\w))"
QUOTED_TERM = re.compile(
    r"\((?i:each\s+(?:an?\s+)?|together,?\s+|collectively,?\s+|hereinafter\s+|hereafter\s+"
    r"|referred\s+to\s+as\s+"
    rf"|called\s+|known\s+as\s+)*(?P<term>\s*(?:\*\*)?(?:[Tt]he\s+)?{BOLD_OR_QUOTE}[^()]{{1,80}}?"
    r"|[Tt]he\s+[A-Z][\w ]{1,40}|[A-Z][A-Za-z&]{1,9})\)"
)
COLLECTIVE = re.compile(
    rf"\b(?:(?:each|either)(?:\s+(?:an?|of\s+them|being))?|together|collectively"
    rf"|jointly)\b[^{QUOTE}*().]{{0,40}}"
    rf"{BOLD_OR_QUOTE}+\s*(?P<term>[^{QUOTE}*()]{{2,40}}?)['’]?(?:\*\*|[{QUOTE}])+",
    re.IGNORECASE,
)
DEFINITION = re.compile(
    rf"(?:[-–•]\s+)?(?:\([a-z]{{1,4}}\)\s+)?{BOLD_OR_QUOTE}+"
    rf"(?P<term>[^{QUOTE}*]{{2,80}}?)['’]?(?:\*\*|[{QUOTE}])+"
    r"\s*(?:[:–\t-]|shall\s+mean|means?|has\s+the\s+meaning|refers\s+to)\s*(?P<meaning>.+)"
)
PLAIN_DEFINITION = re.compile(
    r"(?P<term>[A-Z0-9][\w’'&/-]*(?:\s+(?:of|and|the|for|[A-Z0-9][\w’'&/-]*)){0,7})"
    r"\s+(?:means?|shall\s+mean|has\s+the\s+meaning)\b[\s:,]*(?P<meaning>.+)"
)
"""Definitions whose bold type was lost on the way: "Better Care Fund means …"."""

WORD = re.compile(r"[^\W_][\w'’&]*(?:-\w+)*")
LONGEST_MEANING = 150
ARTICLE = re.compile(r"^(?:the|each|an?)\s+", re.IGNORECASE)


@dataclass(frozen=True)
class DefinedTerm:
    """A term and what it stands for, as printed; the meaning is empty where it cannot be told."""

    term: str
    meaning: str
    passage: int


def bare_term(words: str) -> str:
    """Council, for **the "Council"**: without quotes, bold marks and article."""
    bare = re.sub(r"[\"“”*]|^['‘\s]+|['’\s]+$", "", words).strip(" ,;")
    return ARTICLE.sub("", bare)


def collective_terms_of(passages: Sequence[Passage]) -> tuple[DefinedTerm, ...]:
    """What each of the parties, or all together, are called: Party, Parties, Partners."""
    return tuple(
        DefinedTerm(bare_term(match["term"]), "", passage.order)
        for passage in passages
        if passage.role is Role.PARTIES
        for match in COLLECTIVE.finditer(passage.body)
    )


def defined_terms_of(passages: Sequence[Passage]) -> tuple[DefinedTerm, ...]:
    """Terms in brackets after the words they stand for, and entries of definitions; each once."""
    kept: dict[str, DefinedTerm] = {}
    for passage in passages:
        if passage.role not in (Role.MARK, Role.CONTENTS, Role.SIGNATURES):
            for term in (*_explained(passage), *_bracketed(passage)):
                if term.term not in kept or (term.meaning and not kept[term.term].meaning):
                    kept[term.term] = term
    return tuple(kept.values())


def _explained(passage: Passage) -> Iterator[DefinedTerm]:
    for line in passage.body_paragraphs:
        match = DEFINITION.match(line) or PLAIN_DEFINITION.match(line)
        if match and passage.role not in (Role.PARTIES, Role.DATE):
            yield DefinedTerm(bare_term(match["term"]), match["meaning"].strip(" ;"), passage.order)


def _bracketed(passage: Passage) -> Iterator[DefinedTerm]:
    """A quoted or bold term, or an acronym whose letters begin the words before it."""
    text = f"{passage.heading}\n{passage.body}"
    found = [(match.start(), bare_term(match["term"])) for match in QUOTED_TERM.finditer(text)]
    for start, term in found:
        meaning = _spelt_out(term, text[max(0, start - LONGEST_MEANING) : start])
        quoted = re.match(rf"\([a-z\s]*{BOLD_OR_QUOTE}", text[start : start + 60], re.IGNORECASE)
        if meaning or (quoted and passage.role is not Role.PARTIES):
            yield DefinedTerm(term, meaning, passage.order)


def _spelt_out(acronym: str, before: str) -> str:
    """The words before whose first letters make the acronym; small words count for none."""
    letters = [letter for letter in acronym if letter.isupper()]
    if len(letters) < 2:
        return ""
    nearby = before.split("\n")[-1]
    for word in reversed(list(WORD.finditer(nearby))):
        initial = word[0][0]
        if initial.upper() == letters[-1] and (initial.isupper() or len(letters) > 1):
            letters.pop()
        elif initial.isupper():
            return ""
        if not letters:
            return nearby[word.start() :].strip(' *"“”(')
    return ""
