"""The labels of a signature block, "Name:" and the like, and what is written beside them."""

import re
from dataclasses import dataclass

LABELS = {
    "signature": r"signature|signed|sign|authorised signatory",
    "name": r"(?:print(?:ed)?\s+|full\s+)?name(?:\s+\(?(?:in\s+capitals|printed|block\s+capitals)\)?)?",
    "position": r"position|title|job\s+title|post|role|designation|office|capacity",
    "organisation": r"organisation|organization|on\s+behalf\s+of|for\s+and\s+on\s+behalf\s+of|for",
    "date": r"date|dated",
}
LABEL = re.compile(
    r"(?:^|(?<=\t)|(?<=\s\s)|(?<=[_.…]\s)|(?<=[_…]))[\W_]{0,4}(?P<label>"
    + "|".join(f"(?P<{key}>{words})" for key, words in LABELS.items())
    + r")\**\s*(?::|(?=\t)|(?=[_.…]{2,})|$)",
    re.IGNORECASE,
)
SIGNED_FOR = re.compile(
    r"(?:duly\s+)?(?:signed|executed|sealed)?\W*(?:as\s+a\s+deed\s+)?(?:by\W*(?P<name>[^,;:]*?)\W*)?"
    r"(?:,?\s*(?:and|acting)\W*)?\b(?:for\s+and\s+)?on\s+behalf\s+of\s*:?\s*(?P<organisation>.*)",
    re.IGNORECASE,
)
BLANK = re.compile(r"^[\s_.…\-\[\]:*]+|[\s_.…\[\]*]+$")


@dataclass(frozen=True)
class Labelled:
    """One label on a line and the words beside it; empty where they are left blank."""

    key: str
    value: str


def labels_on(line: str) -> list[Labelled]:
    """The labels in the order of the line; two blocks side by side give each label twice."""
    matches = list(LABEL.finditer(line))
    if not matches or matches[0].start("label") > 4:
        return _signed_for(line)
    ends = [match.start() for match in matches[1:]] + [len(line)]
    return [
        Labelled(_key(match), without_rule(line[match.end() : end]))
        for match, end in zip(matches, ends, strict=True)
    ]


def without_rule(value: str) -> str:
    """Without the dots or underscores that leave room to write."""
    return BLANK.sub("", value)


def _key(match: re.Match[str]) -> str:
    return next(key for key in LABELS if match[key])


def _signed_for(line: str) -> list[Labelled]:
    """ "Signed by … for and on behalf of …" says who and for whom in one sentence."""
    match = SIGNED_FOR.fullmatch(line.strip())
    if match is None:
        return []
    name = without_rule(match["name"] or "")
    found = (
        [Labelled("signature", "")]
        if re.match(r"\W*(?:duly\s+)?(?:sign|exec|seal)", line, re.I)
        else []
    )
    if name:
        found.append(Labelled("name", name))
    return [*found, Labelled("organisation", without_rule(match["organisation"]))]
