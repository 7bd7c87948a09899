"""The days on which an agreement counts for one thing in it, where that is not all of its days.

An area can come into an agreement by a variation and go out of it by another. Pure.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from commissioning.calendar.dates import words


@dataclass(frozen=True)
class Effect:
    """What makes a thing come or go: from the day `on`, inclusive, and known from `agreed_on`."""

    on: dt.date
    agreed_on: dt.date
    is_unrecorded: bool = False

    def holds(self, day: dt.date, known_on: dt.date) -> bool:
        return self.on <= day and self.agreed_on <= known_on

    def holds_from(self, known_on: dt.date | None) -> dt.date | None:
        """Its first day by what was known on `known_on`; None of that: as each day knew it."""
        if known_on is None:
            return max(self.on, self.agreed_on)
        return self.on if self.agreed_on <= known_on else None


@dataclass(frozen=True)
class Stay:
    """How long a thing is in an agreement: from when this came, until that went, if either did.

    `is_nowhere` is of an agreement that only tells how another one ended.
    """

    came: Effect | None = None
    went: Effect | None = None
    is_nowhere: bool = False

    def has(self, day: dt.date, known_on: dt.date) -> bool:
        """Whether it is in the agreement on `day`, by what was known on `known_on`."""
        if self.is_nowhere or (self.came and not self.came.holds(day, known_on)):
            return False
        return not (self.went and self.went.holds(day, known_on))

    def bounds(self, known_on: dt.date | None) -> tuple[dt.date, dt.date] | None:
        """Its first and last day, both inclusive; None if it was not known to be there at all."""
        begins = self.came.holds_from(known_on) if self.came else dt.date.min
        over = self.went.holds_from(known_on) if self.went else None
        if self.is_nowhere or begins is None:
            return None
        return begins, over - dt.timedelta(days=1) if over else dt.date.max

    def is_later_decision(self, day: dt.date) -> bool:
        """Whether, on `day`, nobody had agreed yet that it was to come."""
        return self.came is not None and day < self.came.agreed_on

    @property
    def rests_on_unrecorded(self) -> bool:
        return self.came is not None and self.came.is_unrecorded

    @property
    def days(self) -> set[dt.date]:
        """Every day on which it can change something."""
        effects = [effect for effect in (self.came, self.went) if effect]
        return {day for effect in effects for day in (effect.on, effect.agreed_on)}

    def words(self, known_on: dt.date | None) -> str:
        """Such as: counted from 1 March 2021; nothing if it is there as long as the agreement."""
        first, last = self.bounds(known_on) or (dt.date.min, dt.date.max)
        said = [f"from {words(first)}"] if first > dt.date.min else []
        said += [f"to {words(last)}"] if last < dt.date.max else []
        return f"counted {' '.join(said)}" if said else ""


ALL_OF_IT = Stay()
NOWHERE = Stay(is_nowhere=True)
