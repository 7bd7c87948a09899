"""Which clause of one text is which of the other. Pure: two lists of passages in, pairs out.

How long it takes grows with the number of words and not with the number of clauses times itself:
clauses that say the same are found by their words, then those with the same heading. Only what is
left is looked at for likeness, and each of those is measured against at most CANDIDATES others:
the ones that share most runs of three words with it, where a run that stands in more than
COMMON clauses counts for nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import cached_property

from agreements.texts.comparison.passages import ComparedPassage

RUN = 3
COMMON = 8
CANDIDATES = 5
ALIKE = 0.6
"""At least this share of the words in common: the same clause, wherever it stands."""
ALIKE_IN_PLACE = 0.3
"""The same for clauses that have the same number under the same heading."""

Passages = Sequence[ComparedPassage]
Pairs = dict[int, int]
"""Places in the text before, each with the place in the text after."""


def likeness(one: ComparedPassage, other: ComparedPassage) -> float:
    """The share of words in common, from 0 to 1, whatever their order."""
    total = len(one.words) + len(other.words)
    common = Counter(one.words) & Counter(other.words)
    return 2 * sum(common.values()) / total if total else 0.0


def paired(before: Passages, after: Passages) -> Pairs:
    """Each passage that stands in both texts, with the same or like words."""
    matching = _Matching(before, after)
    for key in (_words_number_and_above, _words_and_number, _words):
        matching.pair_by(key)
    for key in (_heading_and_above, _heading):
        matching.pair_by(key)
    matching.pair_the_likest()
    matching.pair_by(_place, unless=matching.differs_too_much)
    return matching.pairs


class _Matching:
    def __init__(self, before: Passages, after: Passages) -> None:
        self.before, self.after = before, after
        self.pairs: Pairs = {}
        self.taken: set[int] = set()

    def left(self) -> tuple[list[ComparedPassage], list[ComparedPassage]]:
        """What has no partner yet, of either text."""
        return (
            [one for one in self.before if one.place not in self.pairs],
            [one for one in self.after if one.place not in self.taken],
        )

    def pair(self, one: ComparedPassage, other: ComparedPassage) -> None:
        self.pairs[one.place] = other.place
        self.taken.add(other.place)

    def pair_by(
        self,
        key: Callable[[ComparedPassage, Passages], Hashable],
        unless: Callable[[ComparedPassage, ComparedPassage], bool] | None = None,
    ) -> None:
        """Pair what has the same key, in order. A key of None is none."""
        olds, news = self.left()
        waiting: dict[Hashable, list[ComparedPassage]] = defaultdict(list)
        for one in reversed(olds):
            waiting[key(one, self.before)].append(one)
        waiting.pop(None, None)
        for other in news:
            same = waiting.get(key(other, self.after))
            if same and not (unless and unless(same[-1], other)):
                self.pair(same.pop(), other)

    def differs_too_much(self, one: ComparedPassage, other: ComparedPassage) -> bool:
        """Of two mere headings in one place: whether no clause stayed from under the one to the other."""
        if one.body or other.body:
            return likeness(one, other) < ALIKE_IN_PLACE
        return (one.place, other.place) not in self.above

    @cached_property
    def above(self) -> set[tuple[int | None, int | None]]:
        """What the clauses that were paired until it is first asked for stand under."""
        pairs = self.pairs.items()
        return {(self.before[old].under, self.after[new].under) for old, new in pairs}

    def pair_the_likest(self) -> None:
        """Pair what is left by likeness, the likest first; of equals, those of one number."""
        olds, news = self.left()
        found = sorted(_alike(olds, news), key=lambda one: one[0], reverse=True)
        for _, one, other in found:
            if one.place not in self.pairs and other.place not in self.taken:
                self.pair(one, other)


def _alike(
    olds: Passages, news: Passages
) -> Iterator[tuple[tuple[float, bool], ComparedPassage, ComparedPassage]]:
    with_run: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, one in enumerate(olds):
        for run in _runs(one):
            with_run[run].append(n)
    for other in news:
        sharing = (with_run.get(run, ()) for run in _runs(other))
        shared = Counter(n for found in sharing if len(found) <= COMMON for n in found)
        for n, _ in shared.most_common(CANDIDATES):
            one = olds[n]
            if (degree := likeness(one, other)) >= ALIKE:
                yield (degree, one.bare_number == other.bare_number), one, other


def _runs(passage: ComparedPassage) -> Iterable[tuple[str, ...]]:
    words = passage.words
    return {words[n : n + RUN] for n in range(len(words) - RUN + 1)}


def _words(one: ComparedPassage, text: Passages) -> Hashable:
    return one.words


def _words_and_number(one: ComparedPassage, text: Passages) -> Hashable:
    return one.words, one.bare_number


def _words_number_and_above(one: ComparedPassage, text: Passages) -> Hashable:
    return one.words, one.bare_number, _above(one, text)


def _heading_and_above(one: ComparedPassage, text: Passages) -> Hashable:
    heading = _heading(one, text)
    return heading and (heading, _above(one, text))


def _heading(one: ComparedPassage, text: Passages) -> Hashable:
    return (one.role, *one.heading.casefold().split()) if one.heading else None


def _place(one: ComparedPassage, text: Passages) -> Hashable:
    return (one.role, one.bare_number, _above(one, text)) if one.bare_number else None


def _above(one: ComparedPassage, text: Passages) -> tuple[str, ...]:
    """The words of what it stands under, or its number where that is another clause."""
    if one.under is None:
        return ()
    above = text[one.under]
    return (above.bare_number,) if above.bare_number else above.words
