"""New numbers for a stretch of clauses, shown first and given only when somebody asks (law 8)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db import transaction

from agreements.register.locks import save_next_version
from agreements.register.models import Agreement
from agreements.texts.clauses import keep_versions
from agreements.texts.models import Clause
from agreements.texts.structuring import BATCH, lock_structure, rows_of
from commissioning.accounts.models import User
from commissioning.audit.log import record
from commissioning.errors import RuleBroken

FIGURE = re.compile(r"(?:\d+\.)*\d+[A-Z]*(?P<end>\.?)")
LETTERED = re.compile(r"(?P<before>\(?)(?P<letters>[a-z]+|[A-Z]+)(?P<end>[).]*)")
TENS = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
ALPHABET = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class NewNumber:
    """A clause, and what its number becomes."""

    clause: Clause
    number: str

    @property
    def is_changed(self) -> bool:
        return self.number != self.clause.number

    @property
    def mark(self) -> str:
        """What is printed before it, with the new number in the old one's place."""
        old = self.clause
        fits = old.number and old.number in old.mark
        return old.mark.replace(old.number, self.number, 1) if fits else self.number


def new_numbers(rows: Sequence[Clause], stretch: Clause | None) -> list[NewNumber]:
    """What every numbered clause of a stretch would be called if it were numbered afresh.

    The stretch is what stands under `stretch`, or the body of the text without its schedules and
    appendices, which keep numbers of their own. Each level keeps the way of numbering of its first
    clause: 2.1, (a), (i), A; and a clause numbered in figures keeps figures. What has no number gets none.
    """
    standing = [row for row in rows if not row.is_deleted]
    if stretch:
        prefix = _prefix(stretch.number) if stretch.role == Clause.Role.CLAUSE else ""
        return list(_numbered(standing, stretch.pk, prefix))
    return [n for n in _numbered(standing, None, "") if n.clause.role == Clause.Role.CLAUSE]


@transaction.atomic
def renumber_clauses(
    agreement: Agreement, *, stretch: Clause | None = None, version: int, by: User
) -> Agreement:
    """Give a stretch of clauses the numbers that were shown. `version` is the agreement's.

    What each was called before stays among its versions. Raises StaleVersion when the structure
    changed since the numbers were shown.
    """
    agreement = lock_structure(agreement, version=version)
    given = [new for new in new_numbers(rows_of(agreement), stretch) if new.is_changed]
    if not given:
        raise RuleBroken("These clauses are numbered in order already.")
    before = {str(new.clause.pk): new.clause.number for new in given}
    for new in given:
        clause = new.clause
        clause.mark, clause.number = new.mark, new.number
        clause.version += 1
    renumbered = [new.clause for new in given]
    fields = ["mark", "number", "version"]
    Clause.objects.bulk_update(renumbered, fields, batch_size=BATCH)
    keep_versions(renumbered, by=by)
    save_next_version(agreement)
    record(
        "agreement.renumbered",
        agreement,
        by=by,
        organisations=agreement.organisation_ids,
        before=before,
        after={str(new.clause.pk): new.clause.number for new in given},
    )
    return agreement


def stretches_of(rows: Sequence[Clause]) -> list[Clause]:
    """Schedules, appendices and clauses with numbered clauses under them: each can be renumbered."""
    above = {row.parent_id for row in rows if row.number and row.role == Clause.Role.CLAUSE}
    return [row for row in rows if row.pk in above and row.may_hold_others and not row.is_deleted]


def _numbered(rows: list[Clause], parent: int | None, prefix: str) -> Iterator[NewNumber]:
    """Those under `parent`, level by level. Their order is that of the text within each clause."""
    under: dict[int | None, list[Clause]] = {}
    for row in rows:
        under.setdefault(row.parent_id, []).append(row)
    yield from _level(under, parent, prefix)


def _level(
    under: dict[int | None, list[Clause]], parent: int | None, prefix: str
) -> Iterator[NewNumber]:
    """A heading has no number: the clauses under it go on counting with those beside it."""
    named = list(_counted(under, parent))
    first = next((row for row in named if row.number), None)
    count = 0
    for row in named:
        number = row.number
        if first and row.number:
            count += 1
            number = _next(first.number, row.number, prefix, count)
            yield NewNumber(row, number)
        inner = _prefix(number) or prefix
        yield from _level(under, row.pk, inner)


def _counted(under: dict[int | None, list[Clause]], parent: int | None) -> Iterator[Clause]:
    for row in under.get(parent, ()):
        if row.role == Clause.Role.CLAUSE:
            yield row
        elif row.role == Clause.Role.HEADING:
            yield from _counted(under, row.pk)


def _next(first: str, own: str, prefix: str, count: int) -> str:
    """The number of the `count`th clause of a level whose first is called `first`."""
    if match := FIGURE.fullmatch(own) or FIGURE.fullmatch(first):
        return f"{prefix}{count}{match['end']}"
    if match := LETTERED.fullmatch(first):
        letters = _letters(match["letters"], count)
        return f"{match['before']}{letters}{match['end']}"
    return own


def _letters(first: str, count: int) -> str:
    """Romans where the first is (i): a level never begins with the letter i."""
    told = _roman(count) if first.lower() == "i" else _alphabetical(count)
    return told.upper() if first.isupper() else told


def _roman(count: int) -> str:
    told = ""
    for value, letters in TENS:
        while count >= value:
            told, count = told + letters, count - value
    return told


def _alphabetical(count: int) -> str:
    """After z comes aa."""
    more, letter = divmod(count - 1, len(ALPHABET))
    return (_alphabetical(more) if more else "") + ALPHABET[letter]


def _prefix(number: str) -> str:
    """2. before the clauses under 2; none under (a), whose own begin afresh."""
    return f"{number.rstrip('.')}." if FIGURE.fullmatch(number) else ""
