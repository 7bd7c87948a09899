"""The labels of a signature block, "Name:" and the like, and what is written beside them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

LABELS = {
    "signature": r"signature|signed|sign|authorised\s+signatory|by",
    "name": (
        r"(?:print(?:ed)?\s+|full\s+)?name(?:\s+\(?(?:in\s+capitals|printed"
        r"|block\s+capitals)\)?)?"
    ),
    "position": r"position|title|job\s+title|post|role|designation|office|capacity",
    "organisation": r"organisation|organization|(?:for\s+and\s+)?on\s+behalf\s+of|for",
    "date": r"dated?(?:\s+of\s+signature)?",
    "witness": (
        r"(?:was\s+)?(?:hereunto\s+)?(?:affixed\s+)?in\s+the\s+presence\s+of|witness"
        r"(?:ed\s+by)?"
    ),
}
LABEL = re.compile(
    r"(?:^|(?<=\s\s)|(?<=[_.…]\s)|(?<=[_…]))[^\w(]{0,4}(?:"
    + "|".join(f"(?P<{key}>{words})" for key, words in LABELS.items())
    + r")\**[ ]?(?::|(?=[_.…]{2})|$)",
    re.IGNORECASE,
)
SIGNED_FOR = re.compile(
    r"\W*(?P<act>(?:duly\s+)?(?:signed|executed|sealed))?\b.{0,80}?"
    r"\b(?:(?:for\s+and\s+)?on\s+behalf\s+of|(?:common|corporate)\s+seal\s+of|(?<=signed\s)for"
    r"(?!\s+(?:and\s+)?on\b))\b\W*(?P<organisation>.*)",
    re.IGNORECASE,
)
SIGNED_BY = re.compile(
    r"\b(?:signed|executed)\b.{0,30}?\bby\b(?P<name>.*?)\b(?:for\s+and\s+)?on\s+behalf\b", re.I
)
RULE = re.compile(r"^(?:[\s_…\[\]:*-]|\.{2,})+|(?:[\s_…\[\]:*]|\.{2,})+$")
CELL_EDGE = re.compile(r"\t|\s*\|\s*")
LONGEST_SENTENCE = 200


@dataclass(frozen=True)
class Labelled:
    """One label on a line and the words beside it; empty where they are left blank."""

    key: str
    value: str


def labels_on(line: str) -> list[Labelled]:
    """The labels in the order of the line; two blocks side by side give each label twice.

    A cell of a table that has no label is the value of the label before it.
    """
    found: list[Labelled] = []
    for cell in CELL_EDGE.split(line.strip("| ")):
        labels = _labels_in(cell)
        if labels or not found:
            found += labels
        elif not found[-1].value:
            found[-1] = Labelled(found[-1].key, without_rule(cell))
    return found


def is_rule(line: str) -> bool:
    """Whether the line only leaves room to write."""
    return not without_rule(line)


def without_rule(value: str) -> str:
    """Without the dots or underscores that leave room to write."""
    return RULE.sub("", value)


def _labels_in(cell: str) -> list[Labelled]:
    matches = list(LABEL.finditer(cell))
    if not matches or matches[0].start() > 0:
        return list(_signed_for(cell)) if len(cell) <= LONGEST_SENTENCE else []
    ends = [match.start() for match in matches[1:]] + [len(cell)]
    return [
        Labelled(next(key for key in LABELS if match[key]), without_rule(cell[match.end() : end]))
        for match, end in zip(matches, ends, strict=True)
    ]


def _signed_for(cell: str) -> Iterator[Labelled]:
    """ "Signed by … for and on behalf of …" says who and for whom in one sentence."""
    match = SIGNED_FOR.match(cell)
    if match is None:
        return
    if (match["act"] or "").lower().endswith("signed"):
        yield Labelled("signature", "")
    if (by := SIGNED_BY.search(cell)) and (name := without_rule(by["name"]).strip(" ,")):
        yield Labelled("name", name)
    yield Labelled("organisation", without_rule(match["organisation"]))
