"""A comparison as it is read: clauses that say the same folded away, and the summary. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from agreements.texts.comparison.comparison import Compared, Comparison, Fate
from commissioning.govuk.words import listed, plural

FOLDED = (Fate.UNCHANGED, Fate.MOVED, Fate.MOVED_AWAY)


@dataclass(frozen=True)
class Stretch:
    """Clauses that stand together and fared alike; one alone where its words changed."""

    rows: tuple[Compared, ...]

    @property
    def first(self) -> Compared:
        return self.rows[0]

    @property
    def fate(self) -> Fate:
        return self.first.fate

    @property
    def is_folded(self) -> bool:
        return self.fate in FOLDED

    @property
    def sentence(self) -> str:
        """What became of them, such as "3 clauses say the same: 2.1 to 2.3"."""
        says, stands, were = (
            ("say", "stand", "were") if self.rows[1:] else ("says", "stands", "was")
        )
        renumbered = self.first.is_renumbered
        if self.fate is Fate.MOVED_AWAY:
            now = f", now {_span(self.rows, 'after', named=False)}" if renumbered else ""
            return f"{_span(self.rows, 'before')}{now}: {stands} elsewhere now"
        then = f", {were} {_span(self.rows, 'before', named=False)}" if renumbered else ""
        if self.fate is Fate.MOVED:
            return f"{_span(self.rows, 'after')}{then}: moved, and {says} the same"
        if renumbered:
            return f"{_span(self.rows, 'after')}{then}: another number, and the same words"
        return f"{plural(len(self.rows), 'clause')} {says} the same: {_span(self.rows, 'after')}"


@dataclass(frozen=True)
class Count:
    """How many clauses fared so."""

    label: str
    number: int


def stretches_of(comparison: Comparison) -> list[Stretch]:
    """The whole comparison in order, with what can be folded together in one stretch."""
    found: list[list[Compared]] = []
    for row in comparison.rows:
        if found and _belong_together(found[-1][-1], row):
            found[-1].append(row)
        else:
            found.append([row])
    return [Stretch(tuple(rows)) for rows in found]


def counts_of(comparison: Comparison) -> list[Count]:
    """How many clauses fared how. One that moved may have changed too, and have another number."""
    return [
        Count("Words changed", len(comparison.of(Fate.CHANGED))),
        Count("Added", len(comparison.of(Fate.ADDED))),
        Count("Taken out", len(comparison.of(Fate.TAKEN_OUT))),
        Count("Moved", len(comparison.moved)),
        Count("Another number", len(comparison.renumbered)),
        Count("The same, in the same place", len(comparison.of(Fate.UNCHANGED))),
    ]


def summary_of(comparison: Comparison) -> str:
    """What changed, in a sentence or two."""
    changed, added, gone = (
        len(comparison.of(fate)) for fate in (Fate.CHANGED, Fate.ADDED, Fate.TAKEN_OUT)
    )
    moved, renumbered = len(comparison.moved), len(comparison.renumbered)
    said = [
        (changed, "changed its words", "changed their words"),
        (added, "was added", "were added"),
        (gone, "was taken out", "were taken out"),
        (moved, "moved", "moved"),
    ]
    parts = [f"{n} {one if n == 1 else many}" for n, one, many in said if n]
    if not parts and not renumbered:
        return "The two texts say the same, clause for clause."
    first = (
        f"Of {plural(_all(comparison), 'clause')}, {listed(parts)}."
        if parts
        else ("No clause changed its words, moved, was added or taken out.")
    )
    has = "has" if renumbered == 1 else "have"
    return f"{first} {renumbered} {has} another number." if renumbered else first


def _all(comparison: Comparison) -> int:
    return sum(1 for row in comparison.rows if row.fate is not Fate.MOVED_AWAY)


def _belong_together(one: Compared, other: Compared) -> bool:
    """Whether both can be folded into one stretch: alike, and side by side in both texts."""
    if one.fate is not other.fate or one.fate not in FOLDED:
        return False
    if one.is_renumbered != other.is_renumbered:
        return False
    return one.fate is Fate.UNCHANGED or all(_follows(n, one, other) for n in ("before", "after"))


def _follows(name: str, one: Compared, other: Compared) -> bool:
    first, second = getattr(one, name), getattr(other, name)
    return bool(first and second) and second.place == first.place + 1


def _span(rows: Iterable[Compared], name: str, *, named: bool = True) -> str:
    """The first and the last of them by number; one alone with its heading too, if `named`."""
    passages = [getattr(row, name) for row in rows]
    if len(passages) == 1:
        return passages[0].called if named else passages[0].name
    return f"{passages[0].name} to {passages[-1].name}"
