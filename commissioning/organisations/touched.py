"""What a succession touches: agreements, funds, seats. The parts that hold them say which (R-PTY-02)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from commissioning.organisations.models import Succession
from commissioning.registry import Registry


@dataclass(frozen=True)
class Touched:
    """One thing that the predecessor had a part in on the day, as its reader may see it.

    `choice` is how the act that moves it to the successor names it; empty where nothing is left to
    do, or only somebody else can. `weight` says how many rows it stands for.
    """

    group: str
    title: str
    url: str
    about: str = ""
    choice: str = ""
    weight: int = 1


@dataclass(frozen=True)
class Group:
    """The things of one kind, such as agreements."""

    name: str
    things: tuple[Touched, ...]

    @property
    def count(self) -> int:
        return sum(thing.weight for thing in self.things)


touched_sources: Registry[Callable[[Succession, Any], Iterable[Touched]]] = Registry()
"""Functions `(succession, user)` of the parts: only what `user` may see, so that no count tells more."""

touched_acts: Registry[Callable[[], tuple[str, str]]] = Registry()
"""What can be done with things that were chosen: the words of a button, and the name of its page."""


def touched_by(succession: Succession, user: Any) -> list[Group]:
    """All that the succession touches and `user` may see, by kind, in the order of the parts."""
    kinds: dict[str, list[Touched]] = {}
    for source in touched_sources:
        for thing in source(succession, user):
            kinds.setdefault(thing.group, []).append(thing)
    return [Group(name, tuple(things)) for name, things in kinds.items()]
