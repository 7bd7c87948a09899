"""How a milestone stands on a day: done, late, due soon."""

import datetime as dt

from agreements.areas.models import Milestone
from agreements.register.models import Term
from commissioning.calendar.lateness import Lateness, done_on, not_recorded, still_open


def lateness(milestone: Milestone, *, today: dt.date) -> Lateness:
    """How `milestone` stands on `today`. It is late from the day after the last one it can mean.

    What an agreement that has ended left undone is not called late: no paper may say how it went.
    """
    due = milestone.due_on.falls_due_on
    if milestone.done_on and milestone.done_on <= today:
        return done_on(milestone.done_on, due=due)
    term: Term | None = getattr(milestone.agreement, "term", None)
    if term and term.ends_latest and term.ends_latest < today:
        return not_recorded("done")
    return still_open(due=due, today=today)
