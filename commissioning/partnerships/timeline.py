"""Everything that happened in a place, in one line of time. The parts register their entries."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

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


timeline_sources: Registry[Callable[[Partnership, Any], Iterable[Entry]]] = Registry()


def timeline_of(partnership: Partnership, user: Any) -> list[Entry]:
    """What `user` may see of it, the latest first; what has no day at the end."""
    entries = [entry for source in timeline_sources for entry in source(partnership, user)]
    dated = [entry for entry in entries if entry.on.latest]
    undated = [entry for entry in entries if not entry.on.latest]
    dated.sort(key=lambda entry: (entry.on.latest, entry.on.earliest, entry.words), reverse=True)
    return dated + undated
