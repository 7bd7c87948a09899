"""What falls due as the calendar goes by. The parts say what; here it is said to whom, once each."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from commissioning.registry import Registry


@dataclass(frozen=True)
class Reminder:
    """Something that a day brings for some people.

    `key` is the same whenever it is worked out, and another for another day: such as
    "expiry register.agreement 12 2021-03-31 3 months". `series` is what successive reminders of
    one matter share ("expiry register.agreement 12 2021-03-31"): only the latest due of a series is sent,
    so that after an outage, or on an agreement entered late, nobody gets four at once.
    """

    key: str
    series: str
    recipients: tuple[Any, ...]
    """The users who should have it and may see what it is about today."""
    subject: str
    """Says it all in one line. Never a title that is exempt."""
    body: str
    """Plain text: what, by when, why you. Paragraphs are parted by an empty line."""
    url: str
    """A path of ours, such as /doncaster/agreements/k3x9q2vw/."""
    due_on: dt.date
    place: str = ""
    """The slug of the place, for playing one place's calendar."""


reminder_sources: Registry[Callable[[dt.date], Iterable[Reminder]]] = Registry()
"""Functions of a day. Each yields every reminder with `due_on` not after that day that still matters
on it, judged by what was known on that day: a renewal that is signed ends the warnings of expiry.
Not only those due on the very day: a day on which nothing ran is caught up with."""


def name_of(source: Callable[..., object]) -> str:
    return f"{source.__module__}.{source.__qualname__}"


def reminders_of(source: Callable[[dt.date], Iterable[Reminder]], on: dt.date) -> list[Reminder]:
    """The latest reminder due on or before `on` of each of one source's series."""
    latest: dict[str, Reminder] = {}
    for reminder in source(on):
        other = latest.get(reminder.series)
        if reminder.due_on <= on and (other is None or reminder.due_on >= other.due_on):
            latest[reminder.series] = reminder
    return list(latest.values())
