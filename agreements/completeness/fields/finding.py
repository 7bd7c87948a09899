"""What a look at the record finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from agreements.completeness.recorded import Recorded


@dataclass(frozen=True)
class Finding:
    """Whether what is recorded meets an item, and what was found or is lacking, as a sentence."""

    is_met: bool
    words: str


Field = Callable[[Recorded], Finding]


def all_told(slips: Iterable[str], *, met: str) -> Finding:
    """Met with the words `met` if there are no slips; else not, with the slips as sentences."""
    slips = list(slips)
    return Finding(False, " ".join(slips)) if slips else Finding(True, met)


def listed(words: Iterable[object]) -> str:
    """One, two and three."""
    all_words = [str(word) for word in words]
    return " and ".join([", ".join(all_words[:-1]), all_words[-1]] if all_words[1:] else all_words)
