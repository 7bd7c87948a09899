"""How a milestone stands on a day: done, late, due soon. Computed, never stored."""

import datetime as dt
from dataclasses import dataclass

from agreements.areas.models import Milestone
from agreements.register.models import Term
from commissioning.calendar.dates import words

SOON = 30
"""A milestone is due soon in its last 30 days."""


@dataclass(frozen=True)
class Lateness:
    """A tag with its colour, and the same in a few words."""

    tag: str
    colour: str
    sentence: str
    days_late: int = 0


def lateness(milestone: Milestone, *, today: dt.date) -> Lateness:
    """How `milestone` stands on `today`. It is late from the day after the last one it can mean.

    What an agreement that has ended left undone is not called late: no paper may say how it went.
    """
    due = milestone.due_on.falls_due_on
    if milestone.done_on and milestone.done_on <= today:
        return _done(milestone, milestone.done_on)
    term: Term | None = getattr(milestone.agreement, "term", None)
    if term and term.ends_latest and term.ends_latest < today:
        return Lateness("Not recorded", "grey", "No record says that it was done")
    if due is None:
        return Lateness("To do", "blue", "No day is given")
    days = (due - today).days
    if days < 0:
        return Lateness("Late", "red", f"{_days(-days)} late", -days)
    if days == 0:
        return Lateness("Due soon", "yellow", "Due today")
    return Lateness(
        "Due soon" if days <= SOON else "To do",
        "yellow" if days <= SOON else "blue",
        f"Due in {_days(days)}",
    )


def _done(milestone: Milestone, done_on: dt.date) -> Lateness:
    late = milestone.days_late_on(done_on)
    after = f", {_days(late)} late" if late else ""
    return Lateness("Done", "green", f"Done on {words(done_on)}{after}", late)


def _days(n: int) -> str:
    return f"{n:,} {'day' if n == 1 else 'days'}"
