"""What parts put on the two home pages. They register functions when the apps are ready."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.utils.safestring import SafeString

from commissioning.home.reading import Reading
from commissioning.registry import Registry


class Group(StrEnum):
    """The three answers to "what needs me, and by when?"."""

    OVERDUE = "overdue"
    DUE = "due"
    WAITING = "waiting"


@dataclass(frozen=True)
class Need:
    """One thing for one person: what, why it is theirs, by when, and the one act that does it.

    `because` completes "… because"; `due` is None where somebody else's answer is awaited and
    nothing says by when; `act` names the button, such as "Start renewal", and `url` is where it
    leads. Yield it only if the person may do that act.
    """

    group: Group | str
    title: str
    because: str
    due: dt.date | None
    url: str
    act: str
    about: str = ""
    """A few words more on how it stands, such as "ends in 57 days"."""


@dataclass(frozen=True)
class Coming:
    """The next thing that will need somebody, for a home page with nothing on it."""

    on: dt.date
    words: str
    url: str


@dataclass(frozen=True)
class PublicRow:
    title: str
    url: str
    about: str = ""


@dataclass(frozen=True)
class PublicSection:
    """A part of the public front page, such as the latest decisions."""

    title: str
    rows: list[PublicRow] = field(default_factory=list)
    more_text: str = ""
    more_url: str = ""
    empty: str = "Nothing yet."
    order: int = 50


home_needs: Registry[Callable[[Any, dt.date], Iterable[Need]]] = Registry()
home_needs_read: Registry[Callable[[Any, dt.date, Reading], Iterable[Need]]] = Registry()
"""Those that read what others on the page read too: it is handed to them."""
home_coming: Registry[Callable[[Any, dt.date], Iterable[Coming]]] = Registry()
public_front: Registry[Callable[[dt.date], PublicSection]] = Registry()


@dataclass(frozen=True)
class Panel:
    """A picture or list below what needs somebody, such as the cover of their agreements."""

    title: str
    html: SafeString
    order: int = 50


home_panels: Registry[Callable[[Any, dt.date, Reading], Panel | None]] = Registry()
"""Functions of the user, the day and what is read for the page; `html` is rendered by the part from a template of its own."""
