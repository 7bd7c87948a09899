"""Asking every part at once, and showing the answers by kind."""

import unicodedata
from dataclasses import dataclass
from typing import Any

from commissioning.search.registry import AT_MOST, Found, search_sources

LONGEST = 100


@dataclass(frozen=True)
class Group:
    """The answers of one kind, and whether there are more than are shown."""

    kind: str
    found: list[Found]
    more: bool


def tidy(words: str) -> str:
    """What was asked for, on one line, without what cannot be seen; 100 characters at most."""
    plain = unicodedata.normalize("NFC", words)
    seen = "".join(c for c in plain if unicodedata.category(c) not in {"Cc", "Cf"} or c in "\t\n ")
    return " ".join(seen.split())[:LONGEST].strip()


def find(user: Any, words: str) -> list[Group]:
    """What `user` may see that answers `words`; the kinds in the order of their parts."""
    if not words:
        return []
    kinds: dict[str, list[Found]] = {}
    for source in search_sources:
        for found in source(user, words):
            kinds.setdefault(found.kind, []).append(found)
    return [Group(kind, found[:AT_MOST], len(found) > AT_MOST) for kind, found in kinds.items()]
