"""What several parts show of one home page, read once and handed on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

Found = TypeVar("Found")


class Reading:
    """Made for one page and gone with it, so nothing is remembered from page to page."""

    def __init__(self, user: Any) -> None:
        self._user = user
        self._found: dict[Callable[[Any], Any], Any] = {}

    def once(self, read: Callable[[Any], Found]) -> Found:
        """What `read(user)` finds, asked the first time only."""
        if read not in self._found:
            self._found[read] = read(self._user)
        found: Found = self._found[read]
        return found
