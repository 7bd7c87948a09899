"""What needs one person today, gathered from all parts."""

import datetime as dt
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from commissioning.home.reading import Reading
from commissioning.home.registry import (
    Coming,
    Group,
    Need,
    Panel,
    home_coming,
    home_needs,
    home_needs_read,
)
from commissioning.home.registry import home_panels as panels

AT_MOST = 15
HEADINGS = {
    Group.OVERDUE: ("Overdue", "overdue"),
    Group.DUE: ("Due in 30 days", "due in 30 days"),
    Group.WAITING: ("Waiting for others", "waiting for others"),
}


@dataclass(frozen=True)
class Needs:
    """One group of the home page: the first fifteen, and how many there are in all."""

    group: Group
    shown: list[Need]
    count: int

    @property
    def heading(self) -> str:
        return HEADINGS[self.group][0]

    @property
    def words(self) -> str:
        """As it stands after a figure: "2 overdue"."""
        return HEADINGS[self.group][1]

    @property
    def more(self) -> int:
        return self.count - len(self.shown)


def needs_of(
    user: Any, today: dt.date, *, whole: str = "", reading: Reading | None = None
) -> list[Needs]:
    """The groups that have anything, soonest first in each; `whole` names one to be shown in full."""
    found: dict[Group, list[Need]] = {group: [] for group in Group}
    reading = reading or Reading(user)
    told = [source(user, today) for source in home_needs]
    told += [source(user, today, reading) for source in home_needs_read]
    for need in chain(*told):
        found[Group(need.group)].append(need)
    return [
        Needs(group, list(islice(rows, None if whole == group else AT_MOST)), len(rows))
        for group, needs in found.items()
        if (rows := sorted(needs, key=lambda need: (need.due or dt.date.max, need.title)))
    ]


def next_for(user: Any, today: dt.date) -> Coming | None:
    """The first thing that will need this person, whenever that is."""
    coming = [one for source in home_coming for one in source(user, today)]
    return min(coming, key=lambda one: (one.on, one.words), default=None)


def panels_of(user: Any, today: dt.date, reading: Reading) -> list[Panel]:
    shown = [panel for source in panels if (panel := source(user, today, reading))]
    return sorted(shown, key=lambda panel: panel.order)
