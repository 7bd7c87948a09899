"""What parts show on the page of a place: links and short lists, each for whom it concerns."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.utils.safestring import SafeString

from commissioning.partnerships.models import Partnership
from commissioning.registry import Registry


@dataclass(frozen=True)
class Row:
    title: str
    url: str
    about: str = ""


@dataclass(frozen=True)
class Section:
    """One heading of the page, such as Agreements, with its first rows and a link to the rest."""

    title: str
    rows: list[Row] = field(default_factory=list)
    more_text: str = ""
    more_url: str = ""
    empty: str = ""
    order: int = 50
    html: SafeString = SafeString("")
    """What the part shows above its rows, rendered from a template of its own."""


place_sections: Registry[Callable[[Partnership, Any], Section | None]] = Registry()
"""Functions of the place and the user. None leaves the section out."""
