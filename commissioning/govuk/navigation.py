"""The links at the top of every page. Each part adds its own when the apps are ready."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

Asker = Callable[[Any], bool]


def everyone(user: Any) -> bool:
    return True


def signed_in(user: Any) -> bool:
    return user.is_authenticated


def signed_out(user: Any) -> bool:
    return not user.is_authenticated


@dataclass(frozen=True)
class Link:
    """One link: where to, in which order, for whom, and the URL namespaces whose pages belong to it."""

    label: str
    url_name: str
    order: int
    shown_to: Asker = everyone
    namespaces: tuple[str, ...] = ()


_links: dict[str, Link] = {}


def add_link(
    label: str,
    url_name: str,
    *,
    order: int,
    shown_to: Asker = everyone,
    namespaces: tuple[str, ...] = (),
) -> None:
    """Call it from `AppConfig.ready`. A second call for the same page replaces the first."""
    _links[url_name] = Link(label, url_name, order, shown_to, namespaces)


def links_for(request: HttpRequest) -> list[dict[str, Any]]:
    """The links this person sees, in order, as the service navigation component wants them."""
    match, path = request.resolver_match, request.path
    namespace = match.namespaces[0] if match and match.namespaces else None
    return [
        {
            "text": link.label,
            "href": (href := reverse(link.url_name)),
            "current": href == path,
            "active": namespace in link.namespaces or (href != "/" and path.startswith(href)),
        }
        for link in sorted(_links.values(), key=lambda link: link.order)
        if link.shown_to(request.user)
    ]
