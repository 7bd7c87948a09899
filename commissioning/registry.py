"""Lists that lower packages own and higher ones fill, so that imports keep one direction.

A page such as *home* belongs here; its rows come from agreements and governance, which register a
function for them when the apps are ready.
"""

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

Provider = TypeVar("Provider", bound=Callable)


class Registry(Generic[Provider]):
    """The functions that fill one page or one run of the clock, in the order of registering."""

    def __init__(self) -> None:
        self._providers: list[Provider] = []

    def register(self, provider: Provider) -> Provider:
        """Add `provider`; usable as a decorator. Adding it twice changes nothing."""
        if provider not in self._providers:
            self._providers.append(provider)
        return provider

    def __iter__(self) -> Iterator[Provider]:
        return iter(tuple(self._providers))
