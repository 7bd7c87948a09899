"""The rows that a variation changes, and the acts that change them: filled by the parts that own them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from agreements.register.models import Variation
from commissioning.registry import Registry


@dataclass(frozen=True)
class Varied:
    """One row that a variation changes, in words.

    `about` is what of `Variation.Change` it belongs to; `url` leads to the thing itself, and
    `take_out` to where the change is taken out again, while no party has agreed to it.
    """

    about: str
    words: str
    url: str = ""
    take_out: str = ""


@dataclass(frozen=True)
class VaryingAct:
    """A page on which a row is changed by a variation."""

    about: str
    words: str
    url: str
    of: str = ""
    """What it is done to, where several acts have the same words."""


varied_rows: Registry[Callable[[Variation], Iterable[Varied]]] = Registry()
"""Functions `(variation)` that give the rows of theirs which it changes."""
varying_acts: Registry[Callable[[Variation], Iterable[VaryingAct]]] = Registry()
"""Functions `(variation)` that give what can be done to rows of theirs by it."""
varied_undone: Registry[Callable[[Variation, str], None]] = Registry()
"""Functions `(variation, about)` that take out the rows of theirs that it is no longer to change."""


def rows_of(variation: Variation, about: str = "") -> list[Varied]:
    """The rows that it changes: all, or those that belong to `about`."""
    found = [row for rows in varied_rows for row in rows(variation)]
    return [row for row in found if not about or row.about == about]


def acts_on(variation: Variation, about: str) -> list[VaryingAct]:
    """What can be done by it to rows that belong to `about`."""
    return [act for acts in varying_acts for act in acts(variation) if act.about == about]
