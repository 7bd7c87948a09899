"""What became of each clause from one text to another, in one column to be read. Pure."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from agreements.texts.comparing import Change, Piece, compared
from agreements.texts.comparison.matching import ALIKE_IN_PLACE, Pairs, likeness, paired
from agreements.texts.comparison.passages import ComparedPassage

Passages = Sequence[ComparedPassage]


class Fate(StrEnum):
    """What became of a clause."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    MOVED = "moved"
    ADDED = "added"
    TAKEN_OUT = "taken_out"
    MOVED_AWAY = "moved_away"


@dataclass(frozen=True)
class Compared:
    """One clause as it was and as it is. `above` are the headings that it stood and stands under.

    Where a clause moved away there is one more of these in its old place, so that nobody who
    reads in the old order misses it.
    """

    fate: Fate
    before: ComparedPassage | None = None
    after: ComparedPassage | None = None
    is_moved: bool = False
    above: tuple[str, str] = ("", "")

    @property
    def passage(self) -> ComparedPassage:
        """What it says now; what it said, where it says nothing now."""
        found = self.after if self.fate is not Fate.MOVED_AWAY and self.after else self.before
        assert found, "a clause stands in one of the texts"
        return found

    @property
    def is_renumbered(self) -> bool:
        if self.before is None or self.after is None:
            return False
        return self.before.bare_number != self.after.bare_number

    @property
    def is_rewritten(self) -> bool:
        """Whether its words, heading or body, are others than before. Spaces are no words."""
        pieces = (self.before, self.after)
        before, after = ((p.heading.split(), p.body.split()) if p else None for p in pieces)
        return before != after

    @property
    def title(self) -> tuple[Piece, ...]:
        return self._compared("heading")

    @property
    def body(self) -> tuple[Piece, ...]:
        return self._compared("body")

    def _compared(self, name: str) -> tuple[Piece, ...]:
        before, after = (getattr(p, name) if p else "" for p in (self.before, self.after))
        if before == after:
            return (Piece(Change.SAME, after),) if after else ()
        if self.before and self.after and likeness(self.before, self.after) < ALIKE_IN_PLACE:
            said = ((Change.REMOVED, before), (Change.ADDED, after))
            return tuple(Piece(change, text) for change, text in said if text)
        return compared(before, after)


@dataclass(frozen=True)
class Comparison:
    """Two texts compared: every clause of the later in its order, with those taken out between."""

    rows: tuple[Compared, ...]

    def of(self, fate: Fate) -> list[Compared]:
        return [row for row in self.rows if row.fate is fate]

    @cached_property
    def moved(self) -> list[Compared]:
        return [row for row in self.rows if row.is_moved and row.fate is not Fate.MOVED_AWAY]

    @cached_property
    def renumbered(self) -> list[Compared]:
        return [r for r in self.rows if r.is_renumbered and r.fate is not Fate.MOVED_AWAY]


def compare_texts(before: Passages, after: Passages) -> Comparison:
    """What became of each clause of `before` in `after`.

    A clause has moved if it stands behind others than before, or under another heading that stood
    in the text already. That its heading was rewritten or its number changed moves no clause.
    """
    pairs = paired(before, after)
    partner = {new: old for old, new in pairs.items()}
    staying = _staying(pairs)
    rows: list[Compared] = list(_left_behind(before, after, pairs, staying, 0))
    for passage in after:
        old = partner.get(passage.place)
        if old is None:
            rows.append(Compared(Fate.ADDED, after=passage))
            continue
        was = before[old]
        away = old not in staying or _changed_heading(was, passage, pairs, partner)
        rows.append(_kept(was, passage, away, (_heading(was, before), _heading(passage, after))))
        if old in staying:
            rows += _left_behind(before, after, pairs, staying, old + 1)
    return Comparison(tuple(rows))


def _kept(
    was: ComparedPassage, passage: ComparedPassage, is_moved: bool, above: tuple[str, str]
) -> Compared:
    row = Compared(Fate.UNCHANGED, was, passage, is_moved, above)
    if row.is_rewritten:
        return Compared(Fate.CHANGED, was, passage, is_moved, above)
    return Compared(Fate.MOVED, was, passage, True, above) if is_moved else row


def _left_behind(
    before: Passages, after: Passages, pairs: Pairs, staying: set[int], start: int
) -> Iterator[Compared]:
    """The clauses of the old text from `start` to the next that stayed, which did not."""
    for was in before[start:]:
        if was.place in staying:
            return
        if was.place in pairs:
            yield Compared(Fate.MOVED_AWAY, was, after[pairs[was.place]], is_moved=True)
        else:
            yield Compared(Fate.TAKEN_OUT, before=was)


def _staying(pairs: Pairs) -> set[int]:
    """The most clauses that stand in the same order in both texts (the longest rising sequence)."""
    ends: list[int] = []
    chains: list[int] = []
    link: dict[int, int | None] = {}
    for old in sorted(pairs):
        at = bisect_left(ends, pairs[old])
        link[old] = chains[at - 1] if at else None
        ends[at : at + 1], chains[at : at + 1] = [pairs[old]], [old]
    found, last = set[int](), chains[-1] if chains else None
    while last is not None:
        found.add(last)
        last = link[last]
    return found


def _changed_heading(
    was: ComparedPassage, now: ComparedPassage, pairs: Pairs, partner: Pairs
) -> bool:
    """Whether it stands under something else that was in the text before, or still is."""
    old, new = was.under, now.under
    became = pairs.get(old) if old is not None else None
    if became == new:
        return False
    return became is not None or (new is not None and new in partner)


def _heading(passage: ComparedPassage, text: Passages) -> str:
    """The nearest heading above it."""
    above = passage.under
    while above is not None:
        if text[above].heading:
            return text[above].called
        above = text[above].under
    return ""
