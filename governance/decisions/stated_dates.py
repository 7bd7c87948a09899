"""What the dates of a record say that cannot be, and what somebody should look at.

Words that name no day, and days that have not come yet, stop a new record at publication. Of history
the same is only said (R-GEN-01): a paper may print a date wrongly, and it is kept as printed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from commissioning.calendar.printed_dates import PrintedDate
from governance.decisions.details import Parts
from governance.decisions.models import Decision
from governance.decisions.models.authority_line import State

Said = Iterator[tuple[str, str]]


def slips_in_dates(decision: Decision, parts: Parts, *, on: dt.date) -> Said:
    """What must be put right before a new record is published on `on`, as field and sentence.

    A day to come is a slip for what is past by its nature: the decision, its publication, and an
    authority that is on record. Effect may begin later. A date that may still mean today, such as
    this month's name, is none.
    """
    yield from _slips_in(decision.decided_on, "decided_on", "date of the decision", on)
    if decision.is_history:
        yield from _slips_in(decision.published_on, "published_on", "publication date", on)
    elif decision.published_on.words and not decision.is_published:
        yield (
            "published_on",
            (
                "The publication date is the day on which you publish. Leave it empty, or say which "
                "paper records the decision"
            ),
        )
    if _is_after(decision.decided_on, decision.published_on) and not decision.is_history:
        yield "decided_on", "The date of the decision is after the day on which it was published"
    yield from _unreadable(
        decision.effective_from, "effective_from", "day from which it has effect"
    )
    for line in parts.authority_lines:
        said = f"date of the authority of {line.organisation}"
        yield from _unreadable(line.on, "authority_lines", said)
        if line.state == State.RECORDED:
            yield from _to_come(line.on, "authority_lines", said, on)


def remarks_on_dates(decision: Decision) -> Said:
    """What is allowed and should be looked at: effect before the decision, publication before it."""
    decided, effective = decision.decided_on, decision.effective_from
    if decision.is_history and _is_after(decided, decision.published_on):
        yield "published_on", "The publication date is before the date of the decision"
    if not _is_after(decided, effective):
        return
    days = _days_between(effective, decided)
    before = f"{days} before the decision" if days else f"and was decided {decided.words}"
    yield "effective_from", f"It is retrospective: it has effect from {effective.words}, {before}"


def _slips_in(date: PrintedDate, field: str, name: str, on: dt.date) -> Said:
    yield from _unreadable(date, field, name)
    yield from _to_come(date, field, name, on)


def _unreadable(date: PrintedDate, field: str, name: str) -> Said:
    if date.words and not date.known:
        yield field, f"‘{date.words}’ is not a date. Enter the {name}, such as 21 April 2021"


def _to_come(date: PrintedDate, field: str, name: str, on: dt.date) -> Said:
    if date.earliest and date.earliest > on:
        yield field, f"The {name} is in the future: {date.words}"


def _is_after(one: PrintedDate, other: PrintedDate) -> bool:
    """Whether every day that `one` can mean is after all that `other` can."""
    return bool(one.earliest and other.latest and one.earliest > other.latest)


def _days_between(earlier: PrintedDate, later: PrintedDate) -> str:
    """How many days lie between, in words; empty where either had to be worked out."""
    if earlier.latest is None or later.earliest is None or earlier.inferred or later.inferred:
        return ""
    number = (later.earliest - earlier.latest).days
    return "1 day" if number == 1 else f"{number} days"
