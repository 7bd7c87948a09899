"""The areas that partners work on together, where a clause lists them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from agreements.texts.reading.bullets import BULLETS, is_item
from agreements.texts.reading.passages import Passage, Role

AREAS = re.compile(r"\b(?:areas?|work\s?streams?|programmes?\s+of\s+work)\b", re.IGNORECASE)
ANNOUNCES = re.compile(r":$|\b(?:below|following|as\s+follows|listed)\b", re.IGNORECASE)
ITEM = re.compile(
    rf"(?:[{BULLETS}]\s+)*(?P<name>[^.:;]{{2,80}}?)(?:\*\*)?(?:\s+[–—-]\s+|:\s+)"
    rf"(?P<description>.+)",
    re.DOTALL,
)
NAME = re.compile(rf"(?:[{BULLETS}]\s+)+(?P<name>[^.:;]{{2,80}}?)[;,.]?(?:\s+and)?")
FEWEST = 2


@dataclass(frozen=True)
class PrintedArea:
    """An area as printed: its name, and what the list says of it."""

    name: str
    description: str
    passage: int


def areas_of(passages: Sequence[Passage]) -> tuple[PrintedArea, ...]:
    """The first list that a passage announces as areas: "Name – description", or names alone."""
    for passage in passages:
        if passage.role in (Role.CLAUSE, Role.HEADING, Role.APPENDIX, Role.SCHEDULE):
            areas = _listed_in(passage, passages)
            if len(areas) >= FEWEST:
                return tuple(areas)
    return ()


def _listed_in(passage: Passage, passages: Sequence[Passage]) -> list[PrintedArea]:
    paragraphs = passage.body_paragraphs
    announcement = paragraphs[0] if paragraphs else passage.heading
    if not AREAS.search(announcement) or not ANNOUNCES.search(announcement):
        return []
    items = [(line, passage.order) for line in paragraphs[1:]]
    items += [
        (
            f"- {child.heading or child.body}"
            + (f": {child.body}" if child.heading and child.body else ""),
            child.order,
        )
        for child in passages
        if child.parent == passage.order and child.role is Role.CLAUSE
    ]
    return [area for line, order in items if (area := _area(line, order)) is not None]


def _area(line: str, passage: int) -> PrintedArea | None:
    if match := ITEM.fullmatch(line):
        return PrintedArea(match["name"].strip("* "), match["description"].strip(), passage)
    if is_item(line) and (match := NAME.fullmatch(line)):
        return PrintedArea(match["name"].strip("* "), "", passage)
    return None
