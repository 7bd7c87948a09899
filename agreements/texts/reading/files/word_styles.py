"""What the styles of a Word document say: which are headings, numbered, lists of contents."""

import re
from typing import Any

from agreements.texts.reading.files.word_numbering import W

NO_LIST = "0"


class WordStyles:
    """The paragraph styles by id; a style has what it does not say from the one it is based on."""

    def __init__(self, styles: Any) -> None:
        self._styles = {style.get(f"{W}styleId"): style for style in styles.findall(f"{W}style")}

    def is_heading(self, style_id: str | None) -> bool:
        names = [self._name(style) for style in self._chain(style_id)]
        return any(re.match(r"heading \d", name) for name in names)

    def is_title(self, style_id: str | None) -> bool:
        return any(self._name(style) == "title" for style in self._chain(style_id))

    def is_contents(self, style_id: str | None) -> bool:
        names = [self._name(style) for style in self._chain(style_id)]
        return any(re.match(r"toc (?:\d|heading)", name) for name in names)

    def numbering(self, paragraph: Any) -> tuple[str, int | None, str | None] | None:
        """List id, depth where it is said, and the style that says it; none where not numbered."""
        style_id = style_of(paragraph)
        own = paragraph.find(f"{W}pPr")
        sources = [(own, None)] if own is not None else []
        for style in self._chain(style_id):
            sources.append((style.find(f"{W}pPr"), style.get(f"{W}styleId")))
        list_id: str | None = None
        depth: int | None = None
        numbering_style: str | None = None
        for properties, source_style in sources:
            said = None if properties is None else properties.find(f"{W}numPr")
            if said is None:
                continue
            if depth is None:
                depth = _number(said.find(f"{W}ilvl"))
            if (identifier := said.find(f"{W}numId")) is not None:
                list_id, numbering_style = identifier.get(f"{W}val"), source_style
                break
        if list_id is None or list_id == NO_LIST:
            return None
        return list_id, depth, numbering_style

    def _chain(self, style_id: str | None) -> list[Any]:
        chain: list[Any] = []
        style = self._styles.get(style_id)
        while style is not None and style not in chain:
            chain.append(style)
            based_on = style.find(f"{W}basedOn")
            style = None if based_on is None else self._styles.get(based_on.get(f"{W}val"))
        return chain

    def _name(self, style: Any) -> str:
        name = style.find(f"{W}name")
        return "" if name is None else (name.get(f"{W}val") or "").lower()


def style_of(paragraph: Any) -> str | None:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return None if style is None else style.get(f"{W}val")


def _number(element: Any) -> int | None:
    return None if element is None else int(element.get(f"{W}val"))
