"""Short notes that other parts put on an agreement's overview, and before a signature is recorded."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from agreements.register.models import Agreement
from commissioning.registry import Registry


@dataclass(frozen=True)
class Note:
    """A sentence, with the page that says more."""

    words: str
    url: str
    link: str


Notes = Registry[Callable[[Agreement, Any], Iterable[Note]]]
overview_notes: Notes = Registry()
"""Functions `(agreement, user)` for the overview."""
signing_notes: Notes = Registry()
"""Functions `(agreement, user)` for the page on which a signature is recorded."""


def notes_of(registry: Notes, agreement: Agreement, user: Any) -> list[Note]:
    return [note for of in registry for note in of(agreement, user)]
