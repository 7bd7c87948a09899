"""Everything that happened in a place, in one line of time. The parts register their entries."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from commissioning.calendar import dates
from commissioning.calendar.printed_dates import PrintedDate
from commissioning.partnerships.models import Partnership
from commissioning.registry import Registry


@dataclass(frozen=True)
class Entry:
    """One thing on its day: "Joint commissioning agreement begins"."""

    on: PrintedDate
    words: str
    url: str
    kind: str

    @property
    def day_in_words(self) -> str:
        """31 March 2021, however a paper writes that day; else the paper's words; else so."""
        if self.on.latest and not self.on.inferred:
            return dates.words(self.on.latest)
        return self.on.words or "day not recorded"


@dataclass(frozen=True)
class Timeline:
    """What is to come and what has been, the latest first; and what has no day."""

    to_come: list[Entry]
    until_today: list[Entry]
    undated: list[Entry]


timeline_sources: Registry[Callable[[Partnership, Any], Iterable[Entry]]] = Registry()


def timeline_of(partnership: Partnership, user: Any, today: dt.date) -> Timeline:
    """What `user` may see of it. What may still happen after today is to come."""
    entries = [entry for source in timeline_sources for entry in source(partnership, user)]
    dated = [entry for entry in entries if entry.on.latest]
    undated = [entry for entry in entries if not entry.on.latest]
    dated.sort(key=lambda entry: (entry.on.latest, entry.on.earliest, entry.words), reverse=True)
    ahead = [entry for entry in dated if entry.on.latest and entry.on.latest > today]
    return Timeline(ahead, dated[len(ahead) :], undated)
