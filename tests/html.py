"""Reads a page as a browser does, and asks it questions."""

from xml.etree.ElementTree import Element

import html5lib
from django.http import HttpResponse


def parsed(page: HttpResponse | str) -> Element:
    text = page if isinstance(page, str) else page.content.decode()
    return html5lib.parse(text, namespaceHTMLElements=False)


def words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def with_class(root: Element, name: str) -> list[Element]:
    return [found for found in root.iter() if name in found.get("class", "").split()]


def one(root: Element, tag: str) -> Element:
    (found,) = root.iter(tag)
    return found


def by_id(root: Element, wanted: str) -> Element | None:
    return next((found for found in root.iter() if found.get("id") == wanted), None)


def error_links(root: Element) -> dict[str, str]:
    """What the error summary says, and the id each link leads to ("" where it is no link)."""
    (summary,) = with_class(root, "govuk-error-summary__list")
    items = [(item, item.find("a")) for item in summary.iter("li")]
    return {words(i): "" if a is None else a.get("href", "")[1:] for i, a in items}
