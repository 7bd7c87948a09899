"""How something that falls due stands on a day: done, late, due soon. Computed, never stored."""

import datetime as dt
from dataclasses import dataclass

from commissioning.calendar.dates import words

SOON = 30
"""Due soon in its last 30 days."""


@dataclass(frozen=True)
class Lateness:
    """A tag with its colour, and the same in a few words."""

    tag: str
    colour: str
    sentence: str
    days_late: int = 0


def done_on(day: dt.date, *, due: dt.date | None, tag: str = "Done") -> Lateness:
    """It was done on `day`: late by the days since it fell due, which is the last day in time."""
    late = max(0, (day - due).days) if due else 0
    after = f", {_days(late)} late" if late else ""
    return Lateness(tag, "green", f"{tag} on {words(day)}{after}", late)


def still_open(*, due: dt.date | None, today: dt.date, tag: str = "To do") -> Lateness:
    """It is late from the day after the one on which it fell due."""
    if due is None:
        return Lateness(tag, "blue", "No day is given")
    days = (due - today).days
    if days < 0:
        return Lateness("Late", "red", f"{_days(-days)} late", -days)
    if days == 0:
        return Lateness("Due soon", "yellow", "Due today")
    if days <= SOON:
        return Lateness("Due soon", "yellow", f"Due in {_days(days)}")
    return Lateness(tag, "blue", f"Due in {_days(days)}")


def not_recorded(what: str) -> Lateness:
    """What is long over is not called late: no paper may say how it went."""
    return Lateness("Not recorded", "grey", f"No record says that it was {what}")


def _days(n: int) -> str:
    return f"{n:,} {'day' if n == 1 else 'days'}"
