"""What parts show on the page of a body: figures, names, what its administrator can do."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from commissioning.organisations.models import Organisation
from commissioning.registry import Registry


@dataclass(frozen=True)
class Section:
    """One heading of the page: warnings, a table of rows under headings, and links to what can be done.

    `acts` are links for each row, such as Correct; without them nobody is offered any.
    """

    title: str
    headings: tuple[str, ...] = ()
    rows: list[tuple[Any, ...]] = field(default_factory=list)
    acts: list[list[tuple[str, str]]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    order: int = 50


organisation_sections: Registry[Callable[[Organisation, Any], Section | None]] = Registry()
"""Functions of the body and the user. None leaves the section out."""


def sections_of(organisation: Organisation, user: Any) -> list[Section]:
    found = [one for section in organisation_sections if (one := section(organisation, user))]
    return sorted(found, key=lambda section: section.order)
