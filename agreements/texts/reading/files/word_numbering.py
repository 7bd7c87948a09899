"""The numbers that Word prints before paragraphs: only the rules for them are in the file.

ECMA-376 part 1, 17.9: a paragraph points to a list and a level; the list points to a definition
with a format for each level ("%1.%2", lower letters, bullets); counters run through the document.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from agreements.texts.reading.files.word_numerals import printed_bullet, printed_numeral

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LEVELS = 9


@dataclass(frozen=True)
class Level:
    """How one level of a list is numbered. `restarts_after` is a depth; 0 is never."""

    start: int = 1
    numeral: str = "decimal"
    pattern: str = ""
    restarts_after: int | None = None
    always_decimal: bool = False


@dataclass
class NumberedList:
    """A list as paragraphs point to it: its counters, its levels, and where it starts anew."""

    counters: str
    levels: dict[int, Level]
    starts: dict[int, int]
    used: set[int] = field(default_factory=set)


class WordNumbering:
    """Counts through one document; ask for each numbered paragraph once, in order."""

    def __init__(self, numbering: Any) -> None:
        self._definitions = _by_id(numbering, "abstractNum", "abstractNumId")
        self._lists = {
            list_id: self._list(element)
            for list_id, element in _by_id(numbering, "num", "numId").items()
        }
        self._counters: dict[str, list[int | None]] = {}

    def printed(self, list_id: str, depth: int) -> str:
        """What Word prints before the next paragraph at this depth (0 to 8): "1.1", "(a)", "•"."""
        numbered = self._lists.get(list_id)
        if numbered is None or depth not in numbered.levels:
            return ""
        counters = self._counters.setdefault(numbered.counters, [None] * LEVELS)
        self._count(numbered, counters, depth)
        return _as_printed(numbered, counters, depth)

    def depth_of_style(self, list_id: str, style_id: str) -> int | None:
        """The level that a list keeps for a paragraph style, as "Heading 2" is the second."""
        numbered = self._lists.get(list_id)
        definition = self._definition(numbered.counters) if numbered else None
        for level in _children(definition, "lvl"):
            if _value(level, "pStyle") == style_id:
                return int(level.get(f"{W}ilvl"))
        return None

    def _list(self, element: Any) -> NumberedList:
        definition_id = _value(element, "abstractNumId") or ""
        definition = self._definition(definition_id)
        levels = dict(_levels(definition))
        starts: dict[int, int] = {}
        for override in _children(element, "lvlOverride"):
            depth = int(override.get(f"{W}ilvl"))
            levels.update(_levels(override))
            if (start := _value(override, "startOverride")) is not None:
                starts[depth] = int(start)
                levels[depth] = replace(levels.get(depth, Level()), start=int(start))
        return NumberedList(definition_id, levels, starts)

    def _definition(self, definition_id: str) -> Any:
        """The definition, or the one that its list style stands for."""
        definition = self._definitions.get(definition_id)
        style_id = _value(definition, "numStyleLink")
        if style_id is None:
            return definition
        for candidate in self._definitions.values():
            if _value(candidate, "styleLink") == style_id:
                return candidate
        return definition

    def _count(self, numbered: NumberedList, counters: list[int | None], depth: int) -> None:
        if depth in numbered.starts and depth not in numbered.used:
            counters[depth] = numbered.starts[depth]
        elif (current := counters[depth]) is None:
            counters[depth] = numbered.levels[depth].start
        else:
            counters[depth] = current + 1
        numbered.used.add(depth)
        for shallower in range(depth):
            if counters[shallower] is None and shallower in numbered.levels:
                counters[shallower] = numbered.levels[shallower].start
        for deeper in range(depth + 1, LEVELS):
            after = numbered.levels.get(deeper, Level()).restarts_after
            if after is None or (after and depth < after):
                counters[deeper] = None


def _as_printed(numbered: NumberedList, counters: list[int | None], depth: int) -> str:
    level = numbered.levels[depth]
    if level.numeral == "bullet":
        return printed_bullet(level.pattern)
    if level.numeral == "none":
        return ""
    printed = level.pattern
    for shallower in range(depth + 1):
        numeral = numbered.levels.get(shallower, level).numeral
        if level.always_decimal or numeral == "bullet":
            numeral = "decimal"
        count = counters[shallower]
        printed = printed.replace(
            f"%{shallower + 1}", printed_numeral(count, numeral) if count is not None else ""
        )
    return printed.strip()


def _levels(parent: Any) -> Iterator[tuple[int, Level]]:
    for element in _children(parent, "lvl"):
        start, restart = _value(element, "start"), _value(element, "lvlRestart")
        yield (
            int(element.get(f"{W}ilvl")),
            Level(
                start=int(start) if start is not None else 0,
                numeral=_value(element, "numFmt") or "decimal",
                pattern=_value(element, "lvlText") or "",
                restarts_after=int(restart) if restart is not None else None,
                always_decimal=element.find(f"{W}isLgl") is not None,
            ),
        )


def _by_id(numbering: Any, tag: str, attribute: str) -> dict[str, Any]:
    return {element.get(f"{W}{attribute}"): element for element in _children(numbering, tag)}


def _children(element: Any, tag: str) -> list[Any]:
    return [] if element is None else element.findall(f"{W}{tag}")


def _value(element: Any, tag: str) -> str | None:
    child = None if element is None else element.find(f"{W}{tag}")
    return None if child is None else child.get(f"{W}val")
