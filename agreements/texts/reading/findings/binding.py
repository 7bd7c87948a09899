"""Whether an agreement says that it binds in law, and where it says so."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from agreements.texts.reading.findings.sentences import sentences_of
from agreements.texts.reading.passages import Passage, Role
from agreements.texts.reading.references import reference_of


class Binding(StrEnum):
    """Yes and no are what the paper says, not what a court would."""

    YES = "yes"
    NO = "no"
    NOT_STATED = "not_stated"


@dataclass(frozen=True)
class BindingStatement:
    """A sentence that says whether the agreement binds, with the number of its clause."""

    answer: Binding
    sentence: str
    clause: str
    passage: int


NONE = r"\b(?:not|neither|nothing|none|no)\b"
LAW = r"(?:legal(?:ly)?|contractual(?:ly)?)"
NOT_BINDING = re.compile(
    rf"{NONE}[^.;]{{0,60}}\b{LAW}\s+(?:binding|enforceable|bound)"
    rf"|{NONE}[^.;]{{0,60}}\b(?:create|give\s+rise\s+to|intended\s+to\s+(?:be|create|have))\b"
    rf"[^.;]{{0,40}}\b(?:{LAW}|enforceable|binding)\b"
    r"|\bno\s+legal\s+(?:status|force|effect|relations|relationship|obligations?|rights)"
    rf"|{NONE}[^.;]{{0,30}}\bha(?:ve|s)\s+(?:any\s+)?legal\s+(?:status|force|effect)"
    r"|\bnon[\s-]binding|\bnot\s+(?:be\s+|a\s+)?binding\b|\bbinding\s+in\s+honour\s+only",
    re.IGNORECASE,
)
BINDING = re.compile(
    r"\b(?:is|are|be|become|create[s]?|as|constitute[s]?|form[s]?)\b[^.;]{0,40}\blegally\s+"
    r"(?:binding|enforceable)"
    r"|\blegally\s+binding\s+(?:agreement|commitment|contract|on)\b|\b(?:is|shall\s+be"
    r"|are)\s+binding\s+(?:up)?on\b"
    r"|\bintend\w*\b[^.;]{0,40}\b(?:legally\s+bound|legal\s+relations)",
    re.IGNORECASE,
)
OTHER_DOCUMENT = re.compile(r"\b(?:replaced|superseded|followed)\s+by\b", re.IGNORECASE)


def binding_of(passages: Sequence[Passage]) -> tuple[Binding, tuple[BindingStatement, ...]]:
    """What the sentences say; one that denies it weighs more, as some clauses may be excepted."""
    statements = tuple(
        BindingStatement(answer, sentence, reference_of(passages, passage), passage.order)
        for passage in passages
        if passage.role in (Role.CLAUSE, Role.HEADING, Role.RECITAL, Role.APPENDIX, Role.SCHEDULE)
        for sentence in sentences_of(passage.body)
        if (answer := _answer(sentence)) is not Binding.NOT_STATED
    )
    answers = {statement.answer for statement in statements}
    if Binding.NO in answers:
        return Binding.NO, statements
    return (Binding.YES if answers else Binding.NOT_STATED), statements


def _answer(sentence: str) -> Binding:
    if NOT_BINDING.search(sentence):
        return Binding.NO
    if BINDING.search(sentence) and not OTHER_DOCUMENT.search(sentence):
        return Binding.YES
    return Binding.NOT_STATED
