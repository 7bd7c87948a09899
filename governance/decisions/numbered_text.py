"""Text with numbered parts, such as options a. and b. after a heading, taken apart and joined again.

Numbers are text: they stay as printed. A text comes apart only if joining it gives it back unchanged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

NUMBERED = re.compile(
    r"(?P<label>\(?(?:[a-z]|[ivx]{1,5}|\d{1,2}(?:\.\d{1,2})*)[.)])[ \t]+(?P<text>\S.*)", re.S
)
GAP = "\n\n"
Numbered = tuple[str, str]


def take_apart(text: str) -> tuple[str, list[Numbered]]:
    """What stands before the first number, and each number with the paragraphs that follow it.

    Numbers count up from a, i or 1: a lone "c." in a sentence is not one. Where the text could not be
    joined again exactly, all of it is what stands before.
    """
    lead: list[str] = []
    parts: list[Numbered] = []
    for paragraph in text.split(GAP):
        found = NUMBERED.fullmatch(paragraph)
        if found and _comes_next(found["label"], parts):
            parts.append((found["label"], found["text"]))
        elif parts:
            parts[-1] = (parts[-1][0], parts[-1][1] + GAP + paragraph)
        else:
            lead.append(paragraph)
    before = GAP.join(lead)
    return (before, parts) if parts and join(before, parts) == text else (text, [])


def join(before: str, parts: Iterable[Numbered]) -> str:
    """The text as it was printed."""
    numbered = [f"{label} {text}" if label else text for label, text in parts]
    return GAP.join([before, *numbered] if before else numbered)


def _comes_next(label: str, parts: list[Numbered]) -> bool:
    bare = label.strip("(.)")
    if not parts:
        return bare in ("a", "i", "1")
    return (parts[-1][0].strip("(.)"), bare) in _FOLLOWING


_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv")
_FOLLOWING = {
    *pairwise("abcdefghijklmnopqrstuvwxyz"),
    *pairwise(_ROMAN),
    *pairwise(str(number) for number in range(1, 100)),
}
