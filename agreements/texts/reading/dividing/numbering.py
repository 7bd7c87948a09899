"""Where a printed number stands: whether it goes on from those before, what it is part of."""

import re
from dataclasses import dataclass

from agreements.texts.reading.dividing.printed_numbers import PrintedNumber

MOST_SKIPPED = 3
"""Numbers that may be missing between neighbours: drafts lose clauses and keep their numbers."""

TOP_STYLES = ("dotted", "bare", "keyword")
"""Looks that one agreement mixes at its top: "1. Purpose", "2 Scope"."""

HIGHEST_FIRST = 10
"""An extract may begin at clause 4; "Section 75 agreement" begins with no clause."""

INSERTED = re.compile(r"\d+[A-Z]")
"""A clause put in later: 7A comes after 7, and 8 after both."""

MEASURE = re.compile(
    r"(?:%|per ?cent|million|billion|thousand|hours?|days?|weeks?|months?|years?|miles|WTE|wte"
    r"|FTE|fte"
    r"|of\b|and\b|or\b|to\b)"
)
MONTH = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?(?:\s+\d|$)", re.IGNORECASE
)


@dataclass
class OpenList:
    """A run of numbers of one look: (a), (b), (c); the top of an agreement is the outermost run."""

    style: str
    scheme: str
    value: int
    passage: int


@dataclass(frozen=True)
class Place:
    """What a number belongs to: the order of its parent passage, and whether it is a top clause."""

    parent: int | None
    is_top: bool


@dataclass(frozen=True)
class Outlook:
    """What the following paragraphs say of a doubtful number."""

    heading_like: bool = False
    next_number: PrintedNumber | None = None
    next_path_top: int | None = None
    may_restart: bool = False


class Numbering:
    """The numbers of an agreement, or of one appendix, so far."""

    def __init__(self, root: int | None = None) -> None:
        self.root = root
        self.top: OpenList | None = None
        self.lists: list[OpenList] = []
        self.paths: dict[tuple[str, ...], int] = {}
        self.latest: int | None = None

    @property
    def top_value(self) -> int:
        return self.top.value if self.top else 0

    def place(self, number: PrintedNumber, passage: int, outlook: Outlook) -> Place | None:
        """Where the number stands, taken as counted; none if it is no number of a clause here."""
        if number.is_path:
            return self._place_path(number, passage, outlook)
        if number.style == "bare" and not self._is_plain_bare(number, outlook):
            return None
        if number.style == "keyword" and number.rest and not outlook.heading_like:
            return None
        return self._place_single(number, passage, outlook)

    def _is_plain_bare(self, number: PrintedNumber, outlook: Outlook) -> bool:
        """A bare figure begins many sentences: a clause has the next one, and a heading."""
        return (
            not MONTH.match(number.rest)
            and (self.top is None or self.top.style in TOP_STYLES)
            and number.counts("decimal") == self.top_value + 1
            and (outlook.heading_like or not number.rest or "\t" in number.rest[:1])
        )

    def _place_path(self, number: PrintedNumber, passage: int, outlook: Outlook) -> Place | None:
        steps = number.steps
        digits = re.match(r"[A-Z]*(\d+)", steps[0])
        top = int(digits[1]) if digits else 0
        backwards = top < self.top_value or steps in self.paths
        if number.style == "lettered path" and self.root is None:
            return None
        if MEASURE.match(number.rest) or top > self.top_value + MOST_SKIPPED:
            return None
        if backwards and not number.rest[:1].isupper():
            return None
        parent = next(
            (
                self.paths[steps[:end]]
                for end in range(len(steps) - 1, 0, -1)
                if steps[:end] in self.paths
            ),
            self.root,
        )
        if top > self.top_value:
            self.top = OpenList(
                "dotted" if self.top is None else self.top.style, "decimal", top, passage
            )
        self._count(passage, steps)
        return Place(parent, is_top=len(steps) == 1)

    def _place_single(self, number: PrintedNumber, passage: int, outlook: Outlook) -> Place | None:
        if outlook.may_restart and self._begins(number, self.top):
            self.top, self.lists, self.paths, self.latest = None, [], {}, None
        if (
            self.top
            and INSERTED.fullmatch(number.number)
            and number.counts("decimal") == self.top_value
        ):
            self._count(passage, (number.number,))
            return Place(self.root, is_top=True)
        successors = [run for run in self._runs() if self._follows(number, run)]
        if successors and not self._begins_inside(number, successors[0], outlook):
            run = self._likeliest(number, successors, outlook)
            return self._go_on(number, run, passage)
        if (scheme := self._first_scheme(number)) is not None:
            return self._begin(number, scheme, 1, passage)
        value = number.counts("decimal")
        if self.top is None and value and value <= HIGHEST_FIRST and outlook.heading_like:
            return self._begin(number, "decimal", value, passage)
        return self._skip(number, passage, outlook)

    def _runs(self) -> list[OpenList]:
        """From the innermost out."""
        return [*reversed(self.lists), *([self.top] if self.top else [])]

    def _follows(self, number: PrintedNumber, run: OpenList) -> bool:
        alike = number.style == run.style or (
            run is self.top and {number.style, run.style} <= set(TOP_STYLES)
        )
        return alike and number.counts(run.scheme) == run.value + 1

    def _begins(self, number: PrintedNumber, run: OpenList | None) -> bool:
        return run is not None and number.style == run.style and number.counts(run.scheme) == 1

    def _begins_inside(self, number: PrintedNumber, run: OpenList, outlook: Outlook) -> bool:
        """(i) after (h) begins a list of romans if (ii) comes next."""
        following = outlook.next_number
        return (
            number.counts(run.scheme) != 1
            and any(value == 1 for _, value in number.values)
            and following is not None
            and following.style == number.style
            and any(scheme.endswith("roman") and value == 2 for scheme, value in following.values)
        )

    def _likeliest(self, number: PrintedNumber, runs: list[OpenList], outlook: Outlook) -> OpenList:
        """6. after 5. and after an inner list's item 5. is what the next full number says it is."""
        if len(runs) == 1 or runs[-1] is not self.top:
            return runs[0]
        if outlook.next_path_top is not None:
            return runs[-1] if outlook.next_path_top == number.counts("decimal") else runs[0]
        return runs[-1] if outlook.heading_like else runs[0]

    def _first_scheme(self, number: PrintedNumber) -> str | None:
        return next((scheme for scheme, value in number.values if value == 1), None)

    def _go_on(self, number: PrintedNumber, run: OpenList, passage: int) -> Place:
        value = number.counts(run.scheme)
        run.value, run.passage = value if value is not None else run.value + 1, passage
        if run is self.top:
            self._count(passage, (number.number,))
            return Place(self.root, is_top=True)
        del self.lists[self.lists.index(run) + 1 :]
        return Place(self._parent_of(run), is_top=False)

    def _begin(self, number: PrintedNumber, scheme: str, value: int, passage: int) -> Place:
        run = OpenList(number.style, scheme, value, passage)
        if self.top is None:
            self.top = run
            self._count(passage, (number.number,))
            return Place(self.root, is_top=True)
        self._leave_lists_like(run)
        self.lists.append(run)
        return Place(self._parent_of(run), is_top=False)

    def _leave_lists_like(self, run: OpenList) -> None:
        """A second (a) begins a new list where the first one was, not inside it."""
        for position, other in enumerate(self.lists):
            if (other.style, other.scheme) == (run.style, run.scheme):
                del self.lists[position:]
                return

    def _skip(self, number: PrintedNumber, passage: int, outlook: Outlook) -> Place | None:
        """A number a few past the last, as after a struck clause; a top one needs a heading."""
        for run in self._runs():
            value = number.counts(run.scheme)
            skipped = value is not None and run.value < value <= run.value + 1 + MOST_SKIPPED
            if (
                number.style == run.style
                and skipped
                and (run is not self.top or outlook.heading_like)
            ):
                return self._go_on(number, run, passage)
        return None

    def _parent_of(self, run: OpenList) -> int | None:
        position = self.lists.index(run)
        return self.lists[position - 1].passage if position else self.latest

    def _count(self, passage: int, steps: tuple[str, ...]) -> None:
        self.paths[steps] = passage
        self.latest = passage
        self.lists = []
