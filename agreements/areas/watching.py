"""How an obligation stands on a day: when it is next due, and in what words. Pure."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from agreements.areas.models import Obligation, ObligationDone
from agreements.areas.rhythms import next_due
from commissioning.calendar.dates import words
from commissioning.calendar.lateness import SOON


@dataclass(frozen=True)
class Watch:
    """A tag with its colour, the same in a few words, and the day it is due, where one is."""

    tag: str
    colour: str
    sentence: str
    due: dt.date | None = None
    days_late: int = 0


def watch(
    obligation: Obligation,
    times_done: Iterable[ObligationDone],
    *,
    first: dt.date | None,
    last: dt.date | None,
    today: dt.date,
) -> Watch:
    """How it stands on `today`, in an agreement in force from `first` to `last`, both inclusive.

    What comes again is counted from the last time; never done, from `first`. Nothing is due after
    `last`: what an ended agreement left undone is history. An unstated rhythm gives no day.
    """
    if obligation.set_aside_because:
        return Watch("Set aside", "grey", obligation.set_aside_because)
    if obligation.accepted_at is None:
        return Watch("Found in the text", "purple", "Nobody has accepted it yet")
    done = max((one.on_latest for one in times_done if one.on_latest), default=None)
    said = f"Last done on {words(done)}. " if done else ""
    if last and last < today:
        return Watch("Ended", "grey", said + f"The agreement ended on {words(last)}")
    if not obligation.comes_again:
        return _once(obligation, done, today)
    if obligation.every is None:
        return Watch("No rhythm stated", "grey", said + "No day can be worked out")
    due = next_due(obligation, last=done, begins=first)
    if due is None:
        return Watch("Not recorded", "grey", "No record says that it was done, or from when")
    if last and due > last:
        return Watch("Done", "green", said + "It is not due again before the agreement ends")
    return _by(due, today, said)


def _once(obligation: Obligation, done: dt.date | None, today: dt.date) -> Watch:
    if done:
        return Watch("Done", "green", f"Done on {words(done)}")
    due = obligation.due_by.falls_due_on
    return _by(due, today, "") if due else Watch("To do", "blue", "No day is given")


def _by(due: dt.date, today: dt.date, said: str) -> Watch:
    days = (due - today).days
    if days < 0:
        late = f"{-days:,} {'day' if days == -1 else 'days'} late"
        return Watch("Late", "red", f"{said}Due by {words(due)}: {late}", due, -days)
    tag, colour = ("Due soon", "yellow") if days <= SOON else ("To do", "blue")
    return Watch(tag, colour, f"{said}Next due by {words(due)}", due)
