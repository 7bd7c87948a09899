"""Who an agreement is between: names, addresses and defined terms, as printed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agreements.texts.reading.bullets import BULLETS
from agreements.texts.reading.dividing.front_matter import ORGANISATION
from agreements.texts.reading.dividing.headings import SENTENCE_VERB
from agreements.texts.reading.dividing.printed_numbers import printed_number
from agreements.texts.reading.findings.defined_terms import QUOTED_TERM, bare_term
from agreements.texts.reading.findings.signatures import SignatureBlock
from agreements.texts.reading.passages import Passage, Role

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
GOES_ON_BELOW = re.compile(
    r"(?:of|whose|having|at|situated)\s|\((?!\d|together|collectively|jointly|each)", re.IGNORECASE
)
CONNECTING = re.compile(
    r"\W*(?:between|and|with|parties|the parties|partners|among(?:st)?)?\W*", re.IGNORECASE
)
BETWEEN = re.compile(r"\b(?:between|among(?:st)?)\b:?\s*", re.IGNORECASE)
HEADS_PARTIES = re.compile(r"\W*(?:the\s+)?part(?:ies|ners)(?:\s+to\s+.{1,60})?\W*", re.IGNORECASE)
LISTED = re.compile(
    r"(?<=\)),\s+|(?:,|;)?\s+and\s+(?=\(?\w)|;\s+|,\s+(?=(?:NHS|the)\b)", re.IGNORECASE
)
KIND_OF_BODY = re.compile(
    r"\b(?:council|ccg|group|trust|board|authority|pct|icb|limited|ltd|corporation|university"
    r"|cic|partnership"
    r"|england|company|commissioner)\b",
    re.IGNORECASE,
)
LONGEST_NAME = 200
LONGEST_SENTENCE = 4000
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


def parties_of(
    passages: Sequence[Passage], signatures: Sequence[SignatureBlock]
) -> tuple[PrintedParty, ...]:
    """Of the block that names the parties; else of a clause about them, the title, the signatures.

    A cover may name them shortly before the block does: whoever is named twice is taken once, with
    the address and term of the fuller place.
    """
    blocks = [passage for passage in passages if passage.role is Role.PARTIES]
    titles = [passage for passage in passages if passage.role is Role.TITLE]
    found = (
        [party for block in blocks for party in _of_block(block)]
        or [party for clause in _clause_about_parties(passages) for party in _of_block(clause)]
        or [party for title in titles for party in _of_sentence(title.heading, title.order)]
        or [PrintedParty(s.organisation, "", "", s.passage) for s in signatures if s.organisation]
    )
    return tuple(_once(found))


def _clause_about_parties(passages: Sequence[Passage]) -> list[Passage]:
    """A clause headed Parties, with everything under it."""
    about: set[int] = set()
    for passage in passages:
        if passage.parent in about or (not about and HEADS_PARTIES.fullmatch(passage.heading)):
            about.add(passage.order)
    return [passages[order] for order in sorted(about)]


def _of_block(block: Passage) -> Iterator[PrintedParty]:
    lines = block.body_paragraphs
    items = _whole_items(lines)
    if not items:
        items = [line for line in lines if _is_name(line)]
    if not items:
        yield from _of_sentence(block.body, block.order)
        return
    for item in items:
        if party := _party(_without_number(item), block.order):
            yield party


def _whole_items(lines: Sequence[str]) -> list[str]:
    """The numbered or bulleted parties, each with its address and term on the lines below it."""
    items: list[str] = []
    for line in lines:
        if _is_item(line):
            items.append(line)
        elif items and GOES_ON_BELOW.match(line):
            items[-1] = f"{items[-1].rstrip(' ,')} {line}"
    return items


def _is_item(line: str) -> bool:
    numbered = printed_number(line)
    bulleted = re.match(rf"[{BULLETS}]\s", line) is not None
    names_somebody = ORGANISATION.search(line) or QUOTED_TERM.search(line)
    return (numbered is not None or bulleted) and names_somebody is not None


def _is_name(line: str) -> bool:
    """A line of its own that names a body, as on a cover; no sentence."""
    begins_sentence = re.match(
        r"\W*(?:this|these|the\s+(?:agreement|memorandum)|each|together)\b", line, re.I
    )
    return (
        ORGANISATION.search(line) is not None
        and not begins_sentence
        and not BETWEEN.search(line)
        and not CONNECTING.fullmatch(line)
    )


def _without_number(item: str) -> str:
    number = printed_number(item)
    if number is not None:
        return number.rest
    return re.sub(rf"^[{BULLETS}]\s+", "", item)


def _of_sentence(text: str, passage: int) -> Iterator[PrintedParty]:
    """ "… between NHS Doncaster CCG ("the CCG") and Doncaster Council ("the Council")"."""
    begins = BETWEEN.search(text)
    if begins is None:
        return
    for name in _names_in(text[begins.end() : begins.end() + LONGEST_SENTENCE].split("\n\n")[0]):
        if party := _party(name, passage):
            yield party


def _names_in(text: str) -> list[str]:
    """The names between "and"s; an "and" inside a name, as of two counties, is left in."""
    names: list[str] = []
    begin = 0
    for end, after in [match.span() for match in LISTED.finditer(text)] + [(len(text), len(text))]:
        if KIND_OF_BODY.search(text[begin:end]):
            names.append(text[begin:end])
            begin = after
    return names


def _party(text: str, passage: int) -> PrintedParty | None:
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


def _once(parties: Sequence[PrintedParty]) -> list[PrintedParty]:
    kept: dict[str, PrintedParty] = {}
    for party in parties:
        key = " ".join(party.name.casefold().split())
        if key not in kept or not (kept[key].address or kept[key].term):
            kept[key] = party
    return list(kept.values())
