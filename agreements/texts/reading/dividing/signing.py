"""Where the signatures stand: each block of them is a passage of its own."""

import re

from agreements.texts.reading.dividing.division import FRONT, Division, Zone
from agreements.texts.reading.dividing.headings import SENTENCE_VERB
from agreements.texts.reading.dividing.signature_labels import is_rule, labels_on
from agreements.texts.reading.passages import Role

PREFACE = re.compile(
    r"\W*(?:(?:in|as)\s+witness\b.*|(?:agreed\s+and\s+)?signator(?:y|ies)\W*|signatures\W*"
    r"|signature\s+page\W*"
    r"|agreed\s+and\s+signed.*)",
    re.IGNORECASE | re.DOTALL,
)
BEGINS_BLOCK = re.compile(
    r"\W*(?:duly\s+)?(?:signature\b|signed\b(?!\s+copies)|executed\b|(?:the\s+)?(?:common"
    r"|corporate)\s+seal\b|for\s+and\s+on\s+behalf\b"
    r"|authorised\s+signatory\b)",
    re.IGNORECASE,
)
LONGEST_LINE = 160
NEAR = 6


def place_signatures(division: Division) -> bool:
    """From the first signature line to the next appendix or numbered clause."""
    text = division.paragraph.text
    if division.zone in FRONT:
        return False
    if division.zone is Zone.SIGNATURES:
        return _place_inside(division)
    if not (_is_preface(text) or _begins_block(division)):
        return False
    division.zone = Zone.SIGNATURES
    _open(division)
    return True


def _place_inside(division: Division) -> bool:
    text = division.paragraph.text
    current = division.current
    if (
        _is_preface(text)
        or current is None
        or division.origin_of(current).role is not Role.SIGNATURES
    ):
        if not (_is_preface(text) or labels_on(text)):
            return False
        _open(division)
    elif len(text) > LONGEST_LINE and not labels_on(text):
        return False
    elif _begins_next(division):
        _open(division)
    else:
        division.add()
    return True


def _open(division: Division) -> None:
    division.open(Role.SIGNATURES, body=division.paragraph.text, parent=_clause_of(division))


def _clause_of(division: Division) -> int | None:
    """An appendix can be signed for itself; otherwise the signatures are the whole agreement's."""
    return division.numbering.root


def _is_preface(text: str) -> bool:
    return PREFACE.fullmatch(text) is not None


def _begins_block(division: Division) -> bool:
    text = division.paragraph.text
    if len(text) > LONGEST_LINE or SENTENCE_VERB.search(text) or not labels_on(text):
        return False
    if BEGINS_BLOCK.match(text):
        return True
    near = division.paragraphs[division.at : division.at + NEAR]
    keys = {label.key for line in near for label in labels_on(line.text)}
    return "signature" in keys and len(keys) >= 3


def _begins_next(division: Division) -> bool:
    """A label that this block has already begins the next block; so does the first after a preface.

    The name of a witness is the same block's, and a label below a line to sign on is its caption.
    """
    current = division.current
    assert current is not None
    found = {label.key for label in labels_on(division.paragraph.text)}
    if not found:
        return False
    block = division.whole_of(current)
    before = {label.key for line in block for label in labels_on(line.text)}
    if found == {"signature"} and is_rule(block[-1].text):
        return False
    if "witness" in before:
        found &= {"signature", "organisation"}
    return not before or bool(found & before)
