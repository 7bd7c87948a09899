"""Who an agreement is between, wherever it says so."""

import re
from collections.abc import Iterator, Sequence

from agreements.texts.reading.bullets import BULLETS
from agreements.texts.reading.dividing.front_matter import ORGANISATION
from agreements.texts.reading.dividing.printed_numbers import printed_number
from agreements.texts.reading.findings.defined_terms import QUOTED_TERM
from agreements.texts.reading.findings.party_names import PrintedParty, names_in, party_named
from agreements.texts.reading.findings.sentences import sentences_of
from agreements.texts.reading.findings.signatures import SignatureBlock
from agreements.texts.reading.passages import Passage, Role

GOES_ON_BELOW = re.compile(
    r"(?:of|whose|having|at|situated)\s|\((?!\d|together|collectively|jointly|each)", re.IGNORECASE
)
CONNECTING = re.compile(
    r"\W*(?:between|and|with|parties|the parties|partners|among(?:st)?)?\W*", re.IGNORECASE
)
BETWEEN = re.compile(r"\b(?:between|among(?:st)?)\b:?\s*", re.IGNORECASE)
HEADS_PARTIES = re.compile(r"\W*(?:the\s+)?part(?:ies|ners)(?:\s+to\s+.{1,60})?\W*", re.IGNORECASE)
SAYS_BETWEEN_WHOM = re.compile(
    r"\b(?:agreement|memorandum|mo[ua]|jca|protocol|partnership|arrangement)\b.{0,80}\bbetween\b",
    re.IGNORECASE,
)
LONGEST_SENTENCE = 4000
LONGEST_LINE = 200
FEWEST = 2


def parties_of(
    passages: Sequence[Passage], signatures: Sequence[SignatureBlock]
) -> tuple[PrintedParty, ...]:
    """Of the block that names the parties; else of the first other place that names any.

    A cover may name them shortly before the block or a clause does: whoever is named twice is taken
    once, with the address and term of the fuller place.
    """
    blocks = [passage for passage in passages if passage.role is Role.PARTIES]
    in_block = [party for block in blocks for party in _of_block(block)]
    in_clause = [party for clause in _clause_about_parties(passages) for party in _of_block(clause)]
    named = {_key(party) for party in in_block}
    found = (
        [*in_block, *(party for party in in_clause if not named or _key(party) in named)]
        or list(_of_front(passages))
        or _of_first_sentence(passages)
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
        if party := party_named(_without_number(item), block.order):
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


def _of_front(passages: Sequence[Passage]) -> Iterator[PrintedParty]:
    """Of the title, or of a line above the first clause that names two bodies and nothing more."""
    for passage in passages:
        if passage.role is Role.CLAUSE:
            return
        if passage.role is Role.TITLE:
            yield from _of_sentence(passage.heading, passage.order)
        if passage.role is Role.UNPLACED:
            for line in passage.body_paragraphs:
                if len(line) <= LONGEST_LINE and len(names := names_in(line)) >= FEWEST:
                    yield from _named(names, passage.order)


def _of_first_sentence(passages: Sequence[Passage]) -> list[PrintedParty]:
    """Of the first sentence that says between whom the agreement is."""
    for passage in passages:
        if passage.role in (Role.CLAUSE, Role.RECITAL, Role.HEADING, Role.UNPLACED):
            for sentence in sentences_of(passage.body):
                if SAYS_BETWEEN_WHOM.search(sentence):
                    found = list(_of_sentence(sentence, passage.order))
                    if len(found) >= FEWEST:
                        return found
    return []


def _of_sentence(text: str, passage: int) -> Iterator[PrintedParty]:
    """ "… between NHS Doncaster CCG ("the CCG") and Doncaster Council ("the Council")"."""
    begins = BETWEEN.search(text)
    if begins is None:
        return
    stretch = text[begins.end() : begins.end() + LONGEST_SENTENCE]
    yield from _named(names_in(stretch.split("\n\n")[0]), passage)


def _named(names: Sequence[str], passage: int) -> Iterator[PrintedParty]:
    for name in names:
        if party := party_named(name, passage):
            yield party


def _once(parties: Sequence[PrintedParty]) -> list[PrintedParty]:
    kept: dict[str, PrintedParty] = {}
    for party in parties:
        key = _key(party)
        if key not in kept or not (kept[key].address or kept[key].term):
            kept[key] = party
    return list(kept.values())


def _key(party: PrintedParty) -> str:
    return " ".join(party.name.casefold().split())
