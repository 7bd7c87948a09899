"""What can be found. The parts register a function each when the apps are ready."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from commissioning.registry import Registry


@dataclass(frozen=True)
class Found:
    """One answer. `kind` heads its group, in the plural: "Agreements". `excerpt` is plain text."""

    kind: str
    title: str
    url: str
    excerpt: str = ""


AT_MOST = 20
"""How many a source gives at most: its best first. Ask for one more row than you show to say so."""

search_sources: Registry[Callable[[Any, str], Iterable[Found]]] = Registry()
"""Functions of the user (who may not have signed in) and the words asked for, tidied.

Start from `visible_to(user)`. Give up to AT_MOST + 1.
"""
