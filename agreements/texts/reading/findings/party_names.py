"""One party as an agreement prints it: its name, its address, the term it goes by."""

import re
from dataclasses import dataclass

from agreements.texts.reading.dividing.front_matter import ORGANISATION
from agreements.texts.reading.dividing.headings import SENTENCE_VERB
from agreements.texts.reading.findings.defined_terms import QUOTED_TERM, bare_term

ADDRESS = re.compile(
    r",?\s+(?:whose\s+(?:registered|principal|main|head)?\s*(?:office|address"
    r"|place\s+of\s+business)s?\s+"
    r"(?:is|are)(?:\s+(?:at|situated\s+at))?|having\s+its\s+[\w\s]{3,40}?\s+at|of|at"
    r"|situated\s+at|based\s+at)"
    r":?\s+(?!the\s+(?:city|borough|county|london|royal|isle)\b)",
    re.IGNORECASE,
)
NAME_GOES_ON_AFTER = re.compile(
    r"\b(?:borough|city|university|county|isle|corporation|district|department|burgesses"
    r"|citizens|office"
    r"|commissioner|council\s+of\s+the\s+\w+)$",
    re.IGNORECASE,
)
LISTED = re.compile(
    r"(?<=\)),\s+|(?:,|;)?\s+and\s+(?=\(?\w)|;\s+|,\s+(?=(?:NHS|the)\b)", re.IGNORECASE
)
KIND_OF_BODY = re.compile(
    r"\b(?:council|ccg|group|trust|board|authority|pct|icb|limited|ltd|corporation|university"
    r"|cic|partnership"
    r"|england|company|commissioner)\b",
    re.IGNORECASE,
)
WHAT_THEY_DO = re.compile(
    r"\s+(?:to|for|on|in|regarding|relating|concerning|which|who|under|that|working)\b[^()]*$",
    re.IGNORECASE,
)
LONGEST_NAME = 200
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[\dA-Z]?\s*\d[A-Z]{2}\b")
BOLD_NAME = re.compile(r"\*\*([^*]+)\*\*")
ENDING = re.compile(r"[\s;,.]*(?:\band\b)?[\s;,.]*$", re.IGNORECASE)
TRAILING_NUMBER = re.compile(r"\s*\(\d\)\s*$")


@dataclass(frozen=True)
class PrintedParty:
    """A party as printed; its term without quotes and article, blank what is not printed."""

    name: str
    address: str
    term: str
    passage: int


def names_in(text: str) -> list[str]:
    """The names between "and"s; an "and" inside a name, as of two counties, is left in.

    What a sentence goes on to say after the last name is left out.
    """
    names: list[str] = []
    begin = 0
    for end, after in [match.span() for match in LISTED.finditer(text)] + [(len(text), len(text))]:
        if KIND_OF_BODY.search(text[begin:end]):
            names.append(_name_alone(text[begin:end]))
            begin = after
    return names


def _name_alone(text: str) -> str:
    """Without what follows the name, if a name is left."""
    alone = WHAT_THEY_DO.sub("", text)
    return alone if KIND_OF_BODY.search(alone) else text


def party_named(text: str, passage: int) -> PrintedParty | None:
    """The party that a line or part of a sentence names; none where it names no body."""
    term = ""
    if match := list(QUOTED_TERM.finditer(text)):
        term = bare_term(match[-1]["term"])
        text = text[: match[-1].start()]
    text = ENDING.sub("", TRAILING_NUMBER.sub("", text))
    name, address = _name_and_address(text)
    name = name.replace("**", "").strip(" ,;:–-")
    if not name or len(name) > LONGEST_NAME or SENTENCE_VERB.search(name):
        return None
    if not (term or ORGANISATION.search(name)):
        return None
    return PrintedParty(name, address.replace("**", "").strip(" ,;."), term, passage)


def _name_and_address(text: str) -> tuple[str, str]:
    if bold := BOLD_NAME.match(text):
        rest = text[bold.end() :]
        match = ADDRESS.match(rest)
        return bold[1], rest[match.end() :] if match else rest
    for match in ADDRESS.finditer(text):
        before = text[: match.start()]
        if ORGANISATION.search(before) and not NAME_GOES_ON_AFTER.search(before):
            return before, text[match.end() :]
    comma = text.find(", ")
    if comma > 0 and POSTCODE.search(text) and ORGANISATION.search(text[:comma]):
        return text[:comma], text[comma + 2 :]
    return text, ""
