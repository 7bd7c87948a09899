"""Reading once what several sections of a place's page show."""

from collections.abc import Callable
from typing import Any, TypeVar

from commissioning.partnerships.models import Partnership

Found = TypeVar("Found")


def read_once(
    partnership: Partnership, user: Any, read: Callable[[Partnership, Any], Found]
) -> Found:
    """What `read(partnership, user)` finds, asked once for this row of the place.

    The row is that of one page and goes with it, so nothing is remembered from page to page.
    """
    kept: dict[Any, Any] = partnership.__dict__.setdefault("_read_once", {})
    key = (read, user.pk)
    if key not in kept:
        kept[key] = read(partnership, user)
    found: Found = kept[key]
    return found
