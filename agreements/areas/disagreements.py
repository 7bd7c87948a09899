"""Where papers disagree about the areas of an agreement. Both are kept, and both are shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from agreements.areas.models import AreaStanding


@dataclass(frozen=True)
class Disagreement:
    """What an agreement's own text lists, and what another paper says it had."""

    agreement: int
    source: str
    listed: int
    stated: int
    names: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """Such as: the text lists 6 areas; the record says 7, with Learning Disability."""
        areas = "area" if self.listed == 1 else "areas"
        return (
            f"Sources disagree: the agreement itself lists {self.listed} {areas}."
            f" {self.source} says that it had {self.stated}, with {_and(self.names)}."
        )


def sources_disagree(standings: Iterable[AreaStanding]) -> tuple[Disagreement, ...]:
    """Every paper that puts more areas into an agreement than the agreement itself lists.

    An agreement whose text nobody holds lists nothing itself, so nothing can disagree with it.
    Seed 000 says that the memorandum had seven areas; seed 001, clause 5.2, lists six.
    """
    of: dict[int, list[AreaStanding]] = defaultdict(list)
    for standing in standings:
        of[standing.agreement_id].append(standing)
    return tuple(found for agreement in of for found in _in_one(agreement, of[agreement]))


def _in_one(agreement: int, standings: list[AreaStanding]) -> list[Disagreement]:
    listed = [standing for standing in standings if not standing.stated_in]
    others: dict[str, list[str]] = defaultdict(list)
    for standing in standings:
        if standing.stated_in:
            others[standing.stated_in].append(standing.name_as_printed)
    if not listed:
        return []
    return [
        Disagreement(agreement, source, len(listed), len(listed) + len(names), tuple(names))
        for source, names in others.items()
    ]


def _and(names: tuple[str, ...]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)
