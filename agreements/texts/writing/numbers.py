"""Which printed numbers Word can count itself. Pure: marks in, lists out.

A printed number is a fact (law 8). Word counts where its own count gives exactly what is printed,
if need be by beginning anew at a number; wherever it does not, the number is written as text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from agreements.texts.reading.dividing.agreement_styles import number_of
from agreements.texts.reading.files.word_numerals import letters, roman

LEVELS = 9
LAST = re.compile(
    r"(?P<before>(?:.*[^0-9A-Za-z])?)(?P<numeral>\d{1,4}|[a-z]{1,8}|[A-Z]{1,8})"
    r"(?P<after>[^0-9A-Za-z]*)"
)
FIGURE = re.compile(r"[0-9]+|[A-Za-z]+")
LONGEST_LETTERS = 52


@dataclass(frozen=True)
class Look:
    """How a level is numbered: Word's name of the numerals, and its pattern, such as "%1.%2"."""

    numerals: str
    pattern: str


@dataclass(frozen=True)
class Counted:
    """The place of a number in one of Word's lists: `list_id`, and the level from 0."""

    list_id: int
    level: int


@dataclass
class ListDefinition:
    """Levels that count together, and the lists that begin them anew."""

    definition_id: int
    looks: dict[int, Look] = field(default_factory=dict)


@dataclass(frozen=True)
class WordList:
    """A list of a definition that begins at `start` on one level; at 1 where it is the first."""

    list_id: int
    definition_id: int
    level: int
    start: int


@dataclass
class Run:
    """A definition as far as it has counted, and the list that it counts in now.

    A level that is begun anew begins where its list says, not where the one before it did.
    """

    definition: ListDefinition
    counts: list[int | None] = field(default_factory=lambda: [None] * LEVELS)
    latest: WordList | None = None

    def start(self, level: int) -> int:
        return self.latest.start if self.latest and self.latest.level == level else 1

    def expected(self, level: int) -> int:
        count = self.counts[level]
        return self.start(level) if count is None else count + 1

    def count(self, level: int, value: int) -> None:
        self.counts[level] = value
        self.counts[level + 1 :] = [None] * (LEVELS - level - 1)
        for above in range(level):
            if self.counts[above] is None:
                self.counts[above] = self.start(above)


class Lists:
    """The lists of one document, as its numbers are met in their order."""

    def __init__(self) -> None:
        self.definitions: list[ListDefinition] = []
        self.lists: list[WordList] = []
        self._runs: dict[tuple[object, ...], Run] = {}

    def place(self, scope: object, level: int, mark: str, number: str) -> Counted | None:
        """Where Word counts to `mark`; none where it cannot, or would not be read as `number`.

        `scope` is what numbers count within: the body of the text, one schedule. `level` is from 0.
        """
        if level >= LEVELS or "%" in mark or number_of(mark) != number:
            return None
        main = self._run((scope,))
        found = [
            (look, value, self._run_of(look, main, scope, level))
            for look, value in _looks(mark, level, main)
        ]
        chosen = self._likeliest(found, main, level)
        if chosen is None:
            return None
        look, value, run = chosen
        run.definition.looks.setdefault(level, look)
        if run.latest is None or value != run.expected(level):
            self._begin(run, level, value)
        run.count(level, value)
        assert run.latest is not None
        return Counted(run.latest.list_id, level)

    def _run_of(self, look: Look, main: Run, scope: object, level: int) -> Run | None:
        """The list of the text itself; beside it, one for another look that names no other level."""
        if main.definition.looks.get(level, look) == look:
            return main
        return None if look.pattern.count("%") > 1 else self._run((scope, level, look))

    def _likeliest(
        self, found: list[tuple[Look, int, Run | None]], main: Run, level: int
    ) -> tuple[Look, int, Run] | None:
        """Of (i) in letters and in romans: the one that goes on, else begins, else is usual."""
        possible = [(look, value, run) for look, value, run in found if run]
        return min(
            possible,
            key=lambda one: (
                one[1] != one[2].expected(level) or one[2].latest is None,
                one[1] != 1,
                one[2] is not main,
            ),
            default=None,
        )

    def _run(self, key: tuple[object, ...]) -> Run:
        return self._runs.setdefault(key, Run(ListDefinition(0)))

    def _begin(self, run: Run, level: int, value: int) -> None:
        definition = run.definition
        if not definition.definition_id:
            self.definitions.append(definition)
            definition.definition_id = len(self.definitions)
        run.latest = WordList(len(self.lists) + 1, definition.definition_id, level, value)
        self.lists.append(run.latest)


def _looks(mark: str, level: int, run: Run) -> Iterator[tuple[Look, int]]:
    """The looks and counts that would print `mark` at this level, after what was counted."""
    match = LAST.fullmatch(mark)
    pattern = match and _with_levels(match["before"], level, run)
    if match is None or pattern is None:
        return
    for numerals, value in _values(match["numeral"]):
        yield Look(numerals, f"{pattern}%{level + 1}{match['after']}"), value


def _with_levels(before: str, level: int, run: Run) -> str | None:
    """What is printed before the last numeral: words, or the numbers of the levels above."""
    figures = [figure for figure in FIGURE.findall(before) if figure.isdigit()]
    if not figures:
        return before
    looks, counts = run.definition.looks, run.counts
    if len(figures) != level:
        return None
    for n, figure in enumerate(figures):
        if n not in looks or looks[n].numerals != "decimal" or str(counts[n]) != figure:
            return None
    depth = iter(range(1, level + 1))
    return FIGURE.sub(lambda m: f"%{next(depth)}" if m[0].isdigit() else m[0], before)


def _values(numeral: str) -> Iterator[tuple[str, int]]:
    if numeral.isdigit():
        if str(int(numeral)) == numeral and int(numeral) > 0:
            yield "decimal", int(numeral)
        return
    case = "lower" if numeral.islower() else "upper"
    small = numeral.lower()
    for value in range(1, LONGEST_LETTERS + 1):
        if letters(value) == small:
            yield f"{case}Letter", value
        if roman(value) == small:
            yield f"{case}Roman", value
