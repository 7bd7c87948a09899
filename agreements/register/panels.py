"""What a part shows on the page of a record that another part keeps, without either knowing the other."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from commissioning.registry import Registry


@dataclass(frozen=True)
class Panel:
    """A piece of a page: its template, which finds `shown` in `panel`."""

    template: str
    shown: dict[str, Any]


record_panels: Registry[Callable[[Any, Any], Panel | None]] = Registry()
"""Functions `(record, user)` that give a panel, or None where they have none for such a record."""


def panels_of(record: Any, user: Any) -> list[Panel]:
    return [panel for of in record_panels if (panel := of(record, user))]
