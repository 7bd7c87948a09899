"""What changed between two versions of a clause, word by word. Pure: texts in, pieces out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

WORD = re.compile(r"\s*\S+|\s+$")
"""A word with the space before it, so that the pieces joined again are the text."""


class Change(StrEnum):
    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class Piece:
    """Words that stand together and fared alike."""

    change: Change
    text: str


def compared(before: str, after: str) -> tuple[Piece, ...]:
    """`after` with what it no longer says, in order. What was removed stands before what was added.

    Without the removed pieces it is `after` and without the added ones `before`, to the letter.
    """
    return tuple(_pieces(WORD.findall(before), WORD.findall(after)))


def _pieces(before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, first, last, new_first, new_last in matcher.get_opcodes():
        if tag == "equal":
            yield Piece(Change.SAME, "".join(after[new_first:new_last]))
            continue
        if last > first:
            yield Piece(Change.REMOVED, "".join(before[first:last]))
        if new_last > new_first:
            yield Piece(Change.ADDED, "".join(after[new_first:new_last]))
