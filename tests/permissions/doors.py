"""Every way into the service: each address with each method that it answers."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.views.generic.edit import ProcessFormView

METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")


@dataclass(frozen=True)
class Address:
    """One pattern of the address table: its name, what stands in it, who answers."""

    name: str
    parts: tuple[str, ...]
    answers: Any

    @property
    def methods(self) -> frozenset[str]:
        """Those that it answers, apart from HEAD and OPTIONS, which follow GET."""
        if actions := getattr(self.answers, "actions", None):
            return frozenset(method.upper() for method in actions) - {"HEAD"}  # added when asked
        view = self.view
        if view is None:  # a plain function answers GET; a test tries the others
            return frozenset({"GET"})
        methods = {m for m in METHODS if hasattr(view, m.lower())}
        if issubclass(view, ProcessFormView):  # Django takes PUT for POST there
            methods.discard("PUT")
        return frozenset(methods)

    @property
    def view(self) -> type | None:
        return getattr(self.answers, "view_class", None) or getattr(self.answers, "cls", None)

    @property
    def is_api(self) -> bool:
        return self.name.startswith("api:")


@cache
def addresses() -> dict[str, Address]:
    """Every address of the service by its name. Two of one name could not be told apart."""
    found: dict[str, Address] = {}
    for address in _walk(get_resolver().url_patterns, "", ()):
        assert address.name not in found, f"Two addresses are called {address.name}."
        found[address.name] = address
    return found


def doors() -> set[str]:
    """Every "METHOD name" that the service answers."""
    return {f"{method} {a.name}" for a in addresses().values() for method in a.methods}


def _walk(patterns: list, namespace: str, parts: tuple[str, ...]) -> Iterator[Address]:
    for one in patterns:
        inside = (*parts, *(n for n in one.pattern.regex.groupindex))
        if isinstance(one, URLResolver):
            spaces = f"{namespace}{one.namespace}:" if one.namespace else namespace
            yield from _walk(one.url_patterns, spaces, inside)
        elif isinstance(one, URLPattern):
            yield Address(f"{namespace}{one.name}", inside, one.callback)
